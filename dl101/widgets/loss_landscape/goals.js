// What there is to reach, and the presets.

import { fixed } from "../lib/format.js";
import {
  bottom,
  DIVERGED,
  hasDiverged,
  isFlat,
  lossesOf,
  mse,
  prediction,
  START,
  walked,
  walkOf,
} from "./model.js";

export const SEEN = ["converges", "grows"]; // at the largest rate that converges on the cones, and one hundredth above
const [LARGEST, ABOVE] = [0.23, 0.24];
const FAR = 1; // how far from the bottom a walk to it must begin
const RISING = 10; // updates, each with a larger loss than the one before: it will not come down again

export const GOALS = [
  {
    id: "by_hand",
    text: "Cones: reach a loss of at most 0.46 by hand, without a step",
    show: () => START,
  },
  {
    id: "largest_rate",
    text: "Cones: find the largest learning rate with two decimals that still converges, and see 0.01 more fail",
    show: () => ({ ...START, learning_rate: 0.2 }),
  },
  {
    id: "diverge",
    text: "Make it diverge on purpose: walk until the loss is above 1,000,000",
    show: () => START,
  },
  {
    id: "predict",
    text: "Predict where the next step lands",
    show: () => ({ ...START, predict: "on" }),
  },
  {
    id: "jitter",
    text: "Penguins, scaled: walk one epoch of 19 updates, one example at a time",
    show: () => ({ ...START, data: "penguins", batch: "one" }),
  },
];

const isWithCones = ({ data, batch }) => data === "cones" && batch === "full";

/** Whether the walk came from afar, with one rate, to where the loss is flat. */
const hasConverged = (state) => walkOf(state).updates > 0 && isFlat(state) && isFromAfar(state);

function isFromAfar(state) {
  const { start } = walkOf(state);
  const [w, b] = bottom(state);
  return Math.hypot(start[0] - w, start[1] - b) >= FAR;
}

function isGrowing(state) {
  const last = lossesOf(state).slice(-RISING - 1);
  return walkOf(state).updates >= RISING && last.every((loss, i) => i === 0 || loss > last[i - 1]);
}

/** What this walk has shown of the cones' largest rate, beside what was seen before. At (0, 0) the bottom can be sought
 * by hand again. */
export function settle(state) {
  const fresh = [
    state.learning_rate === LARGEST && isWithCones(state) && hasConverged(state),
    state.learning_rate === ABOVE && isWithCones(state) && isGrowing(state),
  ];
  const isAtStart = walkOf(state).path.length === 0 && state.w === START.w && state.b === START.b;
  return {
    seen: SEEN.filter((id, i) => state.seen.includes(id) || fresh[i]),
    stepped: state.stepped && !isAtStart,
  };
}

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const { updates } = walkOf(state);
  const is = {
    by_hand: state.data === "cones" && !state.stepped && mse(state) <= 0.46,
    largest_rate: state.seen.length === SEEN.length,
    diverge: updates > 0 && hasDiverged(state),
    predict: prediction(state).is === "hit",
    jitter: state.data === "penguins" && state.batch === "one" && updates >= 19,
  };
  return GOALS.map(({ id }) => id).filter((id) => is[id]);
}

/** What stands beside goals: {id: sentence}. */
export function notes(state) {
  const { seen, goals_reached } = state;
  if (goals_reached.includes("largest_rate")) return { largest_rate: "0.23 converges, 0.24 does not." };
  if (isWithCones(state) && walkOf(state).updates > 0 && isFlat(state) && !isFromAfar(state))
    return {
      largest_rate: `This walk began too close to the bottom: drag the point at least ${FAR} away from it.`,
    };
  const note = {
    converges: "0.23 converges. What about 0.01 more?",
    grows: "0.24 does not converge. What about 0.01 less?",
  };
  return { largest_rate: note[seen[0]] ?? "" };
}

/** A preset walks some updates from its start, and its lesson speaks of where they led. */
const preset = (id, name, count, changes, lesson) => ({
  id,
  name,
  change: ({ seed }) => walked({ ...START, seed, ...changes }, count),
  lesson: (state) => lesson(Object.fromEntries(Object.entries(summary(state)).map(toText))),
});
const toText = ([name, value]) => [name, typeof value === "number" ? fixed(value) : value];
const summary = (state) => ({
  first: lossesOf(state)[0],
  loss: mse(state),
  b: state.b,
  best: bottom(state)[1],
});

export const PRESETS = [
  preset(
    "small",
    "Too small",
    20,
    { learning_rate: 0.01 },
    ({ loss }) =>
      `Rate 0.01, 20 updates: every step is in a good direction, but short. The loss is ${loss}, and the best line has 0.45.`,
  ),
  preset(
    "right",
    "About right",
    20,
    { learning_rate: 0.1 },
    ({ loss }) =>
      `Rate 0.10, 20 updates: the first steps cross the steep side, and the rest follow the flat valley. The loss is ${loss}, near the best, 0.45.`,
  ),
  preset(
    "large",
    "Too large",
    5,
    { learning_rate: 0.25 },
    ({ first, loss }) =>
      `Rate 0.25, 5 updates: each step crosses the valley and lands higher on the other side. The loss grew from ${first} to ${loss}. Press Run.`,
  ),
  preset(
    "raw",
    "Not scaled",
    100,
    { data: "raw", learning_rate: 0.18 },
    ({ b, best }) =>
      `Flippers in decimeters, not scaled, make a narrow gorge. Rate 0.20 would diverge; with 0.18, after 100 updates, b is ${b}, far from the best, ${best}.`,
  ),
  preset(
    "one",
    "One at a time",
    14,
    { data: "penguins", batch: "one" },
    ({ loss }) =>
      `Each of the 14 updates followed one penguin, so the path jitters. The loss is ${loss}, the best 0.11. The next step follows the penguin that is not faded.`,
  ),
];

export const DIVERGES = `The loss has grown past ${DIVERGED.toLocaleString("en")}: it diverges.`;
