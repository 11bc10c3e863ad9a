// A deep network with random weights, one pass forward and one back: how large the numbers are in each layer.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { createNormal } from "../data/numpy_random.js";
import { pick } from "../nn/activations.js";

export const WIDTH = 32; // inputs, units in each hidden layer, examples
export const CLASSES = 10;
export const DEPTHS = { low: 1, high: 20 };
export const SPREADS = { low: 0, high: 4 };
export const SEEDS = { low: 0, high: 99 };
export const [TINY, HUGE] = [1e-6, 50]; // a gradient below TINY has vanished, one above HUGE has exploded
export const STEADY = [1e-3, 1];

export const ACTIVATIONS = pick("sigmoid", "tanh", "relu");
export const SHOWN = {
  weights: { name: "gradient ∂L/∂W", long: "the gradient of the weights" },
  errors: { name: "error ∂L/∂h", long: "the error that comes back" },
  outputs: { name: "output h", long: "the outputs h, on the way forward" },
};
export const START = { depth: 3, activation: "tanh", spread: 1, seed: 0, show: "weights", after: "" };

/** `a` (rows, inner) times `b` (inner, columns); `aTurned`, `bTurned`: the transpose is taken. Rows lie one after another. */
function matmul(a, b, { rows, inner, columns, aTurned = false, bTurned = false }) {
  const product = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++)
        sum += a[aTurned ? k * rows + i : i * inner + k] * b[bTurned ? j * inner + k : k * columns + j];
      product[i * columns + j] = sum;
    }
  return product;
}

/** √(mean of x²): how large the numbers are, signs aside. */
const rootMeanSquare = (numbers) => Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0) / numbers.length);

/** Softmax with cross-entropy: (p − y) / n for each example. Example i belongs to class i mod 10. */
function lossSlope(logits) {
  const slope = new Float64Array(logits.length);
  for (let i = 0; i < WIDTH; i++) {
    const row = logits.subarray(i * CLASSES, (i + 1) * CLASSES);
    const exps = row.map((z) => Math.exp(z - Math.max(...row)));
    const sum = exps.reduce((a, b) => a + b);
    for (let j = 0; j < CLASSES; j++)
      slope[i * CLASSES + j] = (exps[j] / sum - (j === i % CLASSES ? 1 : 0)) / WIDTH;
  }
  return slope;
}

let last = { key: "", sizes: null };

/** {weights, errors, outputs}: for each hidden layer, first to last, the size of ∂L/∂W, of ∂L/∂h and of h. */
export function sizesOf({ depth, activation, spread, seed }) {
  const key = [depth, activation, spread, seed].join();
  if (last.key !== key) last = { key, sizes: passes({ depth, activation, spread, seed }) };
  return last.sizes;
}

function passes({ depth, activation, spread, seed }) {
  const { f, slope } = ACTIVATIONS[activation];
  const normal = createNormal(seed);
  const layer = { rows: WIDTH, inner: WIDTH, columns: WIDTH };
  const draw = (columns) => normal(WIDTH * columns).map((number) => (number * spread) / Math.sqrt(WIDTH));
  const h = [normal(WIDTH * WIDTH)]; // the inputs, then each layer's outputs
  const [Z, W] = [[], []];
  for (let i = 0; i < depth; i++) {
    W.push(draw(WIDTH));
    Z.push(matmul(h[i], W[i], layer));
    h.push(Z[i].map(f));
  }
  const V = draw(CLASSES);
  const delta = lossSlope(matmul(h[depth], V, { ...layer, columns: CLASSES }));
  let error = matmul(delta, V, { ...layer, inner: CLASSES, bTurned: true });
  const sizes = { weights: [], errors: [], outputs: h.slice(1).map(rootMeanSquare) };
  for (let i = depth - 1; i >= 0; i--) {
    sizes.errors.unshift(rootMeanSquare(error));
    const dZ = error.map((each, at) => each * slope(Z[i][at]));
    sizes.weights.unshift(rootMeanSquare(matmul(h[i], dZ, { ...layer, aTurned: true })));
    error = matmul(dZ, W[i], { ...layer, bTurned: true });
  }
  return sizes;
}

/** "vanished" if some layer's gradient is tiny, "exploded" if one is huge, "steady" if all are of a usual size, or "". */
export function stateOf(state) {
  const { weights } = sizesOf(state);
  if (Math.max(...weights) > HUGE) return "exploded";
  if (Math.min(...weights) < TINY) return "vanished";
  return weights.every((size) => size >= STEADY[0] && size <= STEADY[1]) ? "steady" : "";
}

/** A size for people, as Python writes it: "0.021", "3.4e-9", "1.2e+3". */
export function written(size) {
  if (size === 0) return "0";
  return size >= 0.001 && size < 1000 ? String(Number(size.toPrecision(2))) : size.toExponential(1);
}
