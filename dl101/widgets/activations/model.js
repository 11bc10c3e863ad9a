// Six activation functions a = f(z), as the picture shows them: where it begins and ends, where the curve is almost flat.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { clamp, rounded } from "../lib/arithmetic.js";
import { short } from "../lib/format.js";
import { ACTIVATIONS, LEAK } from "../nn/activations.js";

export const LIMIT = 6; // the largest z, in size, that the demo shows
export const FLAT = 0.05; // where the slope is smaller than this, the curve is called almost flat
export const NUDGE = 0.01;
export const START = { function: "sigmoid", z: 1, compare: "", slopes: "hidden", answer: "" };

// `outputs`: which there are; `low`, `high`: the least and the largest in the picture; `bend`: what is at z = 0, where there
// is no one slope.
const SHOWN = {
  step: {
    outputs: "0 or 1, nothing between",
    low: 0,
    high: 1,
    bend: "Just right of 0 the output jumps to 1. A jump has no slope: no number would be steep enough.",
  },
  linear: { outputs: "z itself, so any number", low: -LIMIT, high: LIMIT },
  sigmoid: { outputs: "between 0 and 1", low: 0, high: 1 },
  tanh: { outputs: "between −1 and 1", low: -1, high: 1 },
  relu: {
    outputs: "z if it is above 0, else 0",
    low: 0,
    high: LIMIT,
    bend: "A corner: the slope is 1 on its right and 0 on its left. Programs choose one; PyTorch takes 0.",
  },
  leaky_relu: {
    outputs: "z if it is above 0, else a tenth of z",
    low: -LEAK * LIMIT,
    high: LIMIT,
    bend: "A corner: the slope is 1 on its right and 0.1 on its left. Programs choose one; PyTorch takes 0.1.",
  },
};
export const NAMES = Object.keys(SHOWN);

/** Each with its name, f and slope, and how it is shown. */
export const FUNCTIONS = Object.fromEntries(
  NAMES.map((name) => [name, { ...ACTIVATIONS[name], ...SHOWN[name] }]),
);

/** The output a = f(z) of the function called `name`. */
export const outputOf = (name, z) => FUNCTIONS[name].f(z);

/** The slope there: by how much a grows for each unit of z, on the spot. Null at the step's jump, which has none. */
export const slopeOf = (name, z) => FUNCTIONS[name].slope(z);

/** The parts [from, to] of −LIMIT…LIMIT where the slope is below FLAT. */
export function flatParts(name) {
  const { slope } = FUNCTIONS[name];
  return [-1, 1].flatMap((side) => {
    if (slope(side * LIMIT) >= FLAT) return [];
    let [steep, flat] = [0, LIMIT]; // each half of a curve gets flat once, if ever
    while (flat - steep > 1e-9) {
      const middle = (steep + flat) / 2;
      if (slope(side * middle) < FLAT) flat = middle;
      else steep = middle;
    }
    return [side < 0 ? [-LIMIT, -flat] : [flat, LIMIT]];
  });
}

/** The curve of `value` (an output or a slope), left and right of z = 0, where it may jump: two lists of [z, value]. */
export function halves(value, steps = 60) {
  return [-1, 1].map((side) =>
    Array.from({ length: steps + 1 }, (_, i) => {
      const z = (side * LIMIT * i) / steps + 0; // + 0 turns −0 into 0
      return [z, value(z || side * Number.MIN_VALUE)];
    }),
  );
}

/** What a dragged point gives: z in steps that are easy to read, and 0 exactly, where the corners are. */
export function roundZ(z) {
  const near = Math.abs(z) < 0.08 ? 0 : Math.round(z / 0.05) * 0.05;
  return rounded(clamp(near, -LIMIT, LIMIT));
}

/** A number for people, or "none" for a slope that is not there. */
export const written = (value, decimals) => (value === null ? "none" : short(value, decimals));
