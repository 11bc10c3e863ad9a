// What a state shows: the training that belongs to it, and how far one looks into it.
// Nothing here knows of the page, so `node --test` can import it.

import { bool, number, numbers, oneOf, someOf } from "../lib/traits.js";
import { createRun, LAST, LOOKS } from "./training.js";

/** What can be chosen, {trait: values}. The seeds are ten of the first 45: those where the largest network overfits clearly,
 * so that there is something to undo (tools/measure/overfitting.js has all 45). */
export const CHOICES = {
  neurons: [1, 2, 3, 4, 6, 10, 20, 40],
  train_size: [10, 20, 40, 80],
  noise: [0, 0.1, 0.2, 0.3, 0.4],
  seed: [44, 3, 4, 11, 12, 16, 24, 27, 38, 43],
  l1: [0, 0.003, 0.01, 0.03],
  l2: [0, 0.001, 0.003, 0.01, 0.03],
  dropout: [0, 0.05, 0.1, 0.2],
};
export const REMEDIES = ["data", "l1", "l2", "dropout", "stop"];
export const START = {
  neurons: 4,
  train_size: 20,
  noise: 0.3,
  seed: 44,
  l1: 0,
  l2: 0,
  dropout: 0,
  early_stopping: false,
  epochs: LAST,
  show_truth: false,
  by_size: false,
  overfitted: [],
  remedies: [],
};

const MOST = 1e6;

/** {trait: rule}. `overfitted`: neurons, noise, seed, train_size and validation error of what was learned by heart last;
 * `remedies`: those that have helped there. */
export const RULES = {
  ...Object.fromEntries(Object.entries(CHOICES).map(([name, values]) => [name, oneOf(values, START[name])])),
  early_stopping: bool(),
  epochs: number(LAST, { low: LOOKS[0], high: LAST, whole: true }),
  show_truth: bool(),
  by_size: bool(),
  overfitted: numbers([], { low: 0, high: MOST, maxLength: 5 }),
  remedies: someOf(REMEDIES),
};

const runs = new Map(); // by what makes them: undo finds them again
const KEPT = 30;

/** The training of a state, as far as it has come. */
export function runOf(state) {
  const key = JSON.stringify([...Object.keys(CHOICES), "early_stopping"].map((name) => state[name]));
  const run = runs.get(key) ?? createRun(state);
  runs.delete(key); // so that it comes last
  runs.set(key, run);
  if (runs.size > KEPT) runs.delete(runs.keys().next().value);
  return run;
}

/** The place among the looks of what is shown; −1 before the first one. With early stopping, the end is the best. */
export function placeOf({ epochs, early_stopping }, { looks, best, isDone }) {
  if (early_stopping && isDone && epochs >= looks.at(-1).epoch) return best;
  return looks.findLastIndex(({ epoch }) => epoch <= epochs);
}

/** What is shown: {epoch, train, validation, w}; undefined before the first look. */
export function shownOf(state) {
  const run = runOf(state);
  return run.looks[placeOf(state, run)];
}

/** Whether the network that is shown is the one that is asked for. */
export function isTrained(state) {
  const run = runOf(state);
  return run.isDone || run.looks.at(-1)?.epoch >= state.epochs;
}

/** The states of networks of all sizes that are like this one in all else. */
export const sizesOf = (state) => CHOICES.neurons.map((neurons) => ({ ...state, neurons }));

/** Which of REMEDIES are in use, beside so many examples. */
export function remediesOf(state, train_size = state.train_size) {
  const isStopped = state.early_stopping || state.epochs < LAST;
  const inUse = { ...state, data: state.train_size > train_size, stop: isStopped };
  return REMEDIES.filter((name) => inUse[name]);
}
