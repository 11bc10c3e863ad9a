// Which unit is which: units are numbered layer by layer, the inputs first, the output last.

import { featuresOf } from "../data/features.js";

/** The layer of a unit (0: the inputs) and its place there, from 0. */
export function placeOf(sizes, unit) {
  let layer = 0;
  let index = unit;
  while (index >= sizes[layer]) index -= sizes[layer++];
  return { layer, index };
}

export const unitCount = (sizes) => sizes.reduce((sum, size) => sum + size, 0);

/** Where the weights and the inputs of a unit begin: weight `weight + j` is that of unit `source + j`, j < count. */
export function incomingOf(sizes, unit) {
  const { layer, index } = placeOf(sizes, unit);
  if (layer === 0) return { weight: 0, source: 0, count: 0 };
  let [weight, source] = [0, 0];
  for (let before = 1; before < layer; before++) {
    weight += sizes[before] * sizes[before - 1];
    source += sizes[before - 1];
  }
  const count = sizes[layer - 1];
  return { weight: weight + index * count, source, count };
}

/** What a unit is called: "x₁", "Layer 1, neuron 2", "Output". */
export function nameOf(sizes, inputs, unit) {
  const { layer, index } = placeOf(sizes, unit);
  if (layer === 0) return featuresOf([inputs[index]])[0].text;
  return layer === sizes.length - 1 ? "Output" : `Layer ${layer}, neuron ${index + 1}`;
}

/** What a unit is called beside another of the next layer: "x₁", "neuron 2", "the output". */
export function shortName(sizes, inputs, unit) {
  const { layer, index } = placeOf(sizes, unit);
  if (layer === 0) return nameOf(sizes, inputs, unit);
  return layer === sizes.length - 1 ? "the output" : `neuron ${index + 1}`;
}

/** The unit that the weight with this index leads to. */
export function targetOf(sizes, index) {
  let [first, unit] = [0, sizes[0]];
  for (let layer = 1; layer < sizes.length; layer++) {
    const weights = sizes[layer] * sizes[layer - 1];
    if (index < first + weights) return unit + Math.floor((index - first) / sizes[layer - 1]);
    first += weights;
    unit += sizes[layer];
  }
  throw new RangeError(`there is no weight ${index} in a network of ${sizes.join("–")}`);
}
