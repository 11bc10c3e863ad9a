// A step may lead beyond all bounds, where the learning rate is too large. It is not taken then.

import { LARGEST } from "./settings.js";

const tooLarge = (value) => !(Math.abs(value) <= LARGEST); // NaN is, too

/** Whether the session's losses or numbers have left all bounds. Without points there is no loss to look at. */
export function hasDiverged({ engine, rows, trainLoss, testLoss }) {
  return (
    (rows.train.count > 0 && tooLarge(trainLoss)) ||
    (rows.test.count > 0 && tooLarge(testLoss)) ||
    engine.weights.some(tooLarge) ||
    engine.biases.some(tooLarge)
  );
}

/** `snapshot()` notes the engine's numbers, `restore()` brings them back. */
export function createSnapshots(engine) {
  const copies = ["weights", "biases", "dead"].map((name) => [engine[name], engine[name].slice()]);
  return {
    snapshot() {
      for (const [numbers, copy] of copies) copy.set(numbers);
    },
    restore() {
      for (const [numbers, copy] of copies) numbers.set(copy);
      engine.clearGradients();
    },
  };
}
