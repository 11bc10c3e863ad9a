// What is shown, in words. Rows and columns are counted from 1 for people.

import { counted, listOf, short } from "../lib/format.js";
import { cellOf, isShifted, poolingOf, windowOf } from "./model.js";

export const placeWords = ([row, column]) => `row ${row + 1}, column ${column + 1}`;

/** What the shift keeps, and how the chosen cell is computed. */
export function describe(state) {
  const pooling = poolingOf(state);
  return `${shiftWords(state)} ${leftWords(pooling)}\n${cellWords(state, pooling)}`.replace(" \n", "\n");
}

const SIDES = [
  ["up", "down"],
  ["to the left", "to the right"],
];

function shiftWords(state) {
  if (!isShifted(state)) return "The picture is where it was. Shift it.";
  const ways = state.shift.flatMap((by, axis) =>
    by ? [`${counted(Math.abs(by), "pixel")} ${SIDES[axis][Number(by > 0)]}`] : [],
  );
  const [max, average] = ["max", "average"].map((kind) => poolingOf({ ...state, kind }));
  const all = max.side ** 2;
  return `Shifted by ${listOf(ways)}. Max pooling keeps ${max.kept} of ${all} cells, average pooling ${average.kept} of ${all}. Of the 64 pixels, ${max.keptPixels} are as they were.`;
}

const leftWords = ({ left }) =>
  left ? `The last ${left} rows and the last ${left} columns fill no window: they are never read.` : "";

function cellWords(state, pooling) {
  const place = cellOf(state, pooling);
  const { values } = windowOf(pooling, state, place);
  const [value, before] = [pooling.pooled, pooling.pooledBefore].map((rows) => rows[place[0]][place[1]]);
  const sum =
    state.kind === "max"
      ? `max(${values.join(", ")})`
      : values.length > 9
        ? `the average of ${values.join(", ")}`
        : `(${values.join(" + ")}) / ${values.length}`;
  const change = !isShifted(state)
    ? ""
    : before === value
      ? ", as before the shift"
      : `; before the shift it was ${short(before, 2)}`;
  return `Pooled cell in ${placeWords(place)}: ${sum} = ${short(value, 2)}${change}.`;
}
