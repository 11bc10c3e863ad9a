// The perceptron rule, a point at a time: error = wanted − output, then w ← w + error · x and b ← b + error.
// A run is kept as its start and its count of steps; all else follows from repeating it. No page in here.

import { fixed, listOf } from "../lib/format.js";
import { wholeNumber } from "../lib/traits.js";
import { CORNERS, GATES, LIMIT, pair, step, truthTable, weightedSum } from "./model.js";

export const MOST_STEPS = 400; // more than any gate but XOR needs from any start
export const XOR_PATIENCE = 24; // steps after which it is said that XOR never settles

/** The changes of the state with which a new run begins from `start`, [w1, w2, b]. */
export const beginFrom = (start) => ({
  weights: start.slice(0, 2),
  bias: start[2],
  learn_start: start,
  learn_steps: 0,
});
export const ZERO = [0, 0, 0];
export const LEARN_START = { ...beginFrom(ZERO), gate: "OR" };

/** The rule of the trait `learn_steps` (lib/traits.js): a whole number from 0 to MOST_STEPS. */
export const stepCount = wholeNumber(0, 0, MOST_STEPS);

const tidy = (value) => Number(value.toFixed(12)) + 0; // 0.3 − 1 + 1 is 0.3, and 0 is never −0
const countRight = (state) => truthTable(state).filter(({ right }) => right).length;

/** Look at one point: what it is answered, what is wanted, and the neuron after the rule. */
export function learnFrom({ weights, bias, gate }, index) {
  const [x, wanted] = [CORNERS[index], GATES[gate][index]];
  const z = weightedSum(x, weights, bias);
  const output = step(z);
  const error = wanted - output;
  const after = { weights: weights.map((w, i) => tidy(w + error * x[i])), bias: tidy(bias + error) };
  return { x, z, output, wanted, error, before: { weights, bias }, ...after };
}

const parameters = ({ weights, bias }) => [...weights, bias];
const fits = (state) => parameters(state).every((value) => Math.abs(value) <= LIMIT);
const nearlySame = (a, b) => a.every((value, i) => Math.abs(value - b[i]) < 1e-9);

function repeat([w1, w2, bias], gate, count) {
  const steps = [];
  let now = { weights: [w1, w2], bias };
  for (let i = 0; i < count; i++) {
    now = learnFrom({ ...now, gate }, i % CORNERS.length);
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
    blocked: whyBlocked(learnFrom(state, next), steps.length),
  };
}

function whyBlocked(after, count) {
  if (count >= MOST_STEPS) return `${count} steps are as many as this demo counts. Start from zero.`;
  if (fits(after)) return "";
  const names = ["w₁", "w₂", "b"];
  const far = names.filter((_, i) => Math.abs(parameters(after)[i]) > LIMIT);
  return `The next correction would take ${listOf(far)} beyond ±${LIMIT}, where the sliders end. Start from zero.`;
}

/** The changes of the state that `count` more steps bring; fewer steps where one would leave the sliders' range. */
export function learn(state, count = 1) {
  const { start, steps } = runOf(state);
  const { gate } = state;
  let { weights, bias } = state;
  let learn_steps = steps.length;
  for (let left = count; left > 0; left--) {
    const after = learnFrom({ weights, bias, gate }, learn_steps % CORNERS.length);
    if (whyBlocked(after, learn_steps)) break;
    ({ weights, bias } = after);
    learn_steps += 1;
  }
  return { weights, bias, learn_start: start, learn_steps };
}

/** How many points were right before a step and after it. */
const rightAround = ({ before, weights, bias }, gate) =>
  [before, { weights, bias }].map((neuron) => countRight({ ...neuron, gate }));

/** Whether a step left fewer points right than before it. */
export function madeWorse(step, gate) {
  const [before, after] = rightAround(step, gate);
  return after < before;
}

// `gate` and `from` ([w1, w2, b]) are where a click on the goal leads.
export const LEARNING_GOALS = [
  { id: "learn-or", gate: "OR", from: ZERO, text: "OR: let it learn from zero" },
  { id: "learn-and", gate: "AND", from: ZERO, text: "AND: let it learn from zero" },
  {
    id: "learn-elsewhere",
    gate: "OR",
    from: [-2, 1, 1],
    text: "Start from other numbers than zero, and let it learn",
  },
  {
    id: "learn-worse",
    gate: "AND",
    from: ZERO,
    text: "Stop right after a correction that left fewer points right than before",
  },
  {
    id: "learn-xor",
    gate: "XOR",
    from: ZERO,
    text: `XOR: watch ${XOR_PATIENCE} steps, and never a round without a correction`,
  },
];

/** The goals that a state has reached, those of before included (the other lesson's first). */
export function learningProgress(state) {
  const { gate, goals_reached } = state;
  const { start, steps, corrections, settled } = runOf(state);
  const isFromZero = start.every((value) => value === 0);
  const last = steps.at(-1);
  const earned = {
    "learn-or": gate === "OR" && isFromZero && settled,
    "learn-and": gate === "AND" && isFromZero && settled,
    "learn-elsewhere": !isFromZero && settled && corrections > 0,
    "learn-worse": last !== undefined && madeWorse(last, gate),
    "learn-xor": gate === "XOR" && steps.length >= XOR_PATIENCE,
  };
  const ids = LEARNING_GOALS.map(({ id }) => id);
  const others = goals_reached.filter((id) => !ids.includes(id));
  return [...others, ...ids.filter((id) => goals_reached.includes(id) || earned[id])];
}

/** A number as short as it can be told: "1", "−0.75". */
export const short = (value) => fixed(value, Number.isInteger(value) ? 0 : 2);
/** The same with its sign: "+1", "−0.75", "0". */
export const signed = (value) => (value > 0 ? `+${short(value)}` : short(value));
/** The class that colors a number by its sign. */
export const signClass = (value) => (value > 0 ? "is-positive" : value < 0 ? "is-negative" : "");
const inSum = (value) => (value < 0 ? `(${short(value)})` : short(value));

/** The rule: [what is worked out, from what]. */
export const RULE = [
  ["error =", "wanted − output"],
  ["w₁ ←", "w₁ + error · x₁"],
  ["w₂ ←", "w₂ + error · x₂"],
  ["b ←", "b + error"],
];

/** The rule with a step's numbers: for each of its lines [the sum, the result, whether it corrects anything]. */
export function updateLines({ x, output, wanted, error, before, weights, bias }) {
  const line = (old, factor, now) => [`${short(old)} + ${inSum(error)}${factor}`, now, now !== old];
  return [
    [`${wanted} − ${output}`, error, error !== 0],
    ...weights.map((now, i) => line(before.weights[i], `·${x[i]}`, now)),
    line(before.bias, "", bias),
  ];
}

/** What a step saw, in a sentence. */
export const describeStep = ({ x, output, wanted, error }) =>
  `Point ${pair(x)}: it said ${output}, wanted ${wanted}: ${error === 0 ? "no change" : "a correction"}.`;

/** What a step did to all four points, in a sentence. */
export function describeEffect(step, gate) {
  const [before, after] = rightAround(step, gate);
  return `Right points: ${before} before, ${after} now.`;
}

const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** Where the run stands, in words. */
export function describeRun({ gate }, { steps, corrections, settled }) {
  if (steps.length === 0) return "It has learned after a whole round without a correction.";
  const counts = `${counted(steps.length, "step")}, ${counted(corrections, "correction")}.`;
  if (settled) return `${counts} A whole round without a correction: it has learned ${gate}.`;
  if (gate === "XOR" && steps.length >= XOR_PATIENCE)
    return `${counts} It will go round forever: no line parts the 1s of XOR from its 0s.`;
  return counts;
}
