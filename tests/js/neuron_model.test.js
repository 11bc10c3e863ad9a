import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "../../dl101/widgets/lib/settled.js";
import {
  GOALS,
  PRESETS,
  reachedByHand,
  settle,
  XOR_QUESTION,
  xorMiss,
} from "../../dl101/widgets/neuron/goals.js";
import {
  angleOf,
  biasThrough,
  decisionLine,
  halfPlane,
  handlePlaces,
  nearestOnLine,
  turnLine,
} from "../../dl101/widgets/neuron/line.js";
import { CORNERS, GATES, LIMIT, step, truthTable, weightedSum } from "../../dl101/widgets/neuron/model.js";

const progress = (state) => settled({ goals: GOALS.gates, reached: reachedByHand, settle }, state);
const fresh = { goals_reached: [], xor_misses: [], xor_answer: "" };
const near = (a, b, tolerance = 1e-9) => assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);

/** A small random source with a seed, so that a failure can be seen again. */
function* randoms(seed, count) {
  for (let i = 0, state = seed; i < count; i++) {
    const numbers = [];
    while (numbers.length < 3) {
      state = (state * 1664525 + 1013904223) % 2 ** 32;
      numbers.push((state / 2 ** 32) * 8 - 4);
    }
    yield numbers;
  }
}

test("the weighted sum, and no dust from rounding", () => {
  assert.equal(weightedSum([1, 1], [0.1, 0.2], -0.3), 0);
  assert.equal(weightedSum([2, 3], [1, -2], 0.5), -3.5);
  assert.ok(Object.is(weightedSum([0, 0], [-1, 1], -0), 0), "never −0");
});

test("it fires above zero only", () => {
  assert.deepEqual([-1, 0, 1e-9, 2].map(step), [0, 0, 1, 1]);
});

test("each gate but XOR is reached by some weights on a grid, and XOR by none", () => {
  const grid = Array.from({ length: 17 }, (_, i) => (i - 8) / 2);
  const best = Object.fromEntries(GATES.map((gate) => [gate, 0]));
  for (const w1 of grid)
    for (const w2 of grid)
      for (const bias of grid)
        for (const gate of GATES) {
          const right = truthTable({ weights: [w1, w2], bias, gate }).filter((row) => row.right).length;
          best[gate] = Math.max(best[gate], right);
        }
  assert.deepEqual(best, { AND: 4, OR: 4, NAND: 4, XOR: 3 });
});

test("the decision line's ends lie on it and on the square's edge", () => {
  for (const [w1, w2, bias] of randoms(1, 500)) {
    const ends = decisionLine([w1, w2], bias, -1, 2);
    for (const [x1, x2] of ends ?? []) {
      near(w1 * x1 + w2 * x2 + bias, 0);
      near(Math.min(Math.abs(x1 + 1), Math.abs(x1 - 2), Math.abs(x2 + 1), Math.abs(x2 - 2)), 0);
    }
    const signs = [-1, 2].flatMap((a) => [-1, 2].map((b) => Math.sign(w1 * a + w2 * b + bias)));
    assert.equal(ends === null, new Set(signs).size === 1, "no line exactly where all corners have one sign");
  }
  assert.equal(decisionLine([0, 0], 1, -1, 2), null);
  assert.deepEqual(decisionLine([1, 0], -0.5, -1, 2), [
    [0.5, -1],
    [0.5, 2],
  ]);
});

test("a line through the corners of the square is found too", () => {
  assert.deepEqual(decisionLine([1, -1], 0, -1, 2), [
    [-1, -1],
    [2, 2],
  ]);
});

test("the nearest point lies on the line, in the direction of the weights", () => {
  for (const [w1, w2, bias] of randoms(2, 200)) {
    const [x1, x2] = nearestOnLine([w1, w2], bias, [0.5, 0.5]);
    near(w1 * x1 + w2 * x2 + bias, 0);
    near((x1 - 0.5) * w2 - (x2 - 0.5) * w1, 0);
  }
});

test("the two sides of the line share out the square, each with the right sign", () => {
  const area = (points) =>
    points.reduce((sum, [x, y], i) => {
      const [u, v] = points[(i + 1) % points.length];
      return sum + (x * v - u * y) / 2;
    }, 0);
  for (const [w1, w2, bias] of randoms(6, 500)) {
    const sides = [1, -1].map((sign) => halfPlane([w1, w2], bias, -1, 2, sign));
    near(area(sides[0]) + area(sides[1]), 9, 1e-6);
    for (const [i, sign] of [1, -1].entries())
      for (const [x1, x2] of sides[i]) assert.ok(sign * (w1 * x1 + w2 * x2 + bias) >= -1e-9);
  }
  assert.equal(halfPlane([0, 0], 1, -1, 2).length, 4);
  assert.deepEqual(halfPlane([0, 0], 1, -1, 2, -1), []);
  assert.deepEqual(halfPlane([0, 0], 0, -1, 2), [], "z = 0 everywhere has neither side");
});

test("the handles lie on the line, inside the picture, apart from each other", () => {
  for (const [w1, w2, bias] of randoms(7, 500)) {
    const ends = decisionLine([w1, w2], bias, -1, 2);
    if (!ends) continue;
    const { anchor, turn } = handlePlaces({ weights: [w1, w2], bias, ends, center: [0.5, 0.5] });
    for (const [x1, x2] of [anchor, turn]) {
      near(w1 * x1 + w2 * x2 + bias, 0, 1e-6);
      assert.ok(Math.min(x1, x2) > -1 - 1e-9 && Math.max(x1, x2) < 2 + 1e-9);
    }
    const length = Math.hypot(ends[0][0] - ends[1][0], ends[0][1] - ends[1][1]);
    near(Math.hypot(anchor[0] - turn[0], anchor[1] - turn[1]), Math.min(0.45, length), 0.45);
  }
});

test("through a full turn the handle stays under the finger", () => {
  const weights = [1, 0.5];
  for (const bias of [-0.75, -1.6, 0.2]) {
    const place = (w, b, grip) =>
      handlePlaces({ weights: w, bias: b, ends: decisionLine(w, b, -0.6, 1.6), center: [0.5, 0.5], grip });
    const { anchor, turn, side } = place(weights, bias);
    const grip = { anchor, side };
    const start = Math.atan2(turn[1] - anchor[1], turn[0] - anchor[0]);
    for (let degrees = 0; degrees <= 360; degrees += 10) {
      const angle = (degrees * Math.PI) / 180;
      const turned = turnLine(weights, anchor, angle);
      const now = place(turned.weights, turned.bias, grip);
      const finger = [anchor[0] + 0.45 * Math.cos(start + angle), anchor[1] + 0.45 * Math.sin(start + angle)];
      near(Math.hypot(now.turn[0] - finger[0], now.turn[1] - finger[1]), 0, 0.01);
    }
  }
});

test("moving the line through a point makes z there 0, to the rounding of the bias", () => {
  for (const [w1, w2, a] of randoms(3, 200)) {
    const point = [a / 4, 0.3];
    const bias = biasThrough([w1, w2], point);
    if (Math.abs(bias) < LIMIT) near(w1 * point[0] + w2 * point[1] + bias, 0, 0.0051);
  }
});

test("turning the line turns the weights by the same angle and keeps their length where it fits", () => {
  for (const [w1, w2, a] of randoms(4, 200)) {
    const before = [w1 / 2, w2 / 2];
    if (Math.hypot(...before) < 0.5) continue;
    const { weights, bias } = turnLine(before, [0.5, 0.5], a / 4);
    near(Math.hypot(...weights), Math.hypot(...before), 0.011);
    const turned = (((angleOf(weights) - angleOf(before) - (a / 4) * (180 / Math.PI)) % 360) + 540) % 360;
    near(turned, 180, 1.5);
    if (Math.abs(bias) < LIMIT) near(weights[0] * 0.5 + weights[1] * 0.5 + bias, 0, 0.0051);
  }
  const { weights } = turnLine([4, 4], [0.5, 0.5], Math.PI / 4);
  assert.ok(
    weights.every((w) => Math.abs(w) <= LIMIT),
    "never beyond the sliders",
  );
});

test("no preset leaves the sliders' range, whatever it starts from", () => {
  for (const [w1, w2, bias] of randoms(5, 200))
    for (const { id, change } of PRESETS) {
      const after = change({ weights: [w1, w2], bias });
      assert.ok(
        [...after.weights, after.bias].every((value) => Math.abs(value) <= LIMIT),
        id,
      );
    }
});

test("presets do what their lessons say", () => {
  const pick = (id, state) => {
    const { change, lesson } = PRESETS.find((preset) => preset.id === id);
    const after = change(state);
    return { ...after, lesson: lesson(after) };
  };
  const start = { weights: [1, 0.5], bias: -0.75 };
  const none = { weights: [0, 0], bias: 1 };

  const flipped = pick("flip", start);
  assert.deepEqual([flipped.weights, flipped.bias], [[-1, -0.5], 0.75]);
  assert.match(flipped.lesson, /The line stays where it was/);
  assert.doesNotMatch(pick("flip", none).lesson, /line/);

  const twice = pick("twice", start);
  assert.deepEqual([twice.weights, twice.bias], [[2, 1], -1.5]);
  assert.deepEqual(
    decisionLine(twice.weights, twice.bias, -1, 2),
    decisionLine(start.weights, start.bias, -1, 2),
  );
  assert.deepEqual(
    pick("twice", { weights: [2.5, 0], bias: 0 }).weights,
    [2.5, 0],
    "5 would be beyond the sliders",
  );
  assert.equal(pick("twice", { weights: [0, 0], bias: 0 }).lesson, "Twice 0 is still 0.");

  assert.equal(pick("raise", start).bias, -1.25);
  assert.match(pick("raise", start).lesson, /The line slides/);
  assert.doesNotMatch(pick("raise", none).lesson, /line/);
  assert.match(pick("raise", { weights: [1, 1], bias: -4 }).lesson, /as low as this demo goes, −4/);

  assert.equal(pick("first-input", start).weights[1], 0);
  assert.deepEqual(pick("nothing", start).weights, [0, 0]);
});

test("a gate's goal is reached when that gate is asked for and all four points are right", () => {
  const and = { ...fresh, weights: [1, 1], bias: -1.5, gate: "AND" };
  assert.deepEqual(progress(and).goals_reached, ["and"]);
  assert.deepEqual(progress({ ...and, gate: "OR" }).goals_reached, []);
  assert.deepEqual(progress({ ...and, goals_reached: ["nand"] }).goals_reached, ["and", "nand"]);
  assert.deepEqual(
    progress({ ...and, goals_reached: ["learn-xor"] }).goals_reached,
    ["and", "learn-xor"],
    "the other lesson's goals stay",
  );
});

test("the demo's first state has reached nothing, for any gate", () => {
  for (const gate of GATES)
    assert.deepEqual(progress({ ...fresh, weights: [1, 0.5], bias: -0.75, gate }), {
      goals_reached: [],
      xor_misses: [],
    });
});

test("three of XOR's four count twice only when different points are missed", () => {
  const or = { ...fresh, weights: [1, 1], bias: -0.5, gate: "XOR" };
  const nand = { ...or, weights: [-1, -1], bias: 1.5 };
  assert.equal(xorMiss(or), 3);
  assert.equal(xorMiss(nand), 0);
  const first = progress(or);
  assert.deepEqual(first, { goals_reached: [], xor_misses: [3] });
  assert.deepEqual(progress({ ...or, ...first }), first);
  assert.deepEqual(progress({ ...nand, ...first }), { goals_reached: ["xor-three"], xor_misses: [0, 3] });
  assert.deepEqual(progress({ ...or, gate: "OR" }).xor_misses, []);
});

test("XOR's why is reached by the right answer alone", () => {
  const state = { ...fresh, weights: [1, 1], bias: 0, gate: "XOR" };
  for (const { id } of XOR_QUESTION.options)
    assert.equal(
      progress({ ...state, xor_answer: id }).goals_reached.includes("xor-why"),
      id === XOR_QUESTION.right,
    );
});

test("every option has a reply of its own, and every goal a text", () => {
  const replies = XOR_QUESTION.options.map(({ reply }) => reply);
  assert.equal(new Set(replies).size, XOR_QUESTION.options.length);
  assert.ok(replies.every((reply) => reply.length > 40));
  assert.equal(new Set(GOALS.gates.map(({ id }) => id)).size, 5);
  assert.equal(CORNERS.length, 4);
});
