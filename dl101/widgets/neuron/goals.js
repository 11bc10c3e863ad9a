// What there is to reach in the lesson "gates", the question about XOR, and the presets.

import { clamp, round } from "./line.js";
import { CORNERS, LIMIT, truthTable } from "./model.js";

/** The corner that XOR gets wrong when exactly three of four are right, else null. */
export function xorMiss(state) {
  const wrong = truthTable({ ...state, gate: "XOR" }).flatMap((row, i) => (row.right ? [] : [i]));
  return state.gate === "XOR" && wrong.length === 1 ? wrong[0] : null;
}

export const GOALS = [
  { id: "and", text: "AND: fire for (1, 1) alone" },
  { id: "or", text: "OR: fire unless both inputs are 0" },
  { id: "nand", text: "NAND: fire unless both inputs are 1" },
  { id: "xor-three", text: "XOR: get three of four, then three again with another point wrong" },
  { id: "xor-why", text: "XOR: say why four is impossible" },
];

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

/** What the state has newly earned: {goals_reached, xor_misses}, both in a fixed order; the other lesson's goals stay. */
export function progress(state) {
  const { gate, goals_reached, xor_misses, xor_answer } = state;
  const miss = xorMiss(state);
  const misses = CORNERS.map((_, i) => i).filter((i) => xor_misses.includes(i) || i === miss);
  const solved = gate !== "XOR" && truthTable(state).every((row) => row.right) ? gate.toLowerCase() : "";
  const earned = {
    [solved]: true,
    "xor-three": misses.length >= 2,
    "xor-why": xor_answer === XOR_QUESTION.right,
  };
  const ids = GOALS.map(({ id }) => id);
  const reached = ids.filter((id) => goals_reached.includes(id) || earned[id]);
  const others = goals_reached.filter((id) => !ids.includes(id));
  return { goals_reached: [...reached, ...others], xor_misses: misses };
}

const isZero = ({ weights }) => weights.every((weight) => weight === 0);

// A preset is a small story: what it does to the neuron, and what there is to see in the state that it led to.
export const PRESETS = [
  {
    id: "first-input",
    name: "Look at x₁ only",
    change: () => ({ weights: [1, 0], bias: -0.5 }),
    lesson: () => "w₂ is 0, so x₂ makes no difference: the line stands upright and only x₁ decides.",
  },
  {
    id: "raise",
    name: "Raise the bar",
    change: ({ weights, bias }) => ({ weights, bias: clamp(round(bias - 0.5), -LIMIT, LIMIT) }),
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
        : `Twice the weights and the bias give the same line and the same answers, with every z twice as large. Where a number would pass ${LIMIT}, this button leaves all of them as they are.`,
  },
  {
    id: "nothing",
    name: "No weights",
    change: ({ bias }) => ({ weights: [0, 0], bias }),
    lesson: () => "With both weights 0 there is no line: z is b everywhere, whatever the inputs are.",
  },
];
