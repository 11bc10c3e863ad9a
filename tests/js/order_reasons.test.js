// Why a line can't come yet: in every puzzle, after every right beginning, what is said of every line is true.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { whyNotYet } from "../../dl101/sphinx/theme/solve/order_reasons.js";

const folder = new URL("../../exercises/solutions/", import.meta.url);
const PUZZLES = readdirSync(folder)
  .filter((file) => file.endsWith(".lines.json"))
  .flatMap((file) => Object.entries(JSON.parse(readFileSync(new URL(file, folder), "utf8"))));
const UNKNOWN = "Another line has to come before it.";

/** Each beginning of a right order with each line that is not right after it: {puzzle, above, id, orders that agree}. */
function* situations(puzzle) {
  const seen = new Set();
  for (const order of puzzle.orders) {
    for (let n = 0; n < order.length; n++) {
      const above = order.slice(0, n);
      const orders = puzzle.orders.filter((one) => String(one.slice(0, n)) === String(above));
      const isNext = (id) => orders.some((one) => one[n] === id);
      if (seen.has(String(above))) continue;
      seen.add(String(above));
      for (const id of order.slice(n)) if (!isNext(id)) yield { puzzle, above, id, orders };
    }
  }
}

/** The lines in the block that a line opens, in an order: those below it that are deeper. */
function inBlock({ lines }, order, head) {
  const below = order.slice(order.indexOf(head) + 1);
  const end = below.findIndex((id) => lines[id][1] <= lines[head][1]);
  return end < 0 ? below : below.slice(0, end);
}

const textOf = ({ lines }, id) => lines[id][0];
const heads = (puzzle, text) => puzzle.lines.flatMap(([one], id) => (one === text ? [id] : []));
/** Whether a line sets a name, read from its text alone. */
const sets = (text, name) => {
  const targets = text.match(/^for (.+) in /)?.[1] ?? text.match(/^([\w\s,]+?) [+-]?= /)?.[1] ?? "";
  return targets.split(/,\s*/).includes(name);
};

const CLAIMS = [
  [/^`(\w+)` is used here, and no line above gives it a value yet\.$/, isUnset],
  [/^The lines inside it use `(\w+)`, and no line above gives it a value yet\.$/, isUnsetInside],
  [/^It belongs in `(.+)`, and that line is not above it yet\.$/, belongsBelow],
  [/^Another line that belongs in `(.+)` has to come before it\.$/, isOpen],
  [/^`(return)` ends the function, and a line is still missing above it\.$/, endsTooEarly],
  [
    /^(Another line) has to come before it\.$/,
    ({ orders, above, id }) => orders.every((one) => one[above.length] !== id),
  ],
];

function isUnset({ puzzle, above, id, orders }, name) {
  assert.match(textOf(puzzle, id), new RegExp(`\\b${name}\\b`));
  assert.doesNotMatch(puzzle.first.split("\n")[0], new RegExp(`\\b${name}\\b`));
  assert.ok(above.every((line) => !sets(textOf(puzzle, line), name)));
  return orders.every((order) =>
    order.slice(0, order.indexOf(id)).some((line) => sets(textOf(puzzle, line), name)),
  );
}

function isUnsetInside({ puzzle, above, id, orders }, name) {
  return orders.every((order) => {
    const block = inBlock(puzzle, order, id);
    const at = block.findIndex((line) => new RegExp(`\\b${name}\\b`).test(textOf(puzzle, line)));
    return (
      at >= 0 &&
      isUnset({ puzzle, above: [...above, id, ...block.slice(0, at)], id: block[at], orders: [order] }, name)
    );
  });
}

function belongsBelow({ puzzle, above, id, orders }, text) {
  return heads(puzzle, text).some(
    (head) => !above.includes(head) && orders.every((order) => inBlock(puzzle, order, head).includes(id)),
  );
}

function isOpen({ puzzle, above, orders }, text) {
  return heads(puzzle, text).some(
    (head) =>
      above.includes(head) &&
      orders.every((order) => inBlock(puzzle, order, head).includes(order[above.length])),
  );
}

function endsTooEarly({ puzzle, above, id, orders }) {
  return (
    /^return\b/.test(textOf(puzzle, id)) &&
    puzzle.lines[id][1] === 0 &&
    orders.every((order) => order.indexOf(id) > above.length)
  );
}

for (const [name, puzzle] of PUZZLES) {
  test(`${name}: what is said of a line that comes too early is true`, () => {
    for (const situation of situations(puzzle)) {
      const words = whyNotYet(puzzle, situation.above, situation.id);
      const [[form, isTrue]] = CLAIMS.filter(([one]) => one.test(words));
      assert.ok(
        isTrue(situation, words.match(form)[1]),
        `after ${situation.above}, line ${situation.id}: ${words}`,
      );
    }
  });
}

test("a reason is known for most lines that come too early", () => {
  const all = PUZZLES.flatMap(([, puzzle]) => [...situations(puzzle)]);
  const unknown = all.filter(({ puzzle, above, id }) => whyNotYet(puzzle, above, id) === UNKNOWN);
  assert.ok(unknown.length < all.length / 10, `${unknown.length} of ${all.length}`);
});

const reason = (puzzle, above, id) => whyNotYet(puzzle, above, id);

test("each kind of reason, in words", () => {
  const puzzle = Object.fromEntries(PUZZLES)["training/early_stopping"];
  const [set, loop, compare, , , leave, result] = puzzle.lines.keys();
  assert.equal(
    reason(puzzle, [], loop),
    "The lines inside it use `best`, and no line above gives it a value yet.",
  );
  assert.equal(reason(puzzle, [], compare), "`loss` is used here, and no line above gives it a value yet.");
  assert.match(reason(puzzle, [set], leave), /^It belongs in `if i - best == patience:`, and/);
  assert.match(reason(puzzle, [set, loop], result), /^Another line that belongs in `for i, loss in/);
  const early = Object.fromEntries(PUZZLES)["training/evaluate"];
  assert.equal(reason(early, [0, 1], 4), UNKNOWN);
  const forward = Object.fromEntries(PUZZLES)["networks/forward"];
  assert.match(reason(forward, [0, 1], 3), /^`return` ends the function, and/);
});
