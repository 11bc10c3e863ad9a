// A step may lead beyond all bounds, where the learning rate is too large. It is not taken then.

export const LARGEST = 1e6; // a weight or a loss beyond this has left all bounds

const tooLarge = (value) => !(Math.abs(value) <= LARGEST); // NaN is, too

/** Whether the engine's numbers have left all bounds. Where the last unit is a tanh, that says all: its losses are 2 at
 * most. */
export const hasLeftBounds = ({ weights, biases }) => weights.some(tooLarge) || biases.some(tooLarge);

/** Whether the session's losses or numbers have left all bounds. Without points there is no loss to look at. */
export function hasDiverged({ engine, rows, trainLoss, testLoss }) {
  return (
    (rows.train.count > 0 && tooLarge(trainLoss)) ||
    (rows.test.count > 0 && tooLarge(testLoss)) ||
    hasLeftBounds(engine)
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
