// The learner's drawings of digits, kept on their device among what else is remembered there: up to four of each digit. A
// drawing is a list of strokes, a stroke a list of points [x, y] from 0 to 1, y downward; `drawings` is {"3/1": strokes, …},
// where "3/1" is the first drawing of a 3. Python keeps the same (lib/drawings.py).

import { timeAfter } from "./progress_time.js";

export const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
export const ROUNDS = [1, 2, 3, 4];
export const slotOf = (digit, round) => `${digit}/${round}`;
/** In the order in which they are asked for: each digit once, then each once more. */
export const SLOTS = ROUNDS.flatMap((round) => DIGITS.map((digit) => slotOf(digit, round)));

export const MOST_STROKES = 12;
export const MOST_POINTS = 100; // of a drawing: forty of them stay below 60 kB
const FLAT = 2e-5; // a point that spans a triangle below this area with its neighbors can't be seen

const isPoint = (point) =>
  Array.isArray(point) &&
  point.length === 2 &&
  point.every((part) => typeof part === "number" && part >= 0 && part <= 1);

/** Whether strokes can be kept as a drawing. */
export const isDrawing = (strokes) =>
  Array.isArray(strokes) &&
  strokes.length > 0 &&
  strokes.length <= MOST_STROKES &&
  strokes.every((stroke) => Array.isArray(stroke) && stroke.length > 0 && stroke.every(isPoint)) &&
  strokes.flat().length <= MOST_POINTS;

/** The rule of a trait that holds drawings (traits.js). */
export const drawings = () => ({
  fallback: {},
  check(value) {
    const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
    if (!isObject || !Object.entries(value).every(([slot, one]) => SLOTS.includes(slot) && isDrawing(one)))
      throw new RangeError(
        `must be drawings by their slot, from "0/1" to "9/4": up to ${MOST_STROKES} strokes each, with at most ${MOST_POINTS} points, pairs of numbers from 0 to 1`,
      );
    return value;
  },
});

/** Twice the area of the triangle between three points is how much the one in the middle tells. */
const area = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

/**
 * The strokes without the points that tell least, the least first: those that can't be seen, and more until `most` are
 * left. The ends of a stroke stay. Source: M. Visvalingam and J. Whyatt, *Line generalisation by repeated elimination of
 * points* (1993).
 */
export function thinned(strokes, most = MOST_POINTS, flat = FLAT) {
  const kept = strokes.map((stroke) => [...stroke]);
  let count = kept.flat().length;
  for (;;) {
    let [least, from, at] = [Number.POSITIVE_INFINITY, null, 0];
    for (const stroke of kept)
      for (let i = 1; i < stroke.length - 1; i++) {
        const tells = area(stroke[i - 1], stroke[i], stroke[i + 1]);
        if (tells < least) [least, from, at] = [tells, stroke, i];
      }
    if (!from || (count <= most && least >= flat)) return kept;
    from.splice(at, 1);
    count -= 1;
  }
}

// --- What is kept ---

const PREFIX = "drawing/";
const BROKEN = "is not a drawing of this book, and is left as it is";

/** {drawings, foreign}: those among all that is remembered, and the keys of what can't be shown as one. */
export function drawingsIn(items) {
  const kept = {};
  const foreign = [];
  for (const [key, { strokes }] of Object.entries(items)) {
    if (!key.startsWith(PREFIX)) continue;
    const slot = key.slice(PREFIX.length);
    if (SLOTS.includes(slot) && isDrawing(strokes)) kept[slot] = strokes;
    else if (!isTakenBack(strokes)) foreign.push(key);
  }
  return { drawings: kept, foreign };
}

/** An empty list stays where a drawing was taken back: without it, a merge with an older file would bring it again. */
const isTakenBack = (strokes) => Array.isArray(strokes) && strokes.length === 0;

const differs = (one, other) => JSON.stringify(one) !== JSON.stringify(other);

/** What is to be remembered when drawings changed: {key: item}. */
export function newsOf(before, after, items) {
  const changed = SLOTS.filter((slot) => differs(before[slot], after[slot]));
  return Object.fromEntries(
    changed.map((slot) => {
      const key = PREFIX + slot;
      return [key, { time: timeAfter(items[key]), strokes: after[slot] ?? [] }];
    }),
  );
}

/** A sentence about what is remembered as a drawing and is none. */
export const foreignWords = (foreign) => (foreign.length ? `What is kept as ${foreign[0]} ${BROKEN}.` : "");

/**
 * Wrap what makes a demo's widgets, so that its trait `drawings` and this device's memory stay alike. In a notebook Python
 * does that, and a page has no `dl101Progress`.
 */
export const withKeptDrawings = (makeWidget, progress = globalThis.dl101Progress) =>
  progress
    ? () => {
        const widget = makeWidget();
        return {
          ...widget,
          initialize({ model }) {
            keep(model, progress);
            widget.initialize({ model });
          },
        };
      }
    : makeWidget;

function keep(model, progress) {
  let before = model.get("drawings") ?? {};
  let isShowing = false; // what is remembered need not be remembered again
  const say = (foreign) => model.set("saving_problem", progress.problem || foreignWords(foreign));
  const show = () => {
    const { drawings: kept, foreign } = drawingsIn(progress.items());
    isShowing = true;
    if (differs(kept, model.get("drawings"))) model.set("drawings", kept);
    isShowing = false;
    before = model.get("drawings");
    if (foreign.length) say(foreign);
  };
  if (Object.keys(progress.items()).some((key) => key.startsWith(PREFIX))) show();
  progress.onChange(show);
  model.on("change:drawings", () => {
    if (isShowing) return;
    const items = progress.items();
    const news = newsOf(before, model.get("drawings"), items);
    before = model.get("drawings");
    if (!Object.keys(news).length) return;
    progress.record(news);
    say(drawingsIn(progress.items()).foreign);
  });
}
