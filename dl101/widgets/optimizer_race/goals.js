// What there is to reach and to find out, and the presets.

import { listOf } from "../lib/format.js";
import { SURFACES } from "../nn/surfaces.js";
import { hasArrived, LAST, lineUp, MARK, NAMES, RUNNERS, runsOf, sharedRate, winnerOf } from "./model.js";

const QUICK = 5; // steps
const FAR = 1; // the loss of a start that is no gift
const [ADAM_LOW, ADAM_HIGH] = [0.1, 1]; // rates with which Adam is no snail
const NUDGE = 0.1; // from the ridge, at most

export const GOALS = [
  {
    id: "plain_wins",
    text: `Bowl: get gradient descent below ${MARK} within ${QUICK} steps. Adam, at a rate from ${ADAM_LOW} to ${ADAM_HIGH}, must take longer`,
    show: () => ({ ...lineUp("bowl"), rates: [0.05, 0.05, 0.05, 0.1] }),
  },
  {
    id: "ravine",
    text: "Ravine: give all four the same rate and see who is first. Then find a rate at which another one wins",
    show: () => lineUp("ravine"),
  },
  {
    id: "saddle",
    text: `Saddle: start exactly on the ridge, y = 0. Who gets away? Then nudge the start off it, by ${NUDGE} or less, and run again`,
    show: () => lineUp("saddle"),
  },
];

const isFull = ({ runners }) => runners.length === NAMES.length;
const isFar = ({ surface, start }) => SURFACES[surface].height(...start) > FAR;

/** Gradient descent is quick and Adam, at a fair rate, is behind it. */
function plainWins(state) {
  const [plain, adam] = ["descent", "adam"].map((name) => runsOf(state).find(({ id }) => id === name));
  if (state.surface !== "bowl" || !plain || !adam || !isFar(state)) return false;
  const isFair = adam.rate >= ADAM_LOW && adam.rate <= ADAM_HIGH;
  const isQuick = hasArrived(plain, state) && plain.arrival <= QUICK;
  return isFair && isQuick && (adam.arrival === null || adam.arrival > plain.arrival);
}

/** Somebody came down from a start close to the ridge. */
const gotAway = (state) =>
  state.surface === "saddle" &&
  state.start[1] !== 0 &&
  Math.abs(state.start[1]) <= NUDGE &&
  runsOf(state).some((one) => hasArrived(one, state));

const winnersIn = ({ found }) => NAMES.filter((name) => found.includes(name));

/** The ids of the goals that the state reaches. */
export function reached(state) {
  const earned = {
    plain_wins: plainWins(state),
    ravine: winnersIn(state).length > 1,
    saddle: state.found.includes("ridge") && gotAway(state),
  };
  return Object.keys(earned).filter((id) => earned[id]);
}

/** What has been found out: a whole run of all four on the ridge; who was first on the ravine at equal rates. */
export function settle(state) {
  const { surface, start, steps, found } = state;
  const fresh = [];
  if (isFull(state) && surface === "saddle" && start[1] === 0 && steps === LAST) fresh.push("ridge");
  if (isFull(state) && surface === "ravine" && isFar(state) && sharedRate(state) !== null)
    fresh.push(winnerOf(state));
  return { found: ["ridge", ...NAMES].filter((one) => found.includes(one) || fresh.includes(one)) };
}

/** Who was first in the ravine's runs so far: one winner a run. */
function firstWords(winners) {
  if (winners.length > 1) return `First, each in a run of its own: ${listOf(winners)}.`;
  return winners.length ? `First so far: ${winners[0]}.` : "";
}

/** What stands beside goals: {id: sentence}. */
export function notes(state) {
  const winners = winnersIn(state).map((name) => RUNNERS[name].name);
  const isNear = state.surface === "bowl" && !isFar(state);
  const isOpen = (id) => !state.goals_reached.includes(id);
  return {
    plain_wins: isNear && isOpen("plain_wins") ? `Start farther out, at a loss above ${FAR}.` : "",
    ravine: firstWords(winners),
    saddle: state.found.includes("ridge")
      ? `Nobody: on the ridge the slope in y is exactly 0.${isOpen("saddle") ? ` Now nudge y by ${NUDGE} or less.` : ""}`
      : "",
  };
}

// A preset is a small story: what it sets, and what there is to see in the run that it shows.
export const PRESETS = [
  {
    id: "zigzag",
    name: "Zigzag",
    change: () => ({ ...lineUp("ravine", 0.09), runners: ["descent"], steps: 30 }),
    lesson: () =>
      "Gradient descent goes from wall to wall: across the ravine each step overshoots the floor, along it the slope is small. A rate of 0.1 or more would never get down.",
  },
  {
    id: "roll",
    name: "Gather speed",
    change: () => ({ ...lineUp("ravine", 0.01), runners: ["descent", "momentum"], steps: 90 }),
    lesson: () =>
      "Both have the rate 0.01. Along the floor all slopes point the same way, and momentum's velocity adds them up: it is below 0.01 from step 83 on, and gradient descent isn't there after 100.",
  },
  {
    id: "too_fast",
    name: "Too fast for one",
    change: () => ({ ...lineUp("ravine", 0.11), steps: 30 }),
    lesson: () =>
      "All have the rate 0.11. Gradient descent lands higher on the other wall at each step: it diverges. RMSprop is below 0.01 from step 64 on, momentum from step 88 on, Adam isn't after 100.",
  },
  {
    id: "ridge",
    name: "On the ridge",
    change: () => ({ ...lineUp("saddle"), start: [2.5, 0], steps: LAST }),
    lesson: () =>
      "All four end on the pass at (0, 0), with a loss of 2: on the ridge the slope in y is exactly 0, and each rule turns 0 into no step. Nudge the start up or down.",
  },
];
