// Why a line can't come yet: in every puzzle, after every right beginning, what is said of every line is true.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { whyNotYet } from "../../dl101/sphinx/theme/solve/order_reasons.js";
import { rightPrograms } from "../../dl101/sphinx/theme/solve/order_right.js";

const folder = new URL("../../exercises/solutions/", import.meta.url);
const PUZZLES = readdirSync(folder)
  .filter((file) => file.endsWith(".lines.json"))
  .flatMap((file) => Object.entries(JSON.parse(readFileSync(new URL(file, folder), "utf8"))));
const UNKNOWN = "Another line has to come before it.";

const idsOf = (program) => program.map(([id]) => id);

/** Each beginning of a right program with each line that is not right after it: {puzzle, above, id, programs that agree}. */
function* situations(puzzle) {
  const seen = new Set();
  const all = rightPrograms(puzzle);
  for (const right of all) {
    for (let n = 0; n < right.length; n++) {
      const above = right.slice(0, n);
      const programs = all.filter((one) => String(one.slice(0, n)) === String(above));
      const isNext = (id) => programs.some((one) => one[n][0] === id);
      if (seen.has(String(above))) continue;
      seen.add(String(above));
      for (const id of idsOf(right.slice(n)))
        if (!isNext(id)) yield { puzzle, beginning: above, above: idsOf(above), id, programs };
    }
  }
}

/** The lines in the block that a line opens, in a program: those below it that are deeper. */
function inBlock(program, head) {
  const at = idsOf(program).indexOf(head);
  const below = program.slice(at + 1);
  const end = below.findIndex(([, depth]) => depth <= program[at][1]);
  return idsOf(end < 0 ? below : below.slice(0, end));
}

const textOf = ({ lines }, id) => lines[id][0];
const heads = (puzzle, text) => puzzle.lines.flatMap(([one], id) => (one === text ? [id] : []));
/** Whether a line sets a name, read from its text alone. */
const sets = (text, name) => {
  const targets = text.match(/^for (.+) in /)?.[1] ?? text.match(/^([\w\s,()]+?) [+-]?= /)?.[1] ?? "";
  return targets.replace(/[()]/g, "").split(/,\s*/).includes(name);
};

const CLAIMS = [
  [/^`(\w+)` is used here, and no line above gives it a value yet\.$/, isUnset],
  [/^The lines inside it use `(\w+)`, and no line above gives it a value yet\.$/, isUnsetInside],
  [/^It belongs in `(.+)`, and that line is not above it yet\.$/, belongsBelow],
  [/^Another line that belongs in `(.+)` has to come before it\.$/, isOpen],
  [/^`(return)` ends the function, and a line is still missing above it\.$/, endsTooEarly],
  [
    /^(Another line) has to come before it\.$/,
    ({ programs, above, id }) => programs.every((one) => one[above.length][0] !== id),
  ],
];

function isUnset({ puzzle, above, id, programs }, name) {
  assert.match(textOf(puzzle, id), new RegExp(`\\b${name}\\b`));
  assert.doesNotMatch(puzzle.first.split("\n")[0], new RegExp(`\\b${name}\\b`));
  assert.ok(above.every((line) => !sets(textOf(puzzle, line), name)));
  return programs
    .map(idsOf)
    .every((order) => order.slice(0, order.indexOf(id)).some((line) => sets(textOf(puzzle, line), name)));
}

function isUnsetInside({ puzzle, above, id, programs }, name) {
  return programs.every((program) => {
    const block = inBlock(program, id);
    const at = block.findIndex((line) => new RegExp(`\\b${name}\\b`).test(textOf(puzzle, line)));
    return (
      at >= 0 &&
      isUnset(
        { puzzle, above: [...above, id, ...block.slice(0, at)], id: block[at], programs: [program] },
        name,
      )
    );
  });
}

function belongsBelow({ puzzle, above, id, programs }, text) {
  return heads(puzzle, text).some(
    (head) => !above.includes(head) && programs.every((program) => inBlock(program, head).includes(id)),
  );
}

function isOpen({ puzzle, above, programs }, text) {
  return heads(puzzle, text).some(
    (head) =>
      above.includes(head) &&
      programs.every((program) => inBlock(program, head).includes(program[above.length][0])),
  );
}

function endsTooEarly({ puzzle, above, id, programs }) {
  return (
    /^return\b/.test(textOf(puzzle, id)) &&
    puzzle.lines[id][1] === 0 &&
    programs.every((program) => idsOf(program).indexOf(id) > above.length)
  );
}

for (const [name, puzzle] of PUZZLES) {
  test(`${name}: what is said of a line that comes too early is true`, () => {
    for (const situation of situations(puzzle)) {
      const words = whyNotYet(puzzle, situation.beginning, situation.id);
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
  const unknown = all.filter(({ puzzle, beginning, id }) => whyNotYet(puzzle, beginning, id) === UNKNOWN);
  assert.ok(unknown.length < all.length / 10, `${unknown.length} of ${all.length}`);
});

const reason = (puzzle, above, id) =>
  whyNotYet(
    puzzle,
    above.map((line) => [line, puzzle.lines[line][1]]),
    id,
  );

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
