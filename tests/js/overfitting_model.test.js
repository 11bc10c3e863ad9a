// The demo Overfitting without a page: its trainings, how far one looks into them, and what counts as a remedy.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ENOUGH,
  GOALS,
  HEART,
  HIGH,
  notes,
  PRESETS,
  reached,
  remark,
  settle,
  WRONG,
} from "../../dl101/widgets/overfitting/goals.js";
import {
  CHOICES,
  isTrained,
  placeOf,
  RULES,
  runOf,
  START,
  shownOf,
  sizesOf,
} from "../../dl101/widgets/overfitting/model.js";
import {
  createRun,
  LAST,
  LOOKS,
  makeData,
  outputOf,
  PATIENCE,
} from "../../dl101/widgets/overfitting/training.js";
import { describe } from "../../dl101/widgets/overfitting/words.js";

const CLEAN = { ...START, goals_reached: [] };

/** A state that is trained, with all that follows from it. */
function trained(changes, before = CLEAN) {
  const state = { ...before, ...changes };
  runOf(state).work();
  return { ...state, ...settle(state) };
}
const overfitted = (changes = {}) => trained({ neurons: 40, ...changes });

test("more examples are the same ones and some more, and other noise moves the same points", () => {
  const few = makeData({ train_size: 10, noise: 0.3, seed: 4 });
  const many = makeData({ train_size: 80, noise: 0.3, seed: 4 });
  assert.deepEqual(many.train.x.slice(0, 10), few.train.x);
  assert.deepEqual(many.train.y.slice(0, 10), few.train.y);
  assert.deepEqual(many.validation, few.validation);
  const calm = makeData({ train_size: 10, noise: 0, seed: 4 });
  assert.deepEqual(calm.train.x, few.train.x);
  assert.ok(calm.train.y.every((y, i) => y === Math.sin(1.5 * calm.train.x[i])));
});

test("no example is held back and learned from", () => {
  const { train, validation } = makeData({ train_size: 80, noise: 0.3, seed: 44 });
  assert.equal(train.x.filter((x) => validation.x.includes(x)).length, 0);
});

test("errors are looked at where a slider of equal factors stands", () => {
  assert.deepEqual(LOOKS.slice(0, 3), [10, 11, 12]);
  assert.deepEqual(LOOKS.slice(89, 93), [99, 100, 110, 120]);
  assert.equal(LOOKS.at(-1), LAST);
});

test("a training in slices comes to the same numbers as one at a stretch", () => {
  const settings = { ...START, neurons: 10, dropout: 0.1, l1: 0.003 };
  const whole = createRun(settings).work();
  const sliced = createRun(settings);
  let slices = 0;
  for (; !sliced.isDone; slices++) sliced.work(performance.now() + 1);
  assert.ok(slices > 2);
  assert.deepEqual(sliced.looks, whole.looks);
});

test("the gradient points where the loss changes: the training error of one free network never ends above its start", () => {
  for (const neurons of CHOICES.neurons) {
    const { looks } = createRun({ ...START, neurons }).work();
    assert.ok(looks.at(-1).train < looks[0].train, String(neurons));
  }
});

test("a look keeps the network that it looked at", () => {
  const state = trained({ neurons: 6 });
  const { train } = makeData(state);
  const { w, train: error } = shownOf({ ...state, epochs: 50 });
  const mean = train.x.reduce((sum, x, i) => sum + (outputOf(w, x) - train.y[i]) ** 2, 0) / train.x.length;
  assert.ok(Math.abs(mean - error) < 1e-12);
});

test("early stopping ends after so many epochs without a new low, and shows the best network", () => {
  const state = overfitted({ early_stopping: true });
  const run = runOf(state);
  const [best, end] = [run.looks[run.best].epoch, run.looks.at(-1).epoch];
  assert.ok(end < LAST);
  assert.ok(end - best >= PATIENCE);
  assert.ok(run.looks.at(-2).epoch - best < PATIENCE);
  assert.equal(shownOf(state).epoch, best);
  assert.equal(shownOf({ ...state, epochs: end }).epoch, best);
  assert.equal(shownOf({ ...state, epochs: best - 5 }).epoch, best - 5); // one may look at any other
  const free = runOf(overfitted());
  assert.deepEqual(run.looks, free.looks.slice(0, run.looks.length));
  assert.equal(shownOf(overfitted()).epoch, LAST);
});

test("the readout and the slider agree where early stopping ended the training", () => {
  const state = overfitted({ early_stopping: true });
  const words = "Stopped after epoch 240, and back at the best one, epoch 33: training error 0.078";
  assert.ok(describe(state).includes(words), describe(state));
  assert.match(describe({ ...state, epochs: 100 }), /After epoch 100: .* was lowest after epoch 33: 0\.17\./);
  assert.match(describe(overfitted()), /After epoch 2000: /);
});

test("of all sizes the largest has the lowest training error, and a middle one the lowest validation error", () => {
  assert.match(describe({ ...START, by_size: true, seed: 27 }), /Training\.$/);
  const sizes = sizesOf({ ...START, by_size: true });
  for (const size of sizes) runOf(size).work();
  const [first, ...others] = sizes.map((size) => shownOf(size));
  const last = others.at(-1);
  assert.equal(Math.min(first.train, ...others.map(({ train }) => train)), last.train);
  const isRising = sizes.slice(1).filter((size, i) => shownOf(size).train > shownOf(sizes[i]).train);
  assert.deepEqual(
    isRising.map(({ neurons }) => neurons),
    [3],
  );
  const lowest = Math.min(...others.map(({ validation }) => validation));
  assert.ok(lowest < first.validation / 3 && first.validation < last.validation);
  assert.match(
    describe(sizes[3]),
    / Of all sizes: training error lowest with 40 \(0\.030\), validation error with 4 \(0\.21\)\.$/,
  );
  assert.doesNotMatch(describe({ ...sizes[3], by_size: false }), /sizes/);
});

test("between two looks the earlier one is shown, and before the first one none", () => {
  const state = trained({});
  assert.equal(shownOf({ ...state, epochs: 115 }).epoch, 110);
  assert.equal(placeOf(state, createRun(state)), -1);
  const fresh = { ...state, neurons: 20, seed: 43 };
  assert.equal(shownOf(fresh), undefined);
  assert.equal(isTrained(fresh), false);
  assert.match(describe(fresh), /Training\.$/);
});

test("no choice leads beyond all bounds", () => {
  for (const seed of CHOICES.seed)
    for (const train_size of [10, 80])
      for (const neurons of [1, 40])
        for (const held of [{}, { dropout: 0.2 }, { l1: 0.03, l2: 0.03, dropout: 0.2 }]) {
          const { looks } = createRun({ ...START, seed, train_size, neurons, noise: 0.4, ...held }).work();
          assert.ok(
            looks.every(({ train }) => train < 10),
            JSON.stringify({ seed, held }),
          );
        }
});

test("nothing is reached at the start, nor where a goal's button leads", () => {
  const starts = [START, ...GOALS.flatMap(({ show }) => (show ? [show(CLEAN)] : []))];
  for (const start of starts) assert.deepEqual(reached(trained(start)), []);
});

test("one neuron underfits, and 40 overfit, for every seed", () => {
  for (const seed of CHOICES.seed) {
    const small = trained({ neurons: 1, seed });
    assert.ok(shownOf(small).train > HIGH);
    assert.deepEqual(reached(small), ["underfit"]);
    const large = overfitted({ seed });
    assert.ok(shownOf(large).train < HEART && shownOf(large).validation > WRONG);
    assert.deepEqual(reached(large), ["overfit"]);
    assert.deepEqual(large.overfitted, [40, 0.3, seed, 20, shownOf(large).validation]);
  }
});

test("each remedy helps enough, with some strength, for every seed", () => {
  const strengths = {
    data: [{ train_size: 40 }, { train_size: 80 }],
    l1: [{ l1: 0.01 }],
    l2: [{ l2: 0.003 }],
    dropout: [{ dropout: 0.1 }],
    stop: [{ early_stopping: true }],
  };
  for (const seed of CHOICES.seed)
    for (const [remedy, all] of Object.entries(strengths)) {
      const before = overfitted({ seed });
      const helped = all.map((changes) => trained(changes, before).remedies.includes(remedy));
      assert.ok(helped.some(Boolean), `${seed} ${remedy}`);
    }
});

test("two remedies have to help one by one, and on the same network", () => {
  const before = overfitted();
  const first = trained({ l2: 0.003 }, before);
  assert.deepEqual(reached(first), ["fix"]);
  const both = trained({ dropout: 0.1 }, first);
  assert.deepEqual(both.remedies, ["l2"]); // two at once say nothing of each
  assert.match(notes(both).fix, /L2 and dropout are in use: one at a time/);
  const second = trained({ l2: 0 }, both);
  assert.deepEqual(second.remedies, ["l2", "dropout"]);
  assert.deepEqual(reached(second), ["fix", "second"]);
  const other = trained({ neurons: 20, dropout: 0, seed: 3 }, second);
  const large = trained({ neurons: 40 }, other);
  assert.deepEqual(large.remedies, []); // other data: it begins anew
});

test("other neurons, other noise or other data are no remedy", () => {
  const before = overfitted();
  for (const changes of [{ neurons: 4 }, { noise: 0 }, { seed: 12 }])
    assert.deepEqual(trained({ l2: 0.003, ...changes }, before).remedies, []);
});

test("more examples help even where they are still learned by heart", () => {
  const before = overfitted({ seed: 3, train_size: 10 });
  const after = trained({ train_size: 20 }, before);
  assert.ok(shownOf(after).train < HEART && shownOf(after).validation > WRONG);
  assert.deepEqual(after.remedies, ["data"]);
  assert.deepEqual(after.overfitted, before.overfitted);
});

test("fewer epochs by hand count as early stopping does", () => {
  const before = overfitted();
  const { best, looks } = runOf(before);
  assert.deepEqual(trained({ epochs: looks[best].epoch }, before).remedies, ["stop"]);
  assert.deepEqual(trained({ epochs: 1900 }, before).remedies, []);
});

test("a remedy that does not help is told so", () => {
  const before = overfitted({ seed: 24 });
  const after = trained({ l2: 0.03 }, before);
  assert.ok(shownOf(after).validation > shownOf(before).validation);
  assert.match(
    notes(after).fix,
    /With L2 it is \d+% higher: that does not help here\. Try another strength\./,
  );
  const little = trained({ train_size: 40 }, overfitted({ seed: 4 }));
  assert.ok(shownOf(little).validation > ENOUGH * little.overfitted.at(-1));
  assert.match(notes(little).fix, /With more data it is \d+% lower: not enough yet\./);
});

test("each preset shows what it says", () => {
  const shown = Object.fromEntries(
    PRESETS.map(({ id, change, lesson }) => {
      const state = trained(change(CLEAN));
      return [id, { ...shownOf(state), lesson: lesson(state) }];
    }),
  );
  const { small, heart, more, weights, stop } = shown;
  const noise = 0.3 ** 2;
  assert.ok(small.train > HIGH && small.validation > HIGH);
  assert.ok(Math.abs(runOf({ ...CLEAN, neurons: 1 }).looks.at(-50).train - small.train) < 0.05 * small.train);
  assert.ok(heart.train < noise && heart.validation > 4 * noise);
  assert.match(heart.lesson, /training error 0\.030, validation error 0\.78/);
  for (const { train, validation } of [more, weights])
    assert.ok(train > heart.train && validation < heart.validation / 4);
  assert.ok(Math.abs(more.train - noise) < 0.5 * noise && Math.abs(more.validation - noise) < 0.5 * noise);
  assert.ok(stop.validation < heart.validation / 4);
  assert.match(stop.lesson, new RegExp(`the one after epoch ${stop.epoch}\\.`));
});

test("a preset that is a remedy says how it counts for a goal, as long as that is asked for", () => {
  const words = "For a goal, press “Learned by heart” and choose this remedy yourself.";
  for (const { id, change, lesson } of PRESETS) {
    const state = trained(change(CLEAN));
    const isRemedy = ["more", "weights", "stop"].includes(id);
    assert.equal(lesson(state).endsWith(words), isRemedy, id);
    assert.doesNotMatch(lesson({ ...state, goals_reached: ["fix", "second"] }), /yourself/);
    if (!isRemedy) continue;
    const alone = trained(change(overfitted()), overfitted()); // overfitted is begun anew
    assert.deepEqual(alone.remedies, [], id);
    const { overfitted: _, remedies: __, ...byHand } = change(CLEAN);
    assert.deepEqual(reached(trained(byHand, overfitted())), ["fix"], id);
  }
});

test("what stands above the picture is about the remedy, and leaves a preset its own lesson", () => {
  const before = overfitted();
  assert.equal(remark(before), "Overfitted, the validation error was 0.78. Now use one remedy.");
  assert.equal(remark({ ...before, preset: "heart" }), "");
  assert.match(remark(trained({ l2: 0.003 }, before)), /With L2 it is 84% lower\.$/);
  assert.equal(remark(trained({})), "");
});

test("a validation error below the training error is explained, where the written numbers differ", () => {
  const three = trained({ neurons: 3 });
  assert.ok(shownOf(three).validation < shownOf(three).train);
  const words = "lower by chance: its 40 examples are easier for this network than the other 20.";
  assert.ok(describe(three).includes(words), describe(three));
  assert.doesNotMatch(describe(trained({ neurons: 4 })), /by chance/);
});

test("every start is within the rules", () => {
  for (const [name, { check }] of Object.entries(RULES)) assert.deepEqual(check(START[name]), START[name]);
});
