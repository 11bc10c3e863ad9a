import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed } from "../../dl101/widgets/lib/format.js";
import {
  askWhich,
  parseAnswer,
  parseNumber,
  readAs,
  readingsOf,
} from "../../dl101/widgets/lib/read_number.js";

test("what people type as a number is read as one", () => {
  assert.equal(parseNumber(" 0,5 "), 0.5);
  for (const minus of "-−–－") assert.equal(parseNumber(`${minus}1.5`), -1.5);
  const typed = {
    "+2": 2,
    "- 1": -1,
    ".5": 0.5,
    "5.": 5,
    "1e-2": 0.01,
    "1e−2": 0.01,
    "1/2": 0.5,
    "0,125": 0.125,
  };
  for (const [text, value] of Object.entries(typed)) assert.equal(parseNumber(text), value, text);
  for (const text of [
    "",
    "abc",
    "1.2.3",
    "1,2,3",
    "NaN",
    "Infinity",
    "1 2",
    "--1",
    "0x10",
    "1/0",
    "1/2/3",
    "1 1/2",
    "1".repeat(1e6),
    `${"1,000".repeat(1e5)}x`,
  ])
    assert.ok(Number.isNaN(parseNumber(text)), text);
});

test("a written number can be read again", () => {
  for (let value = -4; value <= 4; value += 0.01)
    assert.ok(Math.abs(parseNumber(fixed(value)) - value) <= 0.005);
});

test("thousands in groups are read where no other number can be meant", () => {
  const spaces = [" ", "\u00a0", "\u2009", "\u202f"].map((space) => `1${space}000`);
  for (const text of [...spaces, "1'000", "1’000", "1_000"]) assert.equal(parseNumber(text), 1000, text);
  assert.equal(parseNumber("1,000,000"), 1e6);
  assert.equal(parseNumber("1.000.000"), 1e6);
  assert.equal(parseNumber("12,34,567"), 1_234_567, "as in India");
  assert.equal(parseNumber("-1,234.5"), -1234.5);
  assert.equal(parseNumber("1.234,5"), 1234.5);
  for (const text of ["1,00", "10 00", "1,000 000", "1,000,00", "1_0"])
    assert.notEqual(parseNumber(text), 1000, text);
});

test("of a whole number a comma and a point part thousands", () => {
  for (const text of ["1,000", "1.000", "1 000", "1000"])
    assert.equal(parseNumber(text, { whole: true }), 1000, text);
  assert.equal(parseNumber("-100,000", { whole: true }), -100_000);
  assert.equal(parseNumber("1.5", { whole: true }), 1.5, "no whole number, and no other one either");
  assert.ok(Number.isNaN(parseNumber("1/1,000", { whole: true })));
});

test("a comma that can be read in two ways is asked about", () => {
  for (const text of ["1,000", "100,000", "−1,250", "1/1,000"])
    assert.ok(Number.isNaN(parseNumber(text)), text);
  assert.equal(askWhich(" 1,250 "), "“1,250” can be read in two ways. Write 1250 or 1.25, as you mean it.");
  assert.equal(askWhich("-1,000"), "“-1,000” can be read in two ways. Write −1000 or −1, as you mean it.");
  for (const text of ["", "abc", "1.5", "0,125", "1,5", "1000"]) assert.equal(askWhich(text), "", text);
  assert.equal(parseNumber("1.250"), 1.25, "the point is the book's own decimal sign");
});

test("each text is one number for each decimal sign, or none", () => {
  assert.deepEqual([readAs("1,234", "."), readAs("1,234", ",")], [1234, 1.234]);
  assert.deepEqual([readAs("1.5", "."), readAs("1.5", ",")], [1.5, Number.NaN]);
  assert.deepEqual([readAs("1,5", "."), readAs("1,5", ",")], [Number.NaN, 1.5]);
  assert.deepEqual([readingsOf("7"), readingsOf("1.000"), readingsOf("seven")], [[7], [1, 1000], []]);
});

test("an answer is read as the one that is right, if a whole number is wanted", () => {
  const answer = (text, wanted) => parseAnswer(text, wanted, (value) => value === wanted);
  for (const text of ["1210", "1,210", "1.210", "1 210", "1’210", "1_210", "1210.0"])
    assert.equal(answer(text, 1210), 1210, text);
  assert.equal(answer("2.000", 2), 2);
  for (const text of ["1.210", "1,210"])
    assert.ok(Number.isNaN(answer(text, 1500)), "asked, not counted wrong");
  assert.equal(answer("1.210", 1.5), 1.21);
  assert.ok(Number.isNaN(answer("1,500", 1.5)), "it may be a thousand times too large");
  assert.ok(Number.isNaN(answer("1/1,000", 0.001)));
});
