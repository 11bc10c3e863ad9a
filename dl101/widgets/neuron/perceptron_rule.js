// The perceptron rule, a point at a time: error = target − output, then w ← w + error · x and b ← b + error.
// A run is kept as its start and its count of steps; all else follows from repeating it. No page in here.

import { rounded } from "../lib/arithmetic.js";
import { listOf } from "../lib/format.js";
import { number } from "../lib/traits.js";
import { answerAt, CORNERS, LIMIT, parameters, truthTable } from "./model.js";

export const MOST_STEPS = 400; // more than any gate but XOR needs from any start
export const XOR_PATIENCE = 24; // steps after which it is said that XOR never settles

/** The rule of the trait `learn_steps` (lib/traits.js). */
export const stepCount = number(0, { low: 0, high: MOST_STEPS, whole: true });

/** The changes of the state with which a new run begins from `start`, [w1, w2, b]. */
export function beginFrom(start) {
  const [w1, w2, bias] = start;
  return { weights: [w1, w2], bias, learn_start: start, learn_steps: 0 };
}
export const ZERO = [0, 0, 0];
export const LEARN_START = { ...beginFrom(ZERO), gate: "OR" };

const tidy = (value) => rounded(value, 12); // 0.3 − 1 + 1 is 0.3

/** Look at the corner with this index: what it is answered, the target, and the neuron after the rule. */
export function perceptronStep(state, index) {
  const { weights, bias } = state;
  const { x, z, output, target } = answerAt(state, index);
  const error = target - output;
  const after = { weights: weights.map((w, i) => tidy(w + error * x[i])), bias: tidy(bias + error) };
  return { x, z, output, target, error, before: { weights, bias }, ...after };
}

const nearlySame = (a, b) => a.every((value, i) => Math.abs(value - b[i]) < 1e-9);

function repeat(start, gate, count) {
  const steps = [];
  let now = beginFrom(start);
  while (steps.length < count) {
    now = perceptronStep({ ...now, gate }, steps.length % CORNERS.length);
    steps.push(now);
  }
  return steps;
}

/**
 * The run that led to a state: {start: [w1, w2, b], steps, next, corrections, settled, blocked}. `next` is the index of
 * the point that comes next, `blocked` a sentence where no step can be made. Where weights, bias or gate were set
 * from outside (a slider, a notebook), a new run begins with them.
 */
export function runOf(state) {
  const { gate, learn_start, learn_steps } = state;
  const kept = repeat(learn_start, gate, learn_steps);
  const isKept = nearlySame(kept.length ? parameters(kept.at(-1)) : learn_start, parameters(state));
  const [start, steps] = isKept ? [learn_start, kept] : [parameters(state), []];
  const round = steps.slice(-CORNERS.length);
  const next = steps.length % CORNERS.length;
  return {
    start,
    steps,
    next,
    corrections: steps.filter(({ error }) => error !== 0).length,
    settled: round.length === CORNERS.length && round.every(({ error }) => error === 0),
    blocked: whyBlocked(perceptronStep(state, next), steps.length),
  };
}

function whyBlocked(after, count) {
  if (count >= MOST_STEPS) return `${count} steps are as many as this demo counts. Start from zero.`;
  const far = ["w₁", "w₂", "b"].filter((_, i) => Math.abs(parameters(after)[i]) > LIMIT);
  if (!far.length) return "";
  return `The next correction would take ${listOf(far)} beyond ±${LIMIT}, where the sliders end. Start from zero.`;
}

/** The changes of the state that `count` more steps bring; fewer steps where one would leave the sliders' range. */
export function learn(state, count = 1) {
  const { start, steps } = runOf(state);
  let [now, made] = [state, steps.length];
  for (const end = made + count; made < end; made++) {
    const after = perceptronStep({ ...now, gate: state.gate }, made % CORNERS.length);
    if (whyBlocked(after, made)) break;
    now = after;
  }
  return { weights: now.weights, bias: now.bias, learn_start: start, learn_steps: made };
}

/** How many points were right before a step and after it. */
export const rightAround = ({ before, weights, bias }, gate) =>
  [before, { weights, bias }].map(
    (neuron) => truthTable({ ...neuron, gate }).filter(({ right }) => right).length,
  );
