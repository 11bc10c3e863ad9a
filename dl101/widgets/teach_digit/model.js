// What a state shows: whose drawings, what the network's last two layers learned of them, and how it reads them now.
// Nothing here knows of the page, so `node --test` can import it.

import { prepare } from "../data/drawings.js";
import { HANDS } from "../data/hands.js";
import { OTHERS, TRAINED } from "../data/known_digits.js";
import { drawings, ROUNDS, SLOTS, slotOf } from "../lib/kept_drawings.js";
import { bool, oneOf } from "../lib/traits.js";
import { features, HEAD, read } from "../nn/digit_cnn.js";
import { READERS } from "../nn/digit_readers.js";
import { createTraining, lossOf, numbersOf, withNumbers } from "../nn/head_training.js";

export const RATE = 0.03; // of gradient descent (tools/measure/convolution/teaching.py)
export const LAST = 150; // steps, at most
export const EVERY = 5; // steps, after which one can look
export const OWN = "yours";
export const HAND_NAMES = [OWN, ...Object.keys(HANDS)];
export const COUNT = numbersOf(HEAD).length; // weights and biases that are trained
/** Drawings of the first and third round are for learning, those of the second and fourth are held out. */
export const LEARNED = [1, 3];
const FIRST = 2; // rounds that are asked for at first

export const START = {
  hand: OWN,
  taught: false,
  steps: LAST,
  sevens: false,
  mixed: false,
  was_taught: false,
  asked: "",
};

/** {trait: rule}. `asked`: the slot that is being drawn, "" for the first one that is empty. */
export const RULES = {
  hand: oneOf(HAND_NAMES),
  drawings: drawings(),
  asked: oneOf(["", ...SLOTS]),
  taught: bool(),
  steps: oneOf(
    Array.from({ length: LAST / EVERY }, (_, i) => (i + 1) * EVERY),
    LAST,
  ),
  sevens: bool(),
  mixed: bool(),
  was_taught: bool(),
};

// --- Drawings ---

export const roundOf = (slot) => Number(slot.at(-1));
export const digitOf = (slot) => Number(slot[0]);
export const isLearned = (slot) => LEARNED.includes(roundOf(slot));

/** The drawings that are shown: {"3/1": strokes, …}. */
export const drawingsOf = ({ hand, drawings: own }) => (hand === OWN ? own : HANDS[hand]);

const looked = new WeakMap(); // by a drawing's strokes

/** {ink, features} of a drawing: 64 numbers from 0 to 16, and the 256 that the dense layers take. */
export function lookAt(strokes) {
  if (!looked.has(strokes)) {
    const { ink } = prepare(strokes);
    looked.set(strokes, { ink, features: features(ink) });
  }
  return looked.get(strokes);
}

const sorted = new WeakMap(); // by drawings

/** Each as [{slot, digit, strokes, ink, features}], in the order of the slots: those to learn from, and the held-out ones;
 * with a text that only the same drawings have. */
function sortedOf(state) {
  const all = drawingsOf(state);
  if (!sorted.has(all)) {
    const list = SLOTS.filter((slot) => all[slot]).map((slot) => ({
      slot,
      digit: digitOf(slot),
      strokes: all[slot],
      ...lookAt(all[slot]),
    }));
    const part = (isWanted) => {
      const own = list.filter(({ slot }) => isWanted(slot));
      return { list: own, key: JSON.stringify(own.map(({ slot, strokes }) => [slot, strokes])) };
    };
    sorted.set(all, {
      learned: part(isLearned),
      sevens: part((slot) => isLearned(slot) && digitOf(slot) === 7),
      heldOut: part((slot) => !isLearned(slot)),
    });
  }
  return sorted.get(all);
}
const learnedPart = (state) => sortedOf(state)[state.sevens ? "sevens" : "learned"];
export const learnedOf = (state) => learnedPart(state).list;
export const heldOutOf = (state) => sortedOf(state).heldOut.list;

/** The rounds that have a row: two, and more where something is drawn or asked for. */
export function roundsOf(state) {
  const used = [...Object.keys(drawingsOf(state)), ...(state.asked ? [state.asked] : [])].map(roundOf);
  return ROUNDS.slice(0, Math.max(FIRST, ...used));
}

/** The next empty slot after `slot`, in the rounds that have a row; "" where all are drawn. */
export function nextSlot(state, slot = "") {
  const open = SLOTS.filter((one) => roundsOf(state).includes(roundOf(one)) && !drawingsOf(state)[one]);
  const at = SLOTS.indexOf(slot);
  return open.find((one) => SLOTS.indexOf(one) > at) ?? open[0] ?? "";
}

/** The slot that is drawn now: where all are drawn, the one that was drawn last. */
export const askedOf = (state) => state.asked || nextSlot(state) || slotOf(0, 1);

/** Whether another round can be asked for. */
export const canAskMore = (state) =>
  state.hand === OWN && !nextSlot(state) && roundsOf(state).length < ROUNDS.length;

/** With something else to learn from, nothing was taught yet: that is no weight taken back. */
export const UNTAUGHT = { taught: false, was_taught: false };

/** What changes when the slot's drawing becomes `strokes`. What was learned from another one is taken back. */
export function withDrawing(state, slot, strokes) {
  const { [slot]: _, ...others } = state.drawings;
  const own = strokes.length ? { ...others, [slot]: strokes } : others;
  return { drawings: own, asked: slot, ...(isLearned(slot) && UNTAUGHT) };
}

// --- The digits of others: their features are computed a little at a time ---

const others = OTHERS.map(({ digit }) => ({ digit }));
const trained = TRAINED.map(({ digit }) => ({ digit }));
const waiting = [...trained.map((one, i) => [one, TRAINED[i]]), ...others.map((one, i) => [one, OTHERS[i]])];

/** Compute until that time (of performance.now()); whether all is there. */
export function getReady(until = Number.POSITIVE_INFINITY) {
  while (waiting.length && performance.now() < until) {
    const [one, { ink }] = waiting.shift();
    one.features = features(ink);
  }
  return waiting.length === 0;
}

// --- Training ---

const examplesOf = (list) => ({
  inputs: list.map((one) => one.features),
  labels: list.map(({ digit }) => digit),
});

/** The training on what is there to learn from, as far as it has come. */
export function runOf(state) {
  const { list: own, key } = learnedPart(state);
  return runs(`${state.mixed} ${key}`, () => {
    getReady();
    const examples = examplesOf(state.mixed ? [...own, ...trained] : own);
    return createTraining({ head: HEAD, examples, rate: RATE, last: own.length ? LAST : 0, every: EVERY });
  });
}

const latest = new Map();
const FEW = 5; // each takes 2 MB
function runs(key, make) {
  const run = latest.get(key) ?? make();
  latest.delete(key);
  latest.set(key, run);
  if (latest.size > FEW) latest.delete(latest.keys().next().value);
  return run;
}

/** How many steps of it have been done: training may still be on its way. */
export function stepOf(state) {
  if (!state.taught) return 0;
  return Math.max(0, Math.min(state.steps, EVERY * (runOf(state).looks.length - 1)));
}

/** Whether the network that is asked for is there. */
export const isTrained = (state) => !state.taught || stepOf(state) === state.steps || runOf(state).isDone;

const AT_FIRST = numbersOf(HEAD);

/** The 8,554 weights and biases of the two layers after so many steps. */
export const numbersAt = (state, step) => (step ? runOf(state).looks[step / EVERY].numbers : AT_FIRST);

/** What shows that a weight changed: the sum of all. */
export const sumOf = (numbers) => numbers.reduce((sum, one) => sum + one, 0);

export const headAt = (state, step) => withNumbers(HEAD, numbersAt(state, step));

// --- Reading ---

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
  const { list, key } = sortedOf(state).heldOut;
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
