// The case in words, and how its numbers are written.

import { fixed } from "../lib/format.js";
import { caseOf, chosenIn, epochsOf, hasLabels, optionsOf, pointOf, stageOf } from "./model.js";

/** The unit of a share, or of a difference of shares; "" for other numbers. */
const unitOf = (name) =>
  name.startsWith("right") ? "%" : name.startsWith("validation promises") ? " points" : "";

/** A number with three figures: "0.0835", "21.3", "3,630". */
export const written = (number) =>
  Math.abs(number) >= 100
    ? Math.round(number).toLocaleString("en")
    : String(Number(number.toPrecision(3))).replace("-", "−");

const percent = (share) => `${fixed(100 * share, share < 0.1 ? 1 : 0)}`;

/** Ten runs of one number, [mean, range]: ["1.52", "1.46 to 1.64"], ["27%", "9.2 to 60%"]; no range where all agree. */
export function tenRuns(name, [mean, low, high]) {
  const unit = unitOf(name);
  const say = unit ? percent : written;
  return [say(mean) + unit, say(low) === say(high) ? "" : `${say(low)} to ${say(high)}${unit}`];
}

/** "Right, says the model"; "kB held" as it is. */
export const named = (name) => name.replace(/^[a-z](?![A-Z])/, (letter) => letter.toUpperCase());

/** What the curve does: its ends, its extremes, and at how many of its points it has risen. */
function shapeOf({ curve, buggy, ...one }) {
  const epochs = epochsOf({ buggy, ...one });
  const numbers = buggy.curve;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const where = (number) => `${written(number)} in epoch ${epochs[numbers.lastIndexOf(number)]}`;
  const rises = numbers.filter((number, i) => i > 0 && number > numbers[i - 1]).length;
  const [first, last] = [numbers[0], numbers.at(-1)].map(written);
  const ends = `${named(curve)}: ${first} in epoch 1, ${last} in epoch ${epochs.at(-1)}.`;
  const risen = `at ${rises} of the ${numbers.length} points drawn it is higher than at the one before`;
  return `${ends} Lowest ${where(low)}, highest ${where(high)}; ${risen}.`;
}

/** "6 of the 8 answers are right; of all 360 it is 71%, and these 8 were chosen to be like them"; or the span of answers
 * that are no labels. */
function answersIn({ targets, buggy, examples }) {
  if (hasLabels({ targets })) {
    const right = buggy.answers.filter((answer, i) => answer === targets[i]).length;
    const all = `of all ${examples} it is ${percent(1 - buggy.error)}%`;
    return `${right} of the 8 answers ${right === 1 ? "is" : "are"} right; ${all}, and the 8 were chosen to be like them.`;
  }
  const span = (numbers) => `from ${Math.min(...numbers)} to ${Math.max(...numbers)}`;
  return `Answers ${span(buggy.answers)}, targets ${span(targets)}.`;
}

/** The number under the mark: "At epoch 12: 0.55". */
export function atMark(state) {
  const one = caseOf(state);
  const point = pointOf(state);
  const epoch = epochsOf(one)[point];
  const [buggy, repaired] = [one.buggy, one.repaired].map(({ curve }) => written(curve[point]));
  return { epoch, buggy, repaired };
}

const STAGES = {
  cause: () => "The cause is not found yet.",
  line: () => "The cause is found, the line is not.",
  repaired: (one) => `Solved: ${one.cause}`,
};

/** All that the picture shows. */
export function describe(state) {
  const one = caseOf(state);
  const stage = stageOf(state);
  const { epoch, buggy, repaired } = atMark(state);
  const mark = `At the mark, epoch ${epoch}: ${buggy}${stage === "repaired" ? `, repaired ${repaired}` : ""}.`;
  return `Case ${one.number} of 10. ${shapeOf(one)} ${mark} ${answersIn(one)} ${STAGES[stage](one)}`;
}

/** The reply to the cause that was named last: {isRight, text}, or nothing. */
export function replyToCause(state) {
  const one = caseOf(state);
  const chosen = optionsOf(one).find(({ number }) => number === chosenIn(state).cause);
  return chosen ? { isRight: !chosen.reply, text: chosen.reply || one.cause } : null;
}
