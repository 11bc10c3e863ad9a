// Models of earlier chapters that read a digit, in the order in which the course meets them: for a scoreboard of one hand.

import { DIGIT_NETWORK } from "../data/digit_network.js";

const dense = ({ W, b }, inputs) =>
  W.map((row, unit) => row.reduce((sum, weight, i) => sum + weight * inputs[i], b[unit]));

/** 64 pixels → 16 ReLU units → 10 logits. */
function denseAnswer(ink) {
  const [first, second] = DIGIT_NETWORK;
  const hidden = dense(
    first,
    ink.map((one) => one / 16),
  ).map((sum) => Math.max(0, sum));
  const logits = dense(second, hidden);
  return logits.indexOf(Math.max(...logits));
}

/** [{id, name, answer(ink)}]: `answer` takes 64 numbers from 0 to 16, and gives a digit. */
export const READERS = [{ id: "dense", name: "the dense network of chapter 3", answer: denseAnswer }];
