// What is shown, in words.

import { fixed, listOf, withCommas } from "../lib/format.js";
import {
  answerOfMap,
  flowOf,
  LAYERS,
  loudestMap,
  PARAMETERS,
  POOLING,
  tallyOf,
  topOf,
  weightsThenAndNow,
} from "./model.js";

/** "0.998"; "0.999…" where it would round to 1. */
export const probability = (p) => (p >= 0.9995 ? "0.999…" : fixed(p, 3));

/** What the network answers, and what is next. */
function answerWords({ probabilities }, { strokes }) {
  const [first, ...next] = topOf(probabilities).slice(0, 3);
  if (!strokes.length)
    return `The pad is empty, and still the ten probabilities add up to 1. The largest is p = ${probability(probabilities[first])}, for ${first}.`;
  const others = next.map((digit) => `${digit} (p = ${probability(probabilities[digit])})`);
  return `The network reads ${first}, with p = ${probability(probabilities[first])}, then ${others.join(" and ")}.`;
}

/** What is done to the drawing besides centering and scaling it. */
function changesWords({ centered, turn, inverted }) {
  const changes = [
    turn ? `turned by ${fixed(turn, 0)}°` : "",
    centered ? "" : "neither centered nor scaled",
    inverted ? "inverted" : "",
  ].filter(Boolean);
  return changes.length ? ` The drawing is ${listOf(changes)}.` : "";
}

/** "Map 3 of layer 1 answers at 12 of 64 places, strongest at row 2, column 5." */
export function mapWords(flow, layer, map) {
  const { name, side } = LAYERS[layer];
  const { count, most, row, column } = answerOfMap(flow, layer, map);
  const whose = layer === POOLING ? `Map ${map + 1}, pooled,` : `Map ${map + 1} of ${name.toLowerCase()}`;
  if (count === 0) return `${whose} answers nowhere: its ${side * side} numbers are 0.`;
  return `${whose} answers at ${count} of ${side * side} places, strongest at row ${row + 1}, column ${column + 1}: ${fixed(most)}.`;
}

/** The answer, and on a line of its own what a map does: the chosen one, else the loudest of layer 1. */
export function describe(state) {
  const flow = flowOf(state);
  const [layer, map] = state.path[0] > 0 ? state.path : [1, loudestMap(flow, 1)];
  return `${answerWords(flow, state)}${changesWords(state)}\n${mapWords(flow, layer, map)}`;
}

/** That looking is not learning, in numbers. */
export function unchangedWords() {
  const [then, now] = weightsThenAndNow().map((sum) => fixed(sum, 4));
  return `Your drawing changed no weight. Before it, the ${withCommas(PARAMETERS)} weights and biases added up to ${then}, and now to ${now}.`;
}

/** How many drawings were read right. */
export function tallyWords(state, own) {
  const { right, asked } = tallyOf(state);
  const sum = asked ? `Read right: ${right} of ${asked}.` : "";
  if (!own) return sum || "Draw a digit of your own first.";
  if (state.meant === "none") return `${sum} It is no digit, so it does not count.`.trim();
  if (state.meant === "") return sum || "Say what you drew.";
  const { answer } = flowOf(state);
  return `You meant ${state.meant}, it read ${answer}: ${state.meant === answer ? "right" : "wrong"}. ${sum}`;
}

/** The way to what is looked at: [[words, path or null]]. */
export function crumbs(path) {
  const [layer, map, row, column, from] = path;
  const { name, maps } = LAYERS[layer] ?? {};
  return [
    ["Answer", []],
    ...(path.length > 1 ? [[name, maps > 1 ? null : path.slice(0, 2)]] : []),
    ...(path.length > 1 && maps > 1 ? [[`map ${map + 1}`, path.slice(0, 2)]] : []),
    ...(path.length > 3 ? [[`row ${row + 1}, column ${column + 1}`, path.slice(0, 4)]] : []),
    ...(path.length > 4 ? [[`from map ${from + 1}`, path]] : []),
  ];
}
