// The demo Pooling without a page: what a shift keeps, goals, and whether the lessons are true.

import assert from "node:assert/strict";
import { test } from "node:test";
import { GOALS, PRESETS, reached } from "../../dl101/widgets/pooling/goals.js";
import {
  KINDS,
  original,
  PICTURES,
  poolingOf,
  SIZES,
  START,
  shifted,
  windowOf,
} from "../../dl101/widgets/pooling/model.js";
import { describe } from "../../dl101/widgets/pooling/words.js";

const state = (changes = {}) => ({ ...START, ...changes });
const WAYS = [-2, -1, 0, 1, 2].flatMap((down) => [-2, -1, 0, 1, 2].map((right) => [down, right]));

test("what is shifted in is empty, what is shifted out is lost", () => {
  const image = original(state());
  const moved = shifted(image, [1, -2]);
  assert.deepEqual(moved[0], Array(8).fill(0));
  assert.deepEqual(moved[3], [...image[2].slice(2), 0, 0]);
  assert.deepEqual(shifted(image, [0, 0]), image);
});

test("without a shift all is kept, whatever the picture, the size and the kind", () => {
  for (const picture of PICTURES)
    for (const size of SIZES)
      for (const kind of Object.keys(KINDS)) {
        const { kept, pooled, keptPixels, left } = poolingOf(state({ picture, size, kind }));
        assert.equal(kept, pooled.flat().length);
        assert.equal(keptPixels, 64);
        assert.equal(left, size === 3 ? 2 : 0);
      }
});

test("each largest pixel of a window wins, but none where there is no ink", () => {
  const pooling = poolingOf(state({ picture: "bar" }));
  assert.deepEqual(windowOf(pooling, { size: 2 }, [0, 1]).winners.length, 4);
  assert.deepEqual(windowOf(pooling, { size: 2 }, [0, 0]), { values: [0, 0, 0, 0], winners: [] });
});

test("what the lessons say is so", () => {
  const after = Object.fromEntries(PRESETS.map(({ id, change }) => [id, change(START)]));
  assert.match(PRESETS[0].lesson(after.right), /24 of 64 pixels are as they were, and 8 of 16 pooled cells/);
  assert.equal(poolingOf(after.inside).kept, 16);
  assert.equal(poolingOf(after.checks).kept, 16);
  assert.match(PRESETS[2].lesson(after.checks), /Only 4 of 64/);
  assert.equal(poolingOf(after.larger).kept, 3);
});

test("no preset reaches a goal, and no goal's start does", () => {
  for (const { show } of GOALS) assert.deepEqual(reached(show()), []);
  for (const { id, change } of PRESETS) assert.deepEqual(reached(change(START)), [], id);
});

test("every goal can be reached, and only by what it asks for", () => {
  const digits = ["a 7", "a 3", "a 0", "a 4"];
  const found = (id, changes) =>
    WAYS.filter((shift) => reached(state({ ...changes, shift })).includes(id)).map(String);
  assert.ok(digits.some((picture) => found("still", { picture, size: 4 }).length > 0));
  assert.deepEqual(found("still", { picture: "dots" }), []); // no digit
  assert.deepEqual(found("border", { picture: "dots" }), ["-1,0", "0,-1"]);
  assert.ok(digits.some((picture) => found("average", { picture, kind: "average" }).length > 0));
  assert.deepEqual(found("average", { kind: "max", picture: "a 3" }), []);
  assert.deepEqual(reached(state({ size: 3 })), ["left-over"]);
});

test("the readout compares both kinds, and computes the chosen cell", () => {
  assert.equal(
    describe(state({ shift: [0, 1] })),
    "Shifted by 1 pixel to the right. Max pooling keeps 8 of 16 cells, average pooling 3 of 16. Of the 64 pixels, 24 are as they were.\nPooled cell in row 2, column 3: max(0, 6, 8, 15) = 15, as before the shift.",
  );
  assert.match(
    describe(state({ shift: [-2, -1], kind: "average" })),
    /Shifted by 2 pixels up and 1 pixel to the left/,
  );
  assert.match(describe(state({ size: 3 })), /The last 2 rows and the last 2 columns fill no window/);
  assert.match(
    describe(state({ size: 4, kind: "average", cell: [3, 3] })),
    /row 2, column 2: the average of 15, 7,/,
  );
});
