import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { settled } from "../../dl101/widgets/lib/settled.js";
import { readAddress } from "../../dl101/widgets/playground/formats/address.js";
import { createSession } from "../../dl101/widgets/playground/training/session.js";
import { DEFAULTS, SETTINGS } from "../../dl101/widgets/playground/training/settings.js";
import { addressOf } from "../../dl101/widgets/sweep/address.js";
import { sweepCode } from "../../dl101/widgets/sweep/code.js";
import { GOALS, PRESETS, reached, settle } from "../../dl101/widgets/sweep/goals.js";
import {
  AXES,
  bestOf,
  chosenOf,
  isTrained,
  lossesOf,
  MOST,
  note,
  RULES,
  START,
  STEP,
  sweepOf,
} from "../../dl101/widgets/sweep/model.js";
import { createRun } from "../../dl101/widgets/sweep/training/run.js";
import { createTrainer } from "../../dl101/widgets/sweep/training/trainer.js";
import { describe, LOW } from "../../dl101/widgets/sweep/words.js";

const MEASURED = JSON.parse(
  readFileSync(new URL("../../assets/measured/sweep.json", import.meta.url), "utf8"),
);
const fresh = { ...START, trained: 0, goals_reached: [], preset: "" };
const after = (state) => ({ ...state, ...settled({ goals: GOALS, reached, settle }, state) });
const preset = (id) => ({ ...fresh, ...PRESETS.find((one) => one.id === id).change(fresh) });

/** Some cells of a sweep, trained by one trainer. */
function trainedBy(sweep, indices, epochs, budget) {
  return new Promise((resolve) => {
    const told = new Map();
    const trainer = createTrainer({
      budget,
      tell(id, marks) {
        assert.equal(id, 7);
        for (const [index, epoch, ...mark] of marks) told.set(`${index} ${epoch}`, mark);
        const isDone = (index) => told.has(`${index} ${epochs}`);
        if (!indices.every(isDone)) return;
        trainer.stop();
        resolve(told);
      },
    });
    trainer.take({ id: 7, epochs, cells: indices.map((i) => [i, sweep.cells[i].settings]) });
  });
}

/** Train a whole sweep, and write it down. */
function train(state, cells = sweepOf(state).cells) {
  const sweep = sweepOf(state);
  for (const cell of cells) {
    const run = createRun(cell.settings);
    const index = sweep.cells.indexOf(cell);
    while (run.epoch < state.epochs && !run.diverged) {
      run.step();
      if (run.epoch % STEP === 0 || run.diverged)
        note(sweep, [[index, run.epoch, ...run.losses(), run.diverged]]);
    }
  }
  return state;
}

test("a grid has a network for each pair of values, and every other setting is that of the state", () => {
  const { columns, rows, cells } = sweepOf(START);
  assert.deepEqual([columns, rows, cells.length], [8, 8, 64]);
  const { x, y, settings } = cells[8 * 2 + 5];
  assert.deepEqual([x, y, settings.learning_rate, settings.hidden_layers], [0.3, 3, 0.3, [3]]);
  assert.deepEqual([settings.activation, settings.batch_size, settings.seed], ["tanh", 10, "1"]);
  const deep = sweepOf({ ...START, x_axis: "depth", y_axis: "l2_rate", width: 7 });
  assert.deepEqual([deep.columns, deep.rows], [7, 8]);
  assert.deepEqual(deep.cells[0].settings.hidden_layers, []);
  assert.equal(deep.cells[0].settings.regularization, "none");
  assert.deepEqual(deep.cells.at(-1).settings.hidden_layers, Array(6).fill(7));
  assert.equal(deep.cells.at(-1).settings.regularization, "L2");
});

test("two states share a sweep where they differ in what is shown alone, or in a setting that is an axis", () => {
  const sweep = sweepOf(START);
  assert.equal(sweepOf({ ...START, epochs: 70, cell: [1, 2], show: "train", learning_rate: 1 }), sweep);
  assert.notEqual(sweepOf({ ...START, noise: 5 }), sweep);
  assert.notEqual(sweepOf({ ...START, dataset: "xor" }), sweep);
});

test("every setting of every axis is one that the Playground has, and its link says all of them", () => {
  for (const axis of Object.keys(AXES))
    for (const { settings } of sweepOf({ ...START, x_axis: axis, y_axis: axis === "seed" ? "width" : "seed" })
      .cells) {
      for (const [name, value] of Object.entries(settings)) SETTINGS[name].check(value);
      const { settings: read, notices } = readAddress(addressOf(settings, 30));
      assert.deepEqual(notices, []);
      assert.deepEqual(read, { ...DEFAULTS, ...settings, stop_epoch: 30 });
    }
});

const PLACES = {
  "seeds' rate": {},
  "carried batches, sigmoid": {
    batch_size: 15,
    activation: "sigmoid",
    train_percent: 70,
    dataset: "gauss",
    noise: 30,
  },
  "deep ReLU with L2": { depth: 4, width: 6, activation: "relu", l2_rate: 0.01, seed: 3 },
  "no hidden layer": { depth: 0, activation: "linear", dataset: "xor" },
  "one that diverges": {
    x_axis: "seed",
    learning_rate: 3,
    l2_rate: 1,
    dataset: "spiral",
    batch_size: 1,
  },
};
for (const [name, changes] of Object.entries(PLACES))
  test(`the Playground trains a cell to the same losses, to the last bit: ${name}`, () => {
    const { settings } = chosenOf({ ...START, ...changes });
    const session = createSession({ ...DEFAULTS, ...readAddress(addressOf(settings, 40)).named });
    const run = createRun(settings);
    for (let epoch = 0; epoch < 40; epoch++) {
      run.step();
      session.step();
      assert.equal(run.epoch, session.epoch);
      assert.equal(run.diverged, session.diverged);
      assert.deepEqual(run.losses(), [session.trainLoss, session.testLoss]);
      if (run.diverged) break;
    }
    assert.equal(run.diverged, name === "one that diverges");
  });

test("the losses are the same, however many train, and in slices of whatever length", async () => {
  const sweep = sweepOf({ ...START, y_axis: "batch_size" });
  const all = [...sweep.cells.keys()].filter((i) => i % 5 === 0);
  const alone = await trainedBy(sweep, all, 20, 1000);
  for (const [count, budget] of [
    [2, 5],
    [3, 0.5],
  ]) {
    const parts = Array.from({ length: count }, (_, part) => all.filter((_, i) => i % count === part));
    const told = await Promise.all(parts.map((part) => trainedBy(sweep, part, 20, budget)));
    const together = new Map(told.flatMap((one) => [...one]));
    assert.deepEqual(new Map([...together].sort()), new Map([...alone].sort()));
  }
});

test("a trainer goes on where it was when more epochs are wanted, and drops what is no longer wanted", async () => {
  const { cells } = sweepOf(START);
  const seen = [];
  await new Promise((resolve) => {
    const take = (id, epochs) => trainer.take({ id, epochs, cells: [[7, cells[7].settings]] });
    const trainer = createTrainer({
      budget: 1000,
      tell(id, marks) {
        for (const [, epoch] of marks) seen.push([id, epoch]);
        if (id === 1) return seen.length === 1 ? take(1, 20) : take(2, 10);
        trainer.stop();
        return resolve();
      },
    });
    take(1, 10);
  });
  assert.deepEqual(seen, [
    [1, 10],
    [1, 20],
    [2, 10],
  ]);
});

test("what is not known yet is said to be so, and a network that diverged keeps its last losses", () => {
  const state = { ...START, seed: 5, epochs: 20 };
  const sweep = sweepOf(state);
  assert.equal(bestOf(state), -1);
  assert.match(describe({ ...state, epochs: 0 }), /64 networks .* not trained yet/);
  note(sweep, [[0, 10, 0.4, 0.5, false]]);
  assert.deepEqual(lossesOf(sweep.cells[0], 20), { train: 0.4, test: 0.5, epoch: 10 });
  assert.equal(lossesOf(sweep.cells[0], 0), null);
  assert.equal(lossesOf(sweep.cells[1], 20), null);
  assert.match(describe(state), /all have come to epoch 0 of 20/);
  note(sweep, [[0, 13, 0.3, 0.2, true]]);
  assert.deepEqual(lossesOf(sweep.cells[0], 20), { train: 0.3, test: 0.2, epoch: 13 });
  assert.deepEqual(lossesOf(sweep.cells[0], MOST), { train: 0.3, test: 0.2, epoch: 13 });
  assert.equal(isTrained(state), false);
  note(
    sweep,
    sweep.cells.flatMap((_, i) => [10, 20].map((epoch) => [i, epoch, 0.1, 0.1 + i / 100, false])).slice(2),
  );
  assert.equal(isTrained(state), true);
  assert.equal(bestOf(state), 1);
  const diverged = { ...state, cell: [0, 0] };
  assert.match(describe(diverged), /It diverged after epoch 13/);
  for (const source of Object.values(sweepCode(diverged))) assert.match(source, /EPOCHS = .*, 13\n/);
});

test("epochs are those after which losses are looked at, and a cell outside of a small grid is its nearest", () => {
  for (const epochs of [0, 10, MOST]) assert.equal(RULES.epochs.check(epochs), epochs);
  for (const epochs of [5, -10, MOST + STEP, "10", null])
    assert.throws(() => RULES.epochs.check(epochs), /must be a multiple of 10 from 0 to 500/);
  const small = { ...START, x_axis: "activation", y_axis: "depth", cell: [7, 7] };
  assert.deepEqual([chosenOf(small).x, chosenOf(small).y], ["linear", 6]);
});

test("nothing is reached at the start, nor by a goal's button", () => {
  assert.deepEqual(after(fresh).goals_reached, []);
  for (const { show } of GOALS) assert.deepEqual(after({ ...fresh, ...show() }).goals_reached, []);
});

// What a learner does for each goal, from where its button leads.
const WAYS = {
  luck: { epochs: 100, cell: [2, 2] },
  robust: { epochs: 100, cell: [4, 7] },
  spiral: { epochs: 300, width: 8, cell: [7, 5] },
  overfit: { epochs: 300, depth: 2, cell: [0, 7] },
};
for (const { id, show } of GOALS)
  test(`the goal ${id} is reached by hand, and by its network alone`, () => {
    const state = { ...fresh, ...show(), ...WAYS[id] };
    const { settings } = chosenOf(state);
    const mine = sweepOf(state).cells.filter((cell) => {
      const line = state.y_axis === "seed" ? "learning_rate" : "hidden_layers";
      return String(cell.settings[line]) === String(settings[line]);
    });
    const needed = ["luck", "robust"].includes(id) ? mine : [chosenOf(state)];
    train(state, needed);
    const others = sweepOf(state).cells.flatMap((cell, i) =>
      needed.includes(cell) ? [] : [[i, state.epochs, 0.3, 0.3, false]],
    );
    assert.deepEqual(after(state).goals_reached, [], "before all are trained");
    note(sweepOf(state), others);
    assert.deepEqual(after(state), { ...state, trained: state.epochs, goals_reached: [id] });
    assert.deepEqual(after({ ...state, cell: [1, 0] }).goals_reached, [], "another network");
    assert.deepEqual(after({ ...state, preset: "wide" }).goals_reached, [], "nobody's own doing");
  });

test("the presets show what their lessons say, with the seed that they set", () => {
  const below = (state, has) =>
    sweepOf(state).cells.filter((cell) => has(cell) && lossesOf(cell, state.epochs).test < LOW).length;
  const seeds = train(
    preset("seeds"),
    sweepOf(preset("seeds")).cells.filter(({ y }) => y === 3),
  );
  assert.equal(
    below(seeds, ({ y }) => y === 3),
    4,
  );
  const wide = train(
    preset("wide"),
    sweepOf(preset("wide")).cells.filter(({ y }) => [2, 3, 8].includes(y)),
  );
  assert.equal(
    below(wide, ({ y }) => y === 2),
    0,
  );
  assert.ok(below(wide, ({ y }) => y === 3) <= 3 && below(wide, ({ y }) => y === 8) >= 3);
});

test("what the lessons say in general holds for each of the ten seeds that were measured", () => {
  const { wide, batch, deep } = MEASURED;
  const rates = wide["rates below the mark, by neurons"];
  assert.ok(rates[1].max === 0 && rates[2].max === 0 && rates[3].max <= 3 && rates[8].min >= 3);
  const best = batch["best rate, by batch size"];
  assert.ok(best[30].min >= 10 * best[1].max);
  const [sigmoid, relu] = Object.values(deep);
  for (const depth of [4, 5, 6]) assert.ok(sigmoid[depth].min > 0.49);
  for (const depth of [1, 2, 3, 4, 5, 6]) assert.ok(relu[depth].max < LOW);
});
