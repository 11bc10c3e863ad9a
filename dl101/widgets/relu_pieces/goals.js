// What there is to reach, and the presets.

import { fitHinges } from "./fit.js";
import { addNeuron, MOST, mse, START } from "./model.js";

export const COUNTS = Array.from({ length: MOST }, (_, i) => i + 1); // of neurons
const EXACT = 0.0005; // the mean squared gap of a curve that follows its target

/**
 * A goal is reached with at most `most` neurons and a mean squared gap below `gap`, where a fit did no more than
 * `helped`. A click on it sets its target and the rest of its `start`.
 */
export const GOALS = [
  {
    id: "tent",
    text: "The tent: follow it exactly by hand, with as few neurons as you can",
    target: "tent",
    most: 3,
  },
  {
    id: "hat",
    text: "The flat-topped hat: follow it exactly by hand, again with as few as you can",
    target: "hat",
    most: 4,
  },
  {
    id: "wave",
    text: "The wave: bring the gap below 0.015 with at most 6 neurons. “Fit slopes” may help, “Fit all” doesn't count",
    target: "wave",
    most: 6,
    gap: 0.015,
    helped: "output_weights",
  },
  {
    id: "line",
    text: "Linear activation: fit the tent with one neuron, then with more, and watch the gap",
    target: "tent",
    start: { activation: "linear" },
  },
  {
    id: "spare",
    text: "Spare parts: six neurons follow the V. Take four away without changing the curve",
    target: "vee",
    most: 2,
    // Two do the work. One has output weight 0, one sees nothing from its hinge at the edge, and two cancel each other.
    start: {
      hinges: [-2, 0, 2.5, 0, 4, -2],
      signs: [1, 1, 1, -1, 1, 1],
      output_weights: [1.5, 1, 0, 1, 3, -1.5],
      output_bias: -1,
    },
  },
].map((goal) => ({ ...goal, show: () => ({ ...START, target: goal.target, ...goal.start }) }));

export const HELP = ["", "output_weights", "hinges"];
/** The larger of two helps. */
export const moreHelp = (one, other) => (HELP.indexOf(one) > HELP.indexOf(other) ? one : other);

const isFollowed = ({ target, gap = EXACT }, state) =>
  state.target === target && state.activation === "relu" && mse(state) < gap;
const isHelped = ({ helped = "" }, state) => moreHelp(helped, state.helped) !== helped;
const isEarned = (goal, state) =>
  isFollowed(goal, state) && state.hinges.length <= goal.most && !isHelped(goal, state);

/** The ids of the goals that the state reaches. */
export const reached = (state) =>
  GOALS.filter((goal) => (goal.id === "line" ? state.line_counts.length > 1 : isEarned(goal, state))).map(
    ({ id }) => id,
  );

/** The counts of linear neurons that were fitted to the tent, after one more fit. */
export const countLine = ({ activation, target, hinges, line_counts }) =>
  COUNTS.filter(
    (n) => line_counts.includes(n) || (activation === "linear" && target === "tent" && n === hinges.length),
  );

/** What stands beside goals: {id: sentence}. */
export const notes = (state) =>
  Object.fromEntries(
    GOALS.map((goal) => [goal.id, goal.id === "line" ? lineNote(state) : openNote(goal, state)]),
  );

function lineNote({ line_counts, activation, target }) {
  if (line_counts.length > 1) return "The same line, the same gap: lines add up to a line.";
  const goesOn = line_counts.length === 1 && activation === "linear" && target === "tent";
  return goesOn ? "Now with another number of neurons." : "";
}

/** Why a goal is still open although the curve is followed. */
function openNote(goal, state) {
  if (state.goals_reached.includes(goal.id)) return "";
  if (goal.id === "wave" && state.target === "wave" && state.helped === "slopes" && !isFollowed(goal, state))
    return "Drag hinges to where the wave bends most, then “Fit slopes” again.";
  if (!isFollowed(goal, state)) return "";
  const fit = state.helped === "hinges" ? "all" : "slopes";
  if (isHelped(goal, state)) return `“Fit ${fit}” helped, so it stays open: press it to start again.`;
  const isLeftOpen = state.hinges.length > goal.most && !goal.start; // a start says itself that there are too many
  return isLeftOpen ? "Now with fewer neurons." : "";
}

// Every preset sets this: a state in which nobody was helped, unless it fits.
const AFRESH = { activation: "relu", helped: "", chosen: 0, pen: "up" };

/** One neuron more for the wave, and the best hinges found. */
function oneMore(state) {
  const goesOn = state.preset === "more" && state.target === "wave" && state.hinges.length < MOST;
  const { hinges, signs, output_weights } = addNeuron(goesOn ? state : { hinges: [] });
  const more = { ...AFRESH, hinges, signs, output_weights, target: "wave", helped: "hinges" };
  return { ...more, ...fitHinges(more) };
}

// A preset is a small story: what it does to the network, and what there is to see in the state that it led to.
export const PRESETS = [
  {
    id: "flat",
    name: "Up, then flat",
    change: () => ({
      ...AFRESH,
      hinges: [0, 2],
      signs: [1, 1],
      output_weights: [1.5, -1.5],
      output_bias: -1,
    }),
    lesson: () =>
      "From neuron 2’s hinge on, −1.5 cancels +1.5. How many hinges does a bump need, to come down and stay down?",
  },
  {
    id: "steps",
    name: "A steep step",
    change: () => ({
      ...AFRESH,
      hinges: [-2.1, -2, -0.1, 0, 1.9, 2],
      signs: [1, 1, 1, 1, 1, 1],
      output_weights: [10, -10, 10, -10, 10, -10],
      output_bias: -1.5,
      target: "stairs",
    }),
    lesson: () =>
      "Two close hinges make a step: up by 10, then −10 to stop. The closer, the steeper, but never a jump.",
  },
  {
    id: "more",
    name: "One more",
    change: oneMore,
    lesson: ({ hinges }) =>
      `${hinges.length} of ${MOST}: press again for one more. More neurons, a better fit to this curve. Is that always what we want? Chapter 6 asks.`,
  },
];
