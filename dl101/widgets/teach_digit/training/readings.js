// How the network reads the held-out drawings, and the digits by others, before it was taught and now.

import { HEAD, read } from "../../nn/digit_cnn.js";
import { READERS } from "../../nn/digit_readers.js";
import { lossOf, withNumbers } from "../../nn/head_training.js";
import { heldOutOf, heldOutPart, learnedOf } from "../model.js";
import { getReady, others } from "./known_digits.js";
import { AT_FIRST, examplesOf, headAt, numbersAt, runOf, stepOf } from "./teaching.js";

/** {answer, p} of a drawing: what `head` takes it for, and how sure it is. */
export function answerOf(head, inputs) {
  const { probabilities } = read(inputs, head);
  const p = Math.max(...probabilities);
  return { answer: probabilities.indexOf(p), p };
}

/** [{slot, digit, before, now}] of the held-out drawings: {answer, p} before and after. */
export function readings(state) {
  const [first, now] = [HEAD, headAt(state, stepOf(state))];
  return heldOutOf(state).map(({ slot, digit, features: inputs }) => ({
    slot,
    digit,
    before: answerOf(first, inputs),
    now: answerOf(now, inputs),
  }));
}

/** How many are read right: {of, before, now}. */
export function scoreOf(state) {
  const all = readings(state);
  const right = (when) => all.filter((one) => one[when].answer === one.digit).length;
  return { of: all.length, before: right("before"), now: right("now") };
}

const othersRight = new WeakMap(); // by a network's numbers

/** Of the digits of other writers, how many are read right: {of, before, now}; null until they are there. */
export function othersOf(state) {
  if (!getReady(0)) return null;
  const [before, now] = [AT_FIRST, numbersAt(state, stepOf(state))].map((numbers) => {
    if (!othersRight.has(numbers)) othersRight.set(numbers, countOthers(withNumbers(HEAD, numbers)));
    return othersRight.get(numbers);
  });
  return { of: others.length, before, now };
}

const countOthers = (head) =>
  others.filter(({ digit, features: inputs }) => answerOf(head, inputs).answer === digit).length;

const heldOutLosses = new WeakMap(); // by a network's numbers: {key, loss}, of the drawings that were asked for last

/** Before the first step and after every fifth so far, the loss of what is learned from, and of the held-out drawings: [{learned, heldOut}]. */
export function lossesOf(state) {
  if (!state.taught || !learnedOf(state).length) return [];
  const { list, key } = heldOutPart(state);
  const examples = examplesOf(list);
  return runOf(state).looks.map(({ loss, numbers }) => {
    if (heldOutLosses.get(numbers)?.key !== key)
      heldOutLosses.set(numbers, { key, loss: lossOf(withNumbers(HEAD, numbers), examples) });
    return { learned: loss, heldOut: heldOutLosses.get(numbers).loss };
  });
}

/** The scoreboard: [{name, right}], models of the course, each on the same held-out drawings. */
export function scoreboardOf(state) {
  const list = heldOutOf(state);
  const { before, now } = scoreOf(state);
  const earlier = READERS.map(({ name, answer }) => ({
    name,
    right: list.filter(({ ink, digit }) => answer(ink) === digit).length,
  }));
  const taught = stepOf(state) ? [{ name: "the same, taught", right: now }] : [];
  return [...earlier, { name: "this convolutional network", right: before }, ...taught];
}
