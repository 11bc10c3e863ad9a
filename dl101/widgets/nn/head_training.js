// The last two layers of a network in training: inputs → ReLU units → logits, softmax and cross-entropy, all examples in
// each step. The numbers of both layers are one list: weights and biases of the first, then of the second; weights lie
// row after row, a row for each unit, as PyTorch has them.

/** All numbers of `head`, two layers {shape: [units, inputs], weights, biases}, in one list. */
export const numbersOf = (head) =>
  Float64Array.from(head.flatMap(({ weights, biases }) => [...weights, ...biases]));

/** Layers of the same shapes as those of `head`, with the numbers of such a list. */
export function withNumbers(head, numbers) {
  let at = 0;
  const next = (count) => {
    at += count;
    return numbers.subarray(at - count, at);
  };
  return head.map(({ shape }) => ({
    shape,
    weights: next(shape[0] * shape[1]),
    biases: next(shape[0]),
  }));
}

/** Of one example: {hidden, p, loss}; `label` is the right class. */
function readOne([first, second], inputs, label) {
  const hidden = sums(first, inputs).map((sum) => Math.max(0, sum));
  const logits = sums(second, hidden);
  const highest = Math.max(...logits);
  const exps = logits.map((one) => Math.exp(one - highest));
  const total = exps.reduce((a, b) => a + b);
  return { hidden, p: exps.map((one) => one / total), loss: Math.log(total) - (logits[label] - highest) };
}

/** A layer's sums; two units at a time, which do not wait for each other. */
function sums({ shape: [units, count], weights, biases }, inputs) {
  const result = Float64Array.from(biases);
  for (let unit = 0; unit < units; unit += 2) {
    const first = unit * count;
    const second = first + count;
    let a = biases[unit];
    let b = biases[unit + 1];
    for (let i = 0; i < count; i++) {
      const input = inputs[i];
      a += weights[first + i] * input;
      b += weights[second + i] * input;
    }
    result[unit] = a;
    result[unit + 1] = b;
  }
  return result;
}

/** The mean of −ln p of the right class over `examples`, {inputs: [list], labels}; of none, NaN. */
export function lossOf(layers, { inputs, labels }) {
  const losses = inputs.map((one, i) => readOne(layers, one, labels[i]).loss);
  return losses.reduce((a, b) => a + b, 0) / losses.length;
}

/** The loss over `examples`, and its slopes by every number of `layers`, as one list. */
export function gradientOf(layers, { inputs, labels }) {
  const slopes = new Float64Array(layers.reduce((sum, { shape }) => sum + shape[0] * (shape[1] + 1), 0));
  const [first, second] = withNumbers(layers, slopes);
  let loss = 0;
  inputs.forEach((one, i) => {
    const { hidden, p, loss: own } = readOne(layers, one, labels[i]);
    loss += own / inputs.length;
    const delta = p.map((share, unit) => (share - (unit === labels[i])) / inputs.length); // ∂L/∂logits
    const back = slopesOfInputs(layers[1], delta);
    addSlopes(second, delta, hidden);
    addSlopes(
      first,
      back.map((slope, unit) => (hidden[unit] > 0 ? slope : 0)),
      one,
    );
  });
  return { loss, slopes };
}

/** Add one example's slopes to a layer's: ∂L/∂b = δ, ∂L/∂w = δ · input. */
function addSlopes({ weights, biases }, delta, inputs) {
  const count = inputs.length;
  for (let unit = 0; unit < delta.length; unit++) {
    const slope = delta[unit];
    biases[unit] += slope;
    const at = unit * count;
    if (slope !== 0) for (let i = 0; i < count; i++) weights[at + i] += slope * inputs[i];
  }
}

/** ∂L/∂input = Σ w · δ over the units that read it. */
function slopesOfInputs({ shape: [units, count], weights }, delta) {
  const back = new Float64Array(count);
  for (let unit = 0; unit < units; unit++)
    for (let i = 0; i < count; i++) back[i] += weights[unit * count + i] * delta[unit];
  return back;
}

/**
 * A training of `head` by gradient descent with this rate, `last` steps over all `examples`; `work(until)` goes on until that
 * time (of performance.now()), or its end. `looks` has {loss, numbers} before the first step and after each `every`-th so
 * far: the first numbers are those of `head`. The same examples always give the same numbers.
 */
export function createTraining({ head, examples, rate, last, every = 1 }) {
  let numbers = numbersOf(head);
  let count = 0; // steps
  const run = {
    looks: [],
    isDone: false,
    work(until = Number.POSITIVE_INFINITY) {
      while (!run.isDone && performance.now() < until) step();
      return run;
    },
  };
  function step() {
    const { loss, slopes } = gradientOf(withNumbers(head, numbers), examples);
    if (count % every === 0) run.looks.push({ loss, numbers });
    run.isDone = count === last;
    if (run.isDone) return;
    numbers = numbers.map((value, i) => value - rate * slopes[i]);
    count += 1;
  }
  return run;
}
