// Runs of the Playground's engine from settings, for tests here and, through call.js, in Python.

import { makeData } from "../../dl101/widgets/playground/datasets.js";
import { createEngine } from "../../dl101/widgets/playground/engine.js";
import { inputsOf } from "../../dl101/widgets/playground/features.js";

export const SEEDS = {
  problem: "classification",
  dataset: "circle",
  regression_dataset: "reg-plane",
  noise: 0,
  training_share: 50,
  batch_size: 10,
  inputs: ["x", "y"],
  hidden_layers: [4, 2],
  activation: "tanh",
  learning_rate: 0.03,
  regularization: "none",
  regularization_rate: 0,
  seed: "0.72826",
  zero_start: false,
  loss: "squared",
  restarts: 0,
};
export const ALL_INPUTS = ["x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"];
export const LARGEST = { inputs: ALL_INPUTS, hidden_layers: [8, 8, 8, 8, 8, 8] };

/** The data, and an engine with its first weights, as the settings say. */
export function startRun(settings) {
  const data = makeData(settings);
  const engine = createEngine({
    sizes: [settings.inputs.length, ...settings.hidden_layers, 1],
    activation: settings.activation,
    output:
      settings.loss === "cross-entropy" ? "logit" : settings.problem === "regression" ? "linear" : "tanh",
    loss: settings.loss,
    regularization: settings.regularization,
  });
  for (let draw = 0; draw <= settings.restarts; draw++) engine.start(data.random, settings.zero_start);
  return {
    data,
    engine,
    train: inputsOf(data.train, settings.inputs),
    test: inputsOf(data.test, settings.inputs),
  };
}

/** Train for `epochs` and tell all: `{train, test, start, losses, weights, biases}`, numbers in plain lists. */
export function runEpochs(changes, epochs) {
  const settings = { ...SEEDS, ...changes };
  const { engine, train, test } = startRun(settings);
  const plain = ({ inputs, labels }) => ({ inputs: [...inputs], labels: [...labels] });
  const start = { weights: [...engine.weights], biases: [...engine.biases] };
  const losses = [[engine.lossOf(train), engine.lossOf(test)]];
  for (let epoch = 0; epoch < epochs; epoch++) {
    engine.train(train, settings);
    losses.push([engine.lossOf(train), engine.lossOf(test)]);
  }
  return {
    train: plain(train),
    test: plain(test),
    start,
    losses,
    weights: [...engine.weights],
    biases: [...engine.biases],
  };
}
