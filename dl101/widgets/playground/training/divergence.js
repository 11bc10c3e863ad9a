// A step may lead beyond all bounds, where the learning rate is too large. It is not taken then.

import { LARGEST } from "./settings.js";

const tooLarge = (value) => !(Math.abs(value) <= LARGEST); // NaN is, too

/** Whether the session's losses or numbers have left all bounds. Without points there is no loss to look at. */
export function isBeyondBounds({ engine, rows, train_loss, test_loss }) {
  return (
    (rows.train.count > 0 && tooLarge(train_loss)) ||
    (rows.test.count > 0 && tooLarge(test_loss)) ||
    engine.weights.some(tooLarge) ||
    engine.biases.some(tooLarge)
  );
}

/** `keep()` notes the engine's numbers, `putBack()` brings them back. */
export function createWayBack(engine) {
  const kept = ["weights", "biases", "dead"].map((name) => [engine[name], engine[name].slice()]);
  return {
    keep() {
      for (const [numbers, copy] of kept) copy.set(numbers);
    },
    putBack() {
      for (const [numbers, copy] of kept) numbers.set(copy);
      engine.reset_counts();
    },
  };
}
