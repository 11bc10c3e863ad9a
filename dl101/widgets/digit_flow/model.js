// The digit network's way back for one digit, and its updates. Nothing here knows of the page.

import { DIGIT_NETWORK } from "../data/digit_network.js";
import { TEST_DIGITS } from "../data/test_digits.js";
import { argmax, forward } from "../nn/dense_network.js";

export const DIGITS = TEST_DIGITS.map(({ index }) => index);
/** What each step brings: forward to the loss, and back. */
export const STEPS = ["x", "h", "z", "p", "loss", "errors", "dW2", "dh", "deltas", "dW1"];
export const LAST = STEPS.length - 1;
const AT = Object.fromEntries(STEPS.map((name, step) => [name, step]));
/** Whether the state has come to a step, by its name: hasCome(state, "loss"). */
export const hasCome = ({ step }, name) => step >= AT[name];
export const stepOf = (name) => AT[name];
export const RATES = { low: 0.001, high: 1 };
export const MOST = 100; // updates
export const UNITS = DIGIT_NETWORK[0].b.map((_, unit) => unit);
export const CLASSES = DIGIT_NETWORK[1].b.map((_, digit) => digit);

export const START = { digit: 251, target: "written", rate: 0.01, updates: [], step: 0, chosen: "" };

const outer = (column, row) => column.map((a) => row.map((b) => a * b));

/** The updates of a state, one by one: [[digit, target, rate], …]. */
export const updatesOf = ({ updates }) =>
  Array.from({ length: Math.floor(updates.length / 3) }, (_, i) => updates.slice(3 * i, 3 * i + 3));

export const isUpdate = ([digit, target, rate]) =>
  DIGITS.includes(digit) && CLASSES.includes(target) && rate >= RATES.low && rate <= RATES.high;

export const digitOf = (index) => TEST_DIGITS.find((one) => one.index === index);
export const targetOf = ({ digit, target }) => (target === "written" ? digitOf(digit).label : target);

/** The loss of what went forward, and its gradients, from the outputs back. */
export function backward([, output], { x, h, z, p }, target) {
  const highest = Math.max(...z);
  const loss = Math.log(z.reduce((sum, one) => sum + Math.exp(one - highest), 0)) + highest - z[target];
  const errors = p.map((one, digit) => one - (digit === target ? 1 : 0)); // ∂L/∂z
  const dh = h.map((_, unit) => errors.reduce((sum, error, to) => sum + error * output.W[to][unit], 0));
  const deltas = dh.map((one, unit) => (h[unit] > 0 ? one : 0)); // ∂L/∂z1: ReLU's slope is 1 or 0
  return { loss, errors, dW2: outer(errors, h), dh, deltas, dW1: outer(deltas, x) };
}

/** The network after one step of gradient descent on one digit. */
function updated(network, [digit, target, rate]) {
  const went = forward(network, digitOf(digit).x);
  const { errors, dW2, deltas, dW1 } = backward(network, went, target);
  const less = (values, slopes) => values.map((value, i) => value - rate * slopes[i]);
  const layer = ({ W, b }, dW, db) => ({ W: W.map((row, unit) => less(row, dW[unit])), b: less(b, db) });
  return [layer(network[0], dW1, deltas), layer(network[1], dW2, errors)];
}

let known = { key: "", networks: [DIGIT_NETWORK] }; // each state is asked for more than once
/** The book's network, and what it becomes with each update. */
function networksOf(state) {
  const key = String(state.updates);
  if (key !== known.key) {
    const networks = [DIGIT_NETWORK];
    for (const one of updatesOf(state)) networks.push(updated(networks.at(-1), one));
    known = { key, networks };
  }
  return known.networks;
}

/** All numbers of a state: the network's, forward, and back. */
export function flowOf(state, network = networksOf(state).at(-1)) {
  const [{ x, label }, target] = [digitOf(state.digit), targetOf(state)];
  const went = forward(network, x);
  return { network, label, target, answer: argmax(went.p), ...went, ...backward(network, went, target) };
}

/** The same before the last update; null if that was none of this digit with this target. */
export function flowBefore(state) {
  const [digit, target] = updatesOf(state).at(-1) ?? [];
  if (digit !== state.digit || target !== targetOf(state)) return null;
  return flowOf(state, networksOf(state).at(-2));
}

/** What the network reads in each digit, with all updates or, if `isFirst`, without: {digits: [{label, answer}], right, loss}. */
export function readings(state, isFirst = false) {
  const network = networksOf(state).at(isFirst ? 0 : -1);
  const digits = TEST_DIGITS.map(({ x, label }) => {
    const went = forward(network, x);
    return { label, answer: argmax(went.p), loss: backward(network, went, label).loss };
  });
  return {
    digits,
    right: digits.filter(({ label, answer }) => label === answer).length,
    loss: digits.reduce((sum, { loss }) => sum + loss, 0) / digits.length,
  };
}

/** One update more, and what it changes is seen at the loss. */
export const withUpdate = (state) => ({
  updates: [...state.updates, state.digit, targetOf(state), state.rate],
  step: AT.loss,
});
export const isFull = ({ updates }) => updates.length >= 3 * MOST;
