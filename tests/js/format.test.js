import assert from "node:assert/strict";
import { test } from "node:test";
import { clamp, rounded } from "../../dl101/widgets/lib/arithmetic.js";
import {
  counted,
  exact,
  fixed,
  float,
  listOf,
  short,
  term,
  withCommas,
} from "../../dl101/widgets/lib/format.js";

test("numbers are written with a real minus sign, and zero never has one", () => {
  assert.equal(fixed(1.005), "1.00");
  assert.equal(fixed(-0.5), "−0.50");
  assert.equal(fixed(-0.001), "0.00");
  assert.equal(fixed(-0), "0.00");
  assert.equal(fixed(-3, 0), "−3");
  assert.equal(term(0.5), "+ 0.50");
  assert.equal(term(-0.5), "− 0.50");
});

test("exact numbers have no zeros that say nothing, and never more than four decimals", () => {
  const cases = [0.1, 2, 0.237, 0.0001, -0.0125, 0.1 + 0.2, 1.99999].map((value) => exact(value));
  assert.deepEqual(cases, ["0.10", "2.00", "0.237", "0.0001", "−0.0125", "0.30", "2.00"]);
  assert.equal(exact(50, 0), "50");
  assert.equal(exact(12.5, 0), "12.5");
});

test("lists are joined as people say them", () => {
  assert.equal(listOf([]), "");
  assert.equal(listOf(["a"]), "a");
  assert.equal(listOf(["a", "b", "c"]), "a, b and c");
});

test("one thing is counted in the singular", () => {
  assert.deepEqual(
    [0, 1, 2].map((count) => counted(count, "step")),
    ["0 steps", "1 step", "2 steps"],
  );
});

test("what is dragged stays in its range, and what is rounded is never −0", () => {
  assert.deepEqual(
    [-9, 0.5, 9].map((value) => clamp(value, -1, 1)),
    [-1, 0.5, 1],
  );
  assert.ok(Object.is(rounded(-0.001), 0));
  assert.equal(rounded(0.1 + 0.2 - 0.3, 12), 0);
  assert.equal(rounded(-1.2345, 3), -1.234); // as toFixed has it: the float lies below
});

test("numbers for people are short, those for Python are floats", () => {
  const cases = [0.5, 3, -0.25, 10, 0.99996, -0.9999999, 100].map((value) => short(value));
  assert.deepEqual(cases, ["0.5", "3", "−0.25", "10", "0.999…", "−0.999…", "100"]);
  assert.equal(short(0.00197, 4), "0.002");
  assert.deepEqual([0, 12_000, 0.00001].map(withCommas), ["0", "12,000", "0.00001"]);
  assert.deepEqual([1, -2, 0.5].map(float), ["1.0", "-2.0", "0.5"]);
});
