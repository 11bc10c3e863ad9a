import assert from "node:assert/strict";
import { test } from "node:test";
import {
  drawings,
  drawingsIn,
  foreignWords,
  isDrawing,
  MOST_POINTS,
  newsOf,
  SLOTS,
  thinned,
  withKeptDrawings,
} from "../../dl101/widgets/lib/kept_drawings.js";
import { createStorage, openTab } from "./progress_store.js";

const TIME = "2026-01-01T00:00:00.000Z";
const ONE = [
  [
    [0.5, 0.1],
    [0.5, 0.9],
  ],
];
const OTHER = [[[0.2, 0.2]]];
const many = (count) =>
  Array.from({ length: count }, (_, i) => [Number((i / count).toFixed(3)), (i * i) % 2 ? 0.123 : 0.987]);

/** A widget's model, as a page has it, and what its demo sets. */
function createModel(state = {}) {
  const listeners = [];
  return {
    get: (name) => state[name],
    set(name, value) {
      if (state[name] === value) return;
      state[name] = value;
      for (const one of listeners.filter(({ event }) => event === `change:${name}`)) one.listener();
    },
    on: (event, listener) => listeners.push({ event, listener }),
  };
}

/** A demo that keeps its drawings in a tab. */
function openDemo(tab, state = { drawings: {} }) {
  const model = createModel(state);
  const made = withKeptDrawings(() => ({ initialize() {}, render() {} }), tab.store)();
  made.initialize({ model });
  return model;
}

/** Of a value from a tab, which has arrays of its own kind. */
const equal = (value, wanted) => assert.deepEqual(JSON.parse(JSON.stringify(value)), wanted);
const asStored = (items) => ({ dl101: JSON.stringify({ version: 1, items }) });
const items = (storage) => JSON.parse(storage.getItem("dl101")).items;

test("there are forty slots, each digit once before any comes again", () => {
  assert.equal(SLOTS.length, 40);
  assert.deepEqual([SLOTS[0], SLOTS[9], SLOTS[10], SLOTS[39]], ["0/1", "9/1", "0/2", "9/4"]);
});

test("what is no drawing is told so in a sentence", () => {
  const { check } = drawings();
  assert.deepEqual(check({ "3/1": ONE }), { "3/1": ONE });
  const bad = [null, [], "x", { "3/5": ONE }, { "3/1": [] }, { "3/1": [[]] }, { "3/1": [[[0.5, 2]]] }];
  for (const value of [...bad, { "3/1": [many(MOST_POINTS + 1)] }])
    assert.throws(() => check(value), /must be drawings by their slot/);
});

test("forty drawings as long as they may be take less than 60 kB", () => {
  const longest = thinned([many(400)]);
  assert.equal(longest.flat().length, MOST_POINTS);
  assert.ok(isDrawing(longest));
  const all = Object.fromEntries(SLOTS.map((slot) => [`drawing/${slot}`, { time: TIME, strokes: longest }]));
  assert.ok(JSON.stringify(all).length < 60_000);
});

test("a straight line keeps its ends alone, and a point stays", () => {
  const line = Array.from({ length: 50 }, (_, i) => [0.2, Number((0.1 + i / 100).toFixed(2))]);
  assert.deepEqual(thinned([line, [[0.5, 0.5]]]), [[line[0], line[49]], [[0.5, 0.5]]]);
});

test("a drawing is remembered, and shown when the page opens again", () => {
  const storage = createStorage();
  const model = openDemo(openTab(storage));
  model.set("drawings", { "3/1": ONE });
  assert.deepEqual(items(storage)["drawing/3/1"].strokes, ONE);
  equal(openDemo(openTab(storage)).get("drawings"), { "3/1": ONE });
});

test("a drawing that is taken back stays so after a merge with an older file", () => {
  const storage = createStorage(asStored({ "drawing/3/1": { time: TIME, strokes: ONE } }));
  const tab = openTab(storage);
  const model = openDemo(tab);
  const before = tab.store.exportText();
  model.set("drawings", {});
  tab.store.importText(before);
  equal(model.get("drawings"), {});
  model.set("drawings", { "3/1": OTHER });
  assert.deepEqual(items(storage)["drawing/3/1"].strokes, OTHER);
});

test("what another tab drew, what a file brings, and that all was erased is shown", () => {
  const storage = createStorage();
  const [one, other] = [openTab(storage), openTab(storage)];
  const models = [openDemo(one), openDemo(other)];
  models[0].set("drawings", { "3/1": ONE });
  other.hear(storage.getItem("dl101"));
  equal(models[1].get("drawings"), { "3/1": ONE });
  one.store.importText(
    JSON.stringify({ version: 1, items: { "drawing/4/2": { time: TIME, strokes: OTHER } } }),
  );
  equal(models[0].get("drawings"), { "3/1": ONE, "4/2": OTHER });
  one.store.erase();
  equal(models[0].get("drawings"), {});
});

test("what is kept and is no drawing is named, and left as it is", () => {
  const broken = {
    "drawing/3/1": { time: TIME, strokes: [[["a", 1]]] },
    "drawing/of/another": { time: TIME },
  };
  const storage = createStorage(asStored({ ...broken, "drawing/4/1": { time: TIME, strokes: ONE } }));
  const model = openDemo(openTab(storage));
  equal(model.get("drawings"), { "4/1": ONE });
  assert.match(model.get("saving_problem"), /What is kept as drawing\/3\/1 is not a drawing of this book/);
  model.set("drawings", { "4/1": OTHER });
  for (const key of Object.keys(broken)) assert.deepEqual(items(storage)[key], broken[key]);
  assert.equal(foreignWords([]), "");
});

test("where storage is full, drawings last as long as the page, and it says so", () => {
  const storage = createStorage();
  storage.refuse = "full";
  const model = openDemo(openTab(storage));
  model.set("drawings", { "3/1": ONE });
  equal(model.get("drawings"), { "3/1": ONE });
  assert.match(model.get("saving_problem"), /lasts until you close the page/);
});

test("a clock that ran ahead makes no drawing older than the one before", () => {
  const ahead = new Date(Date.now() + 3_600_000).toISOString();
  const stored = { "drawing/3/1": { time: ahead, strokes: ONE } };
  const { "drawing/3/1": news } = newsOf({ "3/1": ONE }, { "3/1": OTHER }, stored);
  assert.ok(news.time > ahead);
  equal(drawingsIn({ "drawing/3/1": news }), { drawings: { "3/1": OTHER }, foreign: [] });
});

test("in a notebook, where Python remembers, the widget is left as it is", () => {
  const make = () => ({});
  assert.equal(withKeptDrawings(make, undefined), make);
});

test("what is drawn is left alone where nothing is remembered", () => {
  const model = openDemo(openTab(createStorage()), { drawings: { "5/1": ONE } });
  equal(model.get("drawings"), { "5/1": ONE });
});
