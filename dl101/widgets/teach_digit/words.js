// What the demo says: the readout, what is asked for, and what the preset hands teach.

import { counted, fixed, listOf, withCommas } from "../lib/format.js";
import {
  askedOf,
  digitOf,
  drawingsOf,
  EVERY,
  heldOutOf,
  isLearned,
  learnedOf,
  OWN,
  roundOf,
} from "./model.js";
import { lossesOf, othersOf, readings, scoreOf } from "./training/readings.js";
import { COUNT, isTrained, numbersAt, stepOf, sumOf } from "./training/teaching.js";

export const PRIVACY = "Your drawings stay on this device.";

/** A loss with as many digits as it takes to see it: "0.92", "0.00012". */
export function lossText(loss) {
  if (loss < LEAST) return `below ${fixed(LEAST, 5)}`;
  return loss >= 0.01 ? fixed(loss, 2) : fixed(loss, 1 - Math.floor(Math.log10(loss)));
}
const LEAST = 0.00001;

/** The weights' sum, exact enough to show the smallest change. */
const sumText = (numbers) => fixed(sumOf(numbers), 5);

/** What is to be drawn: "Draw a 3, to learn from". */
export function askWords(state) {
  const slot = askedOf(state);
  const again = roundOf(slot) > 2 ? "one more " : "a ";
  const article = digitOf(slot) === 8 && again === "a " ? "an " : again;
  return `Draw ${article}${digitOf(slot)}, ${isLearned(slot) ? "to learn from" : "to be held out"}`;
}

/** How many are drawn. */
export function drawnWords(state) {
  const count = Object.keys(drawingsOf(state)).length;
  const [learned, heldOut] = [learnedOf(state).length, heldOutOf(state).length];
  return count ? `${learned} to learn from, ${heldOut} held out.` : "Nothing is drawn yet.";
}

/** "your 7 for a 1 and your 0 for an 8", of what is read wrong. */
function mistakes(state, when) {
  const whose = state.hand === OWN ? "your" : "the";
  const wrong = readings(state).filter((one) => one[when].answer !== one.digit);
  const pairs = wrong.map(
    (one) => `${whose} ${one.digit} for ${one[when].answer === 8 ? "an" : "a"} ${one[when].answer}`,
  );
  return listOf([...new Set(pairs)]);
}

function readWords(state) {
  const { of, before, now } = scoreOf(state);
  if (!of) return "";
  const step = stepOf(state);
  const wrong = mistakes(state, step ? "now" : "before");
  const takes = wrong ? ` It takes ${wrong}.` : "";
  return step
    ? `It reads ${now} of ${of} held-out drawings right, ${before} before.${takes}`
    : `The network reads ${before} of ${of} held-out drawings right.${takes}`;
}

function lossWords(state) {
  const step = stepOf(state);
  if (!step) return "";
  const losses = lossesOf(state);
  const told = (kind) => `${lossText(losses[step / EVERY][kind])}, ${lossText(losses[0][kind])} before`;
  const heldOut = Number.isNaN(losses[0].heldOut)
    ? ""
    : `; on the held-out drawings it is ${told("heldOut")}`;
  return `After ${counted(step, "step")} the loss on what it learns from is ${told("learned")}${heldOut}.`;
}

function othersWords(state) {
  const others = othersOf(state);
  if (!others || !stepOf(state)) return "";
  return `Of ${others.of} digits by other writers it reads ${others.now} right, ${others.before} before.`;
}

function weightWords(state) {
  const step = stepOf(state);
  const before = sumText(numbersAt(state, 0));
  const what = `The sum of its last two layers’ ${withCommas(COUNT)} weights and biases`;
  if (!step)
    return `No weight has changed. ${what} is ${before}. “Teach it” takes ${counted(state.steps, "step")}.`;
  return `${what} was ${before} before you taught it, and is ${sumText(numbersAt(state, step))} now.`;
}

/** The picture in words. */
export const describe = (state) =>
  [drawnWords(state), lossWords(state), readWords(state), othersWords(state), weightWords(state)]
    .filter(Boolean)
    .join(" ");

/** Both counts, short: before, and after teaching. */
export function scoreWords(state) {
  const { of, before, now } = scoreOf(state);
  const step = stepOf(state);
  const others = isTrained(state) ? othersOf(state) : null;
  const change = (from, to) => (step ? `${from} → ${to}` : String(from));
  return [
    of ? `Held out: ${change(before, now)} of ${of} right.` : "Held out: none yet.",
    others
      ? `By other writers: ${change(others.before, others.now)} of ${others.of}.`
      : "By other writers: …",
  ];
}

/** What teaching needs, or did. */
export function teachWords(state) {
  if (!learnedOf(state).length && state.sevens)
    return "There is no 7 to learn from. Draw one, or learn all digits.";
  if (!learnedOf(state).length) return "Draw a digit to learn from, or try another hand below.";
  if (!heldOutOf(state).length)
    return "No drawing is held out yet, so nothing can show what teaching changes.";
  return state.taught ? "" : "It learns from the rows “to learn” alone.";
}
