// What the guided experiments and the presets claim, measured with the engine over ten starts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EXPERIMENTS, goalsOf, isBlank } from "../../dl101/widgets/playground/experiments.js";
import { PRESETS } from "../../dl101/widgets/playground/presets.js";
import { createSession } from "../../dl101/widgets/playground/session.js";
import { DEFAULTS, SETTINGS } from "../../dl101/widgets/playground/settings.js";

const SEEDS = ["0.72826", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const experiment = (id) => EXPERIMENTS.find((one) => one.id === id);
const setUp = (id, changes = {}) => createSession({ ...DEFAULTS, ...experiment(id).settings, ...changes });
const now = (session, selected = null) => ({ settings: session.settings, session, selected });

function train(session, epochs) {
  for (let i = 0; i < epochs; i++) assert.ok(session.step());
  return session;
}

/** In every start: the lowest test loss of so many epochs, and the last. */
function tenStarts(changes, epochs) {
  return SEEDS.map((seed) => {
    const { history, test_loss } = train(createSession({ ...DEFAULTS, ...changes, seed }), epochs);
    return { lowest: Math.min(...history.test), last: test_loss };
  });
}
const lowest = (runs) => Math.min(...runs.map((run) => run.lowest));

/** The first epoch with a test loss below `wanted` in every start; Infinity where it takes more than `most`. */
function epochsUntil(changes, wanted, most) {
  return SEEDS.map((seed) => {
    const session = createSession({ ...DEFAULTS, ...changes, seed });
    while (session.test_loss >= wanted && session.epoch < most) session.step();
    return session.test_loss < wanted ? session.epoch : Number.POSITIVE_INFINITY;
  });
}
const slowest = (changes, wanted, most) => Math.max(...epochsUntil(changes, wanted, most));
const says = (id, ...parts) => {
  for (const part of parts) assert.ok(experiment(id).explanation.includes(part), `${id}: ${part}`);
};

test("each experiment has a question, a prediction, steps, a goal and an explanation", () => {
  assert.ok(EXPERIMENTS.length >= 8);
  assert.equal(new Set(EXPERIMENTS.map(({ id }) => id)).size, EXPERIMENTS.length);
  for (const { id, title, question, predict, steps, settings, goal, explanation } of EXPERIMENTS) {
    for (const text of [question, predict, goal, explanation, ...steps]) assert.match(text, /[.?)]$/, id);
    assert.ok(title);
    assert.ok(steps.length >= 2 && steps.length <= 4, id);
    for (const [name, value] of Object.entries(settings)) SETTINGS[name].check(value);
  }
});

test("no goal is reached by setting up, nor by training what was set up", () => {
  for (const { id, reached } of EXPERIMENTS) {
    const session = setUp(id);
    assert.equal(reached(now(session)), false, id);
    for (let i = 0; i < 500; i++) {
      session.step();
      assert.equal(reached(now(session)), false, `${id} after ${session.epoch} epochs`);
    }
  }
});

test("the steps lead to the goal", () => {
  const solutions = {
    "one-neuron": [{ hidden_layers: [3] }, 200],
    "right-input": [{ inputs: ["xSquared", "ySquared"] }, 100],
    "all-linear": [{ activation: "tanh" }, 100],
    "too-fast": [{ learning_rate: 0.03 }, 100],
    overfit: [{ regularization: "L2", regularization_rate: 0.1 }, 500],
    spiral: [{ inputs: ["x", "y", "sinX", "sinY"], hidden_layers: [8] }, 400],
    "wide-deep": [{ hidden_layers: [8] }, 100],
    xor: [{ hidden_layers: [4], activation: "relu" }, 50],
    "zero-start": [{ zero_start: false }, 100],
  };
  for (const [id, [changes, epochs]] of Object.entries(solutions)) {
    const session = setUp(id);
    train(session, 20);
    session.update({ ...session.settings, ...changes });
    session.restart();
    train(session, epochs);
    assert.equal(experiment(id).reached(now(session)), true, id);
  }
  const dead = train(setUp("dead-relu"), 50);
  const found = hiddenUnits(dead).filter((unit) => experiment("dead-relu").reached(now(dead, unit)));
  assert.ok(found.length > 0);
  assert.deepEqual(Object.keys(solutions).length + 1, EXPERIMENTS.length);
});

test("a goal counts for the experiment that is set up, and is remembered", () => {
  const session = train(createSession(DEFAULTS), 100);
  const goals = (open, goals_reached = []) =>
    goalsOf({ ...now(session), state: { experiment: open, goals_reached } });
  assert.deepEqual(goals("all-linear"), ["all-linear"]);
  assert.deepEqual(goals(""), []);
  assert.deepEqual(goals("spiral"), []);
  assert.deepEqual(goals("all-linear", ["spiral"]), ["spiral", "all-linear"]);
  const reached = ["all-linear"];
  assert.equal(goals("all-linear", reached), reached, "nothing new: the same list");
  assert.equal(goals("spiral", reached), reached);
});

test("one-neuron: one and two stay above, three come below", () => {
  assert.ok(lowest(tenStarts({ hidden_layers: [1] }, 500)) > 0.35);
  assert.ok(lowest(tenStarts({ hidden_layers: [2] }, 500)) > 0.2);
  assert.ok(slowest({ hidden_layers: [3] }, 0.05, 150) <= 150);
  says("one-neuron", "above 0.35", "above 0.2,", "500 epochs", "below 0.05 within 150 epochs");
});

test("right-input: the squares, in nine of ten starts", () => {
  const without = { hidden_layers: [], learning_rate: 0.01 };
  const epochs = epochsUntil({ ...without, inputs: ["xSquared", "ySquared"] }, 0.05, 200);
  assert.equal(epochs.filter((count) => count <= 30).length, 9);
  const stuck = {
    ...DEFAULTS,
    ...without,
    inputs: ["xSquared", "ySquared"],
    seed: SEEDS[epochs.indexOf(Infinity)],
  };
  assert.ok(train(createSession({ ...stuck, restarts: 1 }), 30).test_loss < 0.05, "New weights helps");
  assert.ok(lowest(tenStarts(without, 200)) >= 0.48);
  says("right-input", "9 of 10", "below 0.05 within 30 epochs", "0.48 or more in 10 of 10");
});

test("all-linear: no number of linear layers helps", () => {
  for (const hidden_layers of [
    [4, 2],
    [8, 8, 8],
  ])
    assert.ok(lowest(tenStarts({ activation: "linear", hidden_layers }, 200)) > 0.48);
  assert.ok(slowest({}, 0.05, 100) <= 100);
  says("all-linear", "below 0.48 in 200 epochs", "below 0.05 within 100 epochs");
});

test("too-fast: a saturated network does not recover, and a small rate gets nowhere", () => {
  for (const seed of SEEDS) {
    const session = train(createSession({ ...DEFAULTS, learning_rate: 3, seed }), 50);
    session.update({ ...session.settings, learning_rate: 0.03 });
    train(session, 300);
    assert.ok(session.epoch === 350 && session.test_loss > 0.5);
    const slow = createSession({ ...DEFAULTS, learning_rate: 0.00001, seed });
    const before = slow.test_loss;
    assert.ok(Math.abs(train(slow, 500).test_loss - before) < 0.02, `${before} ${slow.test_loss}`);
  }
  says("too-fast", "above 0.5 in 10 of 10", "less than 0.02 after 500 epochs");
});

test("overfit: the test loss turns, and L2 helps", () => {
  const { settings } = experiment("overfit");
  const plain = tenStarts(settings, 500);
  const rises = plain.map(({ lowest, last }) => last / lowest);
  assert.ok(Math.min(...rises) > 1.1);
  assert.ok(Math.max(...rises) > 1.8 && Math.max(...rises) < 2.2);
  says("overfit", "in 10 of 10 starts: by a tenth at least, at worst about twice as high");
  const pulled = tenStarts({ ...settings, regularization: "L2", regularization_rate: 0.1 }, 500);
  assert.ok(pulled.every(({ last }, i) => last < plain[i].last && last < 0.2));
  says("overfit", "in 10 of 10");
});

test("spiral: sines help", () => {
  assert.ok(lowest(tenStarts({ dataset: "spiral" }, 1000)) > 0.3);
  const sines = { dataset: "spiral", inputs: ["x", "y", "sinX", "sinY"], hidden_layers: [8] };
  assert.ok(slowest(sines, 0.05, 400) <= 400);
  const last = tenStarts({ dataset: "spiral", hidden_layers: [8, 8] }, 1500).map((run) => run.last);
  assert.ok(last.filter((loss) => loss > 0.05).length >= 7);
  says("spiral", "above a test loss of 0.3 for 1,000", "within 400 epochs", "above 0.05 in most starts");
});

function hiddenUnits({ engine: { sizes } }) {
  const units = sizes.reduce((sum, size) => sum + size, 0);
  return Array.from({ length: units - 1 - sizes[0] }, (_, i) => sizes[0] + i);
}

test("dead-relu: how many maps are blank", () => {
  const blank = (learning_rate) =>
    SEEDS.map((seed) => {
      const session = train(setUp("dead-relu", { learning_rate, seed }), 50);
      return hiddenUnits(session).filter((unit) => isBlank(now(session), unit)).length;
    });
  const [fast, slow] = [blank(3), blank(0.03)];
  assert.deepEqual([Math.min(...fast), Math.max(...fast)], [2, 6]);
  assert.equal(Math.max(...slow), 2);
  assert.equal(slow.filter((count) => count === 0).length, 8);
  says("dead-relu", "between 2 and 6 of the 16", "at most 2, and none in 8 of 10");
});

test("a blank map is one that the page draws blank", () => {
  const session = train(setUp("dead-relu"), 50);
  session.drawMaps();
  for (const unit of hiddenUnits(session))
    assert.equal(isBlank(now(session), unit), Math.max(...session.maps.of(unit)) <= 0);
});

test("wide-deep: the wide one wins", () => {
  assert.ok(lowest(tenStarts({ hidden_layers: [2, 2, 2, 2] }, 500)) > 0.18);
  assert.ok(slowest({ hidden_layers: [8] }, 0.05, 100) <= 100);
  says("wide-deep", "above a test loss of 0.18 for 500 epochs", "below 0.05 within 100");
});

test("xor: four ReLU neurons, or one product", () => {
  const relu = { dataset: "xor", activation: "relu" };
  assert.ok(slowest({ ...relu, hidden_layers: [4] }, 0.05, 50) <= 50);
  assert.ok(lowest(tenStarts({ ...relu, hidden_layers: [2] }, 500)) > 0.15);
  assert.ok(slowest({ dataset: "xor", hidden_layers: [], inputs: ["xTimesY"] }, 0.05, 20) <= 20);
  says("xor", "below 0.05 within 50 epochs in 10 of 10", "above 0.15 for 500", "within 20 epochs");
});

test("zero-start: nothing but the output's bias moves", () => {
  for (const activation of ["tanh", "relu"])
    for (const seed of SEEDS) {
      const session = train(setUp("zero-start", { activation, seed }), 300);
      assert.ok(session.engine.weights.every((weight) => weight === 0));
      assert.ok(session.engine.biases.slice(0, -1).every((bias) => bias === 0));
      assert.ok(Math.min(...session.history.test) >= 0.49);
    }
  says("zero-start", "0.49 or more for 300 epochs");
});

test("the presets show what their lessons say", () => {
  const preset = (id) => PRESETS.find((one) => one.id === id).settings;
  assert.deepEqual([PRESETS[0].id, PRESETS[0].settings], ["source", {}]);
  const solved = { source: 0.05, neurons: 0.1, corners: 0.05, sines: 0.05, "cross-entropy": 0.1 };
  for (const [id, loss] of Object.entries(solved)) {
    const session = train(createSession({ ...DEFAULTS, ...preset(id) }), 200);
    assert.ok(session.test_loss < loss, `${id}: ${session.test_loss}`);
  }
  const again = train(createSession({ ...DEFAULTS, restarts: 1 }), 200);
  assert.ok(again.test_loss < 0.05, "source: with new weights it works as well");
  assert.ok(lowest(tenStarts(preset("noise"), 300)) > 0.07);
  const peaks = train(createSession({ ...DEFAULTS, ...preset("regression") }), 150);
  assert.ok(peaks.test_loss < 0.02);
  const without = train(createSession({ ...DEFAULTS, ...preset("sines"), inputs: ["x", "y"] }), 200);
  assert.ok(without.test_loss > 0.2, "sines: without them it is far off after as many epochs");
  for (const { name, lesson, settings } of PRESETS) {
    assert.ok(name && lesson(DEFAULTS).endsWith("."));
    for (const [setting, value] of Object.entries(settings)) SETTINGS[setting].check(value);
  }
});
