// What a learner predicts before an experiment, and what the run says to it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EXPERIMENTS } from "../../dl101/widgets/playground/training/experiments.js";
import { optionsOf, replyTo } from "../../dl101/widgets/playground/training/predictions.js";
import { lossText } from "../../dl101/widgets/playground/training/score.js";
import { createSession } from "../../dl101/widgets/playground/training/session.js";
import { DEFAULTS, SETTINGS } from "../../dl101/widgets/playground/training/settings.js";

const settingsOf = (id) => ({ ...DEFAULTS, ...EXPERIMENTS.find((one) => one.id === id).settings });
function run(id, epochs, changes = {}) {
  const session = createSession({ ...settingsOf(id), ...changes });
  for (let i = 0; i < epochs; i++) session.step();
  return { settings: session.settings, session, selected: null };
}

test("each experiment asks for one of two to four answers, and takes any kindly", () => {
  for (const { id } of EXPERIMENTS) {
    const options = optionsOf(id);
    assert.ok(options.length >= 2 && options.length <= 4, id);
    assert.equal(new Set(options).size, options.length);
    for (const option of options) {
      assert.equal(replyTo(id, option, run(id, 0), false), `“${option}” is noted. Now try it.`);
      for (const isTold of [false, true]) {
        const reply = replyTo(id, option, run(id, 30), isTold);
        assert.match(reply, /^You said “.+\.$/, id);
        assert.match(reply, /30 epochs/, id);
        assert.doesNotMatch(reply, /wrong|NaN|undefined/, id);
      }
    }
  }
});

test("the answer is given away only once the explanation can be read, and is one of the options", () => {
  for (const { id } of EXPERIMENTS) {
    const now = run(id, 30);
    const verdicts = optionsOf(id).map((option) => replyTo(id, option, now, true));
    const right = verdicts.filter((reply) => reply.includes("and so it is"));
    assert.equal(right.length, ["spiral", "xor"].includes(id) ? 0 : 1, id);
    for (const option of optionsOf(id))
      assert.doesNotMatch(replyTo(id, option, now, false), /so it is|turns out/, id);
  }
});

test("an answer says what it holds for, where the goal is reached by another network", () => {
  const bent = run("all-linear", 30, { activation: "tanh" });
  assert.match(
    replyTo("all-linear", "Nearly", bent, true),
    /^You said “Nearly”. It turns out otherwise with linear neurons: “No”. Now, with layers of 4 and 2 tanh/,
  );
  assert.match(
    replyTo("all-linear", "No", bent, true),
    /^You said “No”, and so it is with linear neurons\. Now/,
  );
  assert.match(replyTo("too-fast", "100 times", bent, true), /otherwise at 100 times the rate: “Not faster”/);
});

test("what is said of a run is true of that run", () => {
  const loss = ({ session }) => lossText(session.testLoss);
  const says = (id, epochs, changes, words) => {
    const now = run(id, epochs, changes);
    const reply = replyTo(id, optionsOf(id)[0], now, false);
    assert.ok(reply.includes(words(now)), `${id}: ${reply}`);
  };
  const ofLoss = (what) => (now) => `With ${what}, the test loss is ${loss(now)} after 40 epochs.`;
  says("one-neuron", 40, { hidden_layers: [2] }, ofLoss("2 hidden tanh neurons"));
  says("right-input", 40, { inputs: ["xSquared"] }, ofLoss("x₁²"));
  says("right-input", 40, { inputs: [] }, ofLoss("no input"));
  says(
    "all-linear",
    40,
    {},
    (now) => `Now, with layers of 4 and 2 linear neurons, the test loss is ${loss(now)}`,
  );
  says("wide-deep", 40, {}, ofLoss("layers of 2, 2, 2 and 2 tanh neurons"));
  says("xor", 40, {}, ofLoss("no hidden neuron and the inputs x₁ and x₂"));
  says("too-fast", 40, {}, ({ session }) => `It began at ${lossText(session.history.test[0])}.`);
  says("zero-start", 40, {}, () => "All weights are still 0 after 40 epochs.");
  says("zero-start", 40, { zero_start: false }, ofLoss("random first weights"));
  says("dead-relu", 50, {}, () => "of the 16 hidden neurons have a blank map after 50 epochs.");
  says("dead-relu", 50, { learning_rate: 0.00001 }, () => "None of the 16 hidden neurons has a blank map");
  says("overfit", 300, {}, ({ session }) => {
    const lowest = Math.min(...session.history.test);
    return `it was lowest, ${lossText(lowest)}, at epoch ${session.history.test.indexOf(lowest)}.`;
  });
  says("overfit", 40, { regularization: "L2", regularization_rate: 0.1 }, () => "With L2 at rate 0.1, after");
  says(
    "overfit",
    40,
    { regularization: "L2", regularization_rate: 0 },
    () => "Without regularization, after",
  );
});

test("a card offers settings that there are, and shapes that fit", () => {
  const others = ["neurons", "new_weights", "shape", "inputs"];
  for (const { id, controls, shapes = [], settings } of EXPERIMENTS) {
    assert.ok(controls.length >= 1 && controls.length <= 3, id);
    for (const name of controls) assert.ok(others.includes(name) || name in SETTINGS, `${id}: ${name}`);
    assert.equal(controls.includes("shape"), shapes.length > 0, id);
    for (const shape of shapes) SETTINGS.hidden_layers.check(shape);
    const first = { ...DEFAULTS, ...settings }.hidden_layers;
    if (shapes.length)
      assert.ok(shapes.map(String).includes(String(first)), `${id}: it starts with one of them`);
  }
});
