import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "../../dl101/widgets/lib/settled.js";
import { knownOf } from "../../dl101/widgets/lib/traits.js";
import { GOALS, reachedByLearning } from "../../dl101/widgets/neuron/goals.js";
import { GATES, LIMIT, parameters, truthTable } from "../../dl101/widgets/neuron/model.js";
import {
  beginFrom,
  LEARN_START,
  learn,
  MOST_STEPS,
  perceptronStep,
  runOf,
  stepCount,
  XOR_PATIENCE,
  ZERO,
} from "../../dl101/widgets/neuron/perceptron_rule.js";
import {
  describeEffect,
  describeRun,
  describeStep,
  RULE,
  signed,
  updateLines,
} from "../../dl101/widgets/neuron/words.js";

const at = (gate, start = ZERO) => ({ gate, goals_reached: [], ...beginFrom(start) });
const after = (state, count) => ({ ...state, ...learn(state, count) });
const CAN_LEARN = GATES.filter((gate) => gate !== "XOR");

/** The state after each of `count` steps made one by one. */
function* stepwise(state, count) {
  let now = state;
  for (let i = 0; i < count; i++) {
    now = after(now, 1);
    yield now;
  }
}

test("OR from zeros, as worked out by hand: four corrections to w = (1, 1), b = 0", () => {
  const { steps, corrections, settled } = runOf(after(at("OR"), 12));
  const corrected = steps.filter(({ error }) => error).map((s) => [s.x, s.z, s.error, parameters(s)]);
  assert.deepEqual(corrected, [
    [[0, 1], 0, 1, [0, 1, 1]],
    [[0, 0], 1, -1, [0, 1, 0]],
    [[1, 0], 0, 1, [1, 1, 1]],
    [[0, 0], 1, -1, [1, 1, 0]],
  ]);
  assert.equal(corrections, 4);
  assert.equal(settled, false, "the third round has a correction");
  assert.equal(runOf(after(at("OR"), 16)).settled, true);
});

test("it has learned when four points in a row needed no correction, and not before", () => {
  const settled = [...stepwise(at("OR"), 16)].map((state) => runOf(state).settled);
  assert.deepEqual(settled, [...Array(12).fill(false), ...Array(4).fill(true)]);
  const already = at("OR", [1, 1, -0.5]);
  assert.deepEqual(
    [...stepwise(already, 4)].map((state) => runOf(state).settled),
    [false, false, false, true],
    "right answers that nobody has looked at are not known yet",
  );
});

test("from zeros no gate comes near the sliders' ends, however long it learns", () => {
  for (const gate of GATES) {
    const reached = [...stepwise(at(gate), MOST_STEPS)];
    assert.equal(runOf(reached.at(-1)).steps.length, MOST_STEPS);
    const largest = Math.max(...reached.flatMap(parameters).map(Math.abs));
    assert.equal(largest, { AND: 2, OR: 1, NAND: 3, XOR: 2 }[gate]);
  }
});

test("from any start inside the sliders, every gate but XOR is learned, unless a step is blocked; XOR never", () => {
  const grid = [-4, -2.5, -1, 0, 0.3, 1.5, 4];
  for (const w1 of grid)
    for (const w2 of grid)
      for (const bias of grid) {
        for (const gate of CAN_LEARN) {
          const end = after(at(gate, [w1, w2, bias]), 100);
          const { settled, blocked } = runOf(end);
          assert.ok(settled !== (blocked !== ""), `${gate} from ${[w1, w2, bias]}`);
          if (settled) assert.ok(truthTable(end).every(({ right }) => right));
        }
        assert.equal(runOf(after(at("XOR", [w1, w2, bias]), 100)).settled, false);
      }
});

test("a step that would leave the sliders is not made, and it says why", () => {
  const before = after(at("OR", [3.5, -4, -4]), 3);
  const { blocked, steps, next } = runOf(before);
  assert.equal(steps.length, 3);
  assert.equal(next, 3);
  assert.match(
    blocked,
    /^The next correction would take w₁ beyond ±4, where the sliders end\. Start from zero\.$/,
  );
  assert.deepEqual(after(before, 1), before);
  assert.deepEqual(after(at("OR", [3.5, -4, -4]), 4), before, "a round stops there, too");
  assert.equal(runOf(after(before, 4)).blocked, blocked);
  assert.match(runOf(after(at("XOR"), MOST_STEPS)).blocked, /400 steps are as many/);
  assert.deepEqual(after(after(at("XOR"), MOST_STEPS), 1), after(at("XOR"), MOST_STEPS));
});

test("a round is four steps, and steps one by one lead to the same", () => {
  for (const gate of GATES) assert.deepEqual(after(at(gate), 8), [...stepwise(at(gate), 8)].at(-1));
});

test("numbers or a gate set from outside begin a new run with them", () => {
  const halfway = after(at("OR"), 6);
  assert.equal(runOf(halfway).steps.length, 6);
  for (const change of [{ bias: 0.5 }, { weights: [0, 1.25] }, { gate: "NAND" }]) {
    const changed = { ...halfway, ...change };
    const { start, steps, next, corrections } = runOf(changed);
    assert.deepEqual([start, steps, next, corrections], [parameters(changed), [], 0, 0]);
    const { learn_start, learn_steps } = after(changed, 1);
    assert.deepEqual([learn_start, learn_steps], [parameters(changed), 1]);
  }
});

test("no dust from rounding: a correction and its opposite give the number back", () => {
  const up = perceptronStep({ weights: [0.3, 0.1], bias: -0.7, gate: "OR" }, 3);
  assert.deepEqual([up.error, up.weights, up.bias], [1, [1.3, 1.1], 0.3]);
  const down = perceptronStep({ ...up, gate: "AND" }, 1);
  assert.deepEqual([down.error, down.weights, down.bias], [-1, [1.3, 0.1], -0.7]);
  const zero = perceptronStep({ weights: [0, 1], bias: 1, gate: "AND" }, 1);
  assert.ok(
    parameters(zero).every((value) => Object.is(value, 0)),
    "never −0",
  );
});

test("a step is told as the rule with its numbers, and a right answer changes nothing", () => {
  const { steps } = runOf(after(at("OR"), 5));
  const plain = (text) => text.replaceAll("\u00a0", " ");
  assert.deepEqual(updateLines(steps[1]), [
    ["1 − 0", 1, true],
    ["0 + 1·0", 0, false],
    ["0 + 1·1", 1, true],
    ["0 + 1", 1, true],
  ]);
  assert.equal(plain(describeStep(steps[1])), "Point (0, 1): it said 0, wanted 1: a correction.");
  assert.equal(describeEffect(steps[1], "OR"), "Right points: 1 before, 3 now.");
  assert.deepEqual(updateLines(steps[2]), [
    ["1 − 1", 0, false],
    ["0 + 0·1", 0, false],
    ["1 + 0·0", 1, false],
    ["1 + 0", 1, false],
  ]);
  assert.equal(plain(describeStep(steps[2])), "Point (1, 0): it said 1, wanted 1: no change.");
  assert.deepEqual(updateLines(steps[4]), [
    ["0 − 1", -1, true],
    ["0 + (−1)·0", 0, false],
    ["1 + (−1)·0", 1, false],
    ["1 + (−1)", 0, true],
  ]);
  assert.deepEqual(updateLines(runOf(after(at("OR", [-0.75, 0, 0]), 2)).steps[1])[1], [
    "−0.75 + 1·0",
    -0.75,
    false,
  ]);
  assert.equal(updateLines(steps[1]).length, RULE.length, "a line of numbers for each line of the rule");
  assert.deepEqual([1, 0.5, 0, -1].map(signed), ["+1", "+0.50", "0", "−1"]);
});

test("where a run stands, in words", () => {
  const words = (state) => describeRun(state, runOf(state));
  assert.equal(words(at("OR")), "It has learned after a whole round without a correction.");
  assert.equal(words(after(at("OR"), 1)), "1 step, 0 corrections.");
  assert.equal(words(after(at("OR"), 2)), "2 steps, 1 correction.");
  assert.match(
    words(after(at("OR"), 13)),
    /4 corrections\. A whole round without a correction: it has learned OR\.$/,
  );
  assert.doesNotMatch(words(after(at("XOR"), XOR_PATIENCE - 1)), /forever/);
  assert.match(words(after(at("XOR"), XOR_PATIENCE)), /It goes round forever: no line separates/);
});

const all = [...GOALS.gates, ...GOALS.learn].map(({ id }) => id);
/** The goals of both lessons as the next state reads them. */
const reached = (state) =>
  knownOf(all).check(settled({ goals: GOALS.learn, reached: reachedByLearning }, state).goals_reached);

test("goals: each is reached by what it says, and not by less", () => {
  assert.deepEqual(reached(at("OR")), []);
  assert.deepEqual(reached(after(at("OR"), 12)), []);
  assert.deepEqual(reached(after(at("OR"), 13)), ["learn-or"]);
  assert.deepEqual(reached(after(at("NAND"), 40)), []);
  assert.deepEqual(reached(after(at("AND"), 40)), ["learn-and"]);
  assert.deepEqual(reached(after(at("OR", [-2, 1, 1]), 40)), ["learn-elsewhere"]);
  assert.deepEqual(reached(after(at("OR", [1, 1, -0.5]), 8)), [], "nothing was left to learn");
  assert.deepEqual(reached(after(at("XOR"), XOR_PATIENCE - 1)), []);
  assert.ok(reached(after(at("XOR"), XOR_PATIENCE)).includes("learn-xor"));
});

test("a step that made it worse counts while it is the last one; OR from zeros has none", () => {
  const worse = [...stepwise(at("AND"), 24)].map((state) => reached(state).includes("learn-worse"));
  assert.deepEqual(
    worse.flatMap((is, i) => (is ? [i + 1] : [])),
    [4, 8, 16],
  );
  assert.ok([...stepwise(at("OR"), 24)].every((state) => !reached(state).includes("learn-worse")));
});

test("goals of both lessons are kept, in a fixed order", () => {
  const state = { ...after(at("OR"), 13), goals_reached: ["nand", "learn-xor"] };
  assert.deepEqual(reached(state), ["nand", "learn-or", "learn-xor"]);
});

test("where a click on a goal leads, that goal can be reached without leaving the sliders", () => {
  for (const { id, show } of GOALS.learn) {
    const shown = { goals_reached: [], ...show() };
    const met = [...stepwise(shown, 40)].some((state) => reached(state).includes(id));
    assert.ok(met, id);
    assert.ok(parameters(shown).every((value) => Math.abs(value) <= LIMIT));
    assert.deepEqual(shown.learn_start, parameters(shown));
  }
  assert.ok(GOALS.learn.length <= 5);
  assert.equal(new Set(all).size, all.length);
});

test("reset leads to OR from zero, with nothing reached", () => {
  assert.deepEqual(reached({ ...LEARN_START, goals_reached: [] }), []);
  assert.deepEqual(parameters(LEARN_START), ZERO);
});

test("only a whole number of steps can be used", () => {
  for (const value of [0, 7, MOST_STEPS]) assert.equal(stepCount.check(value), value);
  for (const value of [-1, 1.5, MOST_STEPS + 1, "3", null, Number.NaN])
    assert.throws(() => stepCount.check(value), /must be a whole number from 0 to 400, not/);
});
