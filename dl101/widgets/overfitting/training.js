// The data, and one network that learns it: 1 input, a hidden layer of tanh, 1 output. overfitting.py does the same.
// Nothing here knows of the page, so `node --test` can import it.

import { createRandomState } from "../data/numpy_random.js";

export const EDGE = 3; // inputs lie from −EDGE to EDGE
export const MOST_EXAMPLES = 80;
export const VALIDATION = 40; // examples that are held back
const [RATE, MU] = [0.03, 0.9]; // gradient descent with momentum, all examples in each step
export const LAST = 2000; // epochs
export const PATIENCE = 200; // epochs without a new lowest validation error, with early stopping

/** The epochs after which errors are looked at: 10, 11, … 99, 100, 110, … 990, 1000, 1100, … as a slider of equal factors
 * has them. */
export const LOOKS = [];
for (let epoch = 10; epoch <= LAST; epoch += 10 ** (Math.floor(Math.log10(epoch)) - 1)) LOOKS.push(epoch);

/** What the noise hides. */
export const truth = (x) => Math.sin(1.5 * x);

const draws = (count, draw) => Float64Array.from({ length: count }, draw);
const inputs = ({ uniform }, count) => draws(count, () => -EDGE + 2 * EDGE * uniform());

/** {train, validation}, each {x, y}. More examples are the same ones and some more; other noise moves the same points. */
export function makeData({ train_size, noise, seed }) {
  const random = createRandomState(seed);
  const x = inputs(random, MOST_EXAMPLES + VALIDATION);
  const y = x.map((each) => truth(each) + noise * random.normal());
  const part = (from, to) => ({ x: x.slice(from, to), y: y.slice(from, to) });
  return { train: part(0, train_size), validation: part(MOST_EXAMPLES) };
}

/** The first weights, in one list: W1, b1, W2 of every hidden neuron, then b2. Each neuron bends at a place of its own. */
function firstWeights(neurons, random) {
  const W1 = draws(neurons, () => 5 * random.normal());
  const b1 = inputs(random, neurons).map((bend, j) => -W1[j] * bend);
  const W2 = draws(neurons, () => 0.1 * random.normal());
  return Float64Array.of(...W1, ...b1, ...W2, 0);
}

/** The network's output for one input. */
export function outputOf(w, x) {
  const neurons = (w.length - 1) / 3;
  let sum = w[3 * neurons];
  for (let j = 0; j < neurons; j++) sum += w[2 * neurons + j] * Math.tanh(w[j] * x + w[neurons + j]);
  return sum;
}

/** The mean squared error. */
function errorOf(w, { x, y }) {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (outputOf(w, x[i]) - y[i]) ** 2;
  return sum / x.length;
}

/** A function that writes the gradient at `w` into `g`: of the error, with a share of the hidden neurons switched off for
 * each example, and of the penalties, which leave biases alone. */
function createGradient({ neurons, dropout, l1, l2 }, { x, y }, { uniform }) {
  const [h, mask] = [new Float64Array(neurons), new Float64Array(neurons).fill(1)];
  const [bias, out, last] = [neurons, 2 * neurons, 3 * neurons];

  function addExample(w, g, i) {
    let output = w[last];
    for (let j = 0; j < neurons; j++) {
      if (dropout) mask[j] = uniform() < dropout ? 0 : 1 / (1 - dropout);
      h[j] = Math.tanh(w[j] * x[i] + w[bias + j]);
      output += w[out + j] * h[j] * mask[j];
    }
    const delta = (2 * (output - y[i])) / x.length;
    g[last] += delta;
    for (let j = 0; j < neurons; j++) {
      g[out + j] += delta * h[j] * mask[j];
      const back = delta * w[out + j] * mask[j] * (1 - h[j] * h[j]);
      g[j] += back * x[i];
      g[bias + j] += back;
    }
  }

  return (w, g) => {
    g.fill(0);
    for (let i = 0; i < x.length; i++) addExample(w, g, i);
    for (let j = 0; j < neurons; j++)
      for (const at of [j, out + j]) g[at] += 2 * l2 * w[at] + l1 * Math.sign(w[at]);
  };
}

/**
 * A training that goes on as long as it is asked to: `work(until)` trains until that time (of performance.now()), or its end.
 * `looks`: {epoch, train, validation, w} at each of LOOKS so far. `best` is the place of the lowest validation error among
 * them. `isDone` at the end; with early stopping that may be before LAST.
 */
export function createRun(settings) {
  const { train, validation } = makeData(settings);
  const random = createRandomState(1000 + settings.seed);
  const w = firstWeights(settings.neurons, random);
  const gradientAt = createGradient(settings, train, random);
  const [g, velocity] = [w.map(() => 0), w.map(() => 0)];
  let epoch = 0;

  function step() {
    gradientAt(w, g);
    for (let i = 0; i < w.length; i++) {
      velocity[i] = MU * velocity[i] + g[i];
      w[i] -= RATE * velocity[i];
    }
    epoch += 1;
  }

  const run = {
    looks: [],
    best: 0,
    isDone: false,
    work(until = Number.POSITIVE_INFINITY) {
      while (!run.isDone && performance.now() < until) {
        step();
        if (epoch === LOOKS[run.looks.length]) look();
      }
      return run;
    },
  };

  function look() {
    const now = { epoch, train: errorOf(w, train), validation: errorOf(w, validation), w: w.slice() };
    run.looks.push(now);
    if (now.validation < run.looks[run.best].validation) run.best = run.looks.length - 1;
    const isTired = settings.early_stopping && epoch - run.looks[run.best].epoch >= PATIENCE;
    run.isDone = epoch === LAST || isTired;
  }
  return run;
}
