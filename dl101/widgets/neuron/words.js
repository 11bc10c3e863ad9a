// What the picture shows, in words.

import { fixed, listOf } from "../lib/format.js";
import { same } from "../lib/state.js";
import { decisionLine } from "./line.js";
import { pair, weightedSum } from "./model.js";
import { CENTER, HIGH, LOW } from "./plane.js";

/** The picture in words; `rows` is the truth table. */
export function describe({ weights, bias, gate }, rows) {
  const firing = rows.filter(({ output }) => output).map(({ x }) => pair(x));
  const wrong = rows.filter(({ right }) => !right);
  const ends = decisionLine(weights, bias, LOW, HIGH);
  const line = same(weights, [0, 0])
    ? `Both weights are 0, so there is no line: z is ${fixed(bias)} everywhere.`
    : ends
      ? ""
      : `The line lies outside the picture: z is ${weightedSum(CENTER, weights, bias) > 0 ? "positive" : "negative"} all over it.`;
  const fires = firing.length ? `It fires for ${listOf(firing)}.` : "It fires for none of the points.";
  const score = wrong.length
    ? `${gate}: ${4 - wrong.length} of 4 right; ${listOf(wrong.map(({ x, wanted }) => `${pair(x)} should be ${wanted}`))}.`
    : `${gate}: all 4 right.`;
  return [fires, score, line].filter(Boolean).join(" ");
}
