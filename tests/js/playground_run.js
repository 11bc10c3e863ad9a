// Runs of the Playground's engine from settings, for tests here and, through call.js, in Python.

import { makeData } from "../../dl101/widgets/data/datasets.js";
import { FEATURES, inputsOf } from "../../dl101/widgets/data/features.js";
import { createEngine } from "../../dl101/widgets/nn/engine.js";
import { networkOf } from "../../dl101/widgets/playground/training/session.js";
import { DEFAULTS } from "../../dl101/widgets/playground/training/settings.js";

export { DEFAULTS as SEEDS }; // the settings of the seeds' link
export const ALL_INPUTS = FEATURES.map(({ id }) => id);
export const LARGEST = { inputs: ALL_INPUTS, hidden_layers: [8, 8, 8, 8, 8, 8] };

/** The data, and an engine with its first weights, as the settings say. */
export function startRun(settings) {
  const data = makeData(settings);
  const engine = createEngine(networkOf(settings));
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
  const settings = { ...DEFAULTS, ...changes };
  const { engine, train, test } = startRun(settings);
  const plain = ({ inputs, labels }) => ({ inputs: [...inputs], labels: [...labels] });
  const start = { weights: [...engine.weights], biases: [...engine.biases] };
  const losses = [[engine.loss(train), engine.loss(test)]];
  for (let epoch = 0; epoch < epochs; epoch++) {
    engine.train(train, settings);
    losses.push([engine.loss(train), engine.loss(test)]);
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
