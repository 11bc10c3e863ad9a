// A picture that is shifted by a few pixels, and what pooling makes of it. Nothing here knows of the page.

import { TEST_DIGITS } from "../data/test_digits.js";
import { averagePool2d, maxPool2d } from "../nn/convolution.js";

export const SIDE = 8;
export const MOST = 2; // pixels that it is shifted by, each way
export const SIZES = [2, 3, 4];
export const KINDS = { max: maxPool2d, average: averagePool2d };
const PATTERNS = {
  dots: (row, column) =>
    row % 2 === 0 && column % 2 === 0 && row > 0 && row < 6 && column > 0 && column < 6 ? 16 : 0,
  bar: (_, column) => (column === 2 || column === 3 ? 16 : 0),
  checkerboard: (row, column) => ((row + column) % 2 ? 0 : 16),
};
const DIGITS = { "a 7": 24, "a 3": 274, "a 0": 188, "a 4": 35 };
export const PICTURES = [...Object.keys(DIGITS), ...Object.keys(PATTERNS)];
export const START = { picture: "a 7", shift: [0, 0], size: 2, kind: "max", cell: [1, 2] };

const square = (n, at) =>
  Array.from({ length: n }, (_, row) => Array.from({ length: n }, (_, column) => at(row, column)));

/** The picture as it is, 8 rows of ink from 0 to 16. */
export function original({ picture }) {
  const digit = TEST_DIGITS.find(({ index }) => index === DIGITS[picture]);
  return square(SIDE, (row, column) =>
    digit ? Math.round(16 * digit.x[SIDE * row + column]) : PATTERNS[picture](row, column),
  );
}

/** What is shifted in is empty; what is shifted out is lost. */
export const shifted = (image, [down, right]) =>
  square(SIDE, (row, column) => image[row - down]?.[column - right] ?? 0);

/** The shifted picture, its pooled cells and those before the shift; how many of both kinds are as they were. */
export function poolingOf(state) {
  const before = original(state);
  const image = shifted(before, state.shift);
  const pool = KINDS[state.kind];
  const [pooled, pooledBefore] = [image, before].map((one) => pool(one, state.size));
  return {
    image,
    pooled,
    pooledBefore,
    side: pooled.length,
    kept: countSame(pooled, pooledBefore),
    keptPixels: countSame(image, before),
    left: SIDE - pooled.length * state.size, // rows, and columns, that fill no window
  };
}

const countSame = (a, b) => a.flat().filter((value, i) => value === b.flat()[i]).length;

/** The window of a pooled cell: {values, winners}, the places [row, column] of its largest pixel, if it has ink. */
export function windowOf({ image }, { size }, [row, column]) {
  const places = Array.from({ length: size * size }, (_, i) => [
    row * size + Math.floor(i / size),
    column * size + (i % size),
  ]);
  const values = places.map(([i, j]) => image[i][j]);
  const most = Math.max(...values);
  return { values, winners: most ? places.filter((_, i) => values[i] === most) : [] };
}

/** A pooled cell that there is. */
export const cellOf = ({ cell }, { side }) => cell.map((value) => Math.min(value, side - 1));

export const isDigit = ({ picture }) => picture in DIGITS;
export const isShifted = ({ shift }) => shift.some((by) => by !== 0);
