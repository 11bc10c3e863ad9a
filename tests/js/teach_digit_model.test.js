import assert from "node:assert/strict";
import { test } from "node:test";
import { SLOTS } from "../../dl101/widgets/lib/kept_drawings.js";
import { reached, settle } from "../../dl101/widgets/teach_digit/goals.js";
import {
  askedOf,
  canAskMore,
  heldOutOf,
  learnedOf,
  nextSlot,
  roundsOf,
  START,
  withDrawing,
} from "../../dl101/widgets/teach_digit/model.js";
import { getReady } from "../../dl101/widgets/teach_digit/training/known_digits.js";
import { lossesOf, othersOf, readings, scoreOf } from "../../dl101/widgets/teach_digit/training/readings.js";
import {
  isTrained,
  numbersAt,
  runOf,
  stepOf,
  sumOf,
} from "../../dl101/widgets/teach_digit/training/teaching.js";
import { askWords, describe } from "../../dl101/widgets/teach_digit/words.js";

const LINE = [
  [
    [0.5, 0.1],
    [0.5, 0.9],
  ],
];
const EMPTY = { ...START, drawings: {} };
const drawn = (...slots) => ({ ...EMPTY, drawings: Object.fromEntries(slots.map((slot) => [slot, LINE])) });

/** The state with its training done. */
function done(traits) {
  const state = { ...EMPTY, ...traits };
  getReady();
  runOf(state).work();
  return state;
}

test("the first round is to learn from, the second is held out", () => {
  const state = drawn("1/1", "1/2", "7/1", "7/3", "7/4");
  assert.deepEqual(
    learnedOf(state).map(({ slot }) => slot),
    ["1/1", "7/1", "7/3"],
  );
  assert.equal(learnedOf({ ...state, sevens: true }).length, 2);
  assert.deepEqual(
    heldOutOf(state).map(({ slot }) => slot),
    ["1/2", "7/4"],
  );
});

test("the next empty drawing is asked for, after the present one, and from the start once the end is reached", () => {
  assert.equal(askedOf(EMPTY), "0/1");
  assert.equal(askedOf(drawn("0/1")), "1/1");
  assert.equal(nextSlot(drawn("0/1", "5/1"), "4/1"), "6/1");
  assert.equal(nextSlot(drawn("9/2"), "9/2"), "0/1");
  assert.equal(askedOf({ ...drawn("0/1"), asked: "7/2" }), "7/2");
});

test("twenty are asked for, then twenty more for who wants to", () => {
  const twenty = drawn(...SLOTS.slice(0, 20));
  assert.equal(nextSlot(twenty), "");
  assert.ok(canAskMore(twenty));
  assert.ok(!canAskMore(drawn(...SLOTS.slice(0, 19))));
  const more = { ...twenty, asked: "0/3" };
  assert.deepEqual(roundsOf(more), [1, 2, 3]);
  assert.ok(!canAskMore(more));
  assert.ok(!canAskMore(drawn(...SLOTS)));
});

test("another drawing to learn from takes back what was learned, one that is held out does not", () => {
  const state = { ...drawn("1/1", "1/2"), taught: true };
  assert.equal(withDrawing(state, "2/1", LINE).taught, false);
  assert.ok(!("taught" in withDrawing(state, "2/2", LINE)));
  assert.deepEqual(withDrawing(state, "1/2", []).drawings, { "1/1": LINE });
});

test("before the button is pressed no weight changes, and taking back brings the very same numbers", () => {
  const before = numbersAt(EMPTY, 0);
  const state = done({ hand: "askew", taught: true });
  const taught = numbersAt(state, stepOf(state));
  assert.notEqual(sumOf(taught), sumOf(before));
  assert.equal(stepOf({ ...state, taught: false }), 0);
  assert.equal(numbersAt({ ...state, taught: false }, 0), before);
  assert.equal(lossesOf({ ...state, taught: false }).length, 0);
});

test("teaching what is not held out changes what is read of the held-out drawings", () => {
  const state = done({ hand: "askew", taught: true });
  const { of, before, now } = scoreOf(state);
  assert.deepEqual([of, before, now], [20, 13, 20]);
  assert.ok(isTrained(state));
  assert.deepEqual(reached({ ...state, goals_reached: [] }), ["better"]);
  assert.deepEqual(settle(state), { was_taught: true });
  assert.deepEqual(reached({ ...state, taught: false, was_taught: true }), ["back"]);
});

test("a digit that is learned alone makes it forget others, and digits that it knows keep them", () => {
  const alone = done({ hand: "bare", sevens: true, taught: true });
  const mixed = done({ hand: "bare", sevens: true, mixed: true, taught: true });
  assert.equal(learnedOf(alone).length, 2);
  assert.ok(othersOf(alone).now <= 90);
  assert.ok(othersOf(mixed).now >= 99);
  assert.deepEqual(reached(alone), ["forget"]);
  assert.deepEqual(reached(mixed), ["better"]);
});

test("ten digits, one of each, are a goal; two of one digit count once", () => {
  const ten = SLOTS.slice(0, 10);
  assert.ok(reached(drawn(...ten)).includes("draw"));
  assert.ok(!reached(drawn(...ten.slice(1), "1/2")).includes("draw"));
  assert.ok(!reached({ ...drawn(...ten), hand: "bare" }).includes("draw"));
});

test("words: what is asked for, what is read wrong, and the weights' sum", () => {
  assert.equal(askWords(EMPTY), "Draw a 0, to learn from");
  assert.equal(askWords({ ...EMPTY, asked: "8/2" }), "Draw an 8, to be held out");
  assert.equal(askWords({ ...EMPTY, asked: "8/3" }), "Draw one more 8, to learn from");
  assert.match(describe(EMPTY), /^Nothing is drawn yet\. No weight has changed\. /);
  assert.match(describe({ ...EMPTY, hand: "slashed" }), /It takes the 0 for an 8\./);
  const one = describe(done({ hand: "bare", taught: true, steps: 5 }));
  assert.match(one, /After 5 steps the loss on what it learns from is /);
  assert.match(one, /8,554 weights and biases was \d+\.\d{5} before you taught it, and is \d+\.\d{5} now\./);
});

test("what the presets teach: a 7 that is read as a 1, a 0 that is read as an 8, and a turned hand", () => {
  const answers = (hand, digit) => {
    const own = readings(done({ hand, taught: true })).filter((one) => one.digit === digit);
    return own.map(({ before, now }) => [before.answer, now.answer]);
  };
  assert.deepEqual(answers("bare", 7), [
    [1, 7],
    [1, 7],
  ]);
  assert.deepEqual(answers("slashed", 0), [
    [8, 0],
    [8, 0],
  ]);
  assert.deepEqual(answers("askew", 4), [
    [1, 4],
    [8, 4],
  ]);
});
