// The demo TeachDigit without a page, for tests in Python: trainings to their end, and the gradient at any numbers.

import { features, HEAD } from "../../dl101/widgets/nn/digit_cnn.js";
import { createTraining, gradientOf, numbersOf, withNumbers } from "../../dl101/widgets/nn/head_training.js";
import { teachCode } from "../../dl101/widgets/teach_digit/code.js";
import { EVERY, RATE, START } from "../../dl101/widgets/teach_digit/model.js";
import { getReady } from "../../dl101/widgets/teach_digit/training/known_digits.js";
import {
  lossesOf,
  othersOf,
  readings,
  scoreboardOf,
  scoreOf,
} from "../../dl101/widgets/teach_digit/training/readings.js";
import { numbersAt, runOf, stepOf, sumOf } from "../../dl101/widgets/teach_digit/training/teaching.js";
import { describe } from "../../dl101/widgets/teach_digit/words.js";

/** A state's training, done. */
function done(traits) {
  const state = { ...START, drawings: {}, ...traits };
  getReady();
  if (state.taught) runOf(state).work();
  return state;
}

/** All numbers that a state shows. */
export function resultOf(traits) {
  const state = done(traits);
  const step = stepOf(state);
  const losses = lossesOf(state).slice(0, step / EVERY + 1);
  return {
    losses: losses.map(({ learned }) => learned),
    held_out: losses.map(({ heldOut }) => heldOut),
    answers: readings(state).map(({ now }) => now.answer),
    score: scoreOf(state),
    others: othersOf(state),
    sum: sumOf(numbersAt(state, step)),
    scoreboard: scoreboardOf(state).map(({ right }) => right),
    words: describe(state),
  };
}

/** The program that a state prints. */
export const codeOf = (traits) => teachCode(done(traits));

/** The loss and its slopes at the book's numbers plus `more`, for pictures of 64 numbers from 0 to 16. */
export function gradientAt(more, pictures, labels) {
  const numbers = numbersOf(HEAD).map((one, i) => one + more[i % more.length]);
  const { loss, slopes } = gradientOf(withNumbers(HEAD, numbers), { inputs: pictures.map(features), labels });
  return { loss, numbers: [...numbers], slopes: [...slopes] };
}

/** A hand's drawings, [[digit, strokes], …], learned, and others read: how many are right before and after, and others'. */
export function taught(learned, heldOut, mixed) {
  const slots = (list, rounds) =>
    Object.fromEntries(
      list.map(([digit, strokes], i) => [`${digit}/${rounds[Math.floor(i / 10) % 2]}`, strokes]),
    );
  const state = {
    drawings: { ...slots(learned, [1, 3]), ...slots(heldOut, [2, 4]) },
    taught: true,
    mixed,
  };
  const { score, others } = resultOf(state);
  return { ...score, others: others.now };
}

/** The numbers after each of `last` steps on such pictures. */
export const trainedOn = (pictures, labels, last) =>
  createTraining({ head: HEAD, examples: { inputs: pictures.map(features), labels }, rate: RATE, last })
    .work()
    .looks.map(({ loss, numbers }) => ({ loss, numbers: [...numbers] }));
