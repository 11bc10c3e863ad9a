// One neuron with two inputs: z = w₁x₁ + w₂x₂ + b; it fires (1) where z > 0, else not (0).
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { fixed } from "./lib/format.js";

export const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

// What each gate answers for the corners, in the order of CORNERS.
export const GATES = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], NAND: [1, 1, 1, 0], XOR: [0, 1, 1, 0] };

export const LIMIT = 4; // the largest weight and bias, in size, that the demo shows
export const START = { weights: [1, 0.5], bias: -0.75, gate: "AND" };
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

/** A point as text, kept on one line: "(1, 0)". */
export const pair = ([x1, x2], decimals = 0) => `(${fixed(x1, decimals)},\u00a0${fixed(x2, decimals)})`;

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

/** The part of the square [low, high]² where z > 0 (or < 0 with `sign` −1), as a polygon's points; [] where there is none. */
export function halfPlane([w1, w2], bias, low, high, sign = 1) {
  const square = [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
  ];
  const value = ([x1, x2]) => sign * (w1 * x1 + w2 * x2 + bias);
  return square.flatMap((a, i) => {
    const b = square[(i + 1) % 4];
    const [va, vb] = [value(a), value(b)];
    const share = va / (va - vb);
    const cut = va > 0 !== vb > 0 ? [[a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]] : [];
    return va > 0 ? [a, ...cut] : cut;
  });
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

const REACH = 0.45; // from the anchor to the turning handle, in data units

/**
 * Where the line is taken hold of: `anchor` to move it, `turn` to turn it, on the `side` (±1) that has room.
 * The anchor is the line's point nearest to `center`. While the line is turned, `grip` {anchor, side} holds both where
 * they are, so that the handle stays under the finger.
 */
export function handlePlaces({ weights, bias, ends, center, grip = null }) {
  const nearest = nearestOnLine(weights, bias, center);
  const size = Math.hypot(...weights);
  const along = [-weights[1] / size, weights[0] / size];
  const from = (start) => (end) => dot(along, [end[0] - start[0], end[1] - start[1]]);
  const [low, high] = ends.map(from(nearest)).sort((a, b) => a - b);
  const shift = clamp(0, low, high); // the nearest point may lie outside the picture
  const anchor = grip?.anchor ?? nearest.map((part, i) => part + shift * along[i]);
  const side = grip?.side ?? (high - shift >= Math.min(REACH, shift - low) ? 1 : -1);
  const room = side > 0 ? high - shift : shift - low;
  const reach = side * (grip ? REACH : Math.min(REACH, room));
  return { anchor, side, turn: anchor.map((part, i) => part + reach * along[i]) };
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
