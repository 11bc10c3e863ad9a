// The network that the Playground trains: forward pass, backpropagation, gradient descent in small batches.
//
// The seam. All that the rest of the Playground knows of an engine is this, so another one (in WebAssembly, say) could
// stand in its place:
//
//   createEngine({sizes, activation, output, loss, regularization}) → engine
//     sizes           [inputs, …hidden layers, 1]
//     activation      of the hidden units: "tanh", "relu", "sigmoid" or "linear"
//     output          of the last unit: "tanh", "linear", or "logit": z itself, shown as tanh(z / 2)
//     loss            "squared", or "cross-entropy" (with "logit")
//     regularization  "none", "L1" or "L2"
//   engine.sizes, engine.activation, engine.output   as given
//   engine.weights, engine.biases                    Float64Array, layer by layer, unit by unit, input by input
//   engine.dead                                      Uint8Array beside weights: 1 where L1 brought the weight to 0
//   engine.start(random, zero_start)                 draws the first weights
//   engine.train(data, {learning_rate, regularization_rate, batch_size}, epochs)
//   engine.reset_counts()                            forgets the half-filled batch
//   engine.begunBatch(), engine.takeUp(batch)        the half-filled batch, and back to it; null where there is none
//   engine.lossOf(data) → number
//   engine.outputsAt(row) → Float64Array             what every unit gives for one row of inputs, the inputs first
//
// `data` is what inputsOf of features.js gives: {inputs, labels, count}. The three arrays are the engine's own for all
// its life: whoever holds them sees the training, and may write into them between calls. No call keeps `data`.
//
// The mathematics, for one example. Unit u of a layer reads the outputs a_j of the layer before:
//
//   forward     z_u = b_u + Σ_j w_uj · a_j        a_u = f(z_u)
//   backward    δ_u = ∂loss/∂a_u · f′(z_u)        ∂loss/∂a_j = Σ_u w_uj · δ_u
//   gradient    ∂loss/∂w_uj = δ_u · a_j           ∂loss/∂b_u = δ_u
//
// The gradients of a batch are summed, and then each weight moves by −learning_rate · sum / count.
//
// Every sum is taken in the order of the TensorFlow Playground's nn.ts, so that the numbers are the same to the last
// bit. The speed comes from what that leaves free: weights rest during a batch, so its examples go through side by
// side, layer by layer. With `count` examples at once, unit u has its outputs at values[u · count + example], the units
// numbered layer by layer with the inputs first. A layer's outputs are then one matrix, row after row: a unit a row.

import { layersOf, product } from "./layers.js";

/** At most so many examples go through the network side by side. */
const SIDE_BY_SIDE = 32;

export function createEngine({ sizes, activation, output, loss, regularization }) {
  const weights = new Float64Array(sizes.slice(1).reduce((sum, size, i) => sum + size * sizes[i], 0));
  const biases = new Float64Array(sizes.slice(1).reduce((sum, size) => sum + size, 0));
  const units = sizes[0] + biases.length;
  const layers = layersOf(sizes, weights, biases);
  const last = layers.at(-1);
  const dead = new Uint8Array(weights.length);
  const weight_sums = new Float64Array(weights.length); // of the gradients since the last step
  const bias_sums = new Float64Array(biases.length);
  let counted = 0; // examples in these sums
  const values = new Float64Array(units * SIDE_BY_SIDE); // the outputs a
  const slopes = new Float64Array(units * SIDE_BY_SIDE); // ∂loss/∂a, then δ
  const network = { weights, biases, weight_sums, bias_sums, values, slopes };
  const of_hidden = ACTIVATIONS[activation];
  const of_output = OUTPUTS[output];
  const measured = LOSSES[loss];
  const step = STEPS[regularization];

  /** The outputs of all units for `count` examples, from example `first` on. */
  function forward(data, first, count) {
    loadInputs(data, sizes[0], first, count, values);
    for (const layer of layers) {
      product(values, layer.forward, count);
      const { apply } = layer === last ? of_output : of_hidden;
      apply(values, layer.unit * count, (layer.unit + layer.size) * count);
    }
  }

  /** Add the gradients of the examples that went forward last to the sums. */
  function backward(labels, first, count) {
    measured.slope(values, slopes, last.unit * count, labels, first, count);
    for (let i = layers.length - 1; i >= 0; i--) {
      const layer = layers[i];
      const { times_slope } = layer === last ? of_output : of_hidden;
      times_slope(values, slopes, layer.unit * count, (layer.unit + layer.size) * count);
      addGradients(network, layer, count);
      if (i > 0) product(slopes, layer.backward, count);
    }
    counted += count;
  }

  const engine = {
    sizes,
    activation,
    output,
    weights,
    biases,
    dead,

    /** Weights uniform in ±½ and biases 0.1; with `zero_start` all 0 (each weight's random number is drawn all the
     * same). Nothing is dead, no batch is begun. */
    start(random, zero_start) {
      for (let i = 0; i < weights.length; i++) {
        const drawn = random() - 0.5;
        weights[i] = zero_start ? 0 : drawn;
      }
      biases.fill(zero_start ? 0 : 0.1);
      dead.fill(0);
      engine.reset_counts();
    },

    /** Go through `data` `epochs` times, with a step after every `batch_size` examples. Examples left over at the end
     * of an epoch count in the next epoch's first step, as in nn.ts; fewer examples than a batch make one step. */
    train(data, { learning_rate, regularization_rate, batch_size }, epochs = 1) {
      const batch = Math.min(batch_size, data.count);
      for (let epoch = 0; epoch < epochs; epoch++)
        for (let start = 0; start < data.count; start += batch) {
          const end = Math.min(start + batch, data.count);
          for (let first = start; first < end; first += SIDE_BY_SIDE) {
            const count = Math.min(SIDE_BY_SIDE, end - first);
            forward(data, first, count);
            backward(data.labels, first, count);
          }
          if (end - start < batch) continue;
          moveBiases(biases, bias_sums, learning_rate, counted);
          step(weights, weight_sums, dead, learning_rate / counted, learning_rate * regularization_rate);
          engine.reset_counts();
        }
    },

    reset_counts() {
      clear(weight_sums);
      clear(bias_sums);
      counted = 0;
    },

    begunBatch() {
      if (counted === 0) return null;
      return { weight_sums: weight_sums.slice(), bias_sums: bias_sums.slice(), counted };
    },

    takeUp(batch) {
      engine.reset_counts();
      if (!batch) return;
      weight_sums.set(batch.weight_sums);
      bias_sums.set(batch.bias_sums);
      counted = batch.counted;
    },

    /** The mean over `data` of ½(ŷ − y)², or of the cross-entropy of sigmoid(z) against (y + 1) / 2; NaN without data.
     * Regularization is not part of it. */
    lossOf(data) {
      let sum = 0;
      for (let first = 0; first < data.count; first += SIDE_BY_SIDE) {
        const count = Math.min(SIDE_BY_SIDE, data.count - first);
        forward(data, first, count);
        sum = measured.add(sum, values, last.unit * count, data.labels, first, count);
      }
      return sum / data.count;
    },

    outputsAt(row) {
      forward({ inputs: Float64Array.from(row) }, 0, 1);
      const outputs = values.slice(0, units);
      if (output === "logit") outputs[units - 1] = Math.tanh(outputs[units - 1] / 2);
      return outputs;
    },
  };
  return engine;
}

/** Put the rows of inputs from row `first` on side by side: input by input, example by example. */
function loadInputs({ inputs }, width, first, count, values) {
  const end = (first + count) * width;
  for (let input = 0, at = 0; input < width; input++)
    for (let from = first * width + input; from < end; from += width) values[at++] = inputs[from];
}

/** Add δ_u to each bias's sum and δ_u · a_j to each weight's: example by example. Two units and two inputs at a time:
 * four sums that do not wait for one another. One that is left over is its own partner: the same is written twice. */
function addGradients(
  { values, slopes, weight_sums, bias_sums },
  { size, inputs, unit, bias, weight },
  count,
) {
  const before = (unit - inputs) * count;
  for (let u = 0; u < size; u += 2) {
    const v = Math.min(u + 1, size - 1);
    const row_u = weight + u * inputs;
    const row_v = weight + v * inputs;
    const delta_u = (unit + u) * count;
    const delta_v = (unit + v) * count;
    addSlopes(bias_sums, bias + u, bias + v, slopes, delta_u, delta_v, count);
    for (let j = 0; j < inputs; j += 2) {
      const k = Math.min(j + 1, inputs - 1);
      const a_j = before + j * count;
      const a_k = before + k * count;
      let uj = weight_sums[row_u + j];
      let uk = weight_sums[row_u + k];
      let vj = weight_sums[row_v + j];
      let vk = weight_sums[row_v + k];
      for (let i = 0; i < count; i++) {
        const slope_u = slopes[delta_u + i];
        const slope_v = slopes[delta_v + i];
        const value_j = values[a_j + i];
        const value_k = values[a_k + i];
        uj += slope_u * value_j;
        uk += slope_u * value_k;
        vj += slope_v * value_j;
        vk += slope_v * value_k;
      }
      weight_sums[row_u + j] = uj;
      weight_sums[row_u + k] = uk;
      weight_sums[row_v + j] = vj;
      weight_sums[row_v + k] = vk;
    }
  }
}

function addSlopes(sums, u, v, slopes, delta_u, delta_v, count) {
  let sum_u = sums[u];
  let sum_v = sums[v];
  for (let i = 0; i < count; i++) {
    sum_u += slopes[delta_u + i];
    sum_v += slopes[delta_v + i];
  }
  sums[u] = sum_u;
  sums[v] = sum_v;
}

// Each activation function twice, for the numbers from `from` to `to`: `apply` turns z into a = f(z), in place;
// `times_slope` turns ∂loss/∂a into δ = ∂loss/∂a · f′(z), where f′ is written with a.
const ACTIVATIONS = {
  tanh: {
    apply: (values, from, to) => {
      for (let i = from; i < to; i++) values[i] = Math.tanh(values[i]);
    },
    times_slope: (values, slopes, from, to) => {
      for (let i = from; i < to; i++) slopes[i] *= 1 - values[i] * values[i];
    },
  },
  relu: {
    apply: (values, from, to) => {
      for (let i = from; i < to; i++) values[i] = Math.max(0, values[i]);
    },
    times_slope: (values, slopes, from, to) => {
      for (let i = from; i < to; i++) slopes[i] *= values[i] <= 0 ? 0 : 1;
    },
  },
  sigmoid: {
    apply: (values, from, to) => {
      for (let i = from; i < to; i++) values[i] = 1 / (1 + Math.exp(-values[i]));
    },
    times_slope: (values, slopes, from, to) => {
      for (let i = from; i < to; i++) slopes[i] *= values[i] * (1 - values[i]);
    },
  },
  linear: { apply: () => {}, times_slope: () => {} },
};
const OUTPUTS = { tanh: ACTIVATIONS.tanh, linear: ACTIVATIONS.linear, logit: ACTIVATIONS.linear };

// Each loss of an output against its label y, twice: `add` adds the losses of some examples to a sum; `slope` writes
// ∂loss/∂output. The outputs stand in `values` from `at` on, the labels in `labels` from `first` on.
const LOSSES = {
  /** ½(ŷ − y)² */
  squared: {
    add: (sum, values, at, labels, first, count) => {
      for (let i = 0; i < count; i++) sum += 0.5 * (values[at + i] - labels[first + i]) ** 2;
      return sum;
    },
    slope: (values, slopes, at, labels, first, count) => {
      for (let i = 0; i < count; i++) slopes[at + i] = values[at + i] - labels[first + i];
    },
  },
  /** −t · log(p) − (1 − t) · log(1 − p) with p = sigmoid(z) and t = (y + 1) / 2, written so that it never overflows:
   * max(z, 0) − z · t + log(1 + e^−|z|). Its slope is p − t. */
  "cross-entropy": {
    add: (sum, values, at, labels, first, count) => {
      for (let i = 0; i < count; i++) {
        const z = values[at + i];
        sum += Math.max(z, 0) - (z * (labels[first + i] + 1)) / 2 + Math.log1p(Math.exp(-Math.abs(z)));
      }
      return sum;
    },
    slope: (values, slopes, at, labels, first, count) => {
      for (let i = 0; i < count; i++)
        slopes[at + i] = 1 / (1 + Math.exp(-values[at + i])) - (labels[first + i] + 1) / 2;
    },
  },
};

/** For the few numbers of a network a loop takes half the time of `fill`. */
function clear(numbers) {
  for (let i = 0; i < numbers.length; i++) numbers[i] = 0;
}

/** Biases are not regularized. */
function moveBiases(biases, sums, learning_rate, count) {
  for (let i = 0; i < biases.length; i++) biases[i] -= (learning_rate * sums[i]) / count;
}

// One step of all weights: down the gradient by `rate` (learning rate / count), then towards 0 by `pull` (learning
// rate · regularization rate) times the penalty's slope at the weight before this step.
const STEPS = {
  none: (weights, sums, _dead, rate) => {
    for (let i = 0; i < weights.length; i++) weights[i] -= rate * sums[i];
  },
  /** Penalty |w|, slope ±1. A weight that this pull carries across 0 becomes 0 and stays dead. */
  L1: (weights, sums, dead, rate, pull) => {
    for (let i = 0; i < weights.length; i++) {
      if (dead[i]) continue;
      const moved = weights[i] - rate * sums[i];
      const pulled = moved - pull * Math.sign(weights[i]);
      dead[i] = moved * pulled < 0 ? 1 : 0;
      weights[i] = dead[i] ? 0 : pulled;
    }
  },
  /** Penalty ½w², slope w. */
  L2: (weights, sums, _dead, rate, pull) => {
    for (let i = 0; i < weights.length; i++) weights[i] = weights[i] - rate * sums[i] - pull * weights[i];
  },
};
