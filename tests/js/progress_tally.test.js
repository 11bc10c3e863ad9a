import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const read = (name) =>
  readFileSync(new URL(`../../dl101/sphinx/theme/js/${name}.js`, import.meta.url), "utf8");
const source = `{\n${read("prediction_made")}\n}\n{\n${read("progress_tally")}\n}`;
const KEY = "prediction/02/bias-line";
const KEYS = { "prediction/02": "bias-line:aaaa" };

/** What is counted of the chapter with these groups of keys and items. */
async function tallyOf(groups, items) {
  const scope = {
    dl101ProgressKeys: { "chapters/02": groups },
    dl101Progress: { items: () => items },
    document: {
      documentElement: { dataset: {} },
      createElement: () => ({}),
      head: { append: (script) => script.onload() },
    },
  };
  scope.self = scope;
  vm.runInNewContext(`"use strict";\n${source}`, scope);
  return (await scope.dl101Tally())["chapters/02"];
}

/** How many predictions count as made, of the one that the chapter has, where `item` is remembered for it. */
const made = async (item) => (await tallyOf(KEYS, { [KEY]: item })).done;

test("a prediction counts once it was made or skipped, for the question as it is now", async () => {
  const question = "aaaa";
  assert.equal(await made({ question, answer: ["a"], skipped: false }), 1);
  assert.equal(await made({ question, answer: "1.5", skipped: false }), 1);
  assert.equal(await made({ question, answer: [], skipped: true }), 1);
  assert.equal(await made({ question: "bbbb", answer: ["a"], skipped: false }), 0);
});

test("a prediction that was taken back does not count", async () => {
  const question = "aaaa";
  assert.equal(await made({ question, answer: [], skipped: false }), 0);
  assert.equal(await made({ question }), 0);
});

test("an exercise that is more practice is counted by itself, and is never left", async () => {
  const groups = { "exercise/neuron": "sum relu:more" };
  const solved = { outcome: "correct" };
  const none = await tallyOf(groups, {});
  assert.deepEqual([none.done, none.all, [...none.left]], [0, 1, ["exercise/neuron/sum"]]);
  const both = await tallyOf(groups, { "exercise/neuron/sum": solved, "exercise/neuron/relu": solved });
  assert.deepEqual([both.done, both.all, [...both.left]], [1, 1, []]);
  assert.equal(both.counts.exercise.done, 2);
});
