// Where things stand in the drawing. The signal runs along one axis: to the right on a wide page, down on a phone.

import { OPERATIONS } from "./model.js";

const WIDE = {
  size: [720, 312],
  at: (along, across) => [along, across],
  lanes: [76, 236, 156], // of the first unit of a layer, the second, the output unit
  input: 40,
  sums: [312, 312, 656],
  output: 398,
  weights: [132, 132, 478], // of a unit's weights, as seen along the way
  products: [222, 222, 556],
  bias: 58, // from a unit's center, outward
  label: 36, // from a bias to its name
  function: 42, // from an output to its activation's name, outward
  radius: { input: 25, sum: 31, output: 28 },
};
const NARROW = {
  size: [328, 404],
  at: (along, across) => [across, along],
  lanes: [86, 242, 164],
  input: 25,
  sums: [168, 168, 373],
  output: 231,
  weights: [74, 74, 280],
  products: [121, 121, 325],
  bias: 59,
  label: 33,
  function: 56,
  radius: { input: 24, sum: 30, output: 26 },
};

// The first unit's bias stands on the outer side, the second's on the other; the output's on the first's.
const OUTWARD = [-1, 1, -1];

/**
 * Places as [x, y]: of circles (`inputs`, `sums`, `outputs`), `biases`, and `names` of inputs, functions and biases; and
 * for each operation the `lines` it runs along, {start, end}; products have places for the `weight` and the `product`.
 */
export function placesFor(isWide) {
  const { at, lanes, radius, ...plan } = isWide ? WIDE : NARROW;
  const layer = (along, outward = 0) => [0, 1].map((i) => at(along, lanes[i] + OUTWARD[i] * outward));
  const beside = (back, outward) =>
    lanes.map((lane, unit) => at(plan.sums[unit] - back, lane + OUTWARD[unit] * outward));
  const [inputs, outputs] = [layer(plan.input), layer(plan.output)];
  const [sums, biases] = [beside(0, 0), beside(0, plan.bias)];
  const names = {
    inputs: layer(plan.input, radius.input + 12),
    functions: layer(plan.output, plan.function),
    biases: beside(plan.label, plan.bias),
  };
  const axis = isWide ? 0 : 1;
  const lines = OPERATIONS.map(({ unit, kind, from }) => {
    if (kind === "sum") return trim(biases[unit], sums[unit], 18, radius.sum);
    if (kind === "output") return trim(sums[unit], outputs[unit], radius.sum, radius.output);
    const [a, b] = [unit === 2 ? outputs[from] : inputs[from], sums[unit]];
    const on = (along) => between(a, b, (along - a[axis]) / (b[axis] - a[axis]));
    return {
      ...trim(a, b, unit === 2 ? radius.output : radius.input, radius.sum),
      weight: on(plan.weights[unit]),
      product: on(plan.products[unit]),
    };
  });
  return { size: plan.size, names, radius, inputs, sums, outputs, biases, lines };
}

const between = ([x1, y1], [x2, y2], share) => [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];

/** The line from a to b without what lies in the circles at its ends. */
function trim(a, b, at_start, at_end) {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return { start: between(a, b, at_start / length), end: between(a, b, 1 - at_end / length) };
}
