// What there is to reach, and the presets.

import {
  CASE_NUMBERS,
  COUNT,
  EXERCISES,
  firstOf,
  isClean,
  isClosed,
  isNamed,
  solvedOf,
  turnTo,
} from "./model.js";

const CLEAN = 3; // cases

const isOpen = (state, number) => !solvedOf(state).includes(number);
/** Leads to the first case, from the present one on, in which the goal can be reached. */
const toward = (isWanted) => (state) => turnTo(firstOf(state, (number) => isWanted(state, number)));

export const GOALS = [
  {
    id: "symptom",
    text: "Name a cause at the first try, with the code still closed",
    show: toward(
      (state, number) => !isNamed(state, number) && isClean(state, number) && isClosed(state, number),
    ),
  },
  {
    id: "clean",
    text: "Solve three cases, cause and line, without a wrong answer",
    show: toward((state, number) => isOpen(state, number) && isClean(state, number)),
  },
  {
    id: "five",
    text: "Solve cases 1 to 5: you repair their code in the exercises",
    show: toward((state, number) => EXERCISES.includes(number) && isOpen(state, number)),
  },
  { id: "ten", text: "Solve all ten cases", show: toward(isOpen) },
];

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const solved = solvedOf(state);
  const isBlind = (number) => isNamed(state, number) && isClean(state, number) && isClosed(state, number);
  const earned = {
    symptom: CASE_NUMBERS.some(isBlind),
    clean: solved.filter((number) => isClean(state, number)).length >= CLEAN,
    five: EXERCISES.every((number) => solved.includes(number)),
    ten: solved.length === COUNT,
  };
  return Object.keys(earned).filter((id) => earned[id]);
}

/** Which cases are solved. */
export const settle = (state) => ({ solved: solvedOf(state) });

// A preset is a small story: a kind of symptom, and what to ask when one meets it.

export const PRESETS = [
  {
    id: "swings",
    name: "It swings",
    change: () => turnTo(1),
    lesson: () =>
      "A loss that swings takes steps that are too long. Ask: is the rate too large, or the gradient? And does it begin where it should, near ln 10 = 2.3 for ten classes?",
  },
  {
    id: "stops",
    name: "It stops",
    change: () => turnTo(2),
    lesson: () =>
      "A loss that stops high often stops at a number that you can compute. Ask: what is the lowest value that this loss can have? What do I get if the answer is always the mean?",
  },
  {
    id: "twice",
    name: "It jitters",
    change: () => turnTo(4),
    lesson: () =>
      "Evaluation should be a computation without chance. Ask twice. If two answers differ, something is random: in the network, or in the data that it is shown?",
  },
  {
    id: "good",
    name: "It is too good",
    change: () => turnTo(5),
    lesson: () =>
      "If one number is much better than another that should agree with it, ask what the better one has seen. Compare validation with data that was never near it.",
  },
];
