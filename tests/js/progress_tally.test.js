import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const read = (name) =>
  readFileSync(new URL(`../../dl101/sphinx/theme/js/${name}.js`, import.meta.url), "utf8");
const source = `{\n${read("prediction_made")}\n}\n{\n${read("progress_tally")}\n}`;
const KEY = "prediction/02/bias-line";
const KEYS = { "chapters/02": { "prediction/02": "bias-line:aaaa" } };

/** How many predictions count as made, of the one that the chapter has, where `item` is remembered for it. */
async function made(item) {
  const scope = {
    dl101ProgressKeys: KEYS,
    dl101Progress: { items: () => ({ [KEY]: item }) },
    document: {
      documentElement: { dataset: {} },
      createElement: () => ({}),
      head: { append: (script) => script.onload() },
    },
  };
  scope.self = scope;
  vm.runInNewContext(`"use strict";\n${source}`, scope);
  return (await scope.dl101Tally())["chapters/02"].done;
}

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
