// Six activation functions a = f(z): the output, the slope, and where the curve is almost flat.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { short } from "./lib/format.js";

export const LIMIT = 6; // the largest z, in size, that the demo shows
export const LEAK = 0.1; // leaky ReLU's slope below 0: large enough to be seen (PyTorch's default is 0.01)
export const FLAT = 0.05; // where the slope is smaller than this, the curve is called almost flat
export const NUDGE = 0.01;

/** e^−|z|, which never overflows: sigmoid, tanh and their slopes are written with it, for any z. */
const decay = (z) => Math.exp(-Math.abs(z));

// `f(z)`: the output; `slope(z)`: the slope, at a corner the one that PyTorch takes; `outputs`: which there are;
// `low`, `high`: the least and the largest in the picture; `bend`: what is at z = 0, where there is no one slope.
export const FUNCTIONS = {
  step: {
    name: "step",
    f: (z) => (z > 0 ? 1 : 0),
    slope: (z) => (z === 0 ? null : 0),
    outputs: "0 or 1, nothing between",
    low: 0,
    high: 1,
    bend: "Just right of 0 the output jumps to 1. A jump has no slope: no number would be steep enough.",
  },
  linear: {
    name: "linear",
    f: (z) => z,
    slope: () => 1,
    outputs: "z itself, so any number",
    low: -LIMIT,
    high: LIMIT,
  },
  sigmoid: {
    name: "sigmoid",
    f: (z) => (z < 0 ? decay(z) : 1) / (1 + decay(z)),
    slope: (z) => decay(z) / (1 + decay(z)) ** 2,
    outputs: "between 0 and 1",
    low: 0,
    high: 1,
  },
  tanh: {
    name: "tanh",
    f: Math.tanh,
    slope: (z) => (4 * decay(2 * z)) / (1 + decay(2 * z)) ** 2,
    outputs: "between −1 and 1",
    low: -1,
    high: 1,
  },
  relu: {
    name: "ReLU",
    f: (z) => Math.max(0, z),
    slope: (z) => (z > 0 ? 1 : 0),
    outputs: "z if it is above 0, else 0",
    low: 0,
    high: LIMIT,
    bend: "A corner: the slope is 1 on its right and 0 on its left. Programs choose one; PyTorch takes 0.",
  },
  leaky_relu: {
    name: "leaky ReLU",
    f: (z) => (z > 0 ? z : LEAK * z),
    slope: (z) => (z > 0 ? 1 : LEAK),
    outputs: "z if it is above 0, else a tenth of z",
    low: -LEAK * LIMIT,
    high: LIMIT,
    bend: "A corner: the slope is 1 on its right and 0.1 on its left. Programs choose one; PyTorch takes 0.1.",
  },
};
export const NAMES = Object.keys(FUNCTIONS);

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
  return Number(Math.min(LIMIT, Math.max(-LIMIT, near)).toFixed(2)) + 0; // + 0 turns −0 into 0
}

/** A number for people, or "none" for a slope that is not there. */
export const written = (value, decimals) => (value === null ? "none" : short(value, decimals));

export const GOALS = [
  { id: "steepest", text: "Sigmoid: put z where the slope is largest", show: ["sigmoid", ""] },
  {
    id: "sure",
    text: "Sigmoid: bring the output above 0.99, then say how much slope is left",
    show: ["sigmoid", ""],
  },
  { id: "silent", text: "ReLU: find a z where adding 0.01 changes nothing", show: ["relu", ""] },
  {
    id: "strong",
    text: "Tanh beside ReLU: make tanh almost flat where ReLU's slope is 1",
    show: ["tanh", "relu"],
  },
  {
    id: "leak",
    text: "Leaky ReLU beside ReLU: bring them 0.3 apart",
    show: ["leaky_relu", "relu"],
  },
];

export const QUESTION = {
  text: "The output is above 0.99. How much of the sigmoid's largest slope, 0.25, is left there?",
  right: "little",
  options: [
    {
      id: "all",
      text: "All of it, since the curve still goes up",
      reply: "It does, but less and less. Compare the dark line at z = 0 with the one here.",
    },
    {
      id: "half",
      text: "About half",
      reply:
        "Half of 0.25 would be 0.125. Read the slope in the words beside or below the picture: it is far less than that.",
    },
    {
      id: "little",
      text: "At most a twenty-fifth",
      reply:
        "0.25 / 25 = 0.01. A neuron so sure of its answer hardly reacts to a nudge: it is saturated. What learns by small nudges learns slowly here.",
    },
    {
      id: "none",
      text: "None, since the curve is flat",
      reply: "It looks flat, but it never reaches 1, so it still rises a little. Read the slope once more.",
    },
  ],
};

const EARNED = {
  steepest: ({ function: name, z }) => name === "sigmoid" && Math.abs(z) <= 0.05,
  sure: ({ found, answer }) => found.includes("sure") && answer === QUESTION.right,
  silent: ({ function: name, z }) => name === "relu" && z + NUDGE <= 0,
  strong: ({ pair, z }) => pair === "relu tanh" && z > 0 && slopeOf("tanh", z) < FLAT,
  leak: ({ pair, z }) =>
    pair === "leaky_relu relu" && Math.abs(outputOf("relu", z) - outputOf("leaky_relu", z)) > 0.3 - 1e-9,
};

/** What the state has newly earned: {goals_reached, found}, both in a fixed order. */
export function progress(state) {
  const { function: name, compare, z, goals_reached } = state;
  const sure = name === "sigmoid" && outputOf(name, z) > 0.99;
  const found = sure ? ["sure"] : state.found;
  const now = { ...state, found, pair: [name, compare].sort().join(" ") };
  const reached = GOALS.map(({ id }) => id).filter((id) => goals_reached.includes(id) || EARNED[id](now));
  return { goals_reached: reached, found };
}

// A preset is a small story: what it shows, and what there is to see.
export const PRESETS = [
  {
    id: "yes-no",
    name: "A yes or no",
    change: { function: "step", compare: "", z: 0.5 },
    lesson: () =>
      "The step says 0 or 1. Nudge z: nearly always nothing happens. Its slope is 0 everywhere, except at the jump, which has none.",
  },
  {
    id: "soft",
    name: "A soft step",
    change: { function: "sigmoid", compare: "step", z: 0.5 },
    lesson: () =>
      "Far out, the sigmoid agrees with the step (dashed). Near 0 it says how clear the case is, and every nudge of z shows.",
  },
  {
    id: "saturated",
    name: "Saturated",
    change: { function: "tanh", compare: "", z: 4 },
    lesson: () =>
      "At z = 4 tanh is so near to 1 that a nudge hardly moves it: it is saturated, as all over the shaded parts.",
  },
  {
    id: "positive",
    name: "Only what is positive",
    change: { function: "relu", compare: "linear", z: 2 },
    lesson: () =>
      "ReLU keeps what is above 0 and makes the rest 0. Drag z below 0: the neuron falls silent, and no nudge wakes it.",
  },
  {
    id: "leaky",
    name: "Never quite dead",
    change: { function: "leaky_relu", compare: "relu", z: -2 },
    lesson: () =>
      "Below 0, leaky ReLU lets a tenth of z through, so a nudge still counts. (PyTorch's default is a hundredth; a tenth is easier to see.)",
  },
  {
    id: "none",
    name: "The sum itself",
    change: { function: "linear", compare: "", z: -2 },
    lesson: () =>
      "Linear sends z on as it is: good where the answer may be any number. But straight stays straight: it gives a network no bends.",
  },
];
