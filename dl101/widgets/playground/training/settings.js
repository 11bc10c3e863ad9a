// The settings of the Playground: what each may hold, and what a change of some asks for.
//
// playground.py has the same traits with the same rules.

import { DATASETS, REACH } from "../../data/datasets.js";
import { FEATURES } from "../../data/features.js";
import { bool, number, numbers, oneOf, someOf, text } from "../../lib/traits.js";
import { LARGEST } from "../../nn/divergence.js";

export const LEARNING_RATES = [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
export const REGULARIZATION_RATES = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
export const TRAIN_PERCENTS = [10, 20, 30, 40, 50, 60, 70, 80, 90];
export const MOST_LAYERS = 6;
export const MOST_NEURONS = 8;
export const MOST_POINTS = 500;

const idsOf = (problem) => DATASETS.filter((one) => one.problem === problem).map(({ id }) => id);

/** The learner's own data: up to 500 points [x, y, label]. */
const points = {
  fallback: [],
  check(value) {
    const fits = (point) =>
      Array.isArray(point) &&
      point.length === 3 &&
      point.every((part, i) => typeof part === "number" && Math.abs(part) <= (i < 2 ? REACH : 1));
    if (!Array.isArray(value) || value.length > MOST_POINTS || !value.every(fits))
      throw new RangeError(
        `must be up to ${MOST_POINTS} points [x1, x2, label], with coordinates from −6 to 6 and labels from −1 to 1`,
      );
    return value;
  },
};

/** What makes a run: {trait: rule}. */
export const SETTINGS = {
  problem: oneOf(["classification", "regression"]),
  dataset: oneOf([...idsOf("classification"), "own"]),
  regression_dataset: oneOf([...idsOf("regression"), "own"]),
  noise: number(0, { low: 0, high: 50, whole: true }),
  train_percent: oneOf(TRAIN_PERCENTS, 50),
  batch_size: number(10, { low: 1, high: 30, whole: true }),
  inputs: someOf(
    FEATURES.map(({ id }) => id),
    ["x", "y"],
  ),
  hidden_layers: numbers([4, 2], {
    low: 1,
    high: MOST_NEURONS,
    whole: true,
    maxLength: MOST_LAYERS,
  }),
  activation: oneOf(["relu", "tanh", "sigmoid", "linear"], "tanh"),
  learning_rate: oneOf(LEARNING_RATES, 0.03),
  regularization: oneOf(["none", "L1", "L2"]),
  regularization_rate: oneOf(REGULARIZATION_RATES),
  seed: text("0.72826", { maxLength: 40 }),
  zero_start: bool(),
  show_test: bool(),
  discretize: bool(),
  loss: oneOf(["squared", "cross-entropy"]),
  restarts: number(0, { low: 0, high: 999, whole: true }),
  stop_epoch: number(0, { low: 0, high: 100_000, whole: true }),
  stop_loss: number(0, { low: 0, high: 10 }),
  points,
};

const MOST_WEIGHTS = 7 * 8 + 5 * 64 + 8;
export const MOST_EPOCHS = 1e6; // training ends there

/** How far training has come: {trait: rule}. Empty lists stand for the first weights that the seed gives. */
export const PROGRESS = {
  epoch: number(0, { low: 0, high: MOST_EPOCHS, whole: true }),
  weights: numbers([], { low: -LARGEST, high: LARGEST, maxLength: MOST_WEIGHTS }),
  biases: numbers([], { low: -LARGEST, high: LARGEST, maxLength: 6 * 8 + 1 }),
};
export const AT_START = { epoch: 0, weights: [], biases: [] };

/** Settings of the view, not of the run: undo leaves them alone, unless its step changed them together with others. */
export const OF_THE_VIEW = ["show_test", "discretize", "stop_epoch", "stop_loss"];

/** The traits that undo brings back. */
export const UNDOABLE = [...Object.keys(SETTINGS), ...Object.keys(PROGRESS), "experiment"].filter(
  (name) => !OF_THE_VIEW.includes(name),
);

/** The settings of the seeds' link: what the Playground starts with. */
export const DEFAULTS = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, { fallback }]) => [name, fallback]),
);

const RUN_DEFAULTS = Object.fromEntries(
  Object.entries(DEFAULTS).filter(([name]) => !OF_THE_VIEW.includes(name) && name !== "points"),
);
/** What presets, experiments and links set: all of a run, from its start. The view and the learner's own points are left
 * alone where `settings` name none. */
export const freshRun = (settings) => ({ ...RUN_DEFAULTS, ...settings, ...AT_START });

/** The settings alone, out of a larger state. */
export const settingsOf = (state) =>
  Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, state[name]]));

export const isRegression = ({ problem }) => problem === "regression";
/** The id of the data set that is in use. */
export const datasetOf = (settings) =>
  isRegression(settings) ? settings.regression_dataset : settings.dataset;
/** Cross-entropy is a loss for two classes. */
export const lossKind = (settings) => (isRegression(settings) ? "squared" : settings.loss);

/** The list of inputs with one switched, in the order of the network. */
export const switchedInput = (inputs, id) =>
  FEATURES.map((one) => one.id).filter((one) => (one === id) !== inputs.includes(one));

const alike = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether two settings have the same points, in the same order and with the same share for training. */
export function sameData(a, b) {
  const id = datasetOf(a);
  const own = id === "own";
  return (
    a.problem === b.problem &&
    id === datasetOf(b) &&
    a.seed === b.seed &&
    a.train_percent === b.train_percent &&
    (own ? alike(a.points, b.points) : a.noise === b.noise)
  );
}

// As in the TensorFlow Playground, all of these start the training anew; the learning rate does not.
const OF_THE_NETWORK = [
  "inputs",
  "hidden_layers",
  "activation",
  "batch_size",
  "regularization",
  "regularization_rate",
  "zero_start",
  "restarts",
];

/** Whether training under `a` may go on under `b`: the same data, network and first weights. */
export const sameNetwork = (a, b) =>
  sameData(a, b) && lossKind(a) === lossKind(b) && OF_THE_NETWORK.every((name) => alike(a[name], b[name]));
