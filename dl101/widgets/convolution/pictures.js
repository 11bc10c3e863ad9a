// The pictures and the kernels to start from. Nothing here knows of the page.

const square = (n, at) =>
  Array.from({ length: n }, (_, row) => Array.from({ length: n }, (_, column) => at(row, column)));

/** Each gives its ink at a row and a column of a picture of n × n: whole numbers from 0 to 9. */
const INK = {
  bar: (_, column, n) => Number(column >= Math.floor(n / 2) - 1 && column <= Math.floor(n / 2)),
  seven(row, column, n) {
    const foot = Math.floor(n / 2) - 1;
    const isStroke = row > 1 && column === Math.max(foot, n - 1 - row);
    return Number(row > 0 && row < n - 1 && column > 0 && column < n - 1 && (row === 1 || isStroke));
  },
  plus(row, column, n) {
    const [first, last] = [Math.floor((n - 1) / 2), Math.floor(n / 2)];
    const isMiddle = (place) => place === first || place === last;
    const isInside = (place) => place > 0 && place < n - 1;
    return Number((isMiddle(row) && isInside(column)) || (isMiddle(column) && isInside(row)));
  },
  checkerboard: (row, column) => Number((row + column) % 2 === 0),
  ramp: (_, column) => Math.min(9, column),
  empty: () => 0,
};

export const PICTURES = [
  { id: "bar", text: "a bar" },
  { id: "seven", text: "a 7" },
  { id: "plus", text: "a plus" },
  { id: "checkerboard", text: "a checkerboard" },
  { id: "ramp", text: "a ramp" },
  { id: "empty", text: "no ink" },
];
export const pictureOf = (id, n) => square(n, (row, column) => INK[id](row, column, n));

export const KERNELS = [
  { id: "identity", text: "identity" },
  { id: "blur", text: "blur" },
  { id: "sharpen", text: "sharpen" },
  { id: "vertical", text: "vertical edge" },
  { id: "horizontal", text: "horizontal edge" },
  { id: "diagonal", text: "diagonal" },
];

/** A kernel of the list, of k × k. Of one weight, all but the blur and the identity would be 0: there it is the identity. */
export function kernelOf(id, k) {
  const middle = (k - 1) / 2;
  const center = Math.floor(middle);
  const isCenter = (row, column) => row === center && column === center;
  const side = (place) => Math.sign(place - middle);
  const isNear = (row, column) => Math.abs(row - center) + Math.abs(column - center) === 1;
  const weights = {
    identity: (row, column) => Number(isCenter(row, column)),
    blur: () => 1 / (k * k),
    sharpen: (row, column) => (isCenter(row, column) ? 5 : -Number(isNear(row, column))),
    vertical: (_, column) => side(column),
    horizontal: (row) => side(row),
    diagonal: (row, column) => Math.sign(column - row),
  };
  return square(k, weights[k === 1 && id !== "blur" ? "identity" : id]);
}

/** The upper left corner of a square, with zeros where it was smaller. */
export const resized = (rows, size) => square(size, (row, column) => rows[row]?.[column] ?? 0);

/** A kernel of another size, its weights around the same middle. */
export function recentered(kernel, k) {
  const by = Math.floor((k - 1) / 2) - Math.floor((kernel.length - 1) / 2);
  return square(k, (row, column) => kernel[row - by]?.[column - by] ?? 0);
}

/** Turned by 180°, as convolution in mathematics takes it. */
export const turned = (kernel) => kernel.map((row) => row.toReversed()).toReversed();
