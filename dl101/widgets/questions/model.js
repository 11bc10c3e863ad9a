// What is said to an answer and remembered of it, without a page, and which questions come back.

import { fits, isHalf, judge, repliesOf } from "./judge.js";

/** What is remembered for `key`, or null: never answered, taken back, or answered when the question was another. */
export function itemOf(remembered, key, question) {
  const item = remembered?.[key];
  if (item?.question !== question.hash) return null;
  return item.skipped === true || fits(question, item.answer) ? item : null;
}

// --- Quiz ---

const CALIBRATION = {
  guess: {
    true: "You were guessing, and it came out right: the reason is worth reading.",
    false: "You said that you were guessing. To know what you don't know is where learning starts.",
  },
  fairly: {
    true: "Fairly sure, and right: next time you can trust that a little more.",
    false: "You were fairly sure. Find the step where your reason and this one part ways.",
  },
  certain: {
    true: "You were certain, and you were right.",
    false:
      "You were certain. That is a useful surprise: what we were sure of and see put right is remembered best.",
  },
};
// After a choice that only misses some there is no reason on the page yet to compare with.
const ALMOST_FAIRLY =
  "You were fairly sure, and all that you chose is true. Look again at what you left out.";
const COUNTS = ["none", "one", "two", "three", "four", "five"];
const count = (number) => COUNTS[number] ?? String(number);

/**
 * The item of a checked answer. `round`: the item of this round's last try, if any; `first`: what to keep of the first.
 * Who has found the wrong line, and not yet what it prints, has no first try yet.
 */
export function quizItem(question, answer, { sure = "", time, round = null, first = null }) {
  const { right } = judge(question, answer);
  const said = isHalf(question, round?.answer) ? round.sure : sure; // of both steps
  return {
    time,
    question: question.hash,
    answer,
    right,
    sure: said,
    first: round?.first ?? first ?? (isHalf(question, answer) ? null : { right, sure: said }),
    tries: (round?.tries ?? 0) + 1,
  };
}

/** What to say to a checked answer: the verdict, the replies to read now, and those that may be opened. */
export function quizFeedback(question, { answer, sure, tries }) {
  if (isHalf(question, answer)) return null; // the line's reply stands below it
  const { right, held, wrong, missing } = judge(question, answer);
  const almost = !right && !wrong.length;
  const news = question.kind === "line" ? held.slice(1) : held;
  return {
    mood: right ? "right" : almost ? "almost" : "wrong",
    verdict: right ? "Right" : verdictOf(question, { held, missing, almost }),
    replies: right ? news : almost && tries > 1 ? missing : wrong,
    calibration: almost && sure === "fairly" ? ALMOST_FAIRLY : (CALIBRATION[sure]?.[right] ?? ""),
    others: right ? repliesOf(question).filter(({ id }) => !held.some((reply) => reply.id === id)) : [],
  };
}

function verdictOf({ tasks }, { held, missing, almost }) {
  if (tasks)
    return `${capital(count(held.length))} of the ${count(tasks.length)} ${held.length > 1 ? "are" : "is"} right`;
  return almost ? `Almost: ${count(missing.length)} more ${is(missing)} true` : "Not quite";
}

const is = ({ length }) => (length === 1 ? "is" : "are");
const capital = (word) => word[0].toUpperCase() + word.slice(1);

// --- Prediction ---

/** What is remembered of a prediction that was forgotten; of another one with `more`. */
export const forgottenItem = ({ hash }, time, more) => ({
  time,
  question: hash,
  answer: [],
  right: false,
  skipped: false,
  ...more,
});
export const skippedItem = (question, time) => forgottenItem(question, time, { skipped: true });
export const predictionItem = (question, answer, time) =>
  forgottenItem(question, time, { answer, right: judge(question, answer).right });

/** What to say once a prediction is locked or skipped: the right replies, then the chosen ones that differ. */
export function predictionFeedback(question, { answer, skipped }) {
  if (skipped) {
    const replies = repliesOf(question).filter(({ right }) => right);
    return { mood: "skipped", verdict: "Skipped: here is the answer", replies };
  }
  const { right, held, wrong, missing } = judge(question, answer);
  return {
    mood: right ? "right" : "other",
    verdict: right ? "Right" : "Not quite", // true of a sum on paper, too
    replies: [...held, ...missing, ...wrong],
  };
}

// --- Review ---

/** Whether an answer was missed: wrong at first, wrong still, or right by a guess. */
const isMissed = ({ right, sure, first }) => !right || first?.right === false || sure === "guess";

/**
 * The keys of the questions to ask again: one of the last chapter, the others older, as far as there are any.
 * Missed ones come first, the longest ago before the others; then those never answered; then the longest unseen.
 */
export function chooseReview(questions, remembered, size = 3) {
  const ranked = questions
    .map(({ key, chapter, ...question }, place) => {
      const item = itemOf(remembered, key, question);
      return { key, chapter, place, rank: item ? (isMissed(item) ? 0 : 2) : 1, time: item?.time ?? "" };
    })
    .sort((a, b) => a.rank - b.rank || a.time.localeCompare(b.time) || a.place - b.place);
  const last = questions
    .map(({ chapter }) => chapter)
    .sort()
    .at(-1);
  const recent = ranked.filter(({ chapter }) => chapter === last);
  const older = ranked.filter(({ chapter }) => chapter !== last);
  const chosen = [...recent.slice(0, 1), ...older.slice(0, size - 1), ...recent.slice(1)].slice(0, size);
  return chosen.map(({ key }) => key);
}

/** The line that closes a review, once each of its items is there. */
export function closingLine(items) {
  const right = items.filter(({ first }) => first?.right).length;
  if (right === items.length) return "All right at the first try. On with the chapter.";
  return `${capital(count(right))} of ${count(items.length)} right at the first try. What you missed comes back in a later chapter.`;
}
