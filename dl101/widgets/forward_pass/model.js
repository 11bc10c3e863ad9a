// The book's 2–2–1 network: two inputs, two hidden neurons, one linear output; each number by its own small step.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { short as shortened } from "../lib/format.js";

export const LIMIT = 20; // the largest input, weight and bias, in size: what they give must fit into the drawing

// Of the hidden layer: the name, the function, and the same in Python, NumPy and PyTorch.
export const ACTIVATIONS = {
  relu: ["ReLU", (z) => Math.max(0, z), "max(0.0, z)", "np.maximum(0, z)", "torch.relu(z)"],
  linear: ["linear", (z) => z, "z", "z", "z"],
  tanh: ["tanh", Math.tanh, "math.tanh(z)", "np.tanh(z)", "torch.tanh(z)"],
  sigmoid: [
    "sigmoid",
    (z) => 1 / (1 + Math.exp(-z)),
    "1 / (1 + math.exp(-z))",
    "1 / (1 + np.exp(-z))",
    "torch.sigmoid(z)",
  ],
  step: [
    "step",
    (z) => (z > 0 ? 1 : 0),
    "1.0 if z > 0 else 0.0",
    "np.where(z > 0, 1.0, 0.0)",
    "(z > 0).double()",
  ],
};
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
export const OPERATIONS = [0, 1, 2].flatMap((unit) =>
  [
    { unit, kind: "product", from: 0 },
    { unit, kind: "product", from: 1 },
    { unit, kind: "sum" },
    { unit, kind: "output" },
  ].slice(0, unit === 2 ? 3 : 4),
);
export const LAST = OPERATIONS.length;

/** After how many operations a sum or a hidden unit's output is known. */
const stepOf = (kind, unit) => 4 * unit + (kind === "sum" ? 3 : 4);

// What a person may compute first, in its order.
export const NODES = ["z1", "h1", "z2", "h2", "y"].map((id) => {
  const unit = id === "y" ? 2 : Number(id[1]) - 1;
  const kind = id[0] === "h" ? "output" : "sum";
  return { id, unit, kind, name: (kind === "sum" ? SUMS : UNITS)[unit], step: stepOf(kind, unit) };
});

/** Rounded to 12 decimals: 0.1 + 0.2 − 0.3 should be 0, not 0.00000000000000006. */
const tidy = (value) => Number(value.toFixed(12)) + 0; // + 0 turns −0 into 0

/**
 * All that the network computes: `units`, the two hidden ones and the output, each with its inputs, weights, bias,
 * products, the sum z and the output a (for the output unit a = z); `y`, the output's a.
 */
export function forward({ inputs, W1, b1, W2, b2, activation }) {
  const unit = (x, weights, bias, f) => {
    const products = weights.map((weight, i) => tidy(weight * x[i]));
    const z = tidy(products[0] + products[1] + bias);
    return { inputs: x, weights, bias, products, z, a: tidy(f(z)) };
  };
  const hidden = [0, 1].map((j) => unit(inputs, [W1[0][j], W1[1][j]], b1[j], ACTIVATIONS[activation][1]));
  const outputs = hidden.map(({ a }) => a);
  const output = unit(outputs, [W2[0][0], W2[1][0]], b2[0], (z) => z);
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

export const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

/** XOR's four rows: {x, y, wanted, right}. */
export const xorRows = (state) =>
  CORNERS.map((x) => {
    const { y } = forward({ ...state, inputs: x });
    const wanted = x[0] === x[1] ? 0 : 1;
    return { x, y, wanted, right: Math.abs(y - wanted) < 1e-9 };
  });

/** A number for people: the fewer decimals the larger it is. */
export const short = (value) => shortened(value, Math.abs(value) < 10 ? 3 : Math.abs(value) < 100 ? 2 : 1);
