// Runs of an optimizer on a surface, for tests/parity/test_optimizers.py.

import { OPTIMIZERS } from "../../dl101/widgets/nn/optimizers.js";
import { SURFACES } from "../../dl101/widgets/nn/surfaces.js";

export const NAMES = Object.keys(OPTIMIZERS);

/** All points of a run, the start first. */
export function run(surface, optimizer, rate, start, steps) {
  const step = OPTIMIZERS[optimizer](rate);
  const path = [start];
  for (let i = 0; i < steps; i++) path.push(step(path.at(-1), SURFACES[surface].slope(...path.at(-1))));
  return path;
}

/** [height, slope in x, slope in y] */
export const at = (surface, x, y) => [SURFACES[surface].height(x, y), ...SURFACES[surface].slope(x, y)];
