// What is felt, and at the end what is seen, in words.

import { counted, fixed, listOf } from "../lib/format.js";
import {
  compared,
  considered,
  descentOf,
  here,
  isBelow,
  LANDSCAPES,
  lossAt,
  MOST,
  minimaOf,
  minimumNear,
  pointsOf,
  slopeAt,
} from "./model.js";

export const LEVEL = 0.005; // a slope that is written as 0.00

export const pair = ([x, y]) => `(${fixed(x)}, ${fixed(y)})`;

/** Which way a step leads: "right and up"; "" for none. */
export function wayOf([dx, dy]) {
  const words = [
    [dx, "right", "left"],
    [dy, "up", "down"],
  ].map(([by, more, less]) => (Math.abs(by) < LEVEL ? "" : by > 0 ? more : less));
  return listOf(words.filter(Boolean));
}

/** The state in words: what is felt, or the landscape. */
export const describe = (state) => (state.revealed ? describeEnd(state) : describeWalk(state));

function describeWalk(state) {
  const [at, [dx, dy]] = [here(state), considered(state)];
  const target = [at[0] + dx, at[1] + dy];
  return [
    `In the ${LANDSCAPES[state.surface].name}, after ${state.path.length} of ${MOST} steps: at (w₁, w₂) = ${pair(at)} the loss is ${fixed(lossAt(state, at))}${change(state)}.`,
    slopeWords(slopeAt(state, at)),
    `Your step, Δw₁ = ${fixed(dx)} and Δw₂ = ${fixed(dy)}, would lead to ${pair(target)}.`,
    state.path.length < 2 ? "Steps can’t be undone." : "", // before the first, and where Undo was tried in vain
  ]
    .filter(Boolean)
    .join(" ");
}

/** By how much the last step changed the loss. */
function change(state) {
  const [before, now] = pointsOf(state)
    .slice(-2)
    .map((point) => lossAt(state, point));
  if (now === undefined) return "";
  const by = now - before;
  if (Math.abs(by) < LEVEL) return ", as before";
  return `, ${fixed(Math.abs(by))} ${by < 0 ? "lower" : "higher"} than before`;
}

function slopeWords([inX, inY]) {
  const way = wayOf([-inX, -inY]);
  if (!way) return "The slope is 0.00 in w₁ and in w₂: the ground is level here.";
  return `The slope is ${fixed(inX)} in w₁ and ${fixed(inY)} in w₂: downhill is to the ${way}.`
    .replace("to the up", "up")
    .replace("to the down", "down");
}

function describeEnd(state) {
  const { rate, mark } = LANDSCAPES[state.surface];
  const { yours, descent } = compared(state);
  const count = state.path.length;
  const end = isBelow(state) ? `, below ${mark}` : `, not below ${mark}`;
  const [lowest, shallow] = minimaOf(state).map(place);
  return [
    `After ${counted(count, "step")} your loss is ${fixed(yours)}${end}.`,
    count
      ? `Gradient descent with rate ${rate}, in as many steps from the same start: ${fixed(descent)}.`
      : "",
    `The lowest point is ${lowest}, where the loss is 0.`,
    shallow ? shallowWords(state, shallow) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

const place = (point) =>
  `(${point.map((value) => fixed(value, Number.isInteger(value) ? 0 : 1)).join(", ")})`;

/** Who ended near the minimum that is not the lowest. */
function shallowWords(state, shallow) {
  const isThere = (point) => minimumNear(state, point) === 1;
  const who = [isThere(here(state)) && "you", isThere(descentOf(state).at(-1)) && "gradient descent"].filter(
    Boolean,
  );
  const there = `The slope is 0 at ${shallow} too, where the loss is 2`;
  return who.length ? `${there}: ${listOf(who)} ended near it.` : `${there}.`;
}
