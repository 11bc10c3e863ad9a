// What there is to reach and to find out, and the presets.

import { fixed, listOf } from "../lib/format.js";
import { isTrained, REMEDIES, remediesOf, runOf, START, shownOf } from "./model.js";
import { NAMES } from "./words.js";

export const [HEART, WRONG] = [0.05, 0.25]; // learned by heart: a training error below one, a validation error above the other
export const HIGH = 0.2; // a training error above this is too high: the network is too small
export const ENOUGH = 0.75; // a remedy has to bring the validation error down to this share

export const GOALS = [
  {
    id: "underfit",
    text: `Underfit: choose so few neurons that even the training error ends above ${HIGH}`,
    show: () => START,
  },
  {
    id: "overfit",
    text: `Overfit: let the training error end below ${HEART}, and the validation error above ${WRONG}`,
    show: () => START,
  },
  {
    id: "fix",
    text: "Overfit, then lower the validation error by a quarter or more with one remedy. Keep neurons, noise and data",
  },
  {
    id: "second",
    text: "Fix the same network in a second way: take the first remedy back, and use another one",
  },
];

/** Whether nothing holds the network back from its training examples. */
const isFree = (state) => remediesOf(state).length === 0;

function hasOverfitted(state) {
  const { train, validation } = shownOf(state);
  return isFree(state) && train < HEART && validation > WRONG;
}

/** How things are beside what was learned by heart last: {before, inUse, now}; null where that was another network or
 * other data. `now` is the validation error's share of the one before. */
function besideOverfitted(state) {
  const [neurons, noise, seed, train_size, before] = state.overfitted;
  const isSame = neurons === state.neurons && noise === state.noise && seed === state.seed;
  if (!isSame) return null;
  return { before, inUse: remediesOf(state, train_size), now: shownOf(state).validation / before };
}

/** What has been found out once the training has come to its end: what was learned by heart, and which remedies have helped. */
export function settle(state) {
  if (!isTrained(state)) return {};
  const beside = besideOverfitted(state);
  if (beside?.inUse.length) return noteRemedy(state, beside);
  if (!hasOverfitted(state)) return {};
  const { neurons, noise, seed, train_size } = state;
  const overfitted = [neurons, noise, seed, train_size, shownOf(state).validation];
  return { overfitted, remedies: beside ? state.remedies : [] };
}

/** Only a remedy by itself shows what it does. */
function noteRemedy({ remedies }, { inUse, now }) {
  if (inUse.length > 1 || now > ENOUGH) return {};
  return { remedies: REMEDIES.filter((one) => inUse.includes(one) || remedies.includes(one)) };
}

/** The ids of the goals that the state reaches. */
export function reached(state) {
  if (!isTrained(state)) return [];
  const earned = {
    underfit: isFree(state) && shownOf(state).train > HIGH,
    overfit: hasOverfitted(state),
    fix: state.remedies.length > 0,
    second: state.remedies.length > 1,
  };
  return Object.keys(earned).filter((id) => earned[id]);
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const percent = (share) => `${Math.round(100 * Math.abs(1 - share))}%`;

/** What the remedy in use does to the validation error; where none is, `which` there are. */
function remedyWords(state, which = "") {
  const beside = state.overfitted.length && isTrained(state) ? besideOverfitted(state) : null;
  if (!beside) return "";
  const { before, inUse, now } = beside;
  const was = `Overfitted, the validation error was ${fixed(before)}.`;
  const names = inUse.map((remedy) => NAMES[remedy]);
  if (!names.length) return `${was} Now use one remedy${which}.`;
  if (names.length > 1)
    return `${was} ${capital(listOf(names))} are in use: one at a time shows what each does.`;
  if (now > 1)
    return `${was} With ${names[0]} it is ${percent(now)} higher: that does not help here. Try another strength.`;
  return `${was} With ${names[0]} it is ${percent(now)} lower${now > ENOUGH ? ": not enough yet" : ""}.`;
}

/** What stands above the picture, beside the controls that it is about. A preset says its own lesson there. */
export const remark = (state) => (state.preset ? "" : remedyWords(state));

/** What stands beside goals: {id: sentence}. */
export function notes(state) {
  const words = remedyWords(state, ": more examples, L1, L2, dropout or fewer epochs");
  const found = state.remedies.map((name) => NAMES[name]).join(", ");
  return {
    fix: state.goals_reached.includes("fix") ? "" : words,
    second: state.goals_reached.includes("fix") ? `${words}${found ? ` So far: ${found}.` : ""}` : "",
  };
}

const told = (state) => {
  const { train, validation } = shownOf(state) ?? { train: Number.NaN, validation: Number.NaN };
  return `training error ${fixed(train, 3)}, validation error ${fixed(validation, 2)}`;
};
const preset = (id, name, changes, lesson) => ({
  id,
  name,
  change: () => ({ ...START, ...changes }),
  lesson,
});

/** Why a remedy that a preset has chosen counts for no goal, as long as that is asked for. */
const byHand = ({ goals_reached }) =>
  goals_reached.includes("second")
    ? ""
    : " For a goal, press “Learned by heart” and choose this remedy yourself.";

// A preset is a small story: what it sets, and what there is to see.
export const PRESETS = [
  preset(
    "small",
    "Too small",
    { neurons: 1 },
    () =>
      "One neuron makes one S-shaped step, and the wave goes down, up and down again: the network underfits. Both errors are high, and more epochs hardly change them.",
  ),
  preset(
    "heart",
    "Learned by heart",
    { neurons: 40 },
    (state) =>
      `The curve runs through nearly every filled dot, noise included: the network overfits. The training error still falls while the validation error has long been rising (${told(state)}).`,
  ),
  preset(
    "more",
    "More examples",
    { neurons: 40, train_size: 80 },
    (state) =>
      `The same 40 neurons with 80 examples in place of 20. To bend to each one is no longer possible, so the curve keeps to what they have in common. Both errors come close to the noise.${byHand(state)}`,
  ),
  preset(
    "weights",
    "Weights kept small",
    { neurons: 40, l2: 0.003 },
    (state) =>
      `L2 adds the squares of all weights to what is minimized. Steep turns need large weights, so the curve stays smooth. The training error is higher, and the validation error lower.${byHand(state)}`,
  ),
  preset(
    "stop",
    "Stopped in time",
    { neurons: 40, early_stopping: true },
    (state) =>
      `Training ends when the validation error has had no new low for 200 epochs, and the best network is kept: the one after epoch ${runOf(state).looks[runOf(state).best]?.epoch}. Nothing else differs from “Learned by heart”.${byHand(state)}`,
  ),
];
