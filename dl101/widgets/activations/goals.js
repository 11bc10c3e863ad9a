// What there is to reach, the question about saturation, and the presets.

import { FLAT, NUDGE, outputOf, START, slopeOf } from "./model.js";

/** Where a goal begins: one curve, or two. */
const curves = (name, compare) => () => ({ function: name, compare, z: START.z });

export const GOALS = [
  { id: "steepest", text: "Sigmoid: put z where the slope is largest", show: curves("sigmoid", "") },
  {
    id: "sure",
    text: "Sigmoid: bring the output above 0.99, then say how much slope is left",
    show: curves("sigmoid", ""),
  },
  { id: "silent", text: "ReLU: find a z where adding 0.01 changes nothing", show: curves("relu", "") },
  {
    id: "strong",
    text: "Tanh beside ReLU: make tanh almost flat where ReLU's slope is 1",
    show: curves("tanh", "relu"),
  },
  {
    id: "leak",
    text: "Leaky ReLU beside ReLU: bring them 0.3 apart",
    show: curves("leaky_relu", "relu"),
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

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const now = { ...state, pair: [state.function, state.compare].sort().join(" ") };
  return Object.keys(EARNED).filter((id) => EARNED[id](now));
}

/** Whether the sigmoid was ever seen above 0.99: then the question may be asked. */
export const settle = ({ function: name, z, found }) => ({
  found: name === "sigmoid" && outputOf(name, z) > 0.99 ? ["sure"] : found,
});

/** What stands beside a goal: {id: sentence}. */
export const notes = ({ found, goals_reached }) => ({
  sure: found.length && !goals_reached.includes("sure") ? "Found: now answer the question." : "",
});

// A preset is a small story: what it shows, and what there is to see.
export const PRESETS = [
  {
    id: "yes-no",
    name: "A yes or no",
    change: () => ({ function: "step", compare: "", z: 0.5 }),
    lesson: () =>
      "The step says 0 or 1. Nudge z: nearly always nothing happens. Its slope is 0 everywhere, except at the jump, which has none.",
  },
  {
    id: "soft",
    name: "A soft step",
    change: () => ({ function: "sigmoid", compare: "step", z: 0.5 }),
    lesson: () =>
      "Far out, the sigmoid agrees with the step (dashed). Near 0 it says how clear the case is, and every nudge of z shows.",
  },
  {
    id: "saturated",
    name: "Saturated",
    change: () => ({ function: "tanh", compare: "", z: 4 }),
    lesson: () =>
      "At z = 4 tanh is so near to 1 that a nudge hardly moves it: it is saturated, as all over the shaded parts.",
  },
  {
    id: "positive",
    name: "Only what is positive",
    change: () => ({ function: "relu", compare: "linear", z: 2 }),
    lesson: () =>
      "ReLU keeps what is above 0 and makes the rest 0. Drag z below 0: the neuron falls silent, and no nudge wakes it.",
  },
  {
    id: "leaky",
    name: "Never quite dead",
    change: () => ({ function: "leaky_relu", compare: "relu", z: -2 }),
    lesson: () =>
      "Below 0, leaky ReLU lets a tenth of z through, so a nudge still counts. (PyTorch's default is a hundredth; a tenth is easier to see.)",
  },
  {
    id: "none",
    name: "The sum itself",
    change: () => ({ function: "linear", compare: "", z: -2 }),
    lesson: () =>
      "Linear sends z on as it is: good where the answer may be any number. But straight stays straight: it gives a network no bends.",
  },
];
