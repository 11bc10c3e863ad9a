// The convolutional network that reads a digit, layer by layer, as `dl101.digit_cnn` computes it.
//
// Maps are flat: map after map, row after row. A layer is {shape, weights, biases}; `weights` are flat, too.

import { DIGIT_CNN } from "../data/digit_cnn.js";

export const [CONV1, CONV2, ...HEAD] = DIGIT_CNN;
export const SIDE = 8; // of the picture, and of the maps until they are pooled
export const POOL = 2;
export const POOLED = SIDE / POOL; // the side of a pooled map
export const REACH = 1; // a kernel reaches so far from its middle

/** Convolution with 3×3 kernels, padded by zeros so that maps keep their size, and ReLU. */
export function convolve(maps, { shape: [count, depth], weights, biases }) {
  const result = new Float64Array(count * SIDE * SIDE);
  for (let map = 0; map < count; map++)
    for (let row = 0; row < SIDE; row++)
      for (let column = 0; column < SIDE; column++) {
        let sum = biases[map];
        for (let from = 0; from < depth; from++)
          sum += windowSum(maps, weights, from, map * depth + from, row, column);
        result[(map * SIDE + row) * SIDE + column] = Math.max(0, sum);
      }
  return result;
}

/** The sum of one kernel's products with its window around a cell, in one of the maps below. */
export function windowSum(maps, weights, from, kernel, row, column) {
  let sum = 0;
  for (let i = -REACH; i <= REACH; i++) {
    if (row + i < 0 || row + i >= SIDE) continue; // zeros beyond the edge
    for (let j = -REACH; j <= REACH; j++) {
      if (column + j < 0 || column + j >= SIDE) continue;
      const weight = weights[kernel * 9 + (i + REACH) * 3 + j + REACH];
      sum += weight * maps[(from * SIDE + row + i) * SIDE + column + j];
    }
  }
  return sum;
}

/** The largest number of each window of 2×2. */
export function pool(maps) {
  const result = new Float64Array(maps.length / POOL ** 2);
  for (let i = 0; i < result.length; i++) {
    const [map, row, column] = [Math.floor(i / POOLED ** 2), Math.floor(i / POOLED) % POOLED, i % POOLED];
    const at = (map * SIDE + row * POOL) * SIDE + column * POOL;
    result[i] = Math.max(maps[at], maps[at + 1], maps[at + SIDE], maps[at + SIDE + 1]);
  }
  return result;
}

/** A dense layer's sums: a row of weights for each unit. */
export function dense(inputs, { shape: [units, count], weights, biases }) {
  const sums = Float64Array.from(biases);
  for (let unit = 0; unit < units; unit++)
    for (let i = 0; i < count; i++) sums[unit] += weights[unit * count + i] * inputs[i];
  return sums;
}

export function softmax(logits) {
  const highest = Math.max(...logits);
  const exps = Array.from(logits, (one) => Math.exp(one - highest));
  const sum = exps.reduce((a, b) => a + b);
  return exps.map((one) => one / sum);
}

/** What the convolutions make of 64 pixels with ink from 0 to 16: {input, conv1, conv2, pooled}. */
export function mapsOf(ink) {
  const input = Float64Array.from(ink, (one) => one / 16);
  const conv1 = convolve(input, CONV1);
  const conv2 = convolve(conv1, CONV2);
  return { input, conv1, conv2, pooled: pool(conv2) };
}

/** The 256 numbers that the dense layers take: map after map, row after row. */
export const features = (ink) => mapsOf(ink).pooled;

/** The dense layers' {hidden, logits, probabilities} for 256 numbers; `head` is two layers, the book's unless others are given. */
export function read(inputs, head = HEAD) {
  const hidden = dense(inputs, head[0]).map((sum) => Math.max(0, sum));
  const logits = dense(hidden, head[1]);
  return { hidden, logits, probabilities: softmax(logits) };
}

/** All that 64 pixels with ink from 0 to 16 make of the network: its maps, and what the dense layers `head` say. */
export function forward(ink, head = HEAD) {
  const maps = mapsOf(ink);
  return { ...maps, ...read(maps.pooled, head) };
}
