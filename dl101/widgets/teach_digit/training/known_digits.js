// Digits that others wrote, {digit, features}: those that can be mixed in, and those that show what is forgotten. Their
// features are computed a little at a time.

import { OTHERS, TRAINED } from "../../data/known_digits.js";
import { features } from "../../nn/digit_cnn.js";

export const others = OTHERS.map(({ digit }) => ({ digit }));
export const trained = TRAINED.map(({ digit }) => ({ digit }));
const waiting = [...trained.map((one, i) => [one, TRAINED[i]]), ...others.map((one, i) => [one, OTHERS[i]])];

/** Compute until that time (of performance.now()); whether all is there. */
export function getReady(until = Number.POSITIVE_INFINITY) {
  while (waiting.length && performance.now() < until) {
    const [one, { ink }] = waiting.shift();
    one.features = features(ink);
  }
  return waiting.length === 0;
}
