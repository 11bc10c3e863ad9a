import assert from "node:assert/strict";
import { test } from "node:test";
import { divergingScale, parseColor, signClass } from "../../dl101/widgets/lib/colors.js";
import { oncePerFrame } from "../../dl101/widgets/lib/once_per_frame.js";
import { createScales, pathOf, translateTo } from "../../dl101/widgets/lib/plot.js";

test("a color scale is blue above zero, orange below, full at its limit and beyond", () => {
  const scale = divergingScale({ positive: [0, 0, 200], zero: [100, 100, 100], negative: [200, 100, 0] }, 2);
  assert.deepEqual(scale(0), [100, 100, 100]);
  assert.deepEqual(scale(1), [50, 50, 150]);
  assert.deepEqual(scale(2), [0, 0, 200]);
  assert.deepEqual(scale(99), [0, 0, 200]);
  assert.deepEqual(scale(-2), [200, 100, 0]);
});

test("computed colors are read in both forms that browsers give", () => {
  assert.deepEqual(parseColor("rgb(1, 2, 3)"), [1, 2, 3]);
  assert.deepEqual(parseColor("rgba(1, 2, 3, 0.5)"), [1, 2, 3]);
  assert.deepEqual(parseColor("color(srgb 0 0.2 1)"), [0, 51, 255]);
  assert.throws(() => parseColor("none"), RangeError);
});

test("scales go to the picture and back, with y upward", () => {
  const scales = createScales({ x: [-1, 3], y: [0, 10] });
  for (const [x, y] of [
    [-1, 0],
    [0.3, 7],
    [3, 10],
  ]) {
    const back = scales.toData(scales.x(x), scales.y(y));
    assert.ok(Math.hypot(back[0] - x, back[1] - y) < 1e-12);
  }
  assert.ok(scales.y(10) < scales.y(0));
  assert.ok(scales.x(3) > scales.x(-1));
});

test("marks and paths are placed by the data, and colored by a sign", () => {
  const scales = { x: (value) => 10 * value, y: (value) => 100 - value };
  assert.equal(
    pathOf(
      [
        [0, 0],
        [1.234, -5],
      ],
      scales,
    ),
    "M0.0 100.0L12.3 105.0",
  );
  assert.equal(pathOf([], scales), "");
  assert.equal(translateTo([1.2361, 0], scales), "translate(12.36 100.00)");
  assert.deepEqual([-2, 0, 2].map(signClass), ["is-negative", "", "is-positive"]);
});

test("however often it is asked, drawing happens once a frame, and not after stop", () => {
  const frames = new Map();
  globalThis.requestAnimationFrame = (run) => frames.set(frames.size + 1, run).size;
  globalThis.cancelAnimationFrame = (id) => frames.delete(id);
  const runFrame = () => {
    const due = [...frames.values()];
    frames.clear();
    for (const run of due) run();
  };
  let drawn = 0;
  const ask = oncePerFrame(() => {
    drawn += 1;
  });
  ask();
  ask();
  runFrame();
  assert.equal(drawn, 1);
  runFrame();
  assert.equal(drawn, 1, "no frame is drawn when nothing changed");
  ask();
  ask.stop();
  runFrame();
  assert.equal(drawn, 1);
});
