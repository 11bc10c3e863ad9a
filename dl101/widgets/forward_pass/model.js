// The book's 2–2–1 network: two inputs, two hidden neurons, one linear output; each number by its own small step.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { rounded } from "../lib/arithmetic.js";
import { short as shortened } from "../lib/format.js";
import { pick } from "../nn/activations.js";

export const LIMIT = 20; // the largest input, weight and bias, in size: what they give must fit into the drawing
export const ACTIVATIONS = pick("relu", "linear", "tanh", "sigmoid", "step"); // of the hidden layer

export const SOURCES = ["x₁", "x₂"];
export const UNITS = ["h₁", "h₂", "ŷ"]; // outputs, and the names of the units
export const SUMS = ["z₁", "z₂", "ŷ"];

// Weights as in X·W: a row for each input, a column for each unit.
export const COURSE = {
  inputs: [1, 2],
  W1: [
    [1, 2],
    [1, -1],
  ],
  b1: [0, 1],
  W2: [[1], [-2]],
  b2: [1],
  activation: "relu",
};
export const NUMBERS = Object.keys(COURSE);

// What is computed, in this order: for each unit two products, the sum with the bias, and the hidden units' activation.
export const OPERATIONS = [0, 1, 2].flatMap((unit) => {
  const [first, second] = unit === 2 ? UNITS : SOURCES;
  return [
    { unit, kind: "product", from: 0, source: first },
    { unit, kind: "product", from: 1, source: second },
    { unit, kind: "sum", id: ["z1", "z2", "y"][unit], name: SUMS[unit] },
    ...(unit < 2 ? [{ unit, kind: "output", id: ["h1", "h2"][unit], name: UNITS[unit] }] : []),
  ];
});
export const LAST = OPERATIONS.length;

// What a person may compute first; `step`: after how many operations it is known.
export const NODES = OPERATIONS.map((one, i) => ({ ...one, step: i + 1 })).filter(({ id }) => id);

/** The value of a node. */
export const nodeValue = ({ unit, kind }, units) => (kind === "sum" ? units[unit].z : units[unit].a);

/** 0.1 + 0.2 − 0.3 should be 0, not 0.00000000000000006. */
const tidy = (value) => rounded(value, 12);

/**
 * All that the network computes: `units`, the two hidden ones and the output, each with its inputs, weights, bias,
 * products, the sum z and the output a (for the output unit a = z); `y`, the output's a.
 */
export function forward({ inputs, W1, b1, W2, b2, activation }) {
  const unit = (x, weights, bias, { f }) => {
    const products = weights.map((weight, i) => tidy(weight * x[i]));
    const z = tidy(products[0] + products[1] + bias);
    return { inputs: x, weights, bias, products, z, a: tidy(f(z)) };
  };
  const hidden = b1.map((bias, j) => unit(inputs, [W1[0][j], W1[1][j]], bias, ACTIVATIONS[activation]));
  const outputs = hidden.map(({ a }) => a);
  const output = unit(outputs, W2.flat(), b2[0], ACTIVATIONS.linear);
  return { units: [...hidden, output], y: output.a };
}

/** What a unit's sum has grown to after `step` operations, before its bias: null where no product is made yet. */
export function partOf(unit, step, products) {
  const made = products.slice(0, Math.max(0, step - 4 * unit));
  return made.length ? tidy(made.reduce((sum, product) => sum + product, 0)) : null;
}

/** The one layer (w, b) that two layers with linear units between are equal to: W1·W2 and b1·W2 + b2. */
export function collapse({ W1, b1, W2, b2 }) {
  const through = ([first, second]) => tidy(first * W2[0][0] + second * W2[1][0]);
  return { w: W1.map(through), b: tidy(through(b1) + b2[0]) };
}

export const CORNERS = [0, 1].flatMap((first) => [0, 1].map((second) => [first, second]));

/** XOR's four rows: {x, y, target, right}. */
export const xorRows = (state) =>
  CORNERS.map((x) => {
    const { y } = forward({ ...state, inputs: x });
    const target = x[0] === x[1] ? 0 : 1;
    return { x, y, target, right: Math.abs(y - target) < 1e-9 };
  });

/** A number for people: the fewer decimals the larger it is. */
export const short = (value) => shortened(value, Math.abs(value) < 10 ? 3 : Math.abs(value) < 100 ? 2 : 1);

/** A product as it is written: "2 × (−1)". */
export const factors = (weight, value) =>
  `${short(weight)} × ${value < 0 ? `(${short(value)})` : short(value)}`;
