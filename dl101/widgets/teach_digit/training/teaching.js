// What the network's last two layers learn of a state's drawings.

import { HEAD } from "../../nn/digit_cnn.js";
import { createTraining, numbersOf, withNumbers } from "../../nn/head_training.js";
import { EVERY, LAST, learnedPart, RATE } from "../model.js";
import { getReady, trained } from "./known_digits.js";

/** As a training takes them. */
export const examplesOf = (list) => ({
  inputs: list.map((one) => one.features),
  labels: list.map(({ digit }) => digit),
});

/** The training on what is there to learn from, as far as it has come. */
export function runOf(state) {
  const { list: own, key } = learnedPart(state);
  return runs(`${state.mixed} ${key}`, () => {
    getReady();
    const examples = examplesOf(state.mixed ? [...own, ...trained] : own);
    return createTraining({ head: HEAD, examples, rate: RATE, last: own.length ? LAST : 0, every: EVERY });
  });
}

const latest = new Map();
const FEW = 5; // each takes 2 MB
function runs(key, make) {
  const run = latest.get(key) ?? make();
  latest.delete(key);
  latest.set(key, run);
  if (latest.size > FEW) latest.delete(latest.keys().next().value);
  return run;
}

/** How many steps of it have been done: training may still be on its way. */
export function stepOf(state) {
  if (!state.taught) return 0;
  return Math.max(0, Math.min(state.steps, EVERY * (runOf(state).looks.length - 1)));
}

/** Whether the network that is asked for is there. */
export const isTrained = (state) => !state.taught || stepOf(state) === state.steps || runOf(state).isDone;

/** The book's weights and biases. */
export const AT_FIRST = numbersOf(HEAD);
export const COUNT = AT_FIRST.length;

/** The 8,554 weights and biases of the two layers after so many steps. */
export const numbersAt = (state, step) => (step ? runOf(state).looks[step / EVERY].numbers : AT_FIRST);

/** What shows that a weight changed: the sum of all. */
export const sumOf = (numbers) => numbers.reduce((sum, one) => sum + one, 0);

export const headAt = (state, step) => withNumbers(HEAD, numbersAt(state, step));
