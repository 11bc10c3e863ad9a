// "Fit for me": least squares for the output weights and bias, and a search for hinges. The same result each time.

import { rounded } from "../lib/arithmetic.js";
import { ACTIVATIONS, EDGE, LIMIT, neuronsOf, targetValues, XS } from "./model.js";

const NEW = 1e-9; // the least part of a column, in size, that counts as new beside the others
const ONES = XS.map(() => 1);
// Where a hinge is tried: −4, −3.95, …, 4.
const GRID = Array.from({ length: 40 * EDGE + 1 }, (_, i) => (i - 20 * EDGE) / 20);

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** The outputs of one hidden neuron at all of XS. */
const column = (hinge, w, activation) => XS.map((x) => ACTIVATIONS[activation].f(w * (x - hinge)));

/** `one` without its part along each column of `base`, which stand at right angles and have size 1. */
function without(base, one) {
  const left = [...one];
  for (const unit of [...base, ...base]) {
    const share = dot(unit, left); // twice: the first time leaves a little
    for (let i = 0; i < left.length; i++) left[i] -= share * unit[i];
  }
  return left;
}

/** Columns at right angles, of size 1, with the same sums as `columns`. One with less than `least` of its own is left out. */
function basis(columns, least = NEW) {
  const base = [];
  for (const one of columns) {
    const left = without(base, one);
    const size = Math.sqrt(dot(left, left));
    if (size > least) base.push(left.map((value) => value / size));
  }
  return base;
}

/**
 * The factors that bring the weighted sum of `columns` nearest to `targets`, by squares; the smallest ones where many
 * do. columns = base · rows, and rows = a triangle · across, whose unknowns are found from its tip on.
 */
export function leastSquares(columns, targets, least = NEW) {
  const base = basis(columns, least);
  const rows = base.map((unit) => columns.map((one) => dot(unit, one)));
  const across = basis(rows, 0);
  const shares = [];
  rows.forEach((row, k) => {
    const known = shares.reduce((sum, share, j) => sum + share * dot(row, across[j]), 0);
    shares.push((dot(base[k], targets) - known) / dot(row, across[k]));
  });
  return columns.map((_, i) => shares.reduce((sum, share, k) => sum + share * across[k][i], 0));
}

/** The best {output_weights, output_bias} where the hinges stay, to 4 decimals. */
export function fitOutputWeights(state) {
  const columns = neuronsOf(state).map(({ hinge, w }) => column(hinge, w, state.activation));
  for (let least = NEW; ; least *= 10) {
    const factors = leastSquares([ONES, ...columns], targetValues(state), least);
    // Neurons that are nearly equal may pull against each other with huge weights, for next to no gain.
    if (factors.every((factor) => Math.abs(factor) <= LIMIT)) {
      const [output_bias, ...output_weights] = factors.map((factor) => rounded(factor, 4));
      return { output_weights, output_bias };
    }
  }
}

/** The hinge that helps most beside the columns of `base`, and the squared gap that it leaves. */
function bestHinge(base, tried, targets) {
  const left = without(base, targets);
  let [best, gain] = [0, 0];
  tried.forEach((one, i) => {
    const size = base.reduce((sum, unit) => sum - dot(unit, one) ** 2, dot(one, one)); // of what is new in it
    const gained = size > 1e-4 ? dot(one, left) ** 2 / size : 0;
    if (gained > gain + 1e-9) [best, gain] = [i, gained];
  });
  return { best, gap: dot(left, left) - gain };
}

/**
 * Better hinges with their weights, {hinges, output_weights, output_bias}: never worse than fitOutputWeights. Each neuron
 * in turn moves to where it helps the others most, round after round, until that no longer helps.
 */
export function fitHinges(state) {
  const targets = targetValues(state);
  const neurons = neuronsOf(state);
  const grids = neurons.map(({ w }) => GRID.map((hinge) => column(hinge, w, state.activation)));
  const columns = neurons.map(({ hinge, w }) => column(hinge, w, state.activation));
  const hinges = [...state.hinges];
  const gapNow = () => {
    const left = without(basis([ONES, ...columns]), targets);
    return dot(left, left);
  };
  let gap = gapNow();
  for (let turns = 0, before = Infinity; turns < 30 && gap < before - 1e-7; turns++) {
    before = gap;
    grids.forEach((grid, i) => {
      const found = bestHinge(basis([ONES, ...columns.toSpliced(i, 1)]), grid, targets);
      if (found.gap > gap - 1e-9) return;
      [hinges[i], columns[i]] = [GRID[found.best], grid[found.best]];
      gap = gapNow();
    });
  }
  return { hinges, ...fitOutputWeights({ ...state, hinges }) };
}
