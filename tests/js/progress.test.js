import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorage, merge, openTab } from "./progress_store.js";

const EARLY = "2026-01-01T00:00:00.000Z";
const LATE = "2026-06-01T00:00:00.000Z";
const plain = (value) => JSON.parse(JSON.stringify(value)); // from the tab's world into ours
const stored = (storage) => JSON.parse(storage.dl101).items;

/** Random states of few keys, times and contents, so that they collide; always the same ones. */
function* randomStates(count) {
  let seed = 7;
  const random = (n) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  for (let i = 0; i < count; i++) {
    const keys = ["goal/Neuron/and", "quiz/02/a", "__proto__"].filter(() => random(2));
    yield Object.fromEntries(keys.map((key) => [key, { time: [EARLY, LATE][random(2)], x: random(3) }]));
  }
}

test("merging: order does not matter, twice is once, the newest wins, no key is lost", () => {
  const states = [...randomStates(60)];
  for (let i = 2; i < states.length; i++) {
    const [a, b, c] = states.slice(i - 2, i + 1);
    const ab = merge(a, b);
    assert.deepEqual(ab, merge(b, a));
    assert.deepEqual(merge(ab, c), merge(a, merge(b, c)));
    assert.deepEqual(merge(ab, b), ab);
    assert.deepEqual(Object.keys(ab).sort(), [...new Set([...Object.keys(a), ...Object.keys(b)])].sort());
    for (const key of Object.keys(ab)) {
      const times = [a, b].filter((state) => Object.hasOwn(state, key)).map((state) => state[key].time);
      assert.equal(ab[key].time, times.sort().at(-1));
    }
  }
});

test("what is recorded is stored in the one schema, and listeners hear of it", () => {
  const storage = createStorage();
  const { store } = openTab(storage);
  let heard = 0;
  const leave = store.onChange(() => {
    heard += 1;
  });
  store.record({ "goal/Neuron/and": { time: EARLY } });
  assert.deepEqual(JSON.parse(storage.dl101), { version: 1, items: { "goal/Neuron/and": { time: EARLY } } });
  assert.equal(heard, 1);
  store.record({ "goal/Neuron/and": { time: EARLY } });
  assert.equal(heard, 1, "nothing new, nothing said");
  leave();
  store.record({ "goal/Neuron/or": { time: EARLY } });
  assert.equal(heard, 1);
  assert.equal(store.problem, "");
});

test("a listener that fails stops neither the others nor the one who records", () => {
  const { store, errors } = openTab(createStorage());
  let heard = 0;
  store.onChange(() => {
    throw new Error("no such mark");
  });
  store.onChange(() => {
    heard += 1;
  });
  store.record({ "goal/Neuron/and": { time: EARLY } });
  assert.equal(heard, 1);
  assert.deepEqual(errors, ["no such mark"], "the page's console hears of it");
});

test("what is damaged is left out, the rest stays", () => {
  const items = {
    good: { time: EARLY },
    a: null,
    b: 7,
    c: {},
    d: { time: 3 },
    e: { time: "yesterday" },
    f: [],
  };
  const { store } = openTab(createStorage({ dl101: JSON.stringify({ version: 1, items }) }));
  assert.deepEqual(plain(store.items()), { good: { time: EARLY } });
  store.record({ ...items, g: { time: EARLY, points: Number.POSITIVE_INFINITY } });
  assert.deepEqual(plain(store.items()), { good: { time: EARLY } });
});

test("a time that is no moment, or far ahead, is older than all that is real", () => {
  const key = "quiz/02/a";
  const ahead = (ms) => new Date(Date.now() + ms).toISOString();
  const hour = 60 * 60 * 1000;
  for (const time of [
    "2026-99-99T00:00:00.000Z",
    "2026-02-30T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
    ahead(25 * hour),
  ]) {
    const wrong = { [key]: { time, right: false } };
    const { store } = openTab(createStorage({ dl101: JSON.stringify({ version: 1, items: wrong }) }));
    assert.deepEqual(plain(store.items()), wrong, "it is kept until it is answered again");
    store.record({ [key]: { time: EARLY, right: true } });
    assert.equal(store.items()[key].right, true, time);
    store.importText(JSON.stringify({ version: 1, items: wrong }));
    assert.equal(store.items()[key].right, true, time);
  }
  assert.equal(merge({ [key]: { time: EARLY } }, { [key]: { time: ahead(23 * hour), x: 1 } })[key].x, 1);
});

test("of two in the same millisecond the one recorded last counts", () => {
  for (const [first, second] of ["ab", "ba"]) {
    const storage = createStorage();
    const { store } = openTab(storage);
    store.record({ "quiz/02/a": { time: EARLY, answer: first } });
    store.record({ "quiz/02/a": { time: EARLY, answer: second } });
    assert.equal(stored(storage)["quiz/02/a"].answer, second);
  }
});

test("two tabs that write without having seen each other lose nothing", () => {
  // Each has a storage of its own here, as browsers' tabs have for a moment.
  const [one, other] = [createStorage(), createStorage()];
  const [a, b] = [openTab(one), openTab(other)];
  a.store.record({ "goal/Neuron/and": { time: EARLY } });
  b.store.record({ "goal/Neuron/or": { time: EARLY } });
  one.dl101 = other.dl101; // the other's write came last
  a.hear(other.dl101);
  assert.deepEqual(Object.keys(stored(one)), ["goal/Neuron/and", "goal/Neuron/or"]);
});

test("what another tab erased does not come back", () => {
  const storage = createStorage();
  const [a, b] = [openTab(storage), openTab(storage)];
  a.store.record({ "goal/Neuron/and": { time: EARLY } });
  b.store.erase();
  a.hear(null);
  a.store.record({ "goal/Neuron/or": { time: EARLY } });
  assert.deepEqual(Object.keys(stored(storage)), ["goal/Neuron/or"]);
});

test("a page that was asleep while others erased everything does not bring it back", () => {
  const storage = createStorage();
  const asleep = openTab(storage);
  asleep.store.record({ "goal/Neuron/and": { time: EARLY } });
  openTab(storage).store.erase();
  asleep.wake();
  assert.deepEqual(plain(asleep.store.items()), {});
});

const UNREADABLE = [
  "{",
  "",
  "7",
  "null",
  "[]",
  '{"version": 1}',
  '{"version": 1, "items": 3}',
  '{"version": "1"}',
];

test("what can't be read is set aside at the next write, every time", () => {
  const storage = createStorage();
  for (const text of UNREADABLE) {
    storage.dl101 = text;
    const { store } = openTab(storage);
    assert.match(store.problem, /^Your earlier progress could not be read: it is not /);
    assert.deepEqual(plain(store.items()), {});
    assert.equal(storage.dl101, text, "reading changes nothing");
    store.record({ "goal/Neuron/and": { time: EARLY } });
    assert.deepEqual(Object.keys(stored(storage)), ["goal/Neuron/and"]);
    assert.match(store.problem, /is saved\.$/);
  }
  const kept = Object.keys(storage).filter((key) => key.startsWith("dl101.unreadable"));
  assert.deepEqual(
    kept.map((key) => storage[key]),
    UNREADABLE,
  );
});

test("what a newer edition stored is never overwritten", () => {
  const newer = '{"version": 2, "things": []}';
  const storage = createStorage({ dl101: newer });
  const { store } = openTab(storage);
  store.record({ "goal/Neuron/and": { time: EARLY } });
  assert.equal(storage.dl101, newer);
  assert.match(store.problem, /^Your progress could not be saved: .*newer edition/);
  assert.deepEqual(Object.keys(store.items()), ["goal/Neuron/and"], "it lasts as long as the page");
});

test("a full storage gets a sentence; nothing is lost, and it is saved when there is room", () => {
  const storage = createStorage();
  const { store } = openTab(storage);
  storage.refuse = "full";
  store.record({ "goal/Neuron/and": { time: EARLY } });
  assert.match(store.problem, /^Your progress could not be saved: .*full/);
  assert.deepEqual(Object.keys(store.items()), ["goal/Neuron/and"]);
  assert.match(store.exportText(), /goal\/Neuron\/and/);
  storage.refuse = null;
  store.record({ "goal/Neuron/or": { time: EARLY } });
  assert.deepEqual(Object.keys(stored(storage)), ["goal/Neuron/and", "goal/Neuron/or"]);
  assert.equal(store.problem, "");
});

test("without any storage the page goes on", () => {
  const forbidden = new Proxy(
    {},
    {
      get() {
        throw new DOMException("no", "SecurityError");
      },
    },
  );
  const { store } = openTab(forbidden);
  store.record({ "goal/Neuron/and": { time: EARLY } });
  assert.deepEqual(Object.keys(store.items()), ["goal/Neuron/and"]);
  assert.match(store.problem, /keeps nothing/);
  store.erase();
  assert.deepEqual(plain(store.items()), {});
});

test("what is exported can be imported, and says what came in", () => {
  const { store } = openTab(createStorage());
  store.record({ a: { time: EARLY, n: 1 }, b: { time: EARLY } });
  const other = openTab(createStorage()).store;
  other.record({ a: { time: LATE, n: 2 } });
  const leftOut = "1 left out, not newer than what you have here.";
  assert.equal(other.importText(store.exportText()), `1 entry came in; ${leftOut}`);
  assert.deepEqual(plain(other.items()), { a: { time: LATE, n: 2 }, b: { time: EARLY } });
  assert.equal(other.importText(store.exportText()), `0 entries came in; you had 1 already; ${leftOut}`);
  assert.equal(store.importText(other.exportText()), "1 entry came in; you had 1 already.");
});

test("a file that is no progress changes nothing and says what is wrong", () => {
  const { store } = openTab(createStorage());
  store.record({ a: { time: EARLY } });
  const said = (text) => store.importText(text);
  assert.equal(said("hello"), "This file can't be imported: it is not JSON. Nothing was changed.");
  assert.match(said('{"name": "x"}'), /not the progress of this book/);
  assert.match(said('{"version": 9}'), /newer edition/);
  assert.match(said("[".repeat(500_000)), /not JSON/);
  assert.match(said(" ".repeat(1_000_001)), /too large/);
  assert.deepEqual(plain(store.items()), { a: { time: EARLY } });
});
