// What a state of the demo means: the output, and what each cell of the three grids touches in the other two. Nothing here
// knows of the page. Places are [row, column] from 0; in the picture, negative ones are padding.

import { clamp } from "../lib/arithmetic.js";
import { conv2d, outputSize, span } from "../nn/convolution.js";
import { kernelOf, pictureOf } from "./pictures.js";

export const PARTS = ["output", "input", "kernel"];
export const SIZES = { low: 5, high: 12 }; // of the picture
export const KERNEL_SIZES = { low: 1, high: 5 };
export const INKS = { low: 0, high: 9 };
export const WEIGHTS = { low: -9, high: 9 };
export const STRIDES = [1, 2, 3];
export const PADDINGS = [0, 1, 2];
export const DILATIONS = [1, 2];
export const CELLS = { low: -2, high: 13 }; // of the chosen cell's row and column

export const START = {
  image: pictureOf("bar", 8),
  kernel: kernelOf("vertical", 3),
  stride: 1,
  padding: 0,
  dilation: 1,
  part: "output",
  cell: [2, 2],
  weight: [1, 2],
  tool: "look",
  ink: 1,
  predict: "off",
  guess: "",
};

export const range = (low, high) => Array.from({ length: high - low + 1 }, (_, i) => low + i);
export const isSame = ([a, b], [c, d]) => a === c && b === d;

/** The side of the output, and how many cells the kernel spans. */
export const sizeOf = (state) => outputSize(state.image.length, state.kernel.length, state);
export const reachOf = ({ kernel, dilation }) => span(kernel.length, dilation);
export const outputOf = (state) => conv2d(state.image, state.kernel, state);

/** Rows (as many and as large as the columns) of a grid: {from, to}. */
export function bounds(state, part) {
  if (part === "input") return { from: -state.padding, to: state.image.length + state.padding - 1 };
  return { from: 0, to: (part === "output" ? sizeOf(state) : state.kernel.length) - 1 };
}

/** The nearest place that a grid has; null where the grid has none. */
export function placeIn(state, part, place) {
  const { from, to } = bounds(state, part);
  return to < from ? null : place.map((value) => clamp(value, from, to));
}

/** What is chosen, at a place that there is: {part, place}. Where there is no output, the weight is. */
export function chosen(state) {
  const place = placeIn(state, state.part, state.part === "kernel" ? state.weight : state.cell);
  return place
    ? { part: state.part, place }
    : { part: "kernel", place: placeIn(state, "kernel", state.weight) };
}

/** The ink at a place; padding is 0. */
export const inkAt = ({ image }, [row, column]) => image[row]?.[column] ?? 0;
export const isPadding = ({ image }, [row, column]) => image[row]?.[column] === undefined;

/** The places that weights and output cells meet at: what the weight at [i, j] reads for the output cell at [row, column]. */
export const readBy = ({ stride, padding, dilation }, output, weight) =>
  output.map((place, axis) => place * stride - padding + weight[axis] * dilation);

/** The k² pairs of an output cell, row by row: {weight: place, w, input: place, x}. */
export function productsOf(state, output) {
  return state.kernel.flatMap((row, i) =>
    row.map((w, j) => {
      const input = readBy(state, output, [i, j]);
      return { weight: [i, j], w, input, x: inkAt(state, input) };
    }),
  );
}

/**
 * All that a cell touches: {input, kernel, output}, lists of places, and `flows`, {place: number} of what comes into each of
 * the output cells: for a cell of the picture its weight, for a weight its product.
 */
export function touchedBy(state, { part, place }) {
  const pairs = pairsOf(state, part, place);
  const unique = (places) => [...new Map(places.map((one) => [String(one), one])).values()];
  return {
    input: unique(pairs.map(({ input }) => input)),
    kernel: unique(pairs.map(({ weight }) => weight)),
    output: unique(pairs.map(({ output }) => output)),
    flows: Object.fromEntries(
      pairs.map(({ output, w, x }) => [String(output), part === "kernel" ? w * x : w]),
    ),
  };
}

/** Every meeting of a cell of the picture, a weight and an output cell in which this cell has a role. */
function pairsOf(state, part, place) {
  const size = sizeOf(state);
  const rows = range(0, size - 1);
  const outputs = part === "output" ? [place] : rows.flatMap((row) => rows.map((column) => [row, column]));
  return outputs.flatMap((output) =>
    productsOf(state, output)
      .filter(({ weight, input }) => part === "output" || isSame(part === "kernel" ? weight : input, place))
      .map((pair) => ({ ...pair, output })),
  );
}

/** The rows (as well the columns) that windows read, from 0; negative ones are padding. */
export function readRows(state) {
  const size = sizeOf(state);
  const inner = range(0, state.kernel.length - 1);
  return new Set(range(0, size - 1).flatMap((at) => inner.map((i) => readBy(state, [at], [i])[0])));
}

/** The rows (as well the columns) of the picture that no window reads, from 0. */
export function unread(state) {
  const read = readRows(state);
  return range(0, state.image.length - 1).filter((row) => !read.has(row));
}

/** How many of the unread rows are left over at the end: what ⌊ ⌋ drops. */
export function dropped(state) {
  const rows = unread(state);
  const last = state.image.length - 1;
  return rows.filter((row) => range(row, last).every((one) => rows.includes(one))).length;
}

/** A copy with another number at a place. */
export const withCell = (rows, [row, column], value) =>
  rows.map((line, i) => (i === row ? line.map((old, j) => (j === column ? value : old)) : line));

/** The output cell that comes after `by` steps in reading order; from elsewhere, the first. */
export function stepped(state, by) {
  const size = sizeOf(state);
  const { part, place } = chosen(state);
  const at = part === "output" ? place[0] * size + place[1] + by : 0;
  const next = clamp(at, 0, size * size - 1);
  return [Math.floor(next / size), next % size];
}
export function isLast(state) {
  const size = sizeOf(state);
  const { part, place } = chosen(state);
  return part === "output" && isSame(place, [size - 1, size - 1]);
}
