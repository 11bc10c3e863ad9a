// What the network sees of a drawing, what it makes of it, and one output cell taken apart. Nothing here knows of the page.

import { BLOCK, boxOf, counted, DOTS, inkedBy, prepare } from "../data/drawings.js";
import { DRAWN } from "../data/drawn_digits.js";
import { same } from "../lib/state.js";
import { CONV1, CONV2, forward, HEAD, POOL, POOLED, REACH, SIDE } from "../nn/digit_cnn.js";

export const CLASSES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
export const PEN = { low: 0.5, high: 8 }; // the width of the pad's pen, in dots
export const MOST_READ = 200; // drawings in the tally
/** What has pictures, from the ink on: {name, maps, side, values(flow), layer, limit: the full color's number}. */
export const LAYERS = [
  { name: "Ink", maps: 1, side: SIDE, values: ({ input }) => input, limit: 1 },
  { name: "Layer 1", maps: 8, side: SIDE, values: ({ conv1 }) => conv1, layer: CONV1, limit: 4 },
  { name: "Layer 2", maps: 16, side: SIDE, values: ({ conv2 }) => conv2, layer: CONV2, limit: 7 },
  { name: "Pooled", maps: 16, side: POOLED, values: ({ pooled }) => pooled, limit: 7 },
];
export const POOLING = 3; // its place among the layers

/** Nothing is moved, turned or inverted on the way from the pad to the network. */
export const PLAIN = { centered: true, pen: 3, turn: 0, inverted: false };
/** `path`: what is looked into: a layer, a map, then a row and a column, then a map below; from 0. */
export const START = { strokes: DRAWN.three, ...PLAIN, meant: "", tally: [], path: [1, 1] };

const isBelow = (value, count) => Number.isInteger(value) && value >= 0 && value < count;
/** Whether a path leads to something. */
export function isPath(path) {
  const [layer, map, row, column, from] = path;
  if (![0, 2, 4, 5].includes(path.length)) return false;
  if (path.length === 0) return true;
  if (!isBelow(layer, LAYERS.length)) return false;
  const { maps, side, layer: weights } = LAYERS[layer];
  const isCell = path.length < 4 || (isBelow(row, side) && isBelow(column, side));
  const isWindow = path.length < 5 || (weights?.shape[1] > 1 && isBelow(from, weights.shape[1]));
  return isBelow(map, maps) && isCell && isWindow;
}
const LENGTHS = { 5: 4, 4: 2, 2: 0 };
export const pathUp = (path) => path.slice(0, LENGTHS[path.length] ?? 0);

/** The points turned around the pad's middle, clockwise, in degrees. */
export function turned(strokes, degrees) {
  if (degrees === 0) return strokes;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turn = ([x, y]) => [0.5 + (x - 0.5) * cos - (y - 0.5) * sin, 0.5 + (x - 0.5) * sin + (y - 0.5) * cos];
  return strokes.map((stroke) => stroke.map(turn));
}

/** What the network sees: {dots, ink}; 1,024 dots, and 64 pixels with ink from 0 to 16. */
export function seenOf({ strokes, centered, pen, turn, inverted }) {
  const { dots, ink } = strokes.length
    ? inkOf(turned(strokes, turn), centered, pen)
    : { dots: Array(DOTS * DOTS).fill(0), ink: Array(SIDE * SIDE).fill(0) };
  if (!inverted) return { dots, ink };
  return { dots: dots.map((dot) => 1 - dot), ink: ink.map((one) => BLOCK * BLOCK - one) };
}

function inkOf(strokes, centered, pen) {
  if (centered) return prepare(strokes);
  const inDots = strokes.map((stroke) => stroke.map((point) => point.map((part) => part * DOTS)));
  const dots = inkedBy(inDots, pen);
  return { dots, ink: counted(dots) };
}

/** The box around the lines, which is made 16 wide and 28 high; null where nothing is scaled, or it can't be shown. */
export function boxOnPad({ strokes, centered, turn }) {
  if (!centered || turn !== 0 || !strokes.length) return null;
  const { low, high } = boxOf(strokes);
  return [low, high];
}

const INPUTS = ["strokes", "centered", "pen", "turn", "inverted"];
let known = { state: {}, flow: null }; // each state is asked for more than once
/** All numbers of a state: what is seen, the maps, the probabilities, and the answer. */
export function flowOf(state) {
  if (!INPUTS.every((name) => state[name] === known.state[name])) {
    const seen = seenOf(state);
    const flow = forward(seen.ink);
    known = { state, flow: { ...seen, ...flow, answer: topOf(flow.probabilities)[0] } };
  }
  return known.flow;
}

/** The digits from the most probable one on. */
export const topOf = (probabilities) => [...CLASSES].sort((a, b) => probabilities[b] - probabilities[a]);

/** One map's numbers, row after row. */
export function mapOf(flow, layer, map) {
  const { side, values } = LAYERS[layer];
  return values(flow).subarray(map * side * side, (map + 1) * side * side);
}

/** How a map answers: {count: cells above 0, most, row, column}, the last three of its strongest cell. */
export function answerOfMap(flow, layer, map) {
  const cells = mapOf(flow, layer, map);
  const most = Math.max(...cells);
  const [at, { side }] = [cells.indexOf(most), LAYERS[layer]];
  const count = cells.filter((value) => value > 0).length;
  return { count, most, row: Math.floor(at / side), column: at % side };
}

/** The map of a layer with the strongest cell. */
export function loudestMap(flow, layer) {
  const all = LAYERS[layer].values(flow);
  const at = all.indexOf(Math.max(...all));
  return Math.floor(at / LAYERS[layer].side ** 2);
}

/** The nine weights of one kernel of a layer: of an output map, over one map below. */
export const kernelOf = ({ shape: [, depth], weights }, map, from) =>
  weights.subarray((map * depth + from) * 9, (map * depth + from + 1) * 9);

const around = (row, column) =>
  Array.from({ length: 9 }, (_, i) => [row + Math.floor(i / 3) - REACH, column + (i % 3) - REACH]);

/**
 * An output cell of a convolution taken apart: {windows, bias, sum, value}. For each map below, a window has nine `inputs`
 * (null beyond the edge, which counts as 0), `weights` and `products`, and their `sum`.
 */
export function convolutionAt(flow, [layer, map, row, column]) {
  const { layer: own } = LAYERS[layer];
  const below = LAYERS[layer - 1];
  const windows = Array.from({ length: own.shape[1] }, (_, from) => {
    const cells = mapOf(flow, layer - 1, from);
    const inputs = around(row, column).map(([i, j]) =>
      isBelow(i, below.side) && isBelow(j, below.side) ? cells[i * below.side + j] : null,
    );
    const weights = Array.from(kernelOf(own, map, from));
    const products = weights.map((weight, i) => weight * (inputs[i] ?? 0));
    return { inputs, weights, products, sum: products.reduce((a, b) => a + b) };
  });
  const bias = own.biases[map];
  const sum = windows.reduce((total, one) => total + one.sum, bias);
  return { windows, bias, sum, value: Math.max(0, sum) };
}

/** The four cells that a pooled one is the largest of. */
export function pooledFrom(flow, [layer, map, row, column]) {
  const cells = mapOf(flow, layer - 1, map);
  return Array.from(
    { length: POOL * POOL },
    (_, i) => cells[(row * POOL + Math.floor(i / POOL)) * SIDE + column * POOL + (i % POOL)],
  );
}

/** The sixteen dots that a pixel counts. */
export const dotsOf = ({ dots }, [, , row, column]) =>
  Array.from(
    { length: BLOCK * BLOCK },
    (_, i) => dots[(row * BLOCK + Math.floor(i / BLOCK)) * DOTS + column * BLOCK + (i % BLOCK)],
  );

/** What the chosen cell reads in the layer below: {row, column, side} there; null where no cell is chosen, or none is below. */
export function windowBelow([layer, , row, column]) {
  if (row === undefined || layer === 0) return null;
  if (layer === POOLING) return { row: row * POOL, column: column * POOL, side: POOL };
  return { row: row - REACH, column: column - REACH, side: 2 * REACH + 1 };
}

/** How many weights and biases the network has, and their sum. */
export function sumOfWeights() {
  const numbers = [CONV1, CONV2, ...HEAD].flatMap(({ weights, biases }) => [...weights, ...biases]);
  return { count: numbers.length, sum: numbers.reduce((a, b) => a + b) };
}
const FIRST = sumOfWeights();
/** The sum of all weights as the page came, and now. */
export const weightsThenAndNow = () => [FIRST.sum, sumOfWeights().sum];
export const PARAMETERS = FIRST.count;

const EXAMPLES = Object.values(DRAWN);
/** Whether the learner drew it: no example, and not nothing. */
export const isOwn = ({ strokes }) => strokes.length > 0 && !EXAMPLES.some((one) => same(one, strokes));

/** The tally: how many drawings were read as they were meant, of how many. */
export const tallyOf = ({ tally }) => ({
  right: tally.filter(([meant, answer]) => meant === answer).length,
  asked: tally.length,
});

/** What the learner meant, with the drawing's line in the tally: what is no digit has none. A second word replaces the first. */
export function withMeant(state, meant) {
  const before = CLASSES.includes(state.meant) ? state.tally.slice(0, -1) : state.tally;
  const line = CLASSES.includes(meant) ? [[meant, flowOf(state).answer]] : [];
  return { meant, tally: [...before, ...line].slice(-MOST_READ) };
}
