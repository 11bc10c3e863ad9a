// What there is to reach in both lessons, the question about XOR, and the presets.

import { clamp, rounded } from "../lib/arithmetic.js";
import { CORNERS, isSolved, LIMIT, truthTable } from "./model.js";
import { beginFrom, rightAround, runOf, XOR_PATIENCE, ZERO } from "./perceptron_rule.js";

const byHand = (id, gate, text) => ({ id, text, show: () => ({ gate }) });
const byLearning = (id, gate, text, start = ZERO) => ({
  id,
  text,
  show: () => ({ ...beginFrom(start), gate }),
});

export const GOALS = {
  gates: [
    byHand("and", "AND", "AND: fire for (1, 1) alone"),
    byHand("or", "OR", "OR: fire unless both inputs are 0"),
    byHand("nand", "NAND", "NAND: fire unless both inputs are 1"),
    byHand("xor-three", "XOR", "XOR: get three of four, then three again with another point wrong"),
    {
      ...byHand("xor-why", "XOR", "XOR: then answer the question that comes up"),
      place: ".question:not([hidden])",
    },
  ],
  learn: [
    byLearning("learn-or", "OR", "OR: let it learn from zero"),
    byLearning("learn-and", "AND", "AND: let it learn from zero"),
    byLearning("learn-elsewhere", "OR", "Start from other numbers than zero, and let it learn", [-2, 1, 1]),
    byLearning(
      "learn-worse",
      "AND",
      "Stop right after a correction that left fewer points right than before",
    ),
    byLearning("learn-xor", "XOR", `XOR: watch ${XOR_PATIENCE} steps of learning`),
  ],
};

const idsOf = (earned) => Object.keys(earned).filter((id) => earned[id]);

/** The goals that a state of the lesson "gates" reaches. */
export function reachedByHand(state) {
  const { gate, xor_misses, xor_answer } = state;
  return idsOf({
    [gate.toLowerCase()]: isSolved(state), // never for XOR
    "xor-three": xor_misses.length >= 2,
    "xor-why": xor_answer === XOR_QUESTION.right,
  });
}

/** The goals that a state of the lesson "learn" reaches. */
export function reachedByLearning(state) {
  const { gate } = state;
  const { start, steps, corrections, settled } = runOf(state);
  const isFromZero = start.every((value) => value === 0);
  const [before, after] = steps.length ? rightAround(steps.at(-1), gate) : [0, 0];
  return idsOf({
    "learn-or": gate === "OR" && isFromZero && settled,
    "learn-and": gate === "AND" && isFromZero && settled,
    "learn-elsewhere": !isFromZero && settled && corrections > 0,
    "learn-worse": after < before,
    "learn-xor": gate === "XOR" && steps.length >= XOR_PATIENCE,
  });
}

/** The first of `gates`, besides the one that is set, whose goal is not reached yet; "" for none. */
export const nextGate = ({ gate, goals_reached }, gates, stem = "") =>
  gates.find((one) => one !== gate && !goals_reached.includes(stem + one.toLowerCase())) ?? "";

/** The corner that XOR gets wrong when exactly three of four are right, else null. */
export function xorMiss(state) {
  const wrong = truthTable({ ...state, gate: "XOR" }).flatMap((row, i) => (row.right ? [] : [i]));
  return state.gate === "XOR" && wrong.length === 1 ? wrong[0] : null;
}

/** The corners that were ever missed so. */
export function settle(state) {
  const miss = xorMiss(state);
  return { xor_misses: [...CORNERS.keys()].filter((i) => state.xor_misses.includes(i) || i === miss) };
}

/** What stands beside a goal: {id: sentence}. */
export const notes = ({ xor_misses }) => ({
  "xor-three": xor_misses.length === 1 ? "One way found: now miss another point." : "",
});

export const XOR_QUESTION = {
  text: "Why can no line get all four XOR points right?",
  right: "midpoint",
  options: [
    {
      id: "weights",
      text: "The weights stop at 4. With larger ones it would work.",
      reply:
        "Larger numbers do not help: doubling both weights and the bias leaves the line where it is. What is in the way: a line is straight, and it has only two sides.",
    },
    {
      id: "midpoint",
      text: "The two 1s sit on opposite corners, and so do the two 0s. Both pairs share one midpoint.",
      reply:
        "If both 1s have z > 0, then z > 0 halfway between them too. If both 0s have z ≤ 0, then z ≤ 0 halfway between those. It is the same point, (½, ½), so both can't be true.",
    },
    {
      id: "bias",
      text: "One bias is not enough. It needs one for each input.",
      reply:
        "Two biases would add up to one number, so they could do no more than one bias does: move the line.",
    },
    {
      id: "search",
      text: "It is possible, but the right numbers are hard to find.",
      reply:
        "Searching is a fair idea, and a computer could do it for us. But try this first: put the midpoint (½, ½) on the blue side for the sake of the two 1s, and on the orange side for the sake of the two 0s.",
    },
  ],
};

const isZero = ({ weights }) => weights.every((weight) => weight === 0);

// A preset is a small story: what it does to the neuron, and what there is to see in the state that it led to.
export const PRESETS = [
  {
    id: "first-input",
    name: "Look at x₁ only",
    change: () => ({ weights: [1, 0], bias: -0.5 }),
    lesson: () => "w₂ is 0, so x₂ makes no difference: the line is vertical and only x₁ decides.",
  },
  {
    id: "raise",
    name: "Raise the bar",
    change: ({ weights, bias }) => ({ weights, bias: clamp(rounded(bias - 0.5), -LIMIT, LIMIT) }),
    lesson: (state) => {
      if (state.bias === -LIMIT) return `The bias is as low as this demo goes, −${LIMIT}.`;
      const bar = "The bias went down: the weighted inputs must add up to more before the neuron fires.";
      return isZero(state) ? bar : `${bar} The line slides without turning.`;
    },
  },
  {
    id: "flip",
    name: "Flip the signs",
    change: ({ weights, bias }) => ({ weights: weights.map((w) => 0 - w), bias: 0 - bias }),
    lesson: (state) =>
      isZero(state)
        ? "Every sign changed. With both weights 0 that is the sign of b alone."
        : "Every sign changed. The line stays where it was, and its two sides swap colors.",
  },
  {
    id: "twice",
    name: "Twice everything",
    change: ({ weights, bias }) => {
      const fits = Math.max(...weights.map(Math.abs), Math.abs(bias)) <= LIMIT / 2;
      return fits ? { weights: weights.map((w) => 2 * w), bias: 2 * bias } : { weights, bias };
    },
    lesson: (state) =>
      isZero(state) && state.bias === 0
        ? "Twice 0 is still 0."
        : `Twice the weights and the bias: the same line, the same answers, every z twice as large. If a number would pass ${LIMIT}, none changes.`,
  },
  {
    id: "nothing",
    name: "No weights",
    change: ({ bias }) => ({ weights: [0, 0], bias }),
    lesson: () => "With both weights 0 there is no line: z is b everywhere, whatever the inputs are.",
  },
];
