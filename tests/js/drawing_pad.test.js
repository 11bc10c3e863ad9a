// The drawing pad without a page: what strokes a trait may hold, and how a stroke goes on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { extended, MOST_POINTS, MOST_STROKES, strokes } from "../../dl101/widgets/lib/drawing_pad.js";

const DOT = [[0.5, 0.5]];
const many = (count) => Array.from({ length: count }, (_, i) => [i / 1000, 0.5]);

test("strokes of points from 0 to 1 are taken as they are", () => {
  const { fallback, check } = strokes([DOT]);
  assert.deepEqual(fallback, [DOT]);
  for (const value of [[], [DOT], [many(MOST_POINTS)], Array(MOST_STROKES).fill(DOT), [[[0, 1]]]])
    assert.equal(check(value), value);
});

test("anything else gets a sentence", () => {
  const { check } = strokes();
  const wrong = [
    null,
    "strokes",
    { 0: DOT },
    Array(MOST_STROKES + 1).fill(DOT),
    [many(MOST_POINTS + 1)],
    [[]],
    [DOT, null],
    [[[0.5]]],
    [[[0.5, 0.5, 0.5]]],
    [[[0.5, 1.2]]],
    [[[-0.1, 0]]],
    [[["0.5", 0.5]]],
    [[[Number.NaN, 0.5]]],
    [DOT[0]],
  ];
  for (const value of wrong)
    assert.throws(() => check(value), {
      name: "RangeError",
      message: "must be up to 12 strokes, each of 1 to 200 points: pairs of numbers from 0 to 1",
    });
});

test("a point goes to the last stroke, and none of what was given changes", () => {
  const before = [DOT, many(2)];
  const after = extended(before, [0.9, 0.9]);
  assert.deepEqual(after, [DOT, [...many(2), [0.9, 0.9]]]);
  assert.deepEqual(before, [DOT, many(2)]);
});

test("a full stroke goes on as another one, from its last point; a full pad takes nothing", () => {
  const full = many(MOST_POINTS);
  assert.deepEqual(extended([full], [0.9, 0.9]), [full, [full.at(-1), [0.9, 0.9]]]);
  const all = [...Array(MOST_STROKES - 1).fill(DOT), full];
  assert.equal(extended(all, [0.9, 0.9]), all);
});
