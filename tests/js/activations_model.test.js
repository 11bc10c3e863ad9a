import assert from "node:assert/strict";
import { test } from "node:test";
import { activationCode } from "../../dl101/widgets/activations/code.js";
import {
  GOALS,
  PRESETS,
  QUESTION,
  reached as reachedBy,
  settle,
} from "../../dl101/widgets/activations/goals.js";
import {
  FLAT,
  FUNCTIONS,
  flatParts,
  halves,
  LIMIT,
  NAMES,
  outputOf,
  roundZ,
  slopeOf,
  written,
} from "../../dl101/widgets/activations/model.js";
import { settled } from "../../dl101/widgets/lib/settled.js";
import { LEAK } from "../../dl101/widgets/nn/activations.js";

const fresh = { function: "linear", z: 1, compare: "", goals_reached: [], found: [], answer: "" };
const near = (a, b, tolerance = 1e-12) => assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);
const grid = Array.from({ length: 121 }, (_, i) => (i - 60) / 10);

test("known outputs", () => {
  const wanted = {
    step: [0, 0, 1],
    linear: [-2, 0, 2],
    sigmoid: [1 / (1 + Math.E ** 2), 0.5, 1 / (1 + Math.E ** -2)],
    tanh: [-Math.tanh(2), 0, Math.tanh(2)],
    relu: [0, 0, 2],
    leaky_relu: [-2 * LEAK, 0, 2],
  };
  assert.deepEqual(Object.keys(wanted), NAMES);
  for (const name of NAMES)
    [-2, 0, 2].forEach((z, i) => {
      near(outputOf(name, z), wanted[name][i]);
    });
});

test("large z gives numbers, no NaN", () => {
  for (const name of NAMES)
    for (const z of [-1000, 1000]) {
      assert.ok(Number.isFinite(outputOf(name, z)), name);
      assert.ok(Number.isFinite(slopeOf(name, z)), name);
    }
  assert.deepEqual([outputOf("sigmoid", -1000), outputOf("sigmoid", 1000)], [0, 1]);
  assert.deepEqual([outputOf("tanh", -1000), outputOf("tanh", 1000)], [-1, 1]);
});

test("the slope is what a nudge shows, except at a bend", () => {
  const nudge = 1e-6;
  for (const name of NAMES)
    for (const z of grid.filter((one) => one !== 0)) {
      const rise = outputOf(name, z + nudge) - outputOf(name, z - nudge);
      near(slopeOf(name, z), rise / (2 * nudge), 1e-8);
    }
});

test("at 0: the jump has no slope, a corner has PyTorch's, and both are said in words", () => {
  assert.equal(slopeOf("step", 0), null);
  assert.equal(slopeOf("relu", 0), 0);
  assert.equal(slopeOf("leaky_relu", 0), LEAK);
  const bent = NAMES.filter((name) => FUNCTIONS[name].bend);
  assert.deepEqual(bent, ["step", "relu", "leaky_relu"]);
  assert.ok(FUNCTIONS.leaky_relu.bend.includes(String(LEAK)));
});

test("the picture holds every output, and no more than it needs", () => {
  for (const name of NAMES) {
    const outputs = grid.map((z) => outputOf(name, z));
    const { low, high } = FUNCTIONS[name];
    assert.ok(Math.min(...outputs) >= low && Math.max(...outputs) <= high, name);
    near(Math.min(...outputs), low, 0.01);
    near(Math.max(...outputs), high, 0.01);
  }
});

test("the shaded parts are those where the slope is below the limit", () => {
  for (const name of NAMES) {
    const parts = flatParts(name);
    for (const z of grid.filter((one) => one !== 0)) {
      const shaded = parts.some(([from, to]) => from <= z && z <= to);
      assert.equal(shaded, slopeOf(name, z) < FLAT, `${name} at ${z}`);
    }
  }
  assert.deepEqual(flatParts("linear"), []);
  assert.deepEqual(flatParts("leaky_relu"), []);
  near(flatParts("sigmoid")[1][0], 2.887, 0.001);
});

test("a curve is drawn in two halves, so that a jump stays open", () => {
  const [left, right] = halves(FUNCTIONS.step.f);
  assert.deepEqual(
    [left[0], right[0]],
    [
      [0, 0],
      [0, 1],
    ],
  );
  assert.deepEqual(
    [left.at(-1), right.at(-1)],
    [
      [-LIMIT, 0],
      [LIMIT, 1],
    ],
  );
  for (const name of NAMES)
    for (const half of halves(FUNCTIONS[name].slope)) assert.ok(half.every(([, slope]) => slope !== null));
});

test("a drag gives round numbers, 0 exactly, and nothing outside", () => {
  assert.equal(roundZ(1.234), 1.25);
  assert.equal(roundZ(0.07), 0);
  assert.ok(Object.is(roundZ(-0.03), 0));
  assert.deepEqual([roundZ(99), roundZ(-99)], [LIMIT, -LIMIT]);
});

test("numbers for people: nothing is rounded to a whole number that it is not", () => {
  const cases = [
    [0, "0"],
    [-1, "−1"],
    [10, "10"],
    [0.25, "0.25"],
    [-0.2, "−0.2"],
    [0.19661, "0.197"],
    [0.99998, "0.999…"],
    [-0.99998, "−0.999…"],
    [0.00002, "0.000…"],
    [null, "none"],
  ];
  for (const [value, text] of cases) assert.equal(written(value), text);
  assert.equal(written(0.00197, 4), "0.002");
});

const progress = (state) => settled({ goals: GOALS, reached: reachedBy, settle }, state);
const reached = (state) => progress({ ...fresh, ...state }).goals_reached;

test("goals: reached where they should be, and nowhere near", () => {
  assert.deepEqual(reached({ function: "sigmoid", z: 0 }), ["steepest"]);
  assert.deepEqual(reached({ function: "sigmoid", z: 0.1 }), []);
  assert.deepEqual(reached({ function: "tanh", z: 0 }), []);
  assert.deepEqual(reached({ function: "relu", z: -0.5 }), ["silent"]);
  assert.deepEqual(reached({ function: "relu", z: 0 }), []);
  for (const [name, compare] of [
    ["tanh", "relu"],
    ["relu", "tanh"],
  ]) {
    assert.deepEqual(reached({ function: name, compare, z: 2.2 }), ["strong"]);
    assert.deepEqual(reached({ function: name, compare, z: 2.1 }), []);
  }
  assert.deepEqual(reached({ function: "tanh", compare: "relu", z: -3 }), []);
  assert.deepEqual(reached({ function: "leaky_relu", compare: "relu", z: -3 }), ["leak"]);
  assert.deepEqual(reached({ function: "leaky_relu", compare: "relu", z: -2.99 }), []);
  assert.deepEqual(reached({ function: "leaky_relu", compare: "relu", z: 6 }), []);
});

test("the question's goal: first find out, then answer", () => {
  const right = QUESTION.right;
  assert.deepEqual(reached({ function: "sigmoid", z: 1, answer: right }), []);
  const { found } = progress({ ...fresh, function: "sigmoid", z: 4.6 });
  assert.deepEqual(found, ["sure"]);
  assert.deepEqual(progress({ ...fresh, function: "sigmoid", z: 4.59 }).found, []);
  assert.deepEqual(progress({ ...fresh, found }).found, ["sure"], "once found, it stays");
  for (const { id } of QUESTION.options)
    assert.deepEqual(reached({ found, answer: id }), id === right ? ["sure"] : []);
});

test("what the question says of the slope is so", () => {
  const z = Math.log(99); // the sigmoid is 0.99 there
  near(outputOf("sigmoid", z), 0.99);
  assert.ok(slopeOf("sigmoid", z) / slopeOf("sigmoid", 0) <= 1 / 25);
  assert.ok(slopeOf("sigmoid", LIMIT) > 0);
  assert.equal(slopeOf("sigmoid", 0), 0.25);
});

test("goals are kept, in their order; each can be reached from where its button leads, and is not yet", () => {
  assert.deepEqual(reached({ goals_reached: ["leak", "silent"] }), ["silent", "leak"]);
  for (const { id, show } of GOALS) {
    const state = show();
    assert.deepEqual(reached(state), [], id);
    const anywhere = grid.some((z) =>
      reached({ ...state, z, found: ["sure"], answer: QUESTION.right }).includes(id),
    );
    assert.ok(anywhere, id);
  }
});

test("presets: their states are good, their texts differ, none reaches a goal for the learner", () => {
  assert.equal(new Set(PRESETS.map(({ lesson }) => lesson())).size, PRESETS.length);
  for (const { id, change } of PRESETS) {
    const state = change();
    assert.ok(NAMES.includes(state.function) && ["", ...NAMES].includes(state.compare), id);
    assert.deepEqual(reached(state), [], id);
  }
  assert.deepEqual(new Set(PRESETS.map(({ change }) => change().function)), new Set(NAMES));
});

test("code: every function has all three forms, and the learner's z stands in it", () => {
  for (const name of NAMES) {
    const sources = activationCode({ function: name, z: -1.25 });
    assert.deepEqual(Object.keys(sources), ["Python", "NumPy", "PyTorch"]);
    for (const source of Object.values(sources)) assert.ok(source.includes("-1.25"));
  }
});
