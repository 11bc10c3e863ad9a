// Predict mode: whether a guess of the covered cell is right, which slip gives a wrong one, and how that is said.

import { askWhich, parseAnswer } from "../lib/read_number.js";
import { bounds, chosen, inkAt, productsOf, readBy, sizeOf } from "./model.js";
import { number, product } from "./numbers.js";
import { turned } from "./pictures.js";

const TELLING = 3; // products that are not 0: a cell is worth a guess

const isNear = (a, b) => Math.abs(a - b) < 0.00501;
const sumOf = (products) => products.reduce((sum, { w, x }) => sum + w * x, 0);
export const askedValue = (state) => sumOf(productsOf(state, chosen(state).place));

/** Whether an output cell is asked for, and whether the guess is right. */
export const isAsking = (state) => state.predict === "on" && chosen(state).part === "output";
export function isRight(state) {
  if (!isAsking(state) || state.guess === "") return false;
  return isNear(readGuess(state), askedValue(state));
}
const readGuess = (state) => {
  const value = askedValue(state);
  return parseAnswer(state.guess, value, (guess) => isNear(guess, value));
};

/** (place) → whether an output cell is covered: in predict mode all are, but for the one that was guessed. */
export function coverOf(state) {
  if (state.predict === "off") return () => false;
  const open = isRight(state) ? chosen(state).place : null;
  return (place) => String(place) !== String(open);
}

/** How many products of an output cell are not 0. */
export const weightOf = (state, place) => productsOf(state, place).filter(({ w, x }) => w * x !== 0).length;
export const isTelling = (state) => weightOf(state, chosen(state).place) >= TELLING;

/** The next output cell in reading order that is worth a guess; the next one of all, if none is. */
export function nextAsked(state) {
  const size = sizeOf(state);
  const { part, place } = chosen(state);
  const from = part === "output" ? place[0] * size + place[1] : -1;
  const after = Array.from({ length: size * size }, (_, i) => (from + 1 + i) % (size * size));
  const places = after.map((i) => [Math.floor(i / size), i % size]);
  return places.find((one) => weightOf(state, one) >= TELLING) ?? places[0] ?? [0, 0];
}

/** [verdict, sentence] on the guess. */
export function verdictOn(state) {
  if (!isAsking(state) || state.guess === "") return ["", ""];
  const value = askedValue(state);
  if (isRight(state)) return ["right", `Right: ${number(value)}.`];
  const guess = readGuess(state);
  if (Number.isNaN(guess)) return ["wrong", askWhich(state.guess) || "Type a number."];
  return ["wrong", `${number(guess)} is not it. ${slipOf(state, guess)}`];
}

/** The sentence on the slip that gives this guess; a general one where none is known. */
export function slipOf(state, guess) {
  const value = askedValue(state);
  const found = slips(state).find(([wrong]) => isNear(wrong, guess) && !isNear(wrong, value));
  return found?.[1] ?? "Multiply each weight by the pixel below it, then add all products.";
}

/** [[wrong value, sentence]], the likeliest first. */
function slips(state) {
  const place = chosen(state).place;
  const products = productsOf(state, place);
  const value = sumOf(products);
  const count = products.length;
  const counted = products.filter(({ w, x }) => w * x !== 0);
  const transposed = state.kernel[0].map((_, j) => state.kernel.map((row) => row[j]));
  return [
    [
      sumOf(productsOf({ ...state, kernel: turned(state.kernel) }, place)),
      "That is the kernel turned by 180°. Here it lies on the picture as it is, as in PyTorch.",
    ],
    ...displaced(state, place),
    ...settingSlips(state, place),
    [
      sumOf(productsOf({ ...state, kernel: transposed }, place)),
      "That is the kernel with its rows as columns. Read both grids row by row.",
    ],
    [value / count, `That is the average of the ${count} products. The output cell is their sum.`],
    [
      products.reduce((sum, { x }) => sum + x, 0),
      "That is the sum of the pixels alone. Each one is first multiplied by its weight.",
    ],
    [
      products.reduce((sum, { w, x }) => sum + Math.abs(w) * x, 0),
      "Look at the signs: a product with a negative weight is subtracted.",
    ],
    [-value, "Look at the sign of your sum."],
    ...counted.map((one) => [value - one.w * one.x, `Nearly: one product is missing, ${product(one)}.`]),
    ...counted.map((one) => [
      value - 2 * one.w * one.x,
      `Look at one sign: ${product(one)} is ${number(one.w * one.x)}.`,
    ]),
    [products.length, "That is how many products there are. Add the products themselves."],
  ];
}

const SIDES = [
  [[0, 1], "to the right"],
  [[0, -1], "to the left"],
  [[1, 0], "down"],
  [[-1, 0], "up"],
];

/** The window one cell aside, and the neighboring output cells, which are `stride` cells aside. */
function displaced(state, place) {
  const { from, to } = bounds(state, "output");
  const sumWith = (by) =>
    productsOf(state, place).reduce(
      (sum, { w, input: [row, column] }) => sum + w * inkAt(state, [row + by[0], column + by[1]]),
      0,
    );
  const windows = SIDES.map(([by, way]) => [
    sumWith(by),
    `That is the window one cell ${way}. This cell's window is outlined in the picture.`,
  ]);
  if (state.stride === 1) return windows;
  const neighbors = SIDES.map(([by, way]) => [place.map((one, axis) => one + by[axis]), way])
    .filter(([one]) => one.every((value) => value >= from && value <= to))
    .map(([one, way]) => [sumOf(productsOf(state, one)), `That is the neighboring output cell, one ${way}.`]);
  return [...windows, ...neighbors];
}

/** What a forgotten setting gives. */
function settingSlips(state, place) {
  const [row, column] = readBy(state, place, [0, 0]);
  const without = (name, plain) => sumOf(productsOf({ ...state, [name]: plain }, place));
  const start = `Its window begins at row ${row + 1}, column ${column + 1} of the picture`;
  return [
    state.stride > 1 && [
      without("stride", 1),
      `The stride is ${state.stride}, and you moved by 1. ${start}.`,
    ],
    state.padding > 0 && [
      without("padding", 0),
      `You left out the padding. ${start}; rows and columns below 1 are zeros.`,
    ],
    state.dilation > 1 && [
      without("dilation", 1),
      `The dilation is ${state.dilation}: the weights lie ${state.dilation} cells apart.`,
    ],
  ].filter(Boolean);
}
