import assert from "node:assert/strict";
import { test } from "node:test";
import { State } from "../../dl101/widgets/lib/state.js";
import { createActions } from "../../dl101/widgets/playground/actions.js";
import { createPlayer } from "../../dl101/widgets/playground/player.js";
import { createSync } from "../../dl101/widgets/playground/sync.js";
import { PRESETS } from "../../dl101/widgets/playground/training/presets.js";
import { createSession } from "../../dl101/widgets/playground/training/session.js";
import {
  DEFAULTS,
  MOST_EPOCHS,
  PROGRESS,
  SETTINGS,
  settingsOf,
  UNDOABLE,
} from "../../dl101/widgets/playground/training/settings.js";
import { createStopRule, whyNot } from "../../dl101/widgets/playground/training/stop_rule.js";

const sessionOf = (changes = {}) => createSession({ ...DEFAULTS, ...changes });
const train = (session, epochs) => {
  for (let i = 0; i < epochs; i++) session.step();
  return session;
};
const numbersOf = ({ engine }) => [...engine.weights, ...engine.biases];

test("the seeds' configuration falls below a test loss of 0.01", () => {
  const session = sessionOf();
  const rule = createStopRule(session, true);
  let why = "";
  while (!why && session.step()) why = rule(session);
  assert.match(why, /^Stopped at epoch \d+: the test loss is below 0\.01\.$/);
  assert.ok(session.testLoss < 0.01);
});

test("a session keeps a loss for each epoch, the one before training included", () => {
  const session = train(sessionOf(), 3);
  assert.equal(session.epoch, 3);
  assert.equal(session.history.train.length, 4);
  assert.equal(session.history.test[3], session.testLoss);
  assert.equal(session.history.train[0], sessionOf().trainLoss);
});

// What changes, and whether the points and the training stay.
for (const [changes, keepsData, goesOn] of [
  [{ learning_rate: 0.1 }, true, true],
  [{ show_test: true, discretize: true, stop_epoch: 5, stop_loss: 0.1 }, true, true],
  [{ regression_dataset: "reg-gauss" }, true, true], // not in use
  [{ points: [[1, 1, 1]] }, true, true], // nor these
  [{ activation: "relu" }, true, false],
  [{ hidden_layers: [4, 3] }, true, false],
  [{ inputs: ["x"] }, true, false],
  [{ batch_size: 1 }, true, false],
  [{ regularization: "L1" }, true, false],
  [{ regularization_rate: 0.1 }, true, false],
  [{ restarts: 1 }, true, false],
  [{ zero_start: true }, true, false],
  [{ loss: "cross-entropy" }, true, false],
  [{ noise: 10 }, false, false],
  [{ train_percent: 60 }, false, false],
  [{ dataset: "xor" }, false, false],
  [{ seed: "2" }, false, false],
  [{ problem: "regression" }, false, false],
  [{ dataset: "own", points: [[1, 1, 1]] }, false, false],
])
  test(`${JSON.stringify(changes)} ${goesOn ? "goes on training" : keepsData ? "starts anew with the same points" : "takes other points"}`, () => {
    const session = train(sessionOf(), 2);
    const { data } = session;
    assert.equal(session.update({ ...DEFAULTS, ...changes }), !goesOn);
    assert.equal(session.data === data, keepsData);
    assert.equal(session.epoch, goesOn ? 2 : 0);
    assert.equal(session.history.train.length, goesOn ? 3 : 1);
    if (!goesOn) assert.deepEqual(numbersOf(session), numbersOf(sessionOf(changes)));
  });

test("settings with the same values are the same object: views see that nothing changed", () => {
  const session = sessionOf();
  const { settings } = session;
  session.update(structuredClone(DEFAULTS));
  assert.equal(session.settings, settings);
});

test("each restart has first weights of its own, always the same", () => {
  const [first, second] = [sessionOf(), sessionOf({ restarts: 1 })];
  assert.notDeepEqual(numbersOf(first), numbersOf(second));
  assert.deepEqual(numbersOf(second), numbersOf(sessionOf({ restarts: 1 })));
});

test("progress leads back to the same numbers and losses", () => {
  const session = train(sessionOf(), 20);
  const [saved, loss] = [session.progress(), session.testLoss];
  train(session, 5);
  assert.ok(session.restore(JSON.parse(JSON.stringify(saved))));
  assert.equal(session.epoch, 20);
  assert.equal(session.testLoss, loss);
  assert.deepEqual(session.history.train.length, 21);
  assert.ok(session.history.train.slice(1, 20).every(Number.isNaN), "nobody looked at these epochs");
});

test("before training, progress is empty lists; they lead back to the first weights", () => {
  const session = sessionOf();
  assert.deepEqual(session.progress(), { epoch: 0, weights: [], biases: [] });
  train(session, 3);
  session.restore({ epoch: 0, weights: [], biases: [] });
  assert.deepEqual(numbersOf(session), numbersOf(sessionOf()));
  assert.equal(session.epoch, 0);
});

test("numbers of another network are not taken, and nothing changes", () => {
  const session = train(sessionOf(), 3);
  const before = numbersOf(session);
  assert.equal(session.restore({ epoch: 9, weights: [1, 2], biases: [] }), false);
  assert.deepEqual(numbersOf(session), before);
  assert.equal(session.epoch, 3);
});

test("a step beyond all bounds is taken back, and the reason is said", () => {
  const session = sessionOf({ problem: "regression", learning_rate: 10, activation: "linear" });
  let steps = 0;
  while (session.step()) assert.ok(++steps < 100);
  assert.ok(session.diverged);
  assert.ok(numbersOf(session).every(Number.isFinite));
  assert.ok(Number.isFinite(session.trainLoss) && Number.isFinite(session.testLoss));
  assert.match(
    whyNot(session),
    /grew beyond all bounds: the learning rate is too large\. Undo, or take a smaller/,
  );
  session.update({ ...session.settings, learning_rate: 0.001 });
  assert.ok(session.step(), "a smaller rate goes on from there");
  assert.equal(session.diverged, false);
});

test("without points there is nothing to learn, and no harm", () => {
  const session = sessionOf({ dataset: "own" });
  assert.equal(session.step(), false);
  assert.match(whyNot(session), /add some points/);
  assert.ok(Number.isNaN(session.testLoss));
});

test("a number set by hand changes the losses of this epoch", () => {
  const session = train(sessionOf(), 2);
  const { version } = session;
  session.setWeight(0, 5);
  session.setBias(1, -2);
  assert.deepEqual([session.engine.weights[0], session.engine.biases[1], session.epoch], [5, -2, 2]);
  assert.equal(session.history.test[2], session.testLoss);
  assert.ok(session.version > version);
  assert.equal(session.progress().weights[0], 5);
});

test("an edit before training is no longer the seed's start", () => {
  const session = sessionOf();
  session.setWeight(0, 5);
  assert.equal(session.progress().weights[0], 5);
});

test("a weight that L1 has brought to 0 stays dead after undo", () => {
  const session = train(sessionOf({ regularization: "L1", regularization_rate: 0.3 }), 10);
  const dead = [...session.engine.dead];
  assert.ok(dead.includes(1));
  session.restore(session.progress());
  assert.deepEqual([...session.engine.dead], dead);
});

test("training ends at the largest epoch that a trait holds", () => {
  const session = sessionOf();
  session.restore({ ...train(session, 1).progress(), epoch: MOST_EPOCHS - 1 });
  assert.equal(session.step(), true);
  assert.equal(session.step(), false);
  assert.equal(session.epoch, MOST_EPOCHS);
  PROGRESS.epoch.check(session.epoch);
  assert.match(
    whyNot(session),
    /^Stopped at epoch 1,000,000: no run goes further\. Press Reset to begin again\.$/,
  );
});

test("maps are drawn once for each version", () => {
  const session = sessionOf();
  assert.equal(session.drawHeatMaps(), true);
  assert.equal(session.drawHeatMaps(), false);
  session.step();
  assert.equal(session.drawHeatMaps(), true);
});

/** Runs until the rule speaks. */
function run(session, toTheEnd = true) {
  const rule = createStopRule(session, toTheEnd);
  for (let i = 0; i < 6000; i++) {
    if (!session.step()) return whyNot(session);
    const why = rule(session);
    if (why) return why;
  }
  return "";
}

test("training stops at the epoch that was set, once", () => {
  const session = sessionOf({ stop_epoch: 7 });
  assert.equal(run(session, false), "Stopped at epoch 7, as set.");
  assert.match(run(session), /below 0\.01/, "whoever goes on goes past it");
});

test("training stops at the loss that was set", () => {
  const session = sessionOf({ stop_loss: 0.2 });
  assert.match(run(session, false), /^Stopped at epoch \d+: the test loss is below 0\.2\.$/);
  assert.ok(session.testLoss < 0.2 && session.history.test.at(-2) >= 0.2);
});

test("a run ends when nothing moves any more", () => {
  const session = sessionOf({ zero_start: true, problem: "regression" });
  session.update({
    ...session.settings,
    problem: "classification",
    dataset: "own",
    points: [
      [0, 0, 1],
      [0, 0, -1],
      [0, 0, 1],
      [0, 0, -1],
    ],
  });
  assert.match(run(session), /the loss no longer changes/);
});

test("a run has an end in any case", () => {
  const session = sessionOf({ dataset: "spiral", noise: 50, hidden_layers: [1] });
  assert.match(run(session), /after 5,000 epochs in one run|no longer changes/);
});

// A notebook's model, the state, and what stands between: without a page.
function desk(settings = {}) {
  const values = { ...DEFAULTS, epoch: 0, weights: [], biases: [], preset: "", experiment: "", ...settings };
  const model = {
    get: (name) => values[name],
    set: (name, value) => {
      values[name] = value;
    },
    save_changes() {},
    on() {},
    off() {},
  };
  const any = { fallback: "", check: (value) => value };
  const rules = { ...SETTINGS, ...PROGRESS, preset: any, experiment: any };
  const state = new State(model, rules, [...UNDOABLE, "preset"]);
  const session = createSession(settingsOf(state.read()));
  const sync = createSync({ state, session });
  const player = createPlayer({ session, redraw() {}, cameToRest: () => sync.publish() });
  const view = { selected: null, hidden: [] };
  const listeners = [];
  const act = createActions({
    ...{ state, session, sync, player, view, redraw() {} },
    edit: (changes, gesture) => state.edit({ ...changes, preset: "" }, gesture),
    lead,
    beforeLead: (listener) => listeners.push(listener),
  });
  /** A leap, as lib/demo.js makes it for presets, experiments and Reset. */
  function lead(changes) {
    for (const listener of listeners) listener();
    state.edit(changes);
  }
  const frame = () => sync.follow(state.read());
  player.stop(); // its channel would keep the test waiting
  return { values, state, session, sync, act, lead, frame };
}

test("undo of a change that began anew brings back the trained weights and their curve", () => {
  const { act, session, frame } = desk();
  train(session, 30);
  const [numbers, curve] = [numbersOf(session), [...session.history.train]];
  act.change({ activation: "relu" });
  frame();
  assert.equal(session.epoch, 0);
  train(session, 3);
  act.undo();
  frame();
  assert.equal(session.settings.activation, "tanh");
  assert.deepEqual(numbersOf(session), numbers);
  assert.equal(session.epoch, 30);
  assert.deepEqual(session.history.train, curve);
});

test("undo takes back an edit of a weight, a reset, new weights and a preset", () => {
  const { act, lead, session, state, frame } = desk();
  train(session, 10);
  const numbers = numbersOf(session);
  const preset = PRESETS.find(({ id }) => id === "sines");
  for (const doSomething of [
    () => act.setWeight(2, 4),
    act.reset,
    act.newWeights,
    act.newData,
    () => lead({ ...preset.change(state.read()), preset: preset.id }),
    () => act.load({ dataset: "spiral", hidden_layers: [8, 8] }),
    () => act.setPoints([[1, 1, 1]], "classification"),
  ]) {
    doSomething();
    frame();
    assert.notDeepEqual(numbersOf(session), numbers);
    act.end();
    act.undo();
    frame();
    assert.deepEqual(numbersOf(session), numbers);
    assert.equal(session.epoch, 10);
  }
});

test("undo after a long drag brings back the whole curve", () => {
  const { act, session, frame } = desk();
  train(session, 30);
  const curve = [...session.history.train];
  for (let i = 1; i <= 130; i++) {
    act.setWeight(0, i / 100);
    frame();
  }
  act.end();
  act.undo();
  frame();
  assert.deepEqual(session.history.train, curve);
});

test("each of many steps of undo brings back its own curve", () => {
  const { act, session, frame } = desk();
  const curves = [];
  for (let i = 0; i < 8; i++) {
    train(session, 5);
    curves.push([...session.history.test]);
    act.setWeight(i, 0.5);
    act.end();
    frame();
  }
  train(session, 5);
  for (const curve of curves.toReversed()) {
    act.undo();
    frame();
    assert.deepEqual(session.history.test, curve);
  }
});

test("two drags of the same slider are two steps of undo, each with its curve", () => {
  const { act, session, frame } = desk();
  const curves = [];
  for (let drag = 0; drag < 2; drag++) {
    train(session, 4);
    curves.push([...session.history.train]);
    for (const value of [1, 2, 3]) act.setWeight(0, value + drag);
    act.end();
    frame();
  }
  for (const curve of curves.toReversed()) {
    act.undo();
    frame();
    assert.deepEqual(session.history.train, curve);
  }
});

/** All that decides how training goes on. */
const goingOn = (session) => [
  numbersOf(session),
  [...session.engine.dead],
  session.epoch,
  [...session.history.train],
];
for (const [name, settings] of [
  ["a half-filled batch", { batch_size: 7 }],
  [
    "weights that L1 killed after a start at zero",
    {
      regularization: "L1",
      regularization_rate: 0.03,
      zero_start: true,
      inputs: ["x", "y", "xSquared", "sinX"],
    },
  ],
  ["both", { batch_size: 7, regularization: "L1", regularization_rate: 0.1 }],
])
  test(`after undo, training goes on as if nothing had been between: ${name}`, () => {
    for (const doSomething of [
      ({ act }) => act.setWeight(2, 4),
      ({ act }) => act.reset(),
      ({ act }) => act.change({ activation: "relu" }),
    ]) {
      const { act, session, frame } = desk(settings);
      const quiet = train(sessionOf(settings), 12);
      train(session, 12);
      doSomething({ act });
      frame();
      train(session, 3);
      act.end();
      act.undo();
      frame();
      for (let i = 0; i < 5; i++) {
        assert.deepEqual(goingOn(session), goingOn(quiet));
        assert.deepEqual(session.start, quiet.start, "what an export begins with");
        train(session, 1);
        train(quiet, 1);
      }
    }
  });

test("a weight set to 0 by hand is not dead after undo", () => {
  const { act, session, frame } = desk({ regularization: "L1", regularization_rate: 0.001 });
  train(session, 5);
  act.setWeight(3, 0);
  act.end();
  frame();
  act.setWeight(4, 2);
  act.end();
  frame();
  act.undo();
  frame();
  assert.equal(session.engine.weights[3], 0);
  assert.equal(session.engine.dead[3], 0);
  train(session, 1);
  assert.notEqual(session.engine.weights[3], 0);
});

test("an epoch without weights is none: the traits say what the session does", () => {
  const { values, frame } = desk({ epoch: 1000 });
  frame();
  assert.equal(values.epoch, 0);
  values.weights = Array(18).fill(0.25);
  frame();
  assert.equal(values.biases.length, 7, "the first biases that the seed gives");
});

test("Run and Stop, pressed again and again, leave one message under way", () => {
  const sent = [];
  const { MessageChannel } = globalThis;
  globalThis.MessageChannel = class {
    port1 = { close() {} };
    port2 = { postMessage: (message) => sent.push(message) };
  };
  try {
    const session = sessionOf({ dataset: "spiral" });
    let rested = 0;
    const player = createPlayer({
      session,
      redraw() {},
      cameToRest: () => {
        rested += 1;
      },
    });
    for (let i = 0; i < 20; i++) {
      player.run();
      player.pause();
    }
    player.run();
    player.see(false);
    player.see(true);
    assert.deepEqual([sent.length, rested], [1, 20]);
  } finally {
    globalThis.MessageChannel = MessageChannel;
  }
});

test("a slider's drag is one step of undo; what is only looked at is none", () => {
  const { act, state, frame } = desk();
  for (const noise of [5, 10, 15]) {
    act.change({ noise }, "noise");
    frame();
  }
  act.end();
  act.change({ show_test: true, discretize: true });
  act.undo();
  frame();
  assert.deepEqual([state.read().noise, state.read().show_test], [0, true]);
  assert.equal(state.canUndo, false);
});

test("weights that a notebook sets are taken; settings that it changes start anew", () => {
  const { values, session, frame } = desk();
  train(session, 5);
  values.weights = Array(18).fill(0.25);
  frame();
  assert.equal(session.engine.weights[3], 0.25);
  values.hidden_layers = [3];
  frame();
  assert.deepEqual(session.engine.sizes, [2, 3, 1]);
  assert.deepEqual(
    [session.epoch, values.epoch, values.weights],
    [0, 0, []],
    "the old numbers mean nothing now",
  );
});

test("a preset keeps the learner's own points", () => {
  const { act, state, frame } = desk();
  act.setPoints(
    [
      [1, 2, 1],
      [0, 0, -1],
    ],
    "classification",
  );
  frame();
  act.load({ dataset: "xor" });
  frame();
  assert.equal(state.read().points.length, 2);
  assert.equal(state.read().dataset, "xor");
});
