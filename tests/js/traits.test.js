import assert from "node:assert/strict";
import { test } from "node:test";
import {
  array,
  bool,
  knownOf,
  namedNumbers,
  number,
  numbers,
  oneOf,
  pairs,
  someOf,
  text,
} from "../../dl101/widgets/lib/traits.js";

const refuses = (rule, value, sentence) =>
  assert.throws(() => rule.check(value), { name: "RangeError", message: sentence });

test("a number must be finite and within its limit", () => {
  const rule = number(1, { low: -4, high: 4 });
  assert.equal(rule.check(-4), -4);
  for (const value of [Number.NaN, Infinity, 4.1, "1", null, undefined, true, [1], {}])
    refuses(rule, value, /must be a number from −4 to 4, not /);
});

test("numbers must be as many as asked for", () => {
  const rule = numbers([1, 2], { low: -4, high: 4 });
  assert.deepEqual(rule.check([0, -1]), [0, -1]);
  for (const value of [[1], [1, 2, 3], [1, Number.NaN], [1, "2"], [1, null], "12", null, 7])
    refuses(rule, value, /must be 2 numbers from −4 to 4, not /);
});

test("the sentence says what was wrong", () => {
  refuses(
    numbers([1, 2], { low: -4, high: 4 }),
    [Number.NaN, "a"],
    'must be 2 numbers from −4 to 4, not a list of 2 (NaN, the text "a")',
  );
  refuses(oneOf(["AND", "OR"]), "and", 'must be one of AND, OR, not the text "and"');
  refuses(someOf(["a", "b"]), "a", 'must be a list, not the text "a"');
  refuses(someOf(["a", "b"]), ["a", "c"], 'may hold a, b, not the text "c"');
});

test("a selection comes back in the order of its options, each once", () => {
  assert.deepEqual(someOf([0, 1, 2]).check([2, 0, 2]), [0, 2]);
});

test("remembered goals that no longer exist are left out without a word", () => {
  assert.deepEqual(knownOf(["a", "b"]).check(["gone", "b"]), ["b"]);
  refuses(knownOf(["a"]), 7, "must be a list, not 7");
});

test("whole numbers, numbers in a range, lists of them, yes or no, and texts", () => {
  const count = number(10, { low: 1, high: 30, whole: true });
  assert.equal(count.check(30), 30);
  for (const value of [0, 31, 1.5, "3", null, Number.NaN, true])
    refuses(count, value, /must be a whole number from 1 to 30, not /);
  refuses(number(0, { low: -1, high: 1 }), 2, "must be a number from −1 to 1, not 2");
  const layers = numbers([4, 2], { low: 1, high: 8, whole: true, maxLength: 6 });
  assert.deepEqual(layers.fallback, [4, 2]);
  assert.deepEqual(layers.check([]), []);
  refuses(layers, [9], "must be up to 6 whole numbers from 1 to 8, not a list of 1 (9)");
  for (const value of [[0], [1.5], ["2"], Array(7).fill(1), 3, null, "2"])
    refuses(layers, value, /must be up to 6 whole numbers from 1 to 8, not /);
  const sides = numbers([1], { options: [1, -1], maxLength: 12 });
  assert.deepEqual(sides.check([-1, 1]), [-1, 1]);
  for (const value of [[0], [2], ["1"], Array(13).fill(1), null])
    refuses(sides, value, /must be up to 12 numbers, each 1 or −1, not /);
  refuses(bool(), 1, "must be true or false, not 1");
  refuses(text("a", { maxLength: 4 }), "abcde", 'must be a text of 1 to 4 signs, not the text "abcde"');
  refuses(text("a", { maxLength: 4 }), "", /must be a text of 1 to 4 signs/);
});

test("an array has the rows of its fallback, however deep", () => {
  const range = { low: -4, high: 4 };
  const rule = array([[0, 1, 2], Array(3).fill(4)], range);
  const ones = Array(3).fill(1);
  assert.deepEqual(rule.check([ones, ones]), [ones, ones]);
  for (const value of [[ones], 7, null, "12"]) refuses(rule, value, "must be 2 rows of numbers");
  refuses(rule, [ones, [2, 5]], "must be 3 numbers from −4 to 4, not a list of 2 (2, 5)");
  refuses(rule, [ones, 7], "must be 3 numbers from −4 to 4, not 7");
  refuses(array([0, 0], range), [1, 5], "must be 2 numbers from −4 to 4, not a list of 2 (1, 5)");
  assert.deepEqual(array([[[1], [2]]], range).check([[[3], [4]]]), [[[3], [4]]]);
});

test("a selection may begin with something chosen", () => {
  assert.deepEqual(someOf(["x", "y", "z"], ["x", "y"]).fallback, ["x", "y"]);
});

test("pairs are points, up to as many as there may be", () => {
  const path = pairs([], { low: -4, high: 4, maxLength: 2 });
  for (const value of [
    [],
    [[1, -4]],
    [
      [0, 0],
      [4, 2.5],
    ],
  ])
    assert.deepEqual(path.check(value), value);
  for (const value of [[[1, 5]], [[1]], [[1, 2, 3]], [1, 2], [[0, "a"]], "ab", null, Array(3).fill([0, 0])])
    refuses(path, value, /must be up to 2 pairs of numbers from −4 to 4, not /);
});

test("names have a number each", () => {
  const rule = namedNumbers({ low: -4, high: 4 });
  for (const value of [{}, { a: 1, w_1: -4 }]) assert.deepEqual(rule.check(value), value);
  for (const value of [null, 7, "a", [1], { a: "1" }, { a: 5 }, { a: null }, { a: [1] }])
    refuses(rule, value, /must be names with a number from −4 to 4 each, not /);
  refuses(rule, { a: 5 }, 'must be names with a number from −4 to 4 each, not {"a":5}');
});
