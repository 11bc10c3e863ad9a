// What there is to reach, and the presets.

import { DRAWN } from "../data/drawn_digits.js";
import { CLASSES, flowOf, isOwn, START } from "./model.js";
import { probability } from "./words.js";

export const SURE = 0.99; // of a digit that is drawn well
export const FOOLED = 0.9; // of what is no digit

const { tally: _, path: __, ...AT_START } = START; // the tally and the place are the learner's
const EMPTY = { ...AT_START, strokes: [] };

export const GOALS = [
  {
    id: "sure",
    text: `Draw a digit that is read right with a probability above ${SURE}: draw it, then say what you meant`,
    show: () => EMPTY,
  },
  {
    id: "wrong",
    text: "Find a digit of yours that is read wrong: draw it, then say what you meant",
    show: () => EMPTY,
  },
  {
    id: "fooled",
    text: `Draw something that is no digit, say so, and see it read with a probability above ${FOOLED}`,
    show: () => EMPTY,
  },
  {
    id: "follow",
    text: "Follow one cell of layer 2 down to its multiplications: a map, a cell, then one of the eight sums",
    show: () => ({ ...AT_START, path: [2, 4] }),
    place: ".look",
  },
];

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const { answer, probabilities } = flowOf(state);
  const p = probabilities[answer];
  const { meant } = state;
  const own = isOwn(state);
  const earned = {
    sure: own && meant === answer && p > SURE,
    wrong: own && CLASSES.includes(meant) && meant !== answer,
    fooled: own && meant === "none" && p > FOOLED,
    follow: state.path.length === 5,
  };
  return Object.keys(earned).filter((id) => earned[id]);
}

/** The answer and its probability: "a 3 with p = 0.996". */
function answerWords(state) {
  const { answer, probabilities } = flowOf(state);
  return `${answer === 8 ? "an" : "a"} ${answer} with p = ${probability(probabilities[answer])}`;
}

const preset = (id, name, changes, lesson) => ({
  id,
  name,
  change: () => ({ ...AT_START, ...changes }),
  lesson,
});

// A preset is a small story: what it sets, and what there is to see.
export const PRESETS = [
  preset(
    "small",
    "Small, in a corner",
    { strokes: DRAWN.small },
    (state) =>
      `The 3 is half as large and in a corner. Before the network sees it, its box is moved to the middle and scaled, as the training data were: it is read as ${answerWords(state)}.`,
  ),
  preset(
    "raw",
    "Not centered",
    { strokes: DRAWN.small, centered: false },
    (state) =>
      `The same 3, but as it is on the pad, neither centered nor scaled: it is read as ${answerWords(state)}. In training, digits were moved by less than one pixel. Tick “Center and scale”, and it is read as a 3 again.`,
  ),
  preset(
    "turned",
    "Turned by 90°",
    { turn: 90 },
    (state) =>
      `A 3 on its side is read as ${answerWords(state)}. In training, digits were turned by 10° at most. Move “Turn” back and watch where the answer changes.`,
  ),
  preset(
    "inverted",
    "Inverted",
    { inverted: true },
    (state) =>
      `Paper and ink change places, as in a photo of a blackboard. The shape is the same 3, but it is read as ${answerWords(state)}: in the training data, a high number always meant ink.`,
  ),
  preset(
    "thin",
    "Thin pen",
    { centered: false, pen: 0.6 },
    (state) =>
      `The 3 is in the middle and large enough, but it is drawn with a pen of 0.6 dots and fed as it is. Most pixels count 2 of 16 dots or fewer, and it is read as ${answerWords(state)}.`,
  ),
  preset(
    "house",
    "Not a digit",
    { strokes: DRAWN.house },
    (state) =>
      `A house is read as ${answerWords(state)}. Softmax shares 1 among the ten digits; there is no answer “none of them”. A high probability says: of these ten, this one.`,
  ),
];
