// A small network and its training: forward pass, backpropagation, gradient descent in small batches.
//
// The seam. All that a demo knows of an engine is this, so another one (in WebAssembly, say) could stand in its place:
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
//   engine.start(random, zeroStart)                  draws the first weights
//   engine.train(data, {learning_rate, regularization_rate, batch_size}, epochs)
//   engine.clearGradients()                          forgets the half-filled batch
//   engine.partialBatch(), engine.restoreBatch(batch)
//                                                    the half-filled batch, and back to it; null where there is none
//   engine.loss(data) → number                       the mean over the examples
//   engine.activations(row) → Float64Array           what every unit gives for one row of inputs, the inputs first
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

import { layersOf, matmul } from "./layers.js";

/** At most so many examples go through the network side by side. */
const SIDE_BY_SIDE = 32;

export function createEngine({ sizes, activation, output, loss, regularization }) {
  const weights = new Float64Array(sizes.slice(1).reduce((sum, size, i) => sum + size * sizes[i], 0));
  const biases = new Float64Array(sizes.slice(1).reduce((sum, size) => sum + size, 0));
  const units = sizes[0] + biases.length;
  const layers = layersOf(sizes, weights, biases);
  const last = layers.at(-1);
  const dead = new Uint8Array(weights.length);
  const weightSums = new Float64Array(weights.length); // of the gradients since the last step
  const biasSums = new Float64Array(biases.length);
  let counted = 0; // examples in these sums
  const values = new Float64Array(units * SIDE_BY_SIDE); // the outputs a
  const deltas = new Float64Array(units * SIDE_BY_SIDE); // ∂loss/∂a, then δ
  const network = { weights, biases, weightSums, biasSums, values, deltas };
  const hiddenFunction = ACTIVATIONS[activation];
  const outputFunction = OUTPUTS[output];
  const lossFunction = LOSSES[loss];
  const step = STEPS[regularization];

  /** The outputs of all units for `count` examples, from example `first` on. */
  function forward(data, first, count) {
    loadInputs(data, sizes[0], first, count, values);
    for (const layer of layers) {
      matmul(values, layer.forward, count);
      const f = layer === last ? outputFunction : hiddenFunction;
      f.forward(values, layer.unit * count, (layer.unit + layer.size) * count);
    }
  }

  /** Add the gradients of the examples that went forward last to the sums. */
  function backward(labels, first, count) {
    lossFunction.backward(values, deltas, last.unit * count, labels, first, count);
    for (let i = layers.length - 1; i >= 0; i--) {
      const layer = layers[i];
      const f = layer === last ? outputFunction : hiddenFunction;
      f.backward(values, deltas, layer.unit * count, (layer.unit + layer.size) * count);
      addGradients(network, layer, count);
      if (i > 0) matmul(deltas, layer.backward, count);
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

    /** Weights uniform in ±½ and biases 0.1; with `zeroStart` all 0 (each weight's random number is drawn all the
     * same). Nothing is dead, no batch is begun. */
    start(random, zeroStart) {
      for (let i = 0; i < weights.length; i++) {
        const drawn = random() - 0.5;
        weights[i] = zeroStart ? 0 : drawn;
      }
      biases.fill(zeroStart ? 0 : 0.1);
      dead.fill(0);
      engine.clearGradients();
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
          moveBiases(biases, biasSums, learning_rate, counted);
          step(weights, weightSums, dead, learning_rate / counted, learning_rate * regularization_rate);
          engine.clearGradients();
        }
    },

    clearGradients() {
      clear(weightSums);
      clear(biasSums);
      counted = 0;
    },

    partialBatch() {
      if (counted === 0) return null;
      return { weightSums: weightSums.slice(), biasSums: biasSums.slice(), counted };
    },

    restoreBatch(batch) {
      engine.clearGradients();
      if (!batch) return;
      weightSums.set(batch.weightSums);
      biasSums.set(batch.biasSums);
      counted = batch.counted;
    },

    /** The mean over `data` of ½(ŷ − y)², or of the cross-entropy of sigmoid(z) against (y + 1) / 2; NaN without data.
     * Regularization is not part of it. */
    loss(data) {
      let sum = 0;
      for (let first = 0; first < data.count; first += SIDE_BY_SIDE) {
        const count = Math.min(SIDE_BY_SIDE, data.count - first);
        forward(data, first, count);
        sum = lossFunction.add(sum, values, last.unit * count, data.labels, first, count);
      }
      return sum / data.count;
    },

    activations(row) {
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
function addGradients({ values, deltas, weightSums, biasSums }, { size, inputs, unit, bias, weight }, count) {
  const before = (unit - inputs) * count;
  for (let u = 0; u < size; u += 2) {
    const v = Math.min(u + 1, size - 1);
    const rowU = weight + u * inputs;
    const rowV = weight + v * inputs;
    const startU = (unit + u) * count;
    const startV = (unit + v) * count;
    addDeltas(biasSums, bias + u, bias + v, deltas, startU, startV, count);
    for (let j = 0; j < inputs; j += 2) {
      const k = Math.min(j + 1, inputs - 1);
      const startJ = before + j * count;
      const startK = before + k * count;
      let uj = weightSums[rowU + j];
      let uk = weightSums[rowU + k];
      let vj = weightSums[rowV + j];
      let vk = weightSums[rowV + k];
      for (let i = 0; i < count; i++) {
        const deltaU = deltas[startU + i];
        const deltaV = deltas[startV + i];
        const valueJ = values[startJ + i];
        const valueK = values[startK + i];
        uj += deltaU * valueJ;
        uk += deltaU * valueK;
        vj += deltaV * valueJ;
        vk += deltaV * valueK;
      }
      weightSums[rowU + j] = uj;
      weightSums[rowU + k] = uk;
      weightSums[rowV + j] = vj;
      weightSums[rowV + k] = vk;
    }
  }
}

function addDeltas(sums, u, v, deltas, startU, startV, count) {
  let sumU = sums[u];
  let sumV = sums[v];
  for (let i = 0; i < count; i++) {
    sumU += deltas[startU + i];
    sumV += deltas[startV + i];
  }
  sums[u] = sumU;
  sums[v] = sumV;
}

// Each activation function twice, for the numbers from `from` to `to`: `forward` turns z into a = f(z), in place;
// `backward` turns ∂loss/∂a into δ = ∂loss/∂a · f′(z), where f′ is written with a.
const ACTIVATIONS = {
  tanh: {
    forward: (values, from, to) => {
      for (let i = from; i < to; i++) values[i] = Math.tanh(values[i]);
    },
    backward: (values, deltas, from, to) => {
      for (let i = from; i < to; i++) deltas[i] *= 1 - values[i] * values[i];
    },
  },
  relu: {
    forward: (values, from, to) => {
      for (let i = from; i < to; i++) values[i] = Math.max(0, values[i]);
    },
    backward: (values, deltas, from, to) => {
      for (let i = from; i < to; i++) deltas[i] *= values[i] <= 0 ? 0 : 1;
    },
  },
  sigmoid: {
    forward: (values, from, to) => {
      for (let i = from; i < to; i++) values[i] = 1 / (1 + Math.exp(-values[i]));
    },
    backward: (values, deltas, from, to) => {
      for (let i = from; i < to; i++) deltas[i] *= values[i] * (1 - values[i]);
    },
  },
  linear: { forward: () => {}, backward: () => {} },
};
const OUTPUTS = { tanh: ACTIVATIONS.tanh, linear: ACTIVATIONS.linear, logit: ACTIVATIONS.linear };

// Each loss of an output against its label y, twice: `add` adds the losses of some examples to a sum; `backward` writes
// ∂loss/∂output. The outputs stand in `values` from `at` on, the labels in `labels` from `first` on.
const LOSSES = {
  /** ½(ŷ − y)² */
  squared: {
    add: (sum, values, at, labels, first, count) => {
      for (let i = 0; i < count; i++) sum += 0.5 * (values[at + i] - labels[first + i]) ** 2;
      return sum;
    },
    backward: (values, deltas, at, labels, first, count) => {
      for (let i = 0; i < count; i++) deltas[at + i] = values[at + i] - labels[first + i];
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
    backward: (values, deltas, at, labels, first, count) => {
      for (let i = 0; i < count; i++)
        deltas[at + i] = 1 / (1 + Math.exp(-values[at + i])) - (labels[first + i] + 1) / 2;
    },
  },
};

/** For the few numbers of a network a loop takes half the time of `fill`. */
function clear(numbers) {
  for (let i = 0; i < numbers.length; i++) numbers[i] = 0;
}

/** Biases are not regularized. */
function moveBiases(biases, sums, learningRate, count) {
  for (let i = 0; i < biases.length; i++) biases[i] -= (learningRate * sums[i]) / count;
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
