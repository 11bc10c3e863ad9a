import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "../../dl101/widgets/lib/settled.js";
import { visiblePart } from "../../dl101/widgets/loss_landscape/data_view.js";
import { GOALS, notes, PRESETS, reached, settle } from "../../dl101/widgets/loss_landscape/goals.js";
import { roundUp, writtenTick } from "../../dl101/widgets/loss_landscape/loss_curve.js";
import {
  back,
  bottom,
  DATA,
  hasDiverged,
  hasSteps,
  isFlat,
  isHome,
  isInside,
  MOST,
  moved,
  mse,
  nextBatch,
  prediction,
  START,
  step,
  walked,
  walkOf,
  withData,
  withSetting,
} from "../../dl101/widgets/loss_landscape/model.js";
import {
  areaWords,
  describe,
  predictionWords,
  ruleLines,
  surfaceWords,
  written,
} from "../../dl101/widgets/loss_landscape/words.js";

const AT_START = { ...START, seed: 1, seen: [], goals_reached: [] };
const at = (changes, count = 0) => walked({ ...AT_START, ...changes }, count);
/** What follows from a state at rest, as the demo does it. */
const rest = (state) => ({ ...state, ...settled({ goals: GOALS, reached, settle }, state) });
/** Runs until the loss is flat, has diverged or the updates are used up. */
function run(state) {
  let now = state;
  while (hasSteps(now) && !isFlat(now)) now = { ...now, ...step(now) };
  return rest(now);
}

test("the numbers of the first step are those of the chapter", () => {
  assert.deepEqual(ruleLines(at({}, 1)), [
    "w ← 0.00 − 0.10 · (−9.50) = 0.95",
    "b ← 0.00 − 0.10 · (−5.00) = 0.50",
  ]);
  assert.equal(
    describe(at({})),
    "Line ŷ = 0.00·x + 0.00. Loss 7.50. Slope of the loss: −9.50 in w, −5.00 in b.",
  );
  assert.equal(
    describe(at({}, 1)),
    "Line ŷ = 0.95·x + 0.50. Loss 0.81 after 1 update. Slope of the loss: −1.35 in w, −1.15 in b.",
  );
  assert.deepEqual(ruleLines(at({})), [
    "w ← w − learning rate · slope in w",
    "b ← b − learning rate · slope in b",
  ]);
});

test("the minimum lies well inside the picture, and the start is seen", () => {
  for (const data of Object.keys(DATA)) {
    const { x, y } = DATA[data].surface;
    const [w, b] = bottom({ data });
    const share = (value, [low, high]) => (value - low) / (high - low);
    for (const part of [share(w, x), share(b, y)]) assert.ok(part > 0.2 && part < 0.8, `${data} ${part}`);
    assert.ok(isInside({ ...AT_START, data }));
    assert.ok(isFlat({ ...AT_START, data, w, b }));
  }
  assert.deepEqual(
    bottom({ data: "cones" }).map((value) => value.toFixed(12)),
    ["0.800000000000", "1.300000000000"],
  );
});

test("back leads to where the walk began, by hand a walk begins anew", () => {
  const walk = at({ w: 2, b: 1 }, 3);
  assert.deepEqual({ ...walk, ...back(walk) }, at({ w: 2, b: 1 }));
  assert.deepEqual(moved(1.234, -0.001), { w: 1.23, b: 0, path: [], leg: [], guess: [] });
  assert.deepEqual(walkOf({ ...walk, ...moved(0, 0) }).path, []);
  assert.equal(withData("raw").data, "raw");
});

test("another learning rate goes on from here, another point set from afar does not", () => {
  const walk = at({}, 3);
  const slower = { ...walk, ...withSetting(walk, { learning_rate: 0.01 }) };
  const here = ({ w, b }) => [w, b];
  assert.deepEqual(walkOf(slower), {
    path: walk.path,
    leg: [3, walk.w, walk.b],
    updates: 0,
    start: here(walk),
  });
  assert.deepEqual(walkOf(walked(slower, 2)).start, here(walk));
  assert.equal(walked(slower, 2).path.length, 5);
  assert.deepEqual(back(walked(slower, 2)).w, 0);
  // A sentence of the page may set a part of the state, a notebook may set anything.
  for (const changes of [
    { w: 1.5 },
    { learning_rate: 0.2 },
    { leg: [9, 0, 0] },
    { leg: [3] },
    { leg: [3, 0, 0] },
  ]) {
    const now = { ...walk, ...changes };
    assert.deepEqual(walkOf(now), { path: [], leg: [], updates: 0, start: here(now) });
  }
  assert.deepEqual(walkOf({ ...slower, w: 0, b: 0 }).path, []);
  assert.deepEqual(walkOf(walked({ ...slower, w: 0, b: 0 }, 2)).updates, 2);
});

test("at the bottom it says that no rate can be tried there, and the way back leads to a start that is farther out", () => {
  const still =
    /this is the bottom\. At any rate the steps are almost 0 here: .* drag the point away first, or go back to the start, \(0\.00, 0\.00\)\.$/;
  for (const learning_rate of [0.01, 0.23, 0.24])
    for (const count of [0, 1]) {
      const low = at({ w: 0.8, b: 1.3, learning_rate }, count);
      assert.match(describe(low), still);
      assert.deepEqual({ ...low, ...back(low) }, at({ learning_rate }));
      assert.equal(isHome(low), false);
    }
  const near = run(at({ w: 0.81, b: 1.29 }));
  assert.match(describe(near), still);
  assert.match(
    notes(near).largest_rate,
    /began too close to the bottom: drag the point at least 1 away from it\.$/,
  );
  assert.match(notes(run(at({ w: 0.8, b: 0.5, learning_rate: 0.23 }))).largest_rate, /too close/);
  const low = run(at({}));
  assert.match(describe(low), /this is the bottom\.$/); // this walk has shown something
  assert.equal(notes(low).largest_rate, "");
  const other = { ...low, ...withSetting(low, { learning_rate: 0.23 }) };
  assert.match(describe(walked(other, 1)), still);
  assert.match(describe(at({ w: 0.8, b: 1.3, batch: "one" })), /this is the bottom\.$/); // one example's step is no 0
  assert.equal(isHome(at({})), true);
  assert.equal(isHome(at({ w: 2, b: 1 })), true);
  assert.equal(isHome(at({ w: 2, b: 1 }, 1)), false);
});

test("steps end after 400, and where the loss has diverged", () => {
  const slow = at({ learning_rate: 0.0001 }, MOST);
  assert.equal(hasSteps(slow), false);
  assert.match(describe(slow), /400 updates are the most: go back to the start\.$/);
  const far = run(at({ learning_rate: 0.5 }));
  assert.ok(hasDiverged(far) && !hasSteps(far));
  assert.match(describe(far), /outside the picture\. The loss has grown past 1,000,000: it diverges\.$/);
  assert.match(describe(far), /Loss 7,963,440 after 6 updates/);
  assert.ok(far.goals_reached.includes("diverge"));
  const set = rest(at({ w: 5000 }));
  assert.match(describe(set), /No step begins where the loss is above 1,000,000\.$/);
  assert.deepEqual(set.goals_reached, []);
});

test("the bottom by hand counts, with a step before it does not", () => {
  const low = { ...AT_START, ...moved(0.8, 1.3) };
  assert.deepEqual(reached(low), ["by_hand"]);
  assert.match(describe(low), /this is the bottom\. At any rate/);
  assert.deepEqual(reached({ ...low, stepped: true }), []);
  assert.deepEqual(reached({ ...low, w: 0.9, b: 1.2 }), []); // 0.465
  const walk = at({}, 60);
  assert.equal(rest({ ...walk, ...moved(0.1, 0) }).stepped, true);
  assert.equal(rest({ ...walk, w: 0, b: 0, path: [] }).stepped, false); // as a sentence of the page sets it
  assert.deepEqual(reached({ ...walk, ...moved(0.8, 1.3) }), []);
  assert.deepEqual(reached({ ...AT_START, ...withData("penguins"), w: 0.76, b: 4.45 }), []);
});

test("the largest rate is found when 0.23 has converged from afar and 0.24 has grown, in either order", () => {
  const converged = run(at({ learning_rate: 0.23 }));
  assert.deepEqual(converged.seen, ["converges"]);
  assert.equal(notes(converged).largest_rate, "0.23 converges. What about 0.01 more?");
  const grown = rest(at({ learning_rate: 0.24 }, 10));
  assert.deepEqual(grown.seen, ["grows"]);
  assert.equal(notes(grown).largest_rate, "0.24 does not converge. What about 0.01 less?");
  assert.ok(run({ ...at({ learning_rate: 0.23 }), seen: ["grows"] }).goals_reached.includes("largest_rate"));
  const both = rest({ ...at({ learning_rate: 0.24 }, 10), seen: ["converges"] });
  assert.ok(both.goals_reached.includes("largest_rate"));
  assert.equal(notes(both).largest_rate, "0.23 converges, 0.24 does not.");
  for (const no of [
    run(at({ learning_rate: 0.23, w: 0.8, b: 1.2 })), // from nearby
    run(at({ learning_rate: 0.22 })),
    run(at({ learning_rate: 0.23, data: "penguins" })),
    rest(at({ learning_rate: 0.24 }, 9)),
    rest(at({ learning_rate: 0.25 }, 30)),
    rest(at({ learning_rate: 0.24, batch: "one" }, 30)),
  ])
    assert.deepEqual(no.seen, []);
});

test("an epoch of the penguins, one at a time", () => {
  assert.deepEqual(reached(at({ data: "penguins", batch: "one" }, 18)), []);
  assert.deepEqual(reached(at({ data: "penguins", batch: "one" }, 19)), ["jitter"]);
  assert.deepEqual(reached(at({ data: "raw", batch: "one", learning_rate: 0.05 }, 19)), []);
  assert.match(
    describe(at({ data: "penguins", batch: "mini" }, 2)),
    /over all examples: .* Epoch 1: 16 of 19 examples/,
  );
  assert.match(describe(at({ data: "penguins", batch: "mini" }, 3)), /Epoch 2 begins\./);
  assert.equal(nextBatch(at({ data: "penguins", batch: "mini" }, 2)).length, 3);
});

test("a prediction counts within 5% of the picture, of a step that is as long", () => {
  const guessed = (guess, changes = {}) => at({ predict: "on", guess, ...changes });
  assert.equal(prediction(guessed([])).is, "");
  assert.equal(prediction(guessed([1, 0.5, 1])).is, "open");
  const hit = walked(guessed([1, 0.6, 1]), 1); // lands at (0.95, 0.50)
  assert.equal(prediction(hit).is, "hit");
  assert.deepEqual(reached(hit), ["predict"]);
  assert.equal(predictionWords(hit), "Your cross missed by 3% of the picture’s width: well predicted.");
  const miss = walked(guessed([1.2, 0.5, 1]), 1);
  assert.equal(prediction(miss).is, "miss");
  assert.deepEqual(reached(miss), []);
  assert.equal(prediction(walked(hit, 1)).is, ""); // it was for the step before
  const short = walked(guessed([0, 0, 1], { learning_rate: 0.001 }), 1);
  assert.equal(prediction(short).is, "short");
  assert.equal(
    predictionWords(short),
    "Your cross missed by 0% of the picture’s width: well predicted, but such a short step does not count. Start where it is steeper.",
  );
  const neither = walked(guessed([0.5, 0.5, 1], { learning_rate: 0.001 }), 1);
  assert.equal(prediction(neither).is, "miss");
  assert.equal(
    predictionWords(neither),
    "Your cross missed by 17% of the picture’s width. The step was short: start where it is steeper, and a cross within 5% counts.",
  );
  assert.deepEqual(reached(short), []);
  assert.equal(prediction({ ...hit, predict: "off" }).is, "");
});

test("goals lead to where nothing is reached, and presets too", () => {
  for (const { show } of GOALS) assert.deepEqual(rest({ ...AT_START, ...show(AT_START) }).goals_reached, []);
  for (const { change } of PRESETS) {
    const now = rest({ ...AT_START, ...change(AT_START) });
    assert.deepEqual(now.goals_reached, []);
    assert.deepEqual(now.seen, []);
    assert.ok(walkOf(now).path.length > 0);
  }
});

test("a preset's lesson holds for the state that it led to", () => {
  const state = Object.fromEntries(
    PRESETS.map(({ id, change }) => [id, { ...AT_START, ...change(AT_START) }]),
  );
  const told = Object.fromEntries(PRESETS.map(({ id, lesson }) => [id, lesson(state[id])]));
  assert.match(told.small, new RegExp(`The loss is ${mse(state.small).toFixed(2)},`));
  assert.ok(mse(state.right) < mse(state.small) && mse(state.right) < 0.48);
  assert.match(told.large, /The loss grew from 7\.50 to 18\.44\./);
  assert.ok(isInside(state.large));
  assert.match(told.raw, /b is −0\.14, far from the best, −5\.09\./);
  assert.ok(mse(run({ ...AT_START, data: "raw", learning_rate: 0.2 })) > 1e6);
  assert.match(told.one, new RegExp(`The loss is ${mse(state.one).toFixed(2)}, the best 0\\.11\\.`));
  assert.deepEqual(reached(walked(state.one, 4)), []);
  assert.deepEqual(reached(walked(state.one, 5)), ["jitter"]);
});

test("words and shapes of the pictures", () => {
  assert.equal(
    areaWords({ areas: [1, 9, 4, 16], loss: 7.5 }),
    "The loss is the mean of the squares’ areas: (1.00 + 9.00 + 4.00 + 16.00) / 4 = 7.50.",
  );
  assert.match(surfaceWords({ batch: "full", predict: "off" }), /The arrow shows the next step\.$/);
  assert.match(
    surfaceWords({ batch: "one", predict: "off" }),
    /The arrow shows the next step\. Faded examples do not count in it\.$/,
  );
  assert.match(surfaceWords({ batch: "full", predict: "on" }), /^No arrow shows the next step now\.$/);
  assert.deepEqual(visiblePart({ w: 0, b: 2 }, [0, 4], [-1, 6]), [[0, 2], [4, 2]]); // biome-ignore format: a line
  assert.equal(visiblePart({ w: 0, b: 9 }, [0, 4], [-1, 6]), null);
  assert.deepEqual(visiblePart({ w: -2, b: 6 }, [0, 4], [0, 4]), [[1, 4], [3, 0]]); // biome-ignore format: a line
  assert.equal(visiblePart({ w: 1, b: 9 }, [0, 4], [0, 4]), null);
  assert.deepEqual([7.5, 20.5, 0.45, 8, 120, 7.9e6].map(roundUp), [8, 25, 0.5, 8, 150, 8e6]);
});

test("a number at the axis of the loss is short, thousands are parted elsewhere", () => {
  const ticks = [0.5, 8, 1500, 15_000, 150_000, 1.5e6, 1.5e8, 2e10];
  assert.deepEqual(ticks.map(writtenTick), ["0.5", "8", "1,500", "15 k", "150 k", "1.5 M", "150 M", "2e10"]);
  for (let loss = 0.1; loss < 1e15; loss *= 1.07)
    assert.ok(writtenTick(roundUp(loss)).length <= 6, `${writtenTick(roundUp(loss))} has no room`);
  assert.deepEqual([0, -0.001, -1234.5, 9999.99, 7_963_440.2, -20_000.4].map(written), [
    "0.00",
    "0.00",
    "−1,234.50",
    "9,999.99",
    "7,963,440",
    "−20,000",
  ]);
});
