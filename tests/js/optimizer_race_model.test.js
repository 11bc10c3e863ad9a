import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "../../dl101/widgets/lib/settled.js";
import { GOALS, notes, PRESETS, reached, settle } from "../../dl101/widgets/optimizer_race/goals.js";
import {
  hasArrived,
  LAST,
  LOST,
  lineUp,
  MARK,
  NAMES,
  placed,
  runsOf,
  START,
  sharedRate,
  TRACKS,
  winnerOf,
} from "../../dl101/widgets/optimizer_race/model.js";
import { describe, writtenLoss } from "../../dl101/widgets/optimizer_race/words.js";

const fresh = { ...START, found: [], goals_reached: [], preset: "" };
/** The demo's state after a change has settled. */
function after(state, changes) {
  const now = { ...state, ...changes };
  return { ...now, ...settled({ goals: GOALS, reached, settle }, now) };
}
const all = (rate) => NAMES.map(() => rate);
const atEnd = { steps: LAST };
const runOf = (state, id) => runsOf(state).find((one) => one.id === id);
const preset = (id) => {
  const { change, lesson } = PRESETS.find((one) => one.id === id);
  const state = after(fresh, change(fresh));
  return { state, lesson: lesson(state) };
};
const goal = (id) => GOALS.find((one) => one.id === id);

test("nothing is reached at the start, and no goal's button reaches one, at no step of the run that it sets", () => {
  assert.deepEqual(after(fresh, {}).goals_reached, []);
  for (const { show } of GOALS)
    for (let steps = 0; steps <= LAST; steps++)
      assert.deepEqual(after(fresh, { ...show(fresh), steps }).goals_reached, []);
});

test("on the bowl a rate of 1 takes gradient descent down in one step, and Adam at no fair rate is as quick", () => {
  const show = goal("plain_wins").show(fresh);
  for (let rate = 0.1; rate <= 1; rate += 0.05) {
    const state = after(fresh, { ...show, rates: [1, 0.05, 0.05, rate], steps: 5 });
    assert.deepEqual(state.goals_reached, ["plain_wins"], `Adam at ${rate}`);
    assert.equal(runOf(state, "descent").arrival, 1);
    assert.ok(runOf({ ...state, steps: LAST }, "adam").arrival > 5);
  }
});

test("the bowl's goal says what gradient descent must do, and what Adam must not", () => {
  assert.equal(
    goal("plain_wins").text,
    "Bowl: get gradient descent below 0.01 within 5 steps. Adam, at a rate from 0.1 to 1, must take longer",
  );
});

test("that goal asks for a quick descent, a fair Adam and a start that is far out", () => {
  const won = { ...goal("plain_wins").show(fresh), rates: [0.5, 0.05, 0.05, 0.1], steps: 20 };
  assert.deepEqual(after(fresh, won).goals_reached, ["plain_wins"]);
  const short = [
    { rates: [0.3, 0.05, 0.05, 0.1] }, // 9 steps
    { rates: [0.5, 0.05, 0.05, 0.09] },
    { rates: [0.5, 0.05, 0.05, 1.1] },
    { runners: ["descent"] },
    { start: [1, 1] },
    { surface: "ravine" },
    { steps: 4 },
  ];
  for (const change of short) assert.deepEqual(after(fresh, { ...won, ...change }).goals_reached, []);
  assert.match(notes({ ...fresh, ...won, start: [1, 1] }).plain_wins, /Start farther out/);
});

test("who dips below the mark and rolls on has not arrived: the steps count from where it stays", () => {
  const { losses, arrival } = runOf({ ...fresh, rates: all(0.05) }, "momentum");
  assert.ok(losses[36] < MARK && losses[38] > 1);
  assert.equal(arrival, 85);
  assert.ok(losses[84] >= MARK && losses.slice(85).every((loss) => loss < MARK));
  const near = { ...fresh, surface: "bowl", start: [0.1, 0], rates: all(0.05), runners: ["descent"] };
  assert.equal(runOf(near, "descent").arrival, 0);
});

test("on the ravine the rate decides who is first", () => {
  const winners = {
    0.01: "momentum",
    0.03: "momentum",
    0.05: "descent",
    0.09: "descent",
    0.1: "rmsprop",
    0.3: "rmsprop",
    1: "rmsprop",
  };
  for (const [rate, winner] of Object.entries(winners))
    assert.equal(winnerOf({ ...fresh, rates: all(Number(rate)), ...atEnd }), winner, rate);
  const first = after(fresh, { rates: all(0.05), ...atEnd });
  assert.deepEqual([first.found, first.goals_reached], [["descent"], []]);
  assert.match(notes(first).ravine, /First so far: Gradient descent\./);
  const again = after(first, { rates: all(0.09) });
  assert.deepEqual(again.goals_reached, []);
  const other = after(again, { rates: all(0.3) });
  assert.deepEqual([other.found, other.goals_reached], [["descent", "rmsprop"], ["ravine"]]);
});

test("who is first counts at equal rates of all four, once somebody is there, from a start that is far out", () => {
  const won = { rates: all(0.05), ...atEnd };
  const short = [
    { rates: [0.05, 0.05, 0.05, 0.06] },
    { runners: ["momentum"] },
    { steps: 30 },
    { start: [1, 0.1] },
    { surface: "bowl" },
  ];
  for (const change of short)
    assert.deepEqual(after(fresh, { ...won, ...change }).found, [], JSON.stringify(change));
});

test("the ravine's goal takes two runs, each with a winner of its own: none at once, and no run two", () => {
  const nobody = after(fresh, { rates: all(0.001), ...atEnd });
  assert.deepEqual([nobody.found, nobody.goals_reached], [[], []]);
  const first = after(nobody, { rates: all(0.3) });
  assert.deepEqual([first.found, first.goals_reached], [["rmsprop"], []]);
  assert.deepEqual(after(first, { rates: all(0.11) }).goals_reached, []);
  assert.match(notes(first).ravine, /^First so far: RMSprop\.$/);
  const other = after(first, { rates: all(0.05) });
  assert.deepEqual(other.goals_reached, ["ravine"]);
  assert.match(notes(other).ravine, /^First, each in a run of its own: Gradient descent and RMSprop\.$/);
  for (const rate of [0.01, 0.03, 0.05, 0.09, 0.11, 0.3, 1]) {
    let now = { ...fresh, rates: all(rate) };
    for (let steps = 0; steps <= LAST; steps++) now = after(now, { steps });
    assert.ok(now.found.length <= 1 && now.goals_reached.length === 0, `rate ${rate}`);
  }
});

test("two that are first at once are no winner", () => {
  const state = { ...fresh, ...lineUp("bowl"), start: [0.1, 0], ...atEnd }; // all are there from the start on
  assert.equal(runOf(state, "descent").arrival, runOf(state, "momentum").arrival);
  assert.equal(winnerOf(state), "");
});

test("exactly on the ridge nobody gets away, at whatever rate; y stays exactly 0", () => {
  for (const rate of [0.001, 0.01, 0.05, 0.1, 0.3, 0.9])
    for (const x of [-3, 0.5, 2.5])
      for (const { points, arrival } of runsOf({ ...fresh, ...lineUp("saddle", rate), start: [x, 0] })) {
        assert.equal(arrival, null);
        for (const [, y] of points) assert.equal(y, 0);
      }
});

test("a nudge off the ridge lets all four get away at the first rates, RMSprop first", () => {
  for (const y of [0.01, -0.01, 0.1, -0.1]) {
    const state = { ...fresh, ...lineUp("saddle"), start: [2.5, y], ...atEnd };
    for (const one of runsOf(state)) assert.ok(hasArrived(one, state), `${one.id} from ${y}`);
    assert.equal(winnerOf(state), "rmsprop");
  }
});

test("the saddle's goal is the ridge first, then a nudge, and says how far", () => {
  assert.match(goal("saddle").text, /Then nudge the start off it, by 0\.1 or less, and run again$/);
  const nudged = { ...lineUp("saddle"), start: [2.5, 0.1], ...atEnd };
  assert.deepEqual(after(fresh, nudged).goals_reached, []);
  const ridge = after(fresh, { ...nudged, start: [2.5, 0] });
  assert.deepEqual([ridge.found, ridge.goals_reached], [["ridge"], []]);
  assert.match(notes(ridge).saddle, /Nobody.*Now nudge y/);
  assert.deepEqual(after(ridge, { start: [2.5, 0.5] }).goals_reached, []);
  assert.deepEqual(after(ridge, { start: [2.5, 0.1], steps: 10 }).goals_reached, []);
  const away = after(ridge, { start: [2.5, 0.1] });
  assert.deepEqual(away.goals_reached, ["saddle"]);
  assert.doesNotMatch(notes(away).saddle, /Now nudge/);
  assert.deepEqual(after(fresh, { ...nudged, start: [2.5, 0], steps: 99 }).found, []);
});

test("the lesson of the zigzag is true", () => {
  const { state, lesson } = preset("zigzag");
  assert.match(lesson, /from wall to wall.*A rate of 0\.1 or more would never get down/);
  const across = ([x, y]) => 2 * y - (x - 1);
  const { points } = runOf(state, "descent");
  for (let i = 1; i <= 30; i++) assert.ok(across(points[i]) * across(points[i - 1]) < 0, `step ${i}`);
  for (const rate of [0.1, 0.11, 0.5, 10])
    assert.ok(runOf({ ...state, rates: all(rate), ...atEnd }, "descent").loss > 10);
});

test("the lesson on momentum is true", () => {
  const { state, lesson } = preset("roll");
  assert.match(lesson, /the rate 0\.01\..*below 0\.01 from step 83 on.*isn't there after 100/);
  assert.equal(sharedRate(state), 0.01);
  assert.equal(runOf(state, "momentum").arrival, 83);
  assert.equal(runOf(state, "descent").arrival, null);
});

test("the lesson on a rate that is too large for one is true", () => {
  const { state, lesson } = preset("too_fast");
  assert.match(
    lesson,
    /rate 0\.11\. Gradient descent lands higher.*RMSprop is below 0\.01 from step 64 on, momentum from step 88 on, Adam isn't/,
  );
  const { losses, isLost } = runOf(state, "descent");
  assert.ok(isLost);
  for (let i = 1; i < losses.length; i++) assert.ok(losses[i] > losses[i - 1]);
  assert.deepEqual(
    ["momentum", "rmsprop", "adam"].map((id) => runOf(state, id).arrival),
    [88, 64, null],
  );
});

test("the lesson of the ridge is true", () => {
  const { state, lesson } = preset("ridge");
  assert.match(lesson, /at \(0, 0\), with a loss of 2/);
  for (const { points, loss } of runsOf(state)) {
    assert.equal(loss.toFixed(2), "2.00");
    assert.ok(Math.hypot(...points.at(-1)) < 0.05);
  }
  assert.deepEqual(state.goals_reached, []);
});

test("a runner that diverges stops, with finite numbers, wherever it starts", () => {
  for (const surface of Object.keys(TRACKS))
    for (const start of [
      [-3, 3],
      [3, -3],
      [3, 3],
      [0, 3],
    ])
      for (const { losses, points, id } of runsOf({ ...fresh, ...lineUp(surface, 10), start })) {
        assert.ok(losses.slice(0, -1).every((loss) => loss <= LOST));
        assert.ok(Number.isFinite(losses.at(-1)) && points.flat().every(Number.isFinite), `${id} ${surface}`);
      }
  const lost = runOf({ ...fresh, rates: all(1), ...atEnd }, "descent");
  assert.ok(lost.isLost && lost.at === lost.losses.length - 1 && lost.at < LAST);
});

test("a start lies on the map, in hundredths", () => {
  assert.deepEqual(placed([9, -9]), [3, -3]);
  assert.deepEqual(placed([0.123456, -0.001]), [0.12, 0]);
  assert.ok(!Object.is(placed([0, -0.001])[1], -0));
});

test("the readout says where it runs and how each one does", () => {
  assert.equal(
    describe(fresh),
    "Ravine, start at (−2.50, 1.00), where the loss is 64.1, all at the rate 0.05. Step, or let them run.",
  );
  assert.equal(
    describe({ ...fresh, runners: [] }),
    "Ravine, start at (−2.50, 1.00). Nobody runs: tick an optimizer.",
  );
  assert.match(
    describe({ ...fresh, steps: 40 }),
    /^Ravine, start at \(−2\.50, 1\.00\), all at the rate 0\.05, after 40 of 100 steps\. Gradient descent: loss 0\.\d+\. Momentum: loss 0\.\d+\./,
  );
  assert.match(
    describe({ ...fresh, steps: 60 }),
    /Gradient descent: loss \S+, below 0\.01 from step 58 on\. Momentum: loss [\d.]+\. /,
  );
  const alone = describe({ ...fresh, runners: ["adam"], steps: 1 });
  assert.match(alone, /\), after 1 of 100 steps\. Adam, rate 0\.05: loss 60\.\d\.$/);
  const mixed = describe({ ...fresh, rates: [1, 0.05, 0.05, 0.1], steps: 40 });
  assert.match(mixed, /Gradient descent, rate 1: diverged\. Momentum, rate 0\.05: loss/);
});

test("losses are written short", () => {
  const written = [0, 0.0002, 0.00234, 0.0312, 0.5, 3.6, 64.1, 182.4, 12345, 2e6].map(writtenLoss);
  assert.deepEqual(written, [
    "0",
    "<\u00a00.001",
    "0.0023",
    "0.0312",
    "0.500",
    "3.60",
    "64.1",
    "182",
    "12,345",
    "diverged",
  ]);
});
