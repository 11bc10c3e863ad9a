// A grid of networks that differ in two settings, and the losses that are known of them.
// Nothing here knows of the page, so `node --test` can import it.

import { number, numbers, oneOf } from "../lib/traits.js";

export const STEP = 10; // losses are looked at after every 10 epochs
export const MOST = 500; // epochs
export const TRAINED = 100; // epochs that one press trains
const SIDE = 8; // cells in each direction, at most

/** What a grid can differ in: {trait: {name, unit, values}}; the values are steps of the Playground's own. */
export const AXES = {
  learning_rate: { name: "learning rate", values: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3] },
  width: { name: "neurons a layer", values: [1, 2, 3, 4, 5, 6, 7, 8] },
  depth: { name: "hidden layers", values: [0, 1, 2, 3, 4, 5, 6] },
  activation: { name: "activation", values: ["relu", "tanh", "sigmoid", "linear"] },
  l2_rate: { name: "L2 rate", values: [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1] },
  batch_size: { name: "batch size", values: [1, 2, 3, 5, 10, 15, 20, 30] },
  noise: { name: "noise", unit: "%", values: [0, 5, 10, 15, 20, 30, 40, 50] },
  train_percent: { name: "training data", unit: "%", values: [10, 20, 30, 40, 50, 60, 70, 80] },
  seed: { name: "seed", values: [1, 2, 3, 4, 5, 6, 7, 8] },
};
export const DATASETS = {
  circle: { name: "Circle", on: "the circle" },
  xor: { name: "XOR", on: "XOR" },
  gauss: { name: "Two clouds", on: "two clouds" },
  spiral: { name: "Spiral", on: "the spiral" },
};
export const SHOWN = { test: "test loss", train: "training loss" };
const FIXED = {
  learning_rate: 0.03,
  width: 4,
  depth: 1,
  activation: "tanh",
  l2_rate: 0,
  batch_size: 10,
  noise: 0,
  train_percent: 50,
  seed: 1,
};
export const START = {
  dataset: "circle",
  x_axis: "learning_rate",
  y_axis: "width",
  ...FIXED,
  epochs: 0,
  cell: [3, 3],
  show: "test",
};

const everyTenth = {
  fallback: 0,
  check(value) {
    if (!(Number.isInteger(value) && value >= 0 && value <= MOST && value % STEP === 0))
      throw new RangeError(`must be a multiple of ${STEP} from 0 to ${MOST}, not ${JSON.stringify(value)}`);
    return value;
  },
};

/** {trait: rule} */
export const RULES = {
  dataset: oneOf(Object.keys(DATASETS)),
  x_axis: oneOf(Object.keys(AXES), START.x_axis),
  y_axis: oneOf(Object.keys(AXES), START.y_axis),
  ...Object.fromEntries(Object.entries(AXES).map(([name, { values }]) => [name, oneOf(values, FIXED[name])])),
  epochs: everyTenth,
  cell: numbers(START.cell, { low: 0, high: SIDE - 1, whole: true }),
  show: oneOf(Object.keys(SHOWN)),
  trained: number(0, { low: 0, high: MOST, whole: true }),
};

/** The values along both axes: [those across, those up]. */
export const valuesOf = ({ x_axis, y_axis }) => [AXES[x_axis].values, AXES[y_axis].values];

/** What a setting is called where its values stand alone: "noise, %". */
export const labelOf = (axis) => [AXES[axis].name, AXES[axis].unit].filter(Boolean).join(", ");

/** How a setting's value is written, beside an axis and in a sentence. */
export const written = (value) => (value === "relu" ? "ReLU" : String(value));

/** What one network of the grid is trained with, by the Playground's names. */
export function settingsAt(state, x, y) {
  const own = { ...state, [state.x_axis]: x, [state.y_axis]: y };
  const { dataset, noise, train_percent, batch_size, activation, learning_rate, l2_rate } = own;
  return {
    problem: "classification",
    dataset,
    noise,
    train_percent,
    seed: String(own.seed),
    inputs: ["x", "y"],
    hidden_layers: Array(own.depth).fill(own.width),
    activation,
    learning_rate,
    batch_size,
    regularization: l2_rate > 0 ? "L2" : "none",
    regularization_rate: l2_rate,
  };
}

const sweeps = new Map(); // by what makes them: a network has the same losses whoever trains it
const KEPT = 20; // so that undo finds them

/** The sweep of a state: {columns, rows, cells}. The cells come row by row, from the lowest up; each has its `x`, `y`
 * and `settings`, the losses `train` and `test` after every STEP epochs, as far as they are known, and in `end` the epoch
 * at which it diverged, else null. */
export function sweepOf(state) {
  const { x_axis, y_axis, dataset } = state;
  const fixed = Object.keys(AXES).filter((name) => name !== x_axis && name !== y_axis);
  const key = [x_axis, y_axis, dataset, ...fixed.map((name) => state[name])].join();
  const sweep = sweeps.get(key) ?? newSweep(state);
  sweeps.delete(key); // so that it comes last
  sweeps.set(key, sweep);
  if (sweeps.size > KEPT) sweeps.delete(sweeps.keys().next().value);
  return sweep;
}

function newSweep(state) {
  const [across, up] = valuesOf(state);
  const cell = (x, y) => ({ x, y, settings: settingsAt(state, x, y), train: [], test: [], end: null });
  const cells = up.flatMap((y) => across.map((x) => cell(x, y)));
  return { columns: across.length, rows: up.length, cells };
}

/** Write down what a trainer tells: `marks` are [cell's number, epoch, training loss, test loss, has it diverged]. */
export function note({ cells }, marks) {
  for (const [index, epoch, train, test, diverged] of marks) {
    const cell = cells[index];
    const at = Math.ceil(epoch / STEP);
    cell.train[at] = train;
    cell.test[at] = test;
    if (diverged) cell.end = epoch;
  }
}

/** Whether it is known how a cell does after so many epochs: before the first one nobody looks. */
const isKnown = ({ test, end }, epochs) => epochs > 0 && (end !== null || test.length > epochs / STEP);

/** {train, test, epoch}: a cell's losses after so many epochs, or after the last one at which they are known; null where
 * there are none. */
export function lossesOf({ train, test, end }, epochs) {
  const at = Math.min(epochs / STEP, test.length - 1);
  if (at < 1) return null;
  return { train: train[at], test: test[at], epoch: end === null ? at * STEP : Math.min(end, at * STEP) };
}

export const isTrained = (state) => sweepOf(state).cells.every((cell) => isKnown(cell, state.epochs));

/** The chosen column and row: inside the grid, whatever the trait says. */
export const placeOf = ({ cell: [column, row] }, { columns, rows }) => [
  Math.min(column, columns - 1),
  Math.min(row, rows - 1),
];

/** The cell that is chosen. */
export function chosenOf(state) {
  const sweep = sweepOf(state);
  const [column, row] = placeOf(state, sweep);
  return sweep.cells[row * sweep.columns + column];
}

/** The number of the cell with the lowest loss of the kind that is shown; −1 where no loss is known. */
export function bestOf(state) {
  let [best, lowest] = [-1, Number.POSITIVE_INFINITY];
  for (const [i, cell] of sweepOf(state).cells.entries()) {
    const loss = lossesOf(cell, state.epochs)?.[state.show] ?? Number.POSITIVE_INFINITY;
    if (loss < lowest) [best, lowest] = [i, loss];
  }
  return best;
}
