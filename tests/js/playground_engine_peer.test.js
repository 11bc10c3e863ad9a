// Our data and our engine against the TensorFlow Playground: recorded runs of its nn.ts and dataset.ts (tools/peers/tf_playground.js,
// tools/peers/record_tf_playground.js), and, where its source is at hand, live, number by number.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { makeData } from "../../dl101/widgets/data/datasets.js";
import { loadPeer, peerFolder, startPeer } from "../../tools/peers/tf_playground.js";
import { ALL_INPUTS, LARGEST, SEEDS, startRun } from "./playground_run.js";

const recorded = JSON.parse(readFileSync(new URL("peer/runs.json", import.meta.url)));

/** Whether `value` is `expected`: to 1e-12, or, where doubles lie so far apart, to 4 units in the last place. */
const isNear = (value, expected) =>
  Math.abs(value - expected) <= Math.max(1e-12, 4 * Number.EPSILON * Math.abs(expected));

function assertNear(found, wanted, what) {
  assert.equal(found.length, wanted.length, what);
  [...found].forEach((value, i) => {
    assert.ok(isNear(value, wanted[i]), `${what} ${i}: ${value} is not ${wanted[i]}`);
  });
}

test("the comparison can fail", () => {
  for (const [value, far] of [
    [0, 2e-12],
    [0.5, 2e-12],
    [1000, 4e-12],
    [1e6, 1e-9],
  ]) {
    assert.ok(isNear(value + 1e-13, value) && isNear(value, value));
    assert.ok(!isNear(value + far, value) && !isNear(value - far, value), `${value} ± ${far}`);
  }
  for (const nothing of [Number.NaN, Infinity]) assert.ok(!isNear(nothing, 1));
});

for (const { settings, counts, first, sums } of recorded.data)
  test(`the points of nn.ts: ${JSON.stringify(settings)}`, () => {
    const { train, test } = makeData({ ...SEEDS, ...settings });
    assert.deepEqual([train.count, test.count], counts);
    const column = (name) => [...train[name], ...test[name]];
    const [x, y, label] = ["x", "y", "label"].map(column);
    first.forEach((point, i) => {
      assertNear([x[i], y[i], label[i]], point, "first points");
    });
    const weights = x.map((_, i) => i + 1); // no other order or point gives these sums
    [x, y, label].forEach((values, column) => {
      const sum = values.reduce((total, value, i) => total + weights[i] * value, 0);
      assert.ok(
        Math.abs(sum - sums[column]) < 1e-12 * weights.length ** 2,
        `sum of column ${column}: ${sum}`,
      );
    });
  });

const lastEpoch = ({ losses }) => losses.at(-1)[0];

for (const run of recorded.runs)
  test(`the weights and losses of nn.ts: ${JSON.stringify(run.settings)}, ${lastEpoch(run)} epochs`, () => {
    const settings = { ...SEEDS, ...run.settings };
    const { engine, train, test } = startRun(settings);
    let epoch = 0;
    for (const [shown, ...losses] of run.losses) {
      engine.train(train, settings, shown - epoch);
      epoch = shown;
      assertNear([engine.loss(train), engine.loss(test)], losses, `losses at epoch ${epoch}`);
    }
    assertNear(engine.weights, run.weights, "weight");
    assertNear(engine.biases, run.biases, "bias");
  });

test("the recorded runs hold what they are for", () => {
  const seen = (name) => [...new Set(recorded.runs.map(({ settings }) => ({ ...SEEDS, ...settings })[name]))];
  assert.deepEqual(seen("dataset").sort(), ["circle", "gauss", "spiral", "xor"]);
  assert.deepEqual(seen("regression_dataset").sort(), ["reg-gauss", "reg-plane"]);
  assert.deepEqual(seen("activation").sort(), ["linear", "relu", "sigmoid", "tanh"]);
  assert.deepEqual(seen("regularization").sort(), ["L1", "L2", "none"]);
  assert.equal(seen("learning_rate").length, 11);
  assert.ok(recorded.runs.every((run) => lastEpoch(run) >= 1));
  assert.ok(
    recorded.left_out.length <= 4 && recorded.left_out.every(({ learning_rate }) => learning_rate >= 3),
  );
  const cut = recorded.runs.filter((run) => lastEpoch(run) < run.asked);
  assert.ok(cut.length < 0.03 * recorded.runs.length, `${cut.length} runs are chaotic before their end`);
});

const folder = peerFolder();
if (folder) {
  const peer = await loadPeer(folder);
  const regression = { problem: "regression", regression_dataset: "reg-gauss" };
  const settingsOfRuns = [
    {},
    { dataset: "spiral", noise: 20, inputs: ALL_INPUTS, activation: "relu", hidden_layers: [8, 5] },
    { dataset: "xor", batch_size: 7, regularization: "L1", regularization_rate: 0.01, restarts: 2 },
    {
      dataset: "gauss",
      batch_size: 30,
      regularization: "L2",
      regularization_rate: 0.1,
      activation: "sigmoid",
    },
    { ...regression, hidden_layers: [3, 3, 3] },
    { problem: "regression", regression_dataset: "reg-plane", hidden_layers: [], activation: "linear" },
    { ...LARGEST, train_percent: 20 },
  ];
  test("the recorded runs are those of the source at hand", () => {
    assert.deepEqual(recorded.source.sha256, peer.sha256);
  });

  for (const changes of settingsOfRuns)
    test(`live beside nn.ts, to the last bit: ${JSON.stringify(changes)}`, () => {
      const settings = { ...SEEDS, ...changes };
      const theirs = startPeer(peer, settings);
      const { data, engine, train, test } = startRun(settings);
      for (const name of ["train", "test"])
        for (const column of ["x", "y", "label"])
          assert.deepEqual(
            [...data[name][column]],
            theirs[name].map((point) => point[column]),
          );
      for (let epoch = 0; epoch <= 40; epoch++) {
        if (epoch > 0) {
          theirs.step();
          engine.train(train, settings);
        }
        assert.deepEqual([...engine.weights], theirs.weights(), `epoch ${epoch}`);
        assert.deepEqual([...engine.biases], theirs.biases());
        // Math.pow(x, 2), which nn.ts calls, may differ from x · x in the last bit
        for (const [ours, loss] of [
          [engine.loss(train), theirs.loss(theirs.train)],
          [engine.loss(test), theirs.loss(theirs.test)],
        ])
          assert.ok(Math.abs(ours - loss) <= 1e-15 * Math.max(1, loss), `loss at epoch ${epoch}`);
      }
      const row = train.inputs.slice(0, settings.inputs.length);
      assert.deepEqual([...engine.activations(row)], theirs.activations(theirs.train[0]));
    });
}
