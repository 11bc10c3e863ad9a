// What the pictures show, in words.

import { counted, exact, fixed, withCommas } from "../lib/format.js";
import { DIVERGES } from "./goals.js";
import {
  batchOf,
  DATA,
  gradient,
  hasDiverged,
  home,
  isFlat,
  isInside,
  isStill,
  MOST,
  mse,
  placeOf,
  prediction,
  walkOf,
} from "./model.js";

/** A number with two decimals, a large one without; commas part its thousands. */
export function written(value) {
  const [whole, decimals] = fixed(value, Math.abs(value) < 10_000 ? 2 : 0).split(".");
  const sign = whole.startsWith("−") ? "−" : "";
  const parted = `${sign}${withCommas(Number(whole.slice(sign.length)))}`;
  return decimals ? `${parted}.${decimals}` : parted;
}

/** The pictures in words. */
export function describe(state) {
  const { path } = walkOf(state);
  const { dw, db } = gradient(state);
  const after = path.length ? ` after ${counted(path.length, "update")}` : "";
  const sign = fixed(state.b).startsWith("−") ? "−" : "+";
  const all = state.batch === "full" ? "" : ", over all examples";
  return [
    `Line ŷ = ${written(state.w)}·x ${sign} ${written(Math.abs(state.b))}. Loss ${written(mse(state))}${after}.`,
    `Slope of the loss${all}: ${written(dw)} in w, ${written(db)} in b.`,
    epochWords(state),
    isInside(state) ? "" : "The point lies outside the picture.",
    endWords(state, path.length),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Which examples the epoch has used, where not all make each step. */
function epochWords(state) {
  if (state.batch === "full") return "";
  const { updates } = walkOf(state);
  const { epoch, first } = placeOf(state, updates);
  if (first === 0) return `Epoch ${epoch + 1} begins.`;
  return `Epoch ${epoch + 1}: ${first} of ${DATA[state.data].x.length} examples used.`;
}

/** Why the steps end here. */
function endWords(state, count) {
  if (hasDiverged(state)) return count ? DIVERGES : "No step begins where the loss is above 1,000,000.";
  if (isFlat(state)) return `The slope is almost 0: this is the bottom.${stillWords(state)}`;
  return count >= MOST ? `${MOST} updates are the most: go back to the start.` : "";
}

/** At the bottom no learning rate shows what it does. */
function stillWords(state) {
  if (!isStill(state)) return "";
  const place = home(state).map(written).join(", ");
  return ` At any rate the steps are almost 0 here: to try rates, drag the point away first, or go back to the start, (${place}).`;
}

/** The last update in numbers: two lines; before the first one the rule itself. */
export function ruleLines(state) {
  const { path, updates } = walkOf(state);
  if (updates === 0) return ["w ← w − learning rate · slope in w", "b ← b − learning rate · slope in b"];
  const [w, b] = path.at(-1);
  const { dw, db } = gradient({ ...state, w, b }, batchOf(state, updates - 1));
  const line = (name, from, slope, to) =>
    `${name} ← ${written(from)} − ${exact(state.learning_rate)} · ${inBrackets(slope)} = ${written(to)}`;
  return [line("w", w, dw, state.w), line("b", b, db, state.b)];
}

const inBrackets = (value) => (fixed(value).startsWith("−") ? `(${written(value)})` : written(value));

/** The squares' areas and their mean. */
export function areaWords({ areas, loss }) {
  const sum = areas.reduce((total, area) => total + area, 0);
  const parts = areas.length > 4 ? written(sum) : `(${areas.map(written).join(" + ")})`;
  return `The loss is the mean of the squares’ areas: ${parts} / ${areas.length} = ${written(loss)}.`;
}

/** What the colors and the arrow of the surface mean. */
export function surfaceWords({ batch, predict }) {
  const examples = batch === "full" ? "" : " Faded examples do not count in it.";
  if (predict === "on") return `No arrow shows the next step now.${examples}`;
  return `The greener, the lower the loss. The arrow shows the next step.${examples}`;
}

/** How a prediction went, or what to do. */
export function predictionWords(state) {
  const { is, away, isShort } = prediction(state);
  const { dw, db } = gradient(state, batchOf(state, walkOf(state).updates));
  const slopes = `${written(dw)} in w and ${written(db)} in b`;
  const far = `Your cross missed by ${Math.round(100 * away)}% of the picture’s width`;
  return {
    "": `Put the cross where you expect the next step to land: old value − learning rate · slope. The slopes are ${slopes}, the rate is ${exact(state.learning_rate)}. Then press Step.`,
    open: "The cross is set. Press Step.",
    hit: `${far}: well predicted.`,
    miss: isShort
      ? `${far}. The step was short: start where it is steeper, and a cross within 5% counts.`
      : `${far}: 5% would count. Multiply the slopes by the learning rate, and mind their signs.`,
    short: `${far}: well predicted, but such a short step does not count. Start where it is steeper.`,
  }[is];
}
