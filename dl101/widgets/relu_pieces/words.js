// What the picture shows, in words.

import { rounded } from "../lib/arithmetic.js";
import { counted, fixed, listOf } from "../lib/format.js";
import { EDGE, neuronsOf, outputOf, TARGETS, targetValues, XS } from "./model.js";

const MANY = 4; // bends that are told one by one

/** A mean squared gap; "0" only where it is. */
export const writtenGap = (gap) => (gap < 1e-7 ? "0" : fixed(gap, gap < 0.001 ? 6 : 4));

/** The picture in words. */
export function describe(state) {
  const { hinges, activation } = state;
  const [left, right] = [-EDGE, EDGE].map((x) => fixed(outputOf(state, x)));
  const bends = activation === "linear" ? [] : bendsOf(neuronsOf(state));
  return `${counted(hinges.length, "neuron")}: the curve starts at ${left}, ${bendWords(bends)}, and ends at ${right}. ${largestGap(state)}`;
}

/** Where the curve bends, from left to right: [[x, change of slope]]. A neuron that looks left bends it up too. */
function bendsOf(neurons) {
  const at = new Map();
  for (const { hinge, v } of neurons)
    if (Math.abs(hinge) < EDGE) at.set(hinge, rounded((at.get(hinge) ?? 0) + v, 4));
  return [...at].filter(([, change]) => Math.abs(change) >= 0.005).sort(([a], [b]) => a - b);
}

function bendWords(bends) {
  if (!bends.length) return "bends nowhere";
  if (bends.length > MANY) return `bends ${bends.length} times`;
  const words = bends.map(
    ([x, change]) => `${change > 0 ? "up" : "down"} by ${fixed(Math.abs(change))} at ${fixed(x)}`,
  );
  return `bends ${listOf(words)}`;
}

function largestGap(state) {
  const targets = targetValues(state);
  const gaps = XS.map((x, i) => outputOf(state, x) - targets[i]);
  const most = Math.max(...gaps.map(Math.abs));
  const name = TARGETS[state.target].name;
  if (most < 0.005) return `It follows ${name}.`;
  const i = gaps.findIndex((gap) => Math.abs(gap) === most);
  return `Farthest from ${name} at x = ${fixed(XS[i], 1)}: ${fixed(most)} too ${gaps[i] > 0 ? "high" : "low"}.`;
}
