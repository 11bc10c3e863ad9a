// The book's 2–2–1 network: two inputs, two hidden neurons, one linear output; each number by its own small step.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { short as shortened } from "./lib/format.js";
import { same } from "./lib/state.js";

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

// ---- Predict mode

/** The node that is asked for next, or undefined when all are known. */
export const asked = ({ step }) => NODES.find((node) => node.step > step);

/** The value of a node. */
export const nodeValue = ({ unit, kind }, units) => (kind === "sum" ? units[unit].z : units[unit].a);

/** Whether what a person computed is right, rounded to two decimals or better. */
export const isRight = (guess, value) => Math.abs(guess - value) < 0.00501;

/** The mistake that gives `guess` for the node: a sentence. One that nobody foresaw gets a general one. */
export function slipOf(node, guess, state) {
  const { units } = forward(state);
  const slips = node.kind === "sum" ? sumSlips(node, units, state) : activationSlips(node, units, state);
  const value = nodeValue(node, units);
  const found = slips.find(([wrong]) => isRight(guess, wrong) && !isRight(wrong, value));
  return found?.[1] ?? slips.at(-1)[1];
}

function sumSlips({ unit, name }, units, { activation }) {
  const { inputs, weights, bias, products, z } = units[unit];
  const [from, other] = [unit === 2 ? "h" : "x", units[1 - unit]];
  const sum = (w, x, b) => w[0] * x[0] + w[1] * x[1] + b;
  const sign = (i) => [
    z - 2 * products[i],
    `Look at one sign: ${factors(weights[i], inputs[i])} is ${short(products[i])}.`,
  ];
  const hidden = [
    [
      ACTIVATIONS[activation][1](z),
      `That is what comes after ${ACTIVATIONS[activation][0]}. ${name} is the sum before it.`,
    ],
    [
      other && sum(other.weights, inputs, bias),
      `Those are the other neuron's weights: follow the lines into ${UNITS[unit]}.`,
    ],
  ];
  const output = [
    [
      sum(weights, [units[0].z, units[1].z], bias),
      `You used the sums z. ŷ gets h₁ and h₂, what ${ACTIVATIONS[activation][0]} made of them.`,
    ],
    [sum(weights, units[0].inputs, bias), "You used the inputs x. ŷ gets h₁ and h₂."],
  ];
  return [
    [z - bias, `Nearly: the bias is missing. Add ${short(bias)}.`],
    [z - 2 * bias, `Look at one sign: the bias is ${short(bias)}.`],
    sign(0),
    sign(1),
    [sum(weights, [inputs[1], inputs[0]], bias), "Each weight met the wrong input: follow the lines."],
    ...(unit === 2 ? output : hidden),
    [
      Number.NaN,
      `Not yet. Multiply along the two lines, weight times ${from}, and add both products and the bias.`,
    ],
  ];
}

function activationSlips({ unit }, units, { activation }) {
  const [{ z }, [name]] = [units[unit], ACTIVATIONS[activation]];
  return [
    [z, `That is ${SUMS[unit]} itself: ${name} still has to work on it.`],
    [Number.NaN, `Not yet. What does ${name} make of ${SUMS[unit]} = ${short(z)}?`],
  ];
}

/** A product as it is written: "2 × (−1)". */
export const factors = (weight, value) =>
  `${short(weight)} × ${value < 0 ? `(${short(value)})` : short(value)}`;

export const RIGHT = "✓"; // stands in `guess` after a right one

/** What a guess does: the answer is shown where it is right, a sentence where it is not. `text` is what was typed. */
export function guessed(state, text, guess) {
  const node = asked(state);
  const { own, helped } = runOf(state);
  const right = isRight(guess, nodeValue(node, forward(state).units));
  if (!right) return { guess: text, run: keyOf(state), own, helped: add(helped, node.id) };
  const mine = helped.includes(node.id) ? own : add(own, node.id);
  return { guess: RIGHT, run: keyOf(state), step: node.step, own: mine, helped };
}

const IDS = NODES.map(({ id }) => id);
const add = (list, id) => IDS.filter((one) => list.includes(one) || one === id);

/** What a run is of: with any other number it is another one. */
const keyOf = (state) => JSON.stringify(NUMBERS.map((name) => state[name]));

/** The nodes that were computed by hand at once, and those that were not; both empty for new numbers. */
function runOf(state) {
  if (state.run !== keyOf(state)) return { own: [], helped: [] };
  return { own: state.own, helped: state.helped };
}

// ---- Goals

// Inputs to compute by hand: each has something to stumble over.
export const FRESH = [
  [1, 4],
  [3, 1],
  [-2, 3],
  [2, -3],
];

const ANOTHER_XOR = {
  inputs: [0, 1],
  W1: [
    [1, 1],
    [-1, 1],
  ],
  b1: [0, 0],
  W2: [[1], [1]],
  b2: [0],
};

/** A goal's button leads to the book's network, changed by `show(state)`. */
export const GOALS = [
  {
    id: "by-hand",
    text: "Predict mode, new inputs: compute every value yourself, without a slip",
    show: ({ inputs }) => {
      const next = (FRESH.findIndex((one) => same(one, inputs)) + 1) % FRESH.length;
      return { inputs: FRESH[next], predict: "on" };
    },
  },
  {
    id: "zero",
    text: "The book's network: make ŷ = 0 by changing one bias alone",
  },
  {
    id: "quiet",
    text: "x = (1, 2): silence h₂, but keep ŷ = 2",
  },
  {
    id: "both-silent",
    text: "The book's network: find inputs that silence both hidden neurons",
  },
  {
    id: "xor",
    text: "Another XOR: h₁ finds (1, 0), but one weight of h₂ is wrong. Get all four right",
    show: () => ({ ...ANOTHER_XOR, step: LAST, task: "xor" }),
  },
];

const isCourse = (state, ...but) =>
  NUMBERS.every((name) => but.includes(name) || same(state[name], COURSE[name]));

const biases = ({ b1, b2 }) => [...b1, ...b2];

const EARNED = {
  "by-hand": ({ state, own, helped }) =>
    own.length === NODES.length &&
    helped.length === 0 &&
    isCourse(state, "inputs") &&
    !isCourse(state) &&
    !state.inputs.includes(0),
  zero: ({ state, y }) =>
    isCourse(state, "b1", "b2") &&
    biases(state).filter((bias, unit) => bias !== biases(COURSE)[unit]).length === 1 &&
    y === 0,
  quiet: ({ state, units, y }) =>
    same(state.inputs, COURSE.inputs) &&
    state.activation === "relu" &&
    units[1].a === 0 &&
    state.W2[1][0] !== 0 &&
    y === 2,
  "both-silent": ({ state, units }) => isCourse(state, "inputs") && !units[0].a && !units[1].a,
  xor: ({ state }) =>
    state.W1.some(([first, second]) => first !== second) && xorRows(state).every(({ right }) => right),
};

/** What the state has newly earned, and what is known of this run; all lists in a fixed order. */
export function progress(state) {
  const { own, helped: before } = runOf(state);
  const shown = NODES.filter(({ id, step }) => step <= state.step && !own.includes(id));
  const helped = shown.reduce((list, { id }) => add(list, id), before);
  const now = { state, own, helped, ...forward(state) };
  const goals_reached = GOALS.map(({ id }) => id).filter(
    (id) => state.goals_reached.includes(id) || EARNED[id](now),
  );
  return { goals_reached, run: keyOf(state), own, helped };
}

// ---- Presets

// A preset is a small story: how it differs from the book's network, and what there is to see.
export const PRESETS = [
  {
    id: "course",
    name: "The book's network",
    change: {},
    lesson: () => "Six weights and three biases. Press Step, and follow x = (1, 2) to the answer ŷ = 2.",
  },
  {
    id: "xor",
    name: "XOR",
    change: {
      inputs: [1, 1],
      W1: [
        [1, 1],
        [1, 1],
      ],
      b1: [0, -1],
      b2: [0],
      step: LAST,
      task: "xor",
    },
    lesson: () =>
      "h₁ counts the ones. h₂ is above 0 only when both inputs are 1: then −2 takes away what h₁ brought. One neuron could not do this.",
  },
  {
    id: "silent",
    name: "A silent neuron",
    change: { inputs: [1, 5], step: LAST },
    lesson: () =>
      "z₂ is below 0, so ReLU sends 0 on. Change the weight from h₂ to ŷ to anything: it multiplies 0, so ŷ stays.",
  },
  {
    id: "linear",
    name: "Linear collapses",
    change: { activation: "linear", step: LAST },
    lesson: () =>
      "Without a bend between them, two layers are one: one w and one b, below the picture, do the same for every x. Try other inputs.",
  },
];
