// What an answer to a question is worth, without a page: what a typed number means, which replies an answer gets.
// The format of questions is that of dl101/quizzes/NN.json.

import { askWhich, parseAnswer } from "../lib/read_number.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** All that a question can reply: [{id, label, right, reply}]. A label is what it is for: a letter, a line, a number. */
export function repliesOf({ kind, options, tasks, number }) {
  if (kind === "number") return numberReplies(number);
  if (kind === "tasks") return tasks.flatMap((task, i) => taskReplies(task, i, options));
  const label = (i) => (kind === "line" ? `Line ${i + 1}` : LETTERS[i]);
  const own = options.map((option, i) => ({ ...option, label: label(i) }));
  return kind === "line" ? [...own, ...numberReplies(number)] : own;
}

function numberReplies(number) {
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

const taskReplies = ({ right, replies }, i, options) =>
  options.map(({ id, text }) => ({
    id: i + id,
    label: `${i + 1}: ${text}`,
    right: id === right,
    reply: replies[id] ?? "",
  }));

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

/** The id of the reply that a typed number meets. */
function meant(number, text) {
  const typed = readNumber(number, text);
  if (meets(number, typed, number.value)) return "right";
  const slips = (number.wrong ?? [])
    .map(({ value }, i) => ({ id: `wrong-${i}`, value }))
    .filter(({ value }) => meets(number, typed, value));
  const [nearest] = slips.sort((a, b) => Math.abs(typed - a.value) - Math.abs(typed - b.value));
  return nearest?.id ?? "otherwise";
}

/**
 * An answer is the text typed, or a list: of the ids of options; of a line's id and, later, of the text typed as what
 * it prints; of an option's id for each task. The text in it, or undefined:
 */
const typedIn = ({ kind }, answer) => (kind === "number" ? answer : kind === "line" ? answer[1] : undefined);

/** The ids of the replies that an answer asks for. */
function chosenIds(question, answer) {
  const { kind, number } = question;
  const typed = typedIn(question, answer);
  const picked = kind === "number" ? [] : kind === "line" ? answer.slice(0, 1) : answer;
  const ids = kind === "tasks" ? picked.map((id, i) => i + id) : picked;
  return typed === undefined ? ids : [...ids, meant(number, typed)];
}

/** How an answer stands: whether it is `right`, and the replies that are `held`, `wrong` and `missing` in it. */
export function judge(question, answer) {
  const ids = chosenIds(question, answer);
  const typed = typedIn(question, answer);
  const named = typed === undefined ? null : ids.at(-1); // this reply is called by what was typed
  const all = repliesOf(question).map((one) => (one.id === named ? { ...one, label: typed.trim() } : one));
  const held = all.filter(({ id, right }) => right && ids.includes(id));
  const wrong = all.filter(({ id, right }) => !right && ids.includes(id));
  const missing = all.filter(({ id, right }) => right && !ids.includes(id));
  return { right: !wrong.length && !missing.length, held, wrong, missing };
}

/** Whether an answer names the wrong line, and not yet what the code prints. */
export const isHalf = ({ kind, options }, answer) =>
  kind === "line" && answer?.length === 1 && options.some(({ id, right }) => right && id === answer[0]);

/** A draft that answers nothing yet. */
export const blank = ({ kind }) => (kind === "number" ? "" : []);

const FIRST = { line: "Choose a line first.", tasks: "Choose one for each task first." };

/** What keeps a draft from being an answer, as a sentence; "" if nothing does. */
export function problemOf(question, draft) {
  const { kind, tasks } = question;
  if (kind !== "number" && !(tasks ?? [1]).every((_, i) => draft[i]))
    return FIRST[kind] ?? "Choose an answer first.";
  const typed = typedIn(question, draft);
  return typed === undefined ? "" : typingProblem(question.number, typed);
}

function typingProblem(number, text) {
  if (!text) return "Type a number first.";
  if (!Number.isNaN(readNumber(number, text))) return "";
  return (
    askWhich(withoutUnit(text, number.unit)) ||
    "This is not a number that can be read here. Write it like 2.5, −1, 1/2 or 1e-3, and a thousand as 1000."
  );
}

/** Whether `answer` is one that this question could have got. */
export function fits(question, answer) {
  const { kind, options, tasks } = question;
  if (kind === "number") return typeof answer === "string" && !problemOf(question, answer);
  if (!Array.isArray(answer) || !answer.length) return false;
  const known = (id) => options.some((option) => option.id === id);
  if (kind !== "line" || answer.length === 1)
    return answer.every(known) && (kind !== "tasks" || answer.length === tasks.length);
  const [line, typed, ...more] = answer;
  return (
    isHalf(question, [line]) && !more.length && typeof typed === "string" && !problemOf(question, answer)
  );
}
