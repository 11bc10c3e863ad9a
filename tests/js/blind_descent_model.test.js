import assert from "node:assert/strict";
import { test } from "node:test";
import { walkCode } from "../../dl101/widgets/blind_descent/code.js";
import { GOALS, notes, PRESETS, reached, settle } from "../../dl101/widgets/blind_descent/goals.js";
import {
  compared,
  considered,
  cut,
  descentOf,
  downhill,
  fresh,
  here,
  isBelow,
  isOver,
  LANDSCAPES,
  lossAt,
  MOST,
  minimaOf,
  placeOf,
  pointsOf,
  START,
  slopeAt,
  stepTo,
  takeStep,
  turned,
  unseen,
} from "../../dl101/widgets/blind_descent/model.js";
import { describe, wayOf } from "../../dl101/widgets/blind_descent/words.js";
import { settled } from "../../dl101/widgets/lib/settled.js";

const near = (a, b, tolerance = 1e-9) => assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);
const begin = (surface, start = 0) => ({
  ...START,
  ...fresh(surface, start),
  goals_reached: [],
  seen: [],
  counts: true,
});
/** The demo's state after steps [Δx, Δy], or with a number the step downhill at that rate. */
function walk(state, ...steps) {
  let now = state;
  for (const step of steps) {
    const [dx, dy] = typeof step === "number" ? Object.values(downhill(now, step)) : step;
    now = { ...now, dx, dy };
    now = { ...now, ...takeStep(now) };
    now = { ...now, ...settled({ goals: GOALS, reached, settle }, now) };
  }
  return now;
}
const everyStart = Object.entries(LANDSCAPES).flatMap(([surface, { starts }]) =>
  starts.map((_, start) => [surface, start]),
);

test("no start is at a goal, and no first step downhill at the usual rate leads to one", () => {
  for (const [surface, start] of everyStart) {
    const state = begin(surface, start);
    assert.deepEqual(reached(state), []);
    assert.equal(isOver(state), false);
    assert.deepEqual(walk(state, START.rate).goals_reached, []);
  }
});

test("the valley is walked down by a fixed list of steps", () => {
  const end = walk(begin("valley"), [-1, 1], [-1, 1], [-0.8, 0.4]);
  assert.deepEqual(end.goals_reached, ["valley"]);
  assert.deepEqual([end.path.length, end.revealed], [3, true]);
});

test("in every valley gradient descent's own rate is good enough, by hand too", () => {
  for (const start of [0, 1, 2, 3]) {
    const end = walk(begin("valley", start), ...Array(MOST).fill(LANDSCAPES.valley.rate));
    assert.deepEqual(end.goals_reached, ["valley"]);
  }
});

test("in the ravine a short step across and long ones along the floor reach both goals, from every start", () => {
  for (const start of [0, 1, 2, 3]) {
    const end = walk(begin("ravine", start), 0.05, 0.3, 0.05, 0.5, 0.05, 0.5);
    assert.deepEqual(end.goals_reached, ["beat", "ravine"], `start ${start}`);
    const { yours, descent } = compared(end);
    assert.ok(yours < descent);
  }
});

test("in the ravine gradient descent reaches no goal in eight steps, and its equal is not lower", () => {
  for (const start of [0, 1, 2, 3]) {
    const end = walk(begin("ravine", start), ...Array(MOST).fill(LANDSCAPES.ravine.rate));
    assert.equal(end.path.length, MOST);
    assert.ok(lossAt(end, descentOf(end).at(-1)) > LANDSCAPES.ravine.mark);
    assert.ok(Math.abs(compared(end).yours - compared(end).descent) < 0.01); // steps by hand have four decimals
  }
});

test("gradient descent's path stays in the field", () => {
  for (const [surface, start] of everyStart)
    for (const point of descentOf({ ...begin(surface, start), path: Array(MOST).fill([0, 0]) }))
      for (const value of point) assert.ok(Math.abs(value) <= 3, `${surface} ${start}: ${point}`);
});

test("a walk lower than gradient descent's counts at its end only, not after one lucky step", () => {
  const first = walk(begin("ravine"), 0.05);
  assert.ok(compared(first).yours < compared(first).descent);
  assert.deepEqual(first.goals_reached, []);
  const looked = { ...first, revealed: true };
  assert.deepEqual(reached(looked), []);
  const still = walk(first, ...Array(MOST - 1).fill(0.095));
  assert.deepEqual([still.path.length, still.goals_reached], [MOST, ["beat"]]);
});

test("downhill leads into the shallow minimum from most starts; a long step over the ridge reaches the goal", () => {
  for (const start of [0, 1, 2, 3]) {
    const stuck = walk(begin("two_minima", start), ...Array(MOST - 1).fill(0.2));
    assert.deepEqual(reached(stuck), []);
    assert.ok(lossAt(stuck, here(stuck)) > 1.99);
    const [[x, y], [lowX, lowY]] = [here(stuck), minimaOf(stuck)[0]];
    const end = walk(stuck, [lowX + 0.1 - x, lowY - y]);
    assert.deepEqual(end.goals_reached, ["two_minima"]);
  }
  const stuck = walk(begin("two_minima"), 0.2, 0.4, 0.4, 0.4);
  assert.match(notes(stuck).two_minima, /not the lowest/);
  assert.equal(notes(begin("two_minima")).two_minima, "");
});

test("a walk ends at the goal or after eight steps, and then the landscape is shown", () => {
  const seven = walk(begin("ravine"), ...Array(7).fill([0, 0]));
  assert.equal(seven.revealed, false);
  assert.equal(walk(seven, [0, 0]).revealed, true);
  assert.equal(isBelow(seven), false);
});

test("at each start the landscape lies elsewhere: no point below the mark at one is so at another", () => {
  for (const [surface, start] of everyStart) {
    const [lowest] = minimaOf(begin(surface, start));
    near(lossAt(begin(surface, start), lowest), 0);
    for (const other of [0, 1, 2, 3].filter((one) => one !== start))
      assert.ok(
        lossAt(begin(surface, other), lowest) > LANDSCAPES[surface].mark,
        `${surface} ${start} ${other}`,
      );
    for (const value of minimaOf(begin(surface, start)).flat()) assert.ok(Math.abs(value) <= 3);
  }
});

test("on a landscape that has been shown, nobody reaches a goal by walking to what was shown", () => {
  const settle1 = (state) => ({ ...state, ...settled({ goals: GOALS, reached, settle }, state) });
  const shown = settle1({ ...begin("ravine"), revealed: true });
  assert.deepEqual([shown.seen, shown.counts, shown.goals_reached], [["ravine_0"], true, []]);
  const undone = settle1({ ...shown, revealed: false });
  assert.equal(undone.counts, false);
  assert.match(notes(undone).ravine, /You have seen this landscape: press “Another start”/);
  const there = walk(undone, [3, 0.5]);
  assert.deepEqual([isBelow(there), there.revealed, there.goals_reached], [true, true, []]);
  const again = settle1({ ...there, ...unseen("ravine", there) });
  assert.deepEqual([again.start, again.counts, notes(again).ravine], [1, true, undefined]);
  assert.deepEqual(walk(again, 0.05, 0.3, 0.05, 0.5, 0.05, 0.5).goals_reached, ["beat", "ravine"]);
});

test("who has seen a landscape at all its places finds the others new again", () => {
  let now = begin("valley");
  for (const start of [0, 1, 2, 3]) {
    assert.equal(unseen("valley", now).start, start);
    now = { ...now, ...fresh("valley", start), revealed: true };
    now = { ...now, ...settled({ goals: GOALS, reached, settle }, now) };
  }
  assert.deepEqual(now.seen, ["valley_3"]);
  assert.equal(placeOf(unseen("valley", now)), "valley_0");
});

test("a step is cut where the field ends, in its own direction", () => {
  assert.deepEqual(cut([2, -2], [2, 1]), [1, 0.5]);
  assert.deepEqual(cut([2, -2], [-1, -4]), [-0.25, -1]);
  assert.deepEqual(cut([3, 0], [1, 1]), [0, 0]);
  assert.deepEqual(cut([0, 0], [0, 0]), [0, 0]);
  for (const [surface, start] of everyStart) {
    const { path } = walk(begin(surface, start), 10, 10, 10, 10, [-6, 6], [6, 6]);
    for (const point of path) for (const value of point) assert.ok(Math.abs(value) <= 3, `${path}`);
  }
});

test("the handle leads where it is dragged, to two decimals, and never out of the field", () => {
  assert.deepEqual(stepTo(begin("valley"), [1.2345, -1.5]), { dx: -0.77, dy: 0.5 });
  assert.deepEqual(stepTo(begin("valley"), [9, -9]), { dx: 1, dy: -1 });
});

test("an arrow key turns by 15 degrees, or lengthens by 0.1; a step of no length can grow again", () => {
  const state = { ...begin("valley"), dx: -1, dy: 0 };
  const left = turned(state, [-1, 0]);
  near(Math.hypot(left.dx, left.dy), 1, 1e-4);
  near(Math.atan2(left.dy, left.dx), -Math.PI + Math.PI / 12, 1e-3);
  assert.deepEqual(turned(state, [0, 1]), { dx: -1.1, dy: 0 });
  assert.deepEqual(turned({ ...state, dx: -0.05 }, [0, -1]), { dx: -0.01, dy: 0 });
  const none = turned({ ...state, dx: 0, dy: 0 }, [0, 1]);
  near(Math.hypot(none.dx, none.dy), 0.1, 1e-4);
  const atEdge = { ...begin("valley"), path: [[3, 0]], dx: 1, dy: 0 };
  assert.deepEqual(considered(atEdge), [0, 0]);
});

test("the readout says all that is felt, and at the end all that is seen", () => {
  assert.equal(
    describe(begin("valley")),
    "In the valley, after 0 of 8 steps: at (w₁, w₂) = (2.00, −2.00) the loss is 10.75. The slope is 3.00 in w₁ and −5.00 in w₂: downhill is to the left and up. Your step, Δw₁ = 0.00 and Δw₂ = 1.00, would lead to (2.00, −1.00). Steps can’t be undone.",
  );
  assert.match(describe(walk(begin("valley"), [0, 1])), /Steps can’t be undone\.$/);
  assert.match(describe(walk(begin("valley"), [0, 1], [0, 0.5])), /would lead to \(2\.00, 0\.00\)\.$/);
  assert.match(describe(walk(begin("valley"), [0, 1])), /the loss is 6\.75, 4\.00 lower than before/);
  assert.match(describe(walk(begin("valley"), [0, -1])), /the loss is 16\.75, 6\.00 higher than before/);
  assert.match(describe(walk(begin("valley"), [0, 0])), /10\.75, as before/);
  const level = { ...begin("two_minima"), path: [[2, 1]] };
  assert.match(describe(level), /the ground is level here/);
  const end = { ...level, revealed: true };
  assert.match(describe(end), /After 1 step your loss is 2\.00, not below 0\.5\./);
  assert.match(describe(end), /The slope is 0 at \(2, 1\) too, where the loss is 2: you ended near it\./);
  const both = walk(begin("two_minima"), ...Array(MOST).fill(0.2));
  assert.match(describe(both), /you and gradient descent ended near it\./);
  const won = walk(begin("ravine"), 0.05, 1);
  assert.match(
    describe(won),
    /below 0\.5\. Gradient descent with rate 0\.09, in as many steps from the same start: 6\.17\. The lowest point is \(1, 0\), where the loss is 0\.$/,
  );
  assert.doesNotMatch(describe({ ...begin("valley"), revealed: true }), /Gradient descent/);
});

test("downhill is named by its directions", () => {
  assert.equal(wayOf([1, 0]), "right");
  assert.equal(wayOf([-1, -1]), "left and down");
  assert.equal(wayOf([0, 0.001]), "");
  const flat = { ...begin("two_minima"), path: [[0.5, 2]] };
  assert.ok(slopeAt(flat, [0.5, 2])[1] > 0);
});

test("the code gives nothing of the landscape away before it is shown", () => {
  for (const source of Object.values(walkCode(begin("ravine")))) assert.doesNotMatch(source, /7\.6|def loss/);
  const seen = { ...begin("ravine"), revealed: true };
  for (const source of Object.values(walkCode(seen))) assert.match(source, /7\.6/);
});

test("a landscape is chosen hidden, at its first start, and goals lead there too", () => {
  for (const { id, change } of PRESETS) assert.deepEqual(change(begin("valley")), fresh(id));
  for (const { show, surface } of GOALS) assert.deepEqual(show(begin("valley")), fresh(surface));
  for (const [surface, start] of everyStart) assert.equal(pointsOf(begin(surface, start)).length, 1);
});
