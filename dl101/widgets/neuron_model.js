// One neuron with two inputs: z = w₁x₁ + w₂x₂ + b; it fires (1) where z > 0, else not (0).
// Pure functions: nothing here knows of the page, so `node --test` can import it.

export const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

// What each gate answers for the corners, in the order of CORNERS.
export const GATES = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], NAND: [1, 1, 1, 0], XOR: [0, 1, 1, 0] };

export const LIMIT = 4; // the largest weight and bias, in size, that the demo shows
const STEP = 0.01; // what the demo rounds to after a drag, so that the numbers shown are the numbers used

/** z = w₁x₁ + w₂x₂ + b, rounded to 12 decimals: 0.1 + 0.2 − 0.3 should be 0, not 0.00000000000000006. */
export function weightedSum([x1, x2], [w1, w2], bias) {
  return Number((w1 * x1 + w2 * x2 + bias).toFixed(12)) + 0; // + 0 turns −0 into 0
}

/** The step activation: 1 where z > 0, else 0. */
export const step = (z) => (z > 0 ? 1 : 0);

/** One row for each corner: {x, z, output, wanted, right}. */
export function truthTable({ weights, bias, gate }) {
  return CORNERS.map((x, i) => {
    const z = weightedSum(x, weights, bias);
    const [output, wanted] = [step(z), GATES[gate][i]];
    return { x, z, output, wanted, right: output === wanted };
  });
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const round = (value) => Number((Math.round(value / STEP) * STEP).toFixed(2)) + 0;
const dot = ([a, b], [c, d]) => a * c + b * d;

/** Where the line z = 0 crosses the square [low, high]²: two points, or null when it does not. */
export function decisionLine(weights, bias, low, high) {
  const [w1, w2] = weights;
  const points = [];
  const add = (x1, x2) => {
    const inside = Math.min(x1, x2) >= low - 1e-9 && Math.max(x1, x2) <= high + 1e-9;
    const known = points.some(([a, b]) => Math.hypot(a - x1, b - x2) < 1e-9);
    if (inside && !known) points.push([x1, x2]);
  };
  for (const side of [low, high]) {
    if (w2 !== 0) add(side, -(w1 * side + bias) / w2);
    if (w1 !== 0) add(-(w2 * side + bias) / w1, side);
  }
  return points.length === 2 ? points : null;
}

/** The point of the line z = 0 that is nearest to `center`. The weights must not both be zero. */
export function nearestOnLine(weights, bias, center) {
  const distance = (dot(weights, center) + bias) / dot(weights, weights);
  return [center[0] - distance * weights[0], center[1] - distance * weights[1]];
}

/** The bias that moves the line, without turning it, through `point`. */
export function biasThrough(weights, point) {
  return clamp(round(-dot(weights, point)), -LIMIT, LIMIT);
}

/** Turn the line about `pivot` by `angle` (radians, counterclockwise): new {weights, bias}, lengths kept where they fit. */
export function turnLine(weights, pivot, angle) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [w1, w2] = [cos * weights[0] - sin * weights[1], sin * weights[0] + cos * weights[1]];
  const fit = Math.min(1, LIMIT / Math.max(Math.abs(w1), Math.abs(w2), 1e-9));
  const turned = [round(w1 * fit), round(w2 * fit)];
  return { weights: turned, bias: biasThrough(turned, pivot) };
}

/** The direction of the weights in degrees, counterclockwise from the x₁ axis, in (−180, 180]. */
export const angleOf = ([w1, w2]) => (Math.atan2(w2, w1) * 180) / Math.PI;

/** The corner that XOR gets wrong when exactly three of four are right, else null. */
export function xorMiss(state) {
  const wrong = truthTable({ ...state, gate: "XOR" }).flatMap((row, i) => (row.right ? [] : [i]));
  return state.gate === "XOR" && wrong.length === 1 ? wrong[0] : null;
}

export const GOALS = [
  { id: "and", text: "AND: fire for (1, 1) alone" },
  { id: "or", text: "OR: fire unless both inputs are 0" },
  { id: "nand", text: "NAND: fire unless both inputs are 1" },
  { id: "xor-three", text: "XOR: get three of four, in two different ways" },
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
        "Larger numbers do not help: doubling both weights and the bias leaves the line where it is. What is in the way is its shape.",
    },
    {
      id: "midpoint",
      text: "The two 1s sit on opposite corners, and so do the two 0s. Both pairs share one midpoint.",
      reply:
        "Yes. If both 1s have z > 0, then z > 0 halfway between them too. If both 0s have z ≤ 0, then z ≤ 0 halfway between those. It is the same point, (½, ½), so both can't be true.",
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
        "A search would never end. You found ways to get three right; look at the one that is left, and at which side of the line its opposite corner is on.",
    },
  ],
};

/** What the state has newly earned: {goals_reached, xor_misses}, both in a fixed order. */
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
  const reached = GOALS.map(({ id }) => id).filter((id) => goals_reached.includes(id) || earned[id]);
  return { goals_reached: reached, xor_misses: misses };
}

// A preset is a small story: what it does to the neuron, and what there is to see.
export const PRESETS = [
  {
    id: "first-input",
    name: "Look at x₁ only",
    change: () => ({ weights: [1, 0], bias: -0.5 }),
    lesson: "w₂ is 0, so x₂ makes no difference: the line stands upright and only x₁ decides.",
  },
  {
    id: "raise",
    name: "Raise the bar",
    change: ({ weights, bias }) => ({ weights, bias: clamp(round(bias - 0.5), -LIMIT, LIMIT) }),
    lesson:
      "A lower bias: the weighted inputs must add up to more before the neuron fires. The line slides without turning.",
  },
  {
    id: "flip",
    name: "Flip the signs",
    change: ({ weights, bias }) => ({ weights: weights.map((w) => 0 - w), bias: 0 - bias }),
    lesson: "Every sign changed. The line stays where it was, and its two sides swap colors.",
  },
  {
    id: "twice",
    name: "Twice everything",
    change: ({ weights, bias }) => {
      const factor = Math.min(2, LIMIT / Math.max(...weights.map(Math.abs), Math.abs(bias), 1e-9));
      return { weights: weights.map((w) => round(w * factor)), bias: round(bias * factor) };
    },
    lesson:
      "Weights and bias are multiplied by the same number: 2, or less where 4 is the limit. The line does not move; every z grows in size.",
  },
  {
    id: "nothing",
    name: "No weights",
    change: ({ bias }) => ({ weights: [0, 0], bias }),
    lesson: "With both weights 0 there is no line: z is b everywhere, whatever the inputs are.",
  },
];
