// What there is to reach, and the hands to try.

import { DIGITS } from "../lib/kept_drawings.js";
import { digitOf, heldOutOf, learnedOf, OWN, START } from "./model.js";
import { othersOf, scoreOf } from "./training/readings.js";
import { isTrained, stepOf } from "./training/teaching.js";

export const FORGOTTEN = 10; // digits by others

/** Whose drawings can be taught: one's own, once there are some of both kinds. */
const teachable = (state) => {
  const own = { ...state, hand: OWN };
  return learnedOf(own).length && heldOutOf(own).length ? OWN : "askew";
};

export const GOALS = [
  {
    id: "draw",
    text: "Draw ten digits, one of each",
    show: () => ({ ...START }),
    place: ".ask",
  },
  {
    id: "better",
    text: "Teach it, and have more held-out drawings read right than before",
    show: (state) => ({ ...START, hand: teachable(state) }),
  },
  {
    id: "back",
    text: "Take the weights back, and see the old answers again",
    show: (state) => ({ ...START, hand: teachable(state) }),
  },
  {
    id: "forget",
    text: `Make it forget: teach it, so that it reads ${FORGOTTEN} fewer of the digits by others, or worse`,
    show: () => ({ ...START, hand: "bare" }),
  },
];

/** That it was taught: to take the weights back, there must be something to take back. */
export const settle = (state) => (state.taught && isTrained(state) ? { was_taught: true } : {});

/** The ids of the goals that the state reaches. */
export function reached(state) {
  if (!isTrained(state)) return [];
  const drawn = new Set(Object.keys(state.drawings).map(digitOf));
  const { before, now } = scoreOf(state);
  const others = stepOf(state) ? othersOf(state) : null;
  const earned = {
    draw: state.hand === OWN && DIGITS.every((digit) => drawn.has(digit)),
    better: now > before,
    back: state.was_taught && !state.taught && heldOutOf(state).length > 0,
    forget: others !== null && others.now <= others.before - FORGOTTEN,
  };
  return Object.keys(earned).filter((id) => earned[id]);
}

const result = (state) => {
  const { of, before, now } = scoreOf(state);
  return stepOf(state)
    ? `${before} of ${of} held-out drawings were read right, and ${now} are now.`
    : `${before} of ${of} held-out drawings are read right. Press “Teach it”.`;
};

const preset = (id, name, changes, lesson) => ({
  id,
  name,
  change: () => ({ ...START, ...changes }),
  lesson,
});

// A preset is somebody else's hand, and what there is to see in it.
export const PRESETS = [
  preset(
    "bare",
    "A 7 without a bar",
    { hand: "bare" },
    (state) =>
      `This hand’s 7 leans to the left and has no bar, and the network takes it for a 1. Two examples are enough to learn it. ${result(state)}`,
  ),
  preset(
    "askew",
    "Paper that lies askew",
    { hand: "askew" },
    (state) =>
      `Here all digits are turned, by about 30°. The preparation straightens what leans, and that is not the same as a turn. ${result(state)}`,
  ),
  preset(
    "slashed",
    "A 0 with a stroke",
    { hand: "slashed" },
    (state) =>
      `This hand crosses its 0, and the network takes two of the drawings for an 8. The stroke becomes a part of its 0. ${result(state)}`,
  ),
  preset("forget", "What it forgets", { hand: "bare", sevens: true }, (state) => {
    const others = stepOf(state) && othersOf(state);
    const told = others
      ? `Of the digits by others it read ${others.before} right, and now it reads ${others.now}.`
      : "Press “Teach it”, and watch the other digits. Then mix in digits that it knows, and teach it again.";
    return `It learns the 7s of one hand, and nothing else. What becomes of the other digits costs it nothing. ${told}`;
  }),
];
