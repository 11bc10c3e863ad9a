// Our data and our engine against the TensorFlow Playground: recorded runs of its nn.ts and dataset.ts (tools/peer.js,
// tools/record_peer.js), and, where its source is at hand, live, number by number.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { makeData } from "../../dl101/widgets/playground/datasets.js";
import { loadPeer, peerFolder, startPeer } from "../../tools/peer.js";
import { ALL_INPUTS, LARGEST, SEEDS, startRun } from "./playground_run.js";

const recorded = JSON.parse(readFileSync(new URL("peer/runs.json", import.meta.url)));
const read = (number) => Number(number); // "Infinity" and "NaN" stand as words

/** All of `found` within `tolerance` of `wanted`; numbers above 1 in proportion, since a double has 16 digits. */
function assertNear(found, wanted, tolerance, what) {
  assert.equal(found.length, wanted.length, what);
  for (const [i, value] of [...found].entries()) {
    const expected = read(wanted[i]);
    const near = Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected));
    assert.ok(near || Object.is(value, expected), `${what} ${i}: ${value} is not ${expected}`);
  }
}

for (const { settings, counts, first, sums } of recorded.data)
  test(`the points of nn.ts: ${JSON.stringify(settings)}`, () => {
    const { train, test } = makeData({ ...SEEDS, ...settings });
    assert.deepEqual([train.count, test.count], counts);
    const column = (name) => [...train[name], ...test[name]];
    const [x, y, label] = ["x", "y", "label"].map(column);
    first.forEach((point, i) => {
      assertNear([x[i], y[i], label[i]], point, 1e-12, "first points");
    });
    const sum = (values) => values.reduce((total, value, i) => total + (i + 1) * value, 0);
    assertNear([x, y, label].map(sum), sums, 1e-12, "sums over all points");
  });

const described = ({ settings, epochs }) => `${JSON.stringify(settings)}, ${epochs} epochs`;
for (const run of recorded.runs)
  test(`the weights and losses of nn.ts: ${described(run)}`, () => {
    const settings = { ...SEEDS, ...run.settings };
    const { engine, train, test } = startRun(settings);
    const tolerance = Math.max(1e-12, 100 * read(run.movement)); // a chaotic run is known no better
    let epoch = 0;
    for (const [shown, ...losses] of run.losses) {
      engine.train(train, settings, shown - epoch);
      epoch = shown;
      assertNear([engine.lossOf(train), engine.lossOf(test)], losses, tolerance, `losses at epoch ${epoch}`);
    }
    engine.train(train, settings, run.epochs - epoch);
    assertNear(engine.weights, run.weights, tolerance, "weight");
    assertNear(engine.biases, run.biases, tolerance, "bias");
  });

test("the recorded runs hold what they are for", () => {
  const seen = (name) => [...new Set(recorded.runs.map(({ settings }) => ({ ...SEEDS, ...settings })[name]))];
  assert.deepEqual(seen("dataset").sort(), ["circle", "gauss", "spiral", "xor"]);
  assert.deepEqual(seen("activation").sort(), ["linear", "relu", "sigmoid", "tanh"]);
  assert.deepEqual(seen("regularization").sort(), ["L1", "L2", "none"]);
  assert.equal(seen("learning_rate").length, 11);
  const chaotic = recorded.runs.filter(({ movement }) => !(read(movement) <= 1e-12));
  assert.ok(chaotic.length < 0.05 * recorded.runs.length, `${chaotic.length} runs are chaotic`);
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
    { ...LARGEST, training_share: 20 },
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
        assertNear([engine.lossOf(train)], [theirs.lossOf(theirs.train)], 1e-15, "training loss");
        assertNear([engine.lossOf(test)], [theirs.lossOf(theirs.test)], 1e-15, "test loss");
      }
      const row = train.inputs.slice(0, settings.inputs.length);
      assert.deepEqual([...engine.outputsAt(row)], theirs.outputsAt(theirs.train[0]));
    });
}
