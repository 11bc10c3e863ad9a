// One neuron with two inputs: z = w₁x₁ + w₂x₂ + b; it fires (1) where z > 0, else not (0).
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { rounded } from "../lib/arithmetic.js";
import { fixed } from "../lib/format.js";

export const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

// What each gate answers for the corners, in the order of CORNERS.
export const TRUTH_TABLE = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], NAND: [1, 1, 1, 0], XOR: [0, 1, 1, 0] };
export const GATES = Object.keys(TRUTH_TABLE);

export const LIMIT = 4; // the largest weight and bias, in size, that the demo shows
export const START = { weights: [1, 0.5], bias: -0.75, gate: "AND", corner: 3, xor_answer: "" };

/** All numbers of the neuron: [w₁, w₂, b]. */
export const parameters = ({ weights, bias }) => [...weights, bias];

/** z = w₁x₁ + w₂x₂ + b, rounded to 12 decimals: 0.1 + 0.2 − 0.3 should be 0, not 0.00000000000000006. */
export function weightedSum([x1, x2], [w1, w2], bias) {
  return rounded(w1 * x1 + w2 * x2 + bias, 12);
}

/** The step activation: 1 where z > 0, else 0. */
export const step = (z) => (z > 0 ? 1 : 0);

/** What the neuron makes of the corner with this index: {x, z, output, target, right}. */
export function answerAt({ weights, bias, gate }, index) {
  const [x, target] = [CORNERS[index], TRUTH_TABLE[gate][index]];
  const z = weightedSum(x, weights, bias);
  const output = step(z);
  return { x, z, output, target, right: output === target };
}

/** The same for all corners. */
export const truthTable = (state) => CORNERS.map((_, index) => answerAt(state, index));

/** Whether the neuron is its gate. */
export const isSolved = (state) => truthTable(state).every(({ right }) => right);

/** A point as text, kept on one line: "(1, 0)". */
export const pair = ([x1, x2], decimals = 0) => `(${fixed(x1, decimals)},\u00a0${fixed(x2, decimals)})`;
