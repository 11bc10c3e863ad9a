import assert from "node:assert/strict";
import { test } from "node:test";
import { knownOf, number, numbers, oneOf, someOf } from "../../dl101/widgets/lib/traits.js";

const refuses = (rule, value, sentence) =>
  assert.throws(() => rule.check(value), { name: "RangeError", message: sentence });

test("a number must be finite and within its limit", () => {
  const rule = number(1, 4);
  assert.equal(rule.check(-4), -4);
  for (const value of [Number.NaN, Infinity, 4.1, "1", null, undefined, true, [1], {}])
    refuses(rule, value, /must be a number from −4 to 4, not /);
});

test("numbers must be as many as asked for", () => {
  const rule = numbers([1, 2], 4);
  assert.deepEqual(rule.check([0, -1]), [0, -1]);
  for (const value of [[1], [1, 2, 3], [1, Number.NaN], [1, "2"], [1, null], "12", null, 7])
    refuses(rule, value, /must be 2 numbers from −4 to 4, not /);
});

test("the sentence says what was wrong", () => {
  refuses(
    numbers([1, 2], 4),
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
