// "Run to the end" says beforehand where the end is; the loss chart keeps the run before to compare with.

import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutNetwork } from "../../dl101/widgets/playground/network/layout.js";
import { createRunBefore, reachOf } from "../../dl101/widgets/playground/plot/loss_chart.js";
import { createSession } from "../../dl101/widgets/playground/training/session.js";
import { DEFAULTS, switchedInput } from "../../dl101/widgets/playground/training/settings.js";
import { createStopRule, endInWords } from "../../dl101/widgets/playground/training/stop_rule.js";

const start = (changes = {}) => createSession({ ...DEFAULTS, ...changes });
function train(session, epochs) {
  for (let i = 0; i < epochs; i++) session.step();
  return session;
}
function runToEnd(session) {
  const rule = createStopRule(session, true);
  for (;;) {
    session.step();
    const why = rule(session);
    if (why) return why;
  }
}

test("the end that is named beforehand is the one that comes", () => {
  const usual =
    "until the test loss is below 0.01, for 5,000 epochs at most, or until the loss no longer changes";
  for (const [changes, words, why] of [
    [{}, usual, /below 0\.01\.$/],
    [{ hidden_layers: [1] }, usual, /after 5,000 epochs|no longer changes/],
    [{ stop_epoch: 12 }, "until epoch 12", /epoch 12, as set/],
    [{ stop_loss: 0.2 }, usual.replace("0.01", "0.2"), /below 0\.2\.$/],
    [
      { stop_epoch: 900, stop_loss: 0.2 },
      "until epoch 900, or until the test loss is below 0.2",
      /below 0\.2\.$/,
    ],
    [
      { stop_epoch: 3, stop_loss: 0.2 },
      "until epoch 3, or until the test loss is below 0.2",
      /epoch 3, as set/,
    ],
  ]) {
    const session = start(changes);
    assert.equal(endInWords(session), words);
    assert.match(runToEnd(session), why);
  }
});

test("past the end, another end is named", () => {
  const done = start();
  runToEnd(done);
  assert.equal(endInWords(done), "for 5,000 epochs, or until the loss no longer changes");
  const past = train(start({ stop_epoch: 5 }), 8);
  assert.match(endInWords(past), /^until the test loss is below 0\.01, /);
  assert.match(endInWords(start({ train_percent: 90, dataset: "own", points: [[1, 1, 1]] })), /5,000 epochs/);
});

test("the run before stays while points and loss are the same", () => {
  const session = train(start(), 50);
  const before = createRunBefore();
  assert.deepEqual(before(session), []);
  const first = session.history.test;
  session.update({ ...session.settings, regularization: "L2" });
  assert.equal(before(session), first);
  session.update({ ...session.settings, regularization_rate: 0.1 });
  assert.equal(before(session), first, "a run that never began takes nothing's place");
  train(session, 30);
  assert.equal(before(session), first);
  const second = session.history.test;
  session.restart();
  assert.equal(before(session), second);
  train(session, 30);
  session.update({ ...session.settings, loss: "cross-entropy" });
  assert.deepEqual(before(session), [], "another loss can't be compared");
  train(session, 30);
  session.update({ ...session.settings, noise: 20 });
  assert.deepEqual(before(session), [], "nor can other points");
});

test("beside a run that grows, the one before never takes more than half of the chart", () => {
  for (const epoch of [0, 1, 99, 100, 101, 350, 5000]) {
    assert.ok(reachOf(epoch) >= Math.max(100, epoch));
    assert.ok(epoch <= 100 || reachOf(epoch) < 2 * epoch);
  }
});

test("by finger, rows and buttons are as large as a fingertip, and nothing leaves the picture", () => {
  for (const room of [280, 332, 700])
    for (const hidden of [[], [4, 2], [8, 8, 8, 8, 8, 8]]) {
      const usedRows = [0, 1, 2, 3, 4, 5, 6];
      const lay = (byFinger) => layoutNetwork({ inputRows: 7, usedRows, hidden, room, byFinger });
      const { inputs, pitch, stacked, head, height, layers, node } = lay(true);
      assert.ok(inputs[1].y - inputs[0].y >= 44);
      assert.equal(stacked, pitch < 92, "side by side only where two have room");
      assert.ok(head >= (stacked ? 88 : 44) + 40);
      for (const { y } of layers.flat()) assert.ok(y - node / 2 >= head && y + node / 2 <= height);
      assert.equal(lay(false).stacked, false);
    }
});

test("an input is switched off and on again in the order of the network", () => {
  assert.deepEqual(switchedInput(["x", "y"], "x"), ["y"]);
  assert.deepEqual(switchedInput(["y"], "x"), ["x", "y"]);
  assert.deepEqual(switchedInput([], "sinY"), ["sinY"]);
});
