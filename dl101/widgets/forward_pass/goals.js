// What there is to reach, and the presets.

import { same } from "../lib/state.js";
import { inOrder, runOf } from "./guess.js";
import { COURSE, forward, LAST, NODES, NUMBERS, xorRows } from "./model.js";

/** Predict mode shows nothing before it has asked. */
export const unasked = ({ predict }) => (predict === "on" ? { step: 0 } : {});

const AFRESH = { ...COURSE, step: 0, task: "", guess: "" };
export const START = { ...AFRESH, predict: "off" };

/** Leads to the book's network with these changes, shown from where it has something to show. */
const afresh = (changes) => (state) => ({ ...AFRESH, ...changes, ...unasked({ ...state, ...changes }) });

const finished = afresh({ step: LAST, predict: "off" });

// Inputs to compute by hand: each has something to stumble over.
export const FRESH = [
  [1, 4],
  [3, 1],
  [-2, 3],
  [2, -3],
];

/** The next of these inputs, to be predicted. */
export function renewed(state) {
  const next = (FRESH.findIndex((one) => same(one, state.inputs)) + 1) % FRESH.length;
  return afresh({ inputs: FRESH[next], predict: "on" })(state);
}

export const GOALS = [
  {
    id: "by-hand",
    text: "Predict mode, new inputs: compute every value yourself, without a slip",
    show: renewed,
  },
  { id: "zero", text: "The book's network: make ŷ = 0 by changing one bias alone", show: finished },
  { id: "quiet", text: "x = (1, 2): silence h₂, but keep ŷ = 2", show: finished },
  {
    id: "both-silent",
    text: "The book's network: find inputs that silence both hidden neurons",
    show: finished,
  },
  {
    id: "xor",
    text: "Another XOR: h₁ finds (1, 0), but one weight of h₂ is wrong. Get all four right",
    show: afresh({
      inputs: [0, 1],
      W1: [
        [1, 1],
        [-1, 1],
      ],
      b1: [0, 0],
      W2: [[1], [1]],
      b2: [0],
      step: LAST,
      predict: "off",
      task: "xor",
    }),
  },
];

const isCourse = (state, ...but) =>
  NUMBERS.every((name) => but.includes(name) || same(state[name], COURSE[name]));

const biases = ({ b1, b2 }) => [...b1, ...b2];

const EARNED = {
  "by-hand": (state) =>
    state.own.length === NODES.length &&
    state.helped.length === 0 &&
    isCourse(state, "inputs") &&
    !isCourse(state) &&
    !state.inputs.includes(0),
  zero: (state, { y }) =>
    isCourse(state, "b1", "b2") &&
    biases(state).filter((bias, unit) => bias !== biases(COURSE)[unit]).length === 1 &&
    y === 0,
  quiet: (state, { units, y }) =>
    same(state.inputs, COURSE.inputs) &&
    state.activation === "relu" &&
    units[1].a === 0 &&
    state.W2[1][0] !== 0 &&
    y === 2,
  "both-silent": (state, { units }) => isCourse(state, "inputs") && !units[0].a && !units[1].a,
  xor: (state) =>
    state.W1.some(([first, second]) => first !== second) && xorRows(state).every(({ right }) => right),
};

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const computed = forward(state);
  return Object.keys(EARNED).filter((id) => EARNED[id](state, computed));
}

/** What is known of this run: a value that stands there without having been computed was shown. */
export function settle(state) {
  const run = runOf(state);
  const shown = NODES.filter(({ id, step }) => step <= state.step && !run.own.includes(id));
  return { ...run, helped: inOrder([...run.helped, ...shown.map(({ id }) => id)]) };
}

// A preset is a small story: how it differs from the book's network, and what there is to see.
export const PRESETS = [
  {
    id: "course",
    name: "The book's network",
    change: afresh({}),
    lesson: () => "Six weights and three biases. Press Step, and follow x = (1, 2) to the answer ŷ = 2.",
  },
  {
    id: "xor",
    name: "XOR",
    change: afresh({
      inputs: [1, 1],
      W1: [
        [1, 1],
        [1, 1],
      ],
      b1: [0, -1],
      b2: [0],
      step: LAST,
      task: "xor",
    }),
    lesson: () =>
      "h₁ counts the ones. h₂ is above 0 only when both inputs are 1: then −2 takes away what h₁ brought. One neuron could not do this.",
  },
  {
    id: "silent",
    name: "A silent neuron",
    change: afresh({ inputs: [1, 5], step: LAST }),
    lesson: () =>
      "z₂ is below 0, so ReLU sends 0 on. Change the weight from h₂ to ŷ to anything: it multiplies 0, so ŷ stays.",
  },
  {
    id: "linear",
    name: "Linear collapses",
    change: afresh({ activation: "linear", step: LAST }),
    lesson: () =>
      "Without a bend between them, two layers are one: one w and one b, below the picture, do the same for every x. Try other inputs.",
  },
];
