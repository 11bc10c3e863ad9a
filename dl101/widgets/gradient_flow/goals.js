// What there is to reach, and the presets.

import { START, sizesOf, stateOf, written } from "./model.js";

const DEEP = 10; // layers from which on a repair counts
// Where a goal begins: a repair on the way to vanishing or exploding, so that only a hand reaches the first two.
const begin = (state) => () => ({ ...START, ...state });

export const GOALS = [
  { id: "vanish", text: "Make gradients vanish: ∂L/∂W of some layer below 0.000001", show: begin({}) },
  { id: "explode", text: "Make gradients explode: ∂L/∂W of some layer above 50", show: begin({}) },
  {
    id: "mend_vanished",
    text: "Repair a vanished one: at least 10 layers, each layer’s ∂L/∂W between 0.001 and 1",
    show: begin({ depth: 7, activation: "sigmoid", after: "vanished" }),
  },
  {
    id: "mend_exploded",
    text: "Repair an exploded one: at least 10 layers, each layer’s ∂L/∂W between 0.001 and 1",
    show: begin({ depth: 10, activation: "relu", spread: 2.5, after: "exploded" }),
  },
];

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const now = stateOf(state);
  if (now === "vanished") return ["vanish"];
  if (now === "exploded") return ["explode"];
  return now === "steady" && state.depth >= DEEP && state.after ? [`mend_${state.after}`] : [];
}

/** What was seen last: then it can be repaired. */
export function settle(state) {
  const now = stateOf(state);
  return { after: ["vanished", "exploded"].includes(now) ? now : state.after };
}

/** What stands beside a goal: {id: sentence}. */
export function notes({ after, depth, goals_reached, ...state }) {
  const isOpen = (id) => !goals_reached.includes(id);
  const isShallow = depth < DEEP && stateOf({ ...state, depth }) === "steady";
  const hint =
    isShallow && after && isOpen(`mend_${after}`) ? `Steady, and only ${depth} deep: take 10 or more.` : "";
  return { [`mend_${after}`]: hint };
}

// A preset is a small story: what it sets, and what there is to see.
const first = (state) => written(sizesOf(state).weights[0]);
const last = (state) => written(sizesOf(state).weights.at(-1));

export const PRESETS = [
  {
    id: "sigmoid",
    name: "Ten sigmoids",
    change: () => ({ depth: 10, activation: "sigmoid", spread: 1, show: "weights" }),
    lesson: (state) =>
      `The slope of the sigmoid is 0.25 at most, and each layer multiplies by it and by its weights: ${last(state)} in the last layer, ${first(state)} in the first.`,
  },
  {
    id: "large",
    name: "Large weights",
    change: () => ({ depth: 10, activation: "relu", spread: 3, show: "errors" }),
    lesson: () =>
      "Each layer makes the error about twice as large on its way back, from right to left. An update with such gradients ruins the network.",
  },
  {
    id: "relu",
    name: "ReLU’s own spread",
    change: () => ({ depth: 20, activation: "relu", spread: 1.41, show: "weights" }),
    lesson: () =>
      "√2 makes up for the half of the inputs that ReLU silences. Twenty layers, and all gradients are about equally large.",
  },
  {
    id: "zeros",
    name: "All zero",
    change: () => ({ depth: 3, activation: "relu", spread: 0, show: "weights" }),
    lesson: () =>
      "With weights of zero, nothing comes back through them. No hidden layer ever learns anything.",
  },
];
