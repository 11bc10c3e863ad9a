// What is known of each case, and how far the reader has come in it. Nothing here knows of the page.

import { CASES } from "./cases.js";
import { CAUSES, REPLIES } from "./causes.js";
import { LESSONS } from "./lessons.js";
import { LINES, RIGHT } from "./lines.js";

export const COUNT = CASES.length;
export const CASE_NUMBERS = CASES.map((_, i) => i + 1);
export const LAST = 30; // the last point of most curves
export const [LONGEST, MOST] = [20, 999]; // lines of a code; slips that are counted
export const EXERCISES = [1, 2, 3, 4, 5]; // the cases whose code the exercises repair

/** By the number of a case: `causes` and `lines` that were chosen last, `slips`, how many answers were wrong, `looked`, 1
 * where the code was opened before the cause was found. */
export const START = { case: 1, causes: {}, lines: {}, slips: {}, looked: {}, solved: [], place: LAST };

/** All that is measured and said of the case that is shown. */
export function caseOf({ case: number }) {
  const one = CASES[number - 1];
  return { number, ...LESSONS[one.id], ...one, curve: LESSONS[one.id].curve ?? one.curve };
}

/** The code's lines: {text, sign}, a sign of "-" or "+" where they are in one of both alone. */
export const differenceOf = ({ code }) => code.map((line) => ({ sign: line[0].trim(), text: line.slice(1) }));

/** The lines of the code with the bug, or repaired. */
export const codeOf = (one, isRepaired = false) =>
  differenceOf(one)
    .filter(({ sign }) => sign !== (isRepaired ? "-" : "+"))
    .map(({ text }) => text);

/** The nearest whole number, and of two the even one, as Python rounds. */
function rounded(number) {
  const near = Math.round(number);
  return near - number === 0.5 && near % 2 ? near - 1 : near;
}

/** The epochs of a curve's points: evenly spread from the first to the last. */
export function epochsOf({ epochs, buggy }) {
  const steps = buggy.curve.length - 1;
  return buggy.curve.map((_, i) => 1 + rounded((i * (epochs - 1)) / steps));
}

/** Which point of the curve the mark is on: the shortest curve has one less. */
export const pointOf = ({ place, ...state }) => Math.min(place, caseOf(state).buggy.curve.length - 1);

/** Whether the answers are labels, which are right or wrong. Others are masses: only near or far can be said of them. */
export const hasLabels = ({ targets }) => targets.every(Number.isInteger);

/** The causes to choose from: [{number, id, text, reply}]; no reply where it is the one. */
export const optionsOf = ({ id }) =>
  Object.entries(REPLIES[id]).map(([cause, reply]) => ({
    number: CASES.findIndex((other) => other.id === cause) + 1,
    id: cause,
    text: CAUSES[cause],
    reply,
  }));

/** The line that is wrong, from 1. */
export const lineOf = (one) => codeOf(one).findIndex((line) => line.includes(LINES[one.id].right)) + 1;

/** What is said of another line: that it is right, and why. */
export function replyToLine(one, line) {
  const text = codeOf(one)[line - 1] ?? "";
  const found = Object.entries(LINES[one.id].replies).find(([part]) => text.includes(part));
  return found ? found[1] : RIGHT;
}

export const isNamed = ({ causes }, number) => causes[number] === number;

const isFound = ({ lines }, number) => lines[number] === lineOf(CASES[number - 1]);

/** Whether no answer in a case was wrong; whether its code stayed closed until its cause was found. */
export const isClean = ({ slips }, number) => !slips[number];
export const isClosed = ({ looked }, number) => !looked[number];

/** What is to be done in the case that is shown: name the cause, find the line, or see it repaired. */
export function stageOf(state) {
  if (!isNamed(state, state.case)) return "cause";
  return isFound(state, state.case) ? "repaired" : "line";
}

/** The numbers of the cases that are solved. */
export const solvedOf = (state) =>
  CASE_NUMBERS.filter((number) => isNamed(state, number) && isFound(state, number));

const slipped = ({ slips, case: number }, isSlip) => ({
  ...slips,
  [number]: Math.min(MOST, (slips[number] ?? 0) + Number(isSlip)),
});

/** What changes when a cause is named, or a line is pointed at. */
export const nameCause = (state, cause) => ({
  causes: { ...state.causes, [state.case]: cause },
  slips: slipped(state, cause !== state.case),
});
export const pointAt = (state, line) => ({
  lines: { ...state.lines, [state.case]: line },
  slips: slipped(state, line !== lineOf(caseOf(state))),
});

/** What changes when the code of the case is opened: before its cause is named, that is remembered. */
export const lookAt = (state) =>
  isNamed(state, state.case) ? {} : { looked: { ...state.looked, [state.case]: 1 } };

/** The first case from the present one on that is wanted; the present one, if none is. `skips`: it begins with the next. */
export function firstOf(state, isWanted, skips = 0) {
  const order = CASES.map((_, i) => ((state.case - 1 + skips + i) % COUNT) + 1);
  return order.find(isWanted) ?? state.case;
}

/** What changes when another case is shown: the mark is at the end of its curve. */
export const turnTo = (number) => ({ case: number, place: LAST });

/** The next case that is not solved. */
export const nextOf = (state) => firstOf(state, (number) => !solvedOf(state).includes(number), 1);

/** What was chosen last in the case that is shown, if anything. */
export const chosenIn = (state) => ({ cause: state.causes[state.case], line: state.lines[state.case] });
