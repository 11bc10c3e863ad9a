// Questions and answers, without a page: what a typed number means, which replies an answer gets, what is
// remembered of it, and which questions come back. The format of questions is that of dl101/quizzes/NN.json.

import { askWhich, parseAnswer } from "../lib/read_number.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** All that a question can reply: [{id, label, right, reply}]. A label is a letter, or the number that it is for. */
export function repliesOf({ kind, options, number }) {
  if (kind !== "number") return options.map((option, i) => ({ ...option, label: LETTERS[i] }));
  const named = (value) => `${String(value).replaceAll("-", "−")} ${number.unit ?? ""}`.trim();
  return [
    { id: "right", label: named(number.value), right: true, reply: number.right },
    ...(number.wrong ?? []).map(({ value, reply }, i) => ({
      id: `wrong-${i}`,
      label: named(value),
      right: false,
      reply,
    })),
    { id: "otherwise", label: "Any other number", right: false, reply: number.otherwise },
  ];
}

/** What a person typed, without the unit that may stand behind it. */
function withoutUnit(text, unit = "") {
  const plain = text.replace(/\s+/g, " ").trim();
  return unit && plain.endsWith(unit) ? plain.slice(0, -unit.length).trim() : plain;
}

/** Whether `typed` is `value`, as nearly as the question asks. */
const meets = ({ tolerance = 1e-6 }, typed, value) =>
  Math.abs(typed - value) <= tolerance + 1e-12 * Math.max(1, Math.abs(value)); // 1.51 − 1.5 > 0.01

/** The number typed as the answer to a question: "2,5", "−1", "1/2", "1 000", "3 V" with the unit V. Else NaN. */
export const readNumber = (number, text) =>
  parseAnswer(withoutUnit(text, number.unit), number.value, (value) => meets(number, value, number.value));

/** The ids of the replies that an answer asks for: the options chosen, or the one that the number meets. */
function chosenIds({ kind, number }, answer) {
  if (kind !== "number") return answer;
  const typed = readNumber(number, answer);
  if (meets(number, typed, number.value)) return ["right"];
  const slips = (number.wrong ?? [])
    .map(({ value }, i) => ({ id: `wrong-${i}`, value }))
    .filter(({ value }) => meets(number, typed, value));
  const [nearest] = slips.sort((a, b) => Math.abs(typed - a.value) - Math.abs(typed - b.value));
  return [nearest?.id ?? "otherwise"];
}

/** How an answer stands: whether it is `right`, and the replies that are `held`, `wrong` and `missing` in it. */
export function judge(question, answer) {
  const ids = chosenIds(question, answer);
  const typed = question.kind === "number" && { label: answer.trim() };
  const all = repliesOf(question).map((reply) => (ids.includes(reply.id) ? { ...reply, ...typed } : reply));
  const held = all.filter(({ id, right }) => right && ids.includes(id));
  const wrong = all.filter(({ id, right }) => !right && ids.includes(id));
  const missing = all.filter(({ id, right }) => right && !ids.includes(id));
  return { right: !wrong.length && !missing.length, held, wrong, missing };
}

/** What keeps a draft from being an answer, as a sentence; "" if nothing does. */
export function problemOf({ kind, number }, draft) {
  if (!draft.length) return kind === "number" ? "Type a number first." : "Choose an answer first.";
  if (kind !== "number" || !Number.isNaN(readNumber(number, draft))) return "";
  return (
    askWhich(withoutUnit(draft, number.unit)) ||
    "This is not a number that can be read here. Write it like 2.5, −1, 1/2 or 1e-3, and a thousand as 1000."
  );
}

/** Whether `answer` is one that this question could have got. */
function fits(question, answer) {
  if (question.kind === "number") return typeof answer === "string" && !problemOf(question, answer);
  const known = question.options.map(({ id }) => id);
  return Array.isArray(answer) && answer.length > 0 && answer.every((id) => known.includes(id));
}

/** What is remembered for `key`, or null: never answered, taken back, or answered when the question was another. */
export function itemOf(remembered, key, question) {
  const item = remembered?.[key];
  if (item?.question !== question.hash) return null;
  return item.skipped === true || fits(question, item.answer) ? item : null;
}

const AHEAD = 24 * 60 * 60 * 1000; // ms by which a clock may have run ahead

/**
 * The time of an item that follows `item`: now, but never before it, or the merge would drop the newer answer.
 * What is no moment, or lies more than a day ahead, the merge drops anyway.
 */
export function timeAfter(item, now = Date.now()) {
  const next = Date.parse(item?.time) + 1;
  return new Date(next > now && next <= now + AHEAD ? next : now).toISOString();
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

/** The item of a checked answer. `round`: the item of this round's last try, if any; `first`: what to keep of the first. */
export function quizItem(question, answer, { sure = "", time, round = null, first = null }) {
  const { right } = judge(question, answer);
  return {
    time,
    question: question.hash,
    answer,
    right,
    sure,
    first: round?.first ?? first ?? { right, sure },
    tries: (round?.tries ?? 0) + 1,
  };
}

/** What to say to a checked answer: the verdict, the replies to read now, and those that may be opened. */
export function quizFeedback(question, { answer, sure, tries }) {
  const { right, held, wrong, missing } = judge(question, answer);
  const almost = !right && !wrong.length;
  const more = `${count(missing.length)} more ${missing.length === 1 ? "is" : "are"} true`;
  return {
    mood: right ? "right" : almost ? "almost" : "wrong",
    verdict: right ? "Right" : almost ? `Almost: ${more}` : "Not quite",
    replies: right ? held : almost && tries > 1 ? missing : wrong,
    calibration: almost && sure === "fairly" ? ALMOST_FAIRLY : (CALIBRATION[sure]?.[right] ?? ""),
    others: right ? repliesOf(question).filter(({ id }) => !held.some((reply) => reply.id === id)) : [],
  };
}

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
  return `${count(right)[0].toUpperCase()}${count(right).slice(1)} of ${count(items.length)} right at the first try. What you missed comes back in a later chapter.`;
}
