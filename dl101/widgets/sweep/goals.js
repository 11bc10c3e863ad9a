// What there is to reach and to find out, and the presets.

import { chosenOf, isTrained, lossesOf, START, sweepOf } from "./model.js";
import { LOW } from "./words.js";

const STUCK = 0.2; // a loss above this has not solved it
const FEW = 3; // neurons
const SPIRAL = 0.1; // a test loss on the spiral
const [HEART, GAP] = [0.1, 3]; // learned by heart: a training loss below HEART, a test loss GAP times as large

// Where a goal begins: nothing is trained, so that only a hand reaches it.
const begin = (state) => () => ({ ...START, ...state });

export const GOALS = [
  {
    id: "luck",
    text: `XOR: choose a network that is stuck at a test loss above ${STUCK}, while another seed takes the same settings below ${LOW}`,
    show: begin({ dataset: "xor", activation: "relu", x_axis: "seed", y_axis: "width" }),
  },
  {
    id: "robust",
    text: `Circle, one hidden layer of ${FEW}: find a learning rate that takes all eight seeds to a test loss below ${LOW}, and choose one of these networks`,
    show: begin({ width: FEW, x_axis: "learning_rate", y_axis: "seed", cell: [0, 0] }),
  },
  {
    id: "spiral",
    text: `Spiral: choose a network with a test loss below ${SPIRAL}. Few come that far: give them neurons, data and epochs`,
    show: begin({ dataset: "spiral", x_axis: "train_percent", y_axis: "depth", learning_rate: 0.1 }),
  },
  {
    id: "overfit",
    text: `Two clouds, noise 50 %: choose a network that has learned by heart, with a training loss below ${HEART} and a test loss ${GAP} times as large or more`,
    show: begin({
      dataset: "gauss",
      noise: 50,
      x_axis: "train_percent",
      y_axis: "width",
      learning_rate: 0.1,
    }),
  },
];

/** The test losses of those that share all settings with the chosen network but the seed; none without seeds in the grid. */
function lossesBySeed(state) {
  const { x_axis, y_axis, epochs } = state;
  if (x_axis !== "seed" && y_axis !== "seed") return [];
  const other = x_axis === "seed" ? "y" : "x";
  const chosen = chosenOf(state);
  const line = sweepOf(state).cells.filter((cell) => cell[other] === chosen[other]);
  return line.map((cell) => lossesOf(cell, epochs).test);
}

/** The ids of the goals that the state reaches. */
export function reached(state) {
  if (!isTrained(state)) return [];
  const { settings, ...chosen } = chosenOf(state);
  const { train, test } = lossesOf(chosen, state.epochs);
  const others = lossesBySeed(state);
  const isOn = (dataset, noise) => settings.dataset === dataset && settings.noise === noise;
  const earned = {
    luck: isOn("xor", 0) && test > STUCK && others.some((loss) => loss < LOW),
    robust:
      isOn("circle", 0) &&
      String(settings.hidden_layers) === String(FEW) &&
      others.length > 0 &&
      others.every((loss) => loss < LOW),
    spiral: isOn("spiral", 0) && test < SPIRAL,
    overfit: isOn("gauss", 50) && train < HEART && test >= GAP * train,
  };
  return Object.keys(earned).filter((id) => earned[id]);
}

/** How far all of them have come: where that changes, goals may be reached. */
export const settle = (state) => ({ trained: isTrained(state) ? state.epochs : 0 });

// A preset is a small story: what it sets, and what there is to see. What it says holds for ten seeds: tools/measure/sweep.js.
export const PRESETS = [
  {
    id: "wide",
    name: "Wide forgives",
    change: begin({ epochs: 100 }),
    lesson: () =>
      "One or two neurons fail at every rate. With three, at most three of the eight rates work, with eight neurons at least three: a wide network forgives a rate that is a little off.",
  },
  {
    id: "batch",
    name: "Rate and batch",
    change: begin({ y_axis: "batch_size", epochs: 30, cell: [4, 4] }),
    lesson: () =>
      "The blue band rises to the right. A larger batch makes fewer steps in an epoch, so it needs a larger rate: 30 at a time take at least ten times the best rate of 1 at a time.",
  },
  {
    id: "seeds",
    name: "One seed proves little",
    change: begin({
      dataset: "xor",
      activation: "relu",
      x_axis: "seed",
      y_axis: "width",
      epochs: 100,
      cell: [0, 2],
    }),
    lesson: () =>
      "Along a row only the seed differs: other points, other first weights. With three neurons, four of these eight seeds come below 0.05. From one run you would conclude that three are enough, or that they are not.",
  },
  {
    id: "deep",
    name: "Deep sigmoids",
    change: begin({ y_axis: "depth", width: 8, activation: "sigmoid", epochs: 100, cell: [5, 1] }),
    lesson: () =>
      "From four hidden layers on no rate helps: the gradient vanishes on its way back (chapter 5). Change the activation to ReLU, and each depth from one to six has a rate that works.",
  },
];
