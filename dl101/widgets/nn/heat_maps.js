// Heat maps: what every unit of a network gives all over the plane, from −6 to 6 in both directions.

import { REACH } from "../data/datasets.js";
import { featuresOf } from "../data/features.js";
import { layersOf, matmul } from "./layers.js";

const BLOCK = 500; // so many points of the grid go through the network side by side: few enough for the cache

/** The coordinate of column (or, from the bottom, row) `index` of a grid with `size` columns. */
export function coordinate(index, size) {
  const share = index / (size - 1);
  return -REACH * (1 - share) + REACH * share;
}

/** One feature all over the plane: a Float32Array, size × size, top row first. */
export function featureMap(size, id) {
  const [{ of }] = featuresOf([id]);
  const map = new Float32Array(size * size);
  for (let row = 0, at = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      map[at++] = of(coordinate(column, size), coordinate(size - 1 - row, size));
  return map;
}

/** Maps of `size` × `size` points for networks that read the features `inputs` (ids). `draw(engine)` computes them all
 * in one pass; then `of(unit)` is one of them, top row first. Units are numbered layer by layer, the inputs first.
 * The array is the same at each draw, and is written over, as long as the network's sizes stay the same.
 *
 * They are for the eye: float32, and tanh and sigmoid by `quickTanh`. */
export function createHeatMaps(size, inputs) {
  const heatMaps = inputs.map((id) => featureMap(size, id));
  const blocks = blocksOf(heatMaps, size * size);
  let values = new Float64Array(0); // all units' outputs for a block of points
  return {
    size,
    of: (unit) => heatMaps[unit],
    draw(engine) {
      const units = engine.sizes.reduce((sum, units) => sum + units, 0);
      while (heatMaps.length < units) heatMaps.push(new Float32Array(size * size));
      heatMaps.length = units;
      if (values.length !== units * BLOCK) values = new Float64Array(units * BLOCK);
      drawAll(engine, blocks, values, heatMaps);
    },
  };
}

/** The inputs all over the grid, block by block: `{start, count, inputs}`, in which the inputs of the block's points
 * stand as the network takes them, input by input, point by point. */
function blocksOf(features, points) {
  const blocks = [];
  for (let start = 0; start < points; start += BLOCK) {
    const count = Math.min(BLOCK, points - start);
    const inputs = new Float64Array(features.length * count);
    features.forEach((map, input) => {
      inputs.set(map.subarray(start, start + count), input * count);
    });
    blocks.push({ start, count, inputs });
  }
  return blocks;
}

/** The grid goes through the network block by block, each block layer by layer. */
function drawAll({ sizes, weights, biases, activation, output }, blocks, values, heatMaps) {
  const layers = layersOf(sizes, weights, biases);
  const last = layers.at(-1);
  for (const { start, count, inputs } of blocks) {
    values.set(inputs);
    for (const layer of layers) {
      matmul(values, layer.forward, count);
      const show = SHOWN[layer === last ? output : activation];
      for (let unit = layer.unit; unit < layer.unit + layer.size; unit++)
        show(values, unit * count, heatMaps[unit], start, count);
    }
  }
}

/** tanh by its continued fraction: within 1e-4 of Math.tanh everywhere, and four times as fast. */
export function quickTanh(z) {
  const near = z > 4.9 ? 4.9 : z < -4.9 ? -4.9 : z; // beyond, tanh is within 1.2e-4 of ±1
  const square = near * near;
  const above = near * (135135 + square * (17325 + square * (378 + square)));
  return above / (135135 + square * (62370 + square * (3150 + 28 * square)));
}

// `count` sums z, in `values` from `at` on, become what the unit gives, there and in its map from `start` on.
const showTanh = (values, at, map, start, count) => {
  for (let i = 0; i < count; i++) map[start + i] = values[at + i] = quickTanh(values[at + i]);
};
const SHOWN = {
  tanh: showTanh,
  relu: (values, at, map, start, count) => {
    for (let i = 0; i < count; i++) map[start + i] = values[at + i] = Math.max(0, values[at + i]);
  },
  /** sigmoid(z) = (1 + tanh(z / 2)) / 2 */
  sigmoid: (values, at, map, start, count) => {
    for (let i = 0; i < count; i++)
      map[start + i] = values[at + i] = 0.5 + 0.5 * quickTanh(0.5 * values[at + i]);
  },
  linear: (values, at, map, start, count) => {
    for (let i = 0; i < count; i++) map[start + i] = values[at + i];
  },
  /** What a logit is shown as: 2 · sigmoid(z) − 1 = tanh(z / 2), from −1 to 1 like the labels. */
  logit: (values, at, map, start, count) => {
    for (let i = 0; i < count; i++) map[start + i] = quickTanh(0.5 * values[at + i]);
  },
};
