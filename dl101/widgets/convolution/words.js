// What is shown, in words. Rows and columns are counted from 1 for people.

import { counted, listOf } from "../lib/format.js";
import { coverOf } from "./guess.js";
import {
  chosen,
  dropped,
  inkAt,
  isPadding,
  productsOf,
  reachOf,
  sizeOf,
  touchedBy,
  unread,
} from "./model.js";
import { number, product } from "./numbers.js";

export const placeWords = ([row, column]) => `row ${row + 1}, column ${column + 1}`;

/** The cell that is pointed at or chosen, then the output's size. */
export const describe = (state) => `${spotWords(state, state.spot ?? chosen(state))}\n${sizeWords(state)}`;

const spotWords = (state, spot) =>
  ({ output: outputWords, input: inputWords, kernel: kernelWords })[spot.part](state, spot.place);

function outputWords(state, place) {
  const products = productsOf(state, place);
  if (coverOf(state)(place))
    return `Output, ${placeWords(place)}: covered. The pixels below the kernel: ${inRows(
      products.map(({ x }) => x),
      state,
    )}. The weights: ${inRows(
      products.map(({ w }) => w),
      state,
    )}.`;
  const sum = products.reduce((total, { w, x }) => total + w * x, 0);
  return `Output, ${placeWords(place)}: ${products.map(product).join(" + ")} = ${number(sum)}.`;
}

/** "0 1 0; 0 1 0; 0 1 0": numbers as they lie in the kernel. */
function inRows(values, { kernel }) {
  const k = kernel.length;
  return kernel
    .map((_, i) =>
      values
        .slice(i * k, i * k + k)
        .map(number)
        .join(" "),
    )
    .join("; ");
}

function inputWords(state, place) {
  const { output, flows } = touchedBy(state, { part: "input", place });
  const pixel = isPadding(state, place)
    ? "This cell is padding, a 0"
    : `The pixel in ${placeWords(place)} is ${number(inkAt(state, place))}`;
  if (!output.length) return `${pixel}. No window reads it, so it changes no output cell.`;
  const rows = [...new Set(output.map(([row]) => row))];
  const weights = rows.map((row) =>
    output
      .filter((cell) => cell[0] === row)
      .map((cell) => number(flows[String(cell)]))
      .join(" "),
  );
  const by = output.length === 1 ? "by the weight" : "row by row by the weights";
  return `${pixel}. It goes into ${counted(output.length, "output cell")}, ${area(output)}, ${by} ${weights.join("; ")}.`;
}

function kernelWords(state, place) {
  const { input } = touchedBy(state, { part: "kernel", place });
  const name = `The weight in ${placeWords(place)} is ${number(state.kernel[place[0]][place[1]])}`;
  if (!input.length) return `${name}. There is no output cell.`;
  const padded = input.filter((one) => isPadding(state, one)).length;
  const zeros = padded ? `, ${padded} of them padding` : "";
  return `${name}. It meets ${counted(input.length, "cell")} of the picture${zeros}, one for each output cell.`;
}

/** "rows 1 to 3, columns 2 to 4". */
function area(places) {
  const axis = (name, i) => {
    const values = places.map((place) => place[i] + 1);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return low === high ? `${name} ${low}` : `${name}s ${low} to ${high}`;
  };
  return `${axis("row", 0)}, ${axis("column", 1)}`;
}

/** The output's size, and what no window reads. */
export function sizeWords(state) {
  const [size, reach] = [sizeOf(state), reachOf(state)];
  const n = state.image.length;
  if (size === 0)
    return `The kernel spans ${reach} cells, and there are ${n + 2 * state.padding}: it fits nowhere, and there is no output.`;
  const same = size === n ? ", as large as the picture" : "";
  return `The output is ${size} × ${size}${same}. ${unreadWords(state)}`;
}

function unreadWords(state) {
  const rows = unread(state);
  const n = state.image.length;
  const left = dropped(state);
  if (rows.length === 0) {
    const isLeft = (n + 2 * state.padding - reachOf(state)) % state.stride > 0;
    return `Each pixel is read.${isLeft ? " What is left over is padding." : ""}`;
  }
  if (left < rows.length)
    return `Rows and columns ${listOf(rows.map((row) => String(row + 1)))} of the picture are never read.`;
  return left === 1
    ? "The last row and the last column of the picture are never read."
    : `The last ${left} rows and the last ${left} columns of the picture are never read.`;
}

/** The output's side, computed: the rule, then the present numbers. */
export function formulaLines(state) {
  const { stride, padding, dilation, image, kernel } = state;
  const [size, reach] = [sizeOf(state), reachOf(state)];
  const k = kernel.length;
  return [
    dilation > 1 ? "⌊(n + 2p − K) / s⌋ + 1" : "⌊(n + 2p − k) / s⌋ + 1",
    dilation > 1 ? `K = d(k − 1) + 1 = ${dilation}·${k - 1} + 1 = ${reach}` : "",
    size
      ? `⌊(${image.length} + 2·${padding} − ${reach}) / ${stride}⌋ + 1 = ${size}`
      : `${reach} cells do not fit into ${image.length + 2 * padding}`,
  ].filter(Boolean);
}

/** What the numbers in the output are, as its title says it. */
export function outputTitle(state, spot) {
  const size = sizeOf(state);
  if (spot.part === "input") return "Output: weights";
  if (spot.part === "kernel") return "Output: products";
  return `Output ${size} × ${size}`;
}
