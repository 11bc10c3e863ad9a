// What the picture shows, in words.

import { fixed } from "../lib/format.js";
import { FLAT, FUNCTIONS, NUDGE, outputOf, slopeOf, written } from "./model.js";

/** The picture in words. */
export function describe({ function: name, compare, z }) {
  const [a, slope, { bend }] = [outputOf(name, z), slopeOf(name, z), FUNCTIONS[name]];
  const curved = name === "sigmoid" || name === "tanh";
  const other = compare && compare !== name && FUNCTIONS[compare];
  return [
    `${capital(FUNCTIONS[name].name)}: z = ${fixed(z)} gives a = ${written(a)}.`,
    z === 0 && bend
      ? bend
      : `The slope is ${written(slope)}: when z grows by ${NUDGE}, a ${growth(slope, curved)}.`,
    curved && slope < FLAT ? "It is saturated here." : "",
    other ? `Dashed, ${other.name}: a = ${written(other.f(z))}, slope ${written(other.slope(z))}.` : "",
  ]
    .filter(Boolean)
    .join(" ")
    .replaceAll("….", "…");
}

/** What a nudge of z does to a. Where the curve bends it is never exactly the slope's share. */
function growth(slope, curved) {
  if (slope === 0) return "stays the same";
  const rise = slope * NUDGE;
  return rise < 0.0001
    ? "grows by less than 0.0001"
    : `grows by ${curved ? "about " : ""}${written(rise, 4)}`;
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
