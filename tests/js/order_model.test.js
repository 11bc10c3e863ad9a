// The puzzles "order the lines": every right order passes, every slip earns its words, every other program its place.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import {
  add,
  codeOf,
  flat,
  hint,
  hintsLeft,
  indent,
  judge,
  lineOf,
  move,
  remove,
  startOf,
} from "../../dl101/sphinx/theme/solve/order_model.js";

const folder = new URL("../../exercises/solutions/", import.meta.url);
const PUZZLES = readdirSync(folder)
  .filter((file) => file.endsWith(".lines.json"))
  .flatMap((file) => Object.entries(JSON.parse(readFileSync(new URL(file, folder), "utf8"))));

const piece = (puzzle, id, deep = lineOf(puzzle, id)[1]) => ({ ids: [id], indent: deep });
const programOf = (puzzle, ids) => ({ program: ids.map((id) => piece(puzzle, id)), pool: [] });
const isAmong = (puzzle, ids) => puzzle.orders.some((order) => String(order) === String(ids));

test("the exercises of chapters 2 to 5 have puzzles", () => {
  assert.ok(PUZZLES.length >= 20);
});

for (const [name, puzzle] of PUZZLES) {
  const [order] = puzzle.orders;

  test(`${name}: every order that is written down is right`, () => {
    for (const ids of puzzle.orders) assert.equal(judge(puzzle, programOf(puzzle, ids)).is, "correct");
  });

  test(`${name}: each wrong line in its place earns its words, at its place`, () => {
    puzzle.wrong.forEach(([, , place, message], i) => {
      const program = programOf(puzzle, order.with(order.indexOf(place), order.length + i));
      assert.deepEqual(judge(puzzle, program), { is: "incorrect", message, line: order.indexOf(place) });
    });
  });

  test(`${name}: what is missing is counted, what is too much is named`, () => {
    for (let n = 1; n < order.length; n++) {
      const { is, message } = judge(puzzle, programOf(puzzle, order.slice(0, n)));
      assert.equal(is, "unattempted");
      assert.match(message, /(is|are) missing/);
    }
    assert.equal(judge(puzzle, programOf(puzzle, [])).is, "unattempted");
    const { line, message } = judge(puzzle, programOf(puzzle, [...order, order.length]));
    assert.equal(line, order.length);
    assert.match(message, /one too many/);
  });

  test(`${name}: a wrong indentation is named as one`, () => {
    const state = programOf(puzzle, order);
    const last = order.length - 1;
    const { line, message } = judge(puzzle, indent(state, last, lineOf(puzzle, order[last])[1] ? -1 : 1));
    assert.equal(line, last);
    assert.match(message, /not its indentation/);
  });

  test(`${name}: two lines exchanged are right, or the first that does not fit is named`, () => {
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < order.length; j++) {
        const ids = order.with(i, order[j]).with(j, order[i]);
        const { is, line } = judge(puzzle, programOf(puzzle, ids));
        assert.equal(is === "correct", isAmong(puzzle, ids));
        if (is === "correct") continue;
        const fits = Math.max(...puzzle.orders.map((one) => one.findIndex((id, at) => id !== ids[at])));
        assert.equal(line, fits);
      }
    }
  });

  test(`${name}: hints lead to one piece that is right`, () => {
    let state = startOf(puzzle, name);
    let left = hintsLeft(state);
    for (let found = hint(puzzle, state); found; found = hint(puzzle, state)) {
      assert.ok(found.words);
      state = found.state;
      left -= 1;
      assert.equal(hintsLeft(state), left);
    }
    assert.equal(left, 0);
    assert.equal(state.pool.length, 1);
    assert.equal(judge(puzzle, add(puzzle, state, 0)).is, "correct");
  });

  test(`${name}: its lines fit a phone, and the start is mixed and always the same`, () => {
    const start = startOf(puzzle, name);
    assert.deepEqual(start, startOf(puzzle, name));
    assert.equal(start.pool.length, puzzle.lines.length + puzzle.wrong.length);
    assert.ok(puzzle.wrong.length >= 2);
  });
}

const SMALL = {
  first: "def f(x):",
  lines: [["total = 0", 0], ["for one in x:", 0], ["total = total + one", 1], ["return total", 0]],
  names: [[["total"], []], [["one"], []], [["total"], ["total", "one"]], [[], ["total"]]],
  orders: [[0, 1, 2, 3]],
  wrong: [["total = one", 1, 2, "Each number takes the place of the total.\n\nFor example: 3, not 6."]],
}; // biome-ignore format: short

test("a line comes in as deep as it is likely to be, and pieces can be moved, indented and taken out", () => {
  let state = { program: [], pool: [1, 2, 0, 3].map((id) => piece(SMALL, id, 0)) };
  state = add(SMALL, state, 0);
  state = add(SMALL, state, 0);
  assert.deepEqual(flat(SMALL, state), [[1, 0], [2, 1]]); // biome-ignore format: short
  state = move(add(SMALL, state, 0), 2, 0);
  state = indent(state, 0, -1);
  assert.deepEqual(flat(SMALL, state).map(([id]) => id), [0, 1, 2]); // biome-ignore format: short
  assert.deepEqual(remove(state, 1).pool.at(-1), piece(SMALL, 1, 0));
  assert.equal(indent(state, 0, -9).program[0].indent, 0);
  assert.equal(add(SMALL, state, 0, 3, 1).program[3].indent, 2);
  assert.equal(codeOf(SMALL, state).split("\n").length, 4);
});

test("a line that one of several right orders has there is right but for its depth, or has its slip's words", () => {
  const { "training/train_step": puzzle } = Object.fromEntries(PUZZLES);
  const loss = puzzle.lines.findIndex(([text]) => text.startsWith("loss = "));
  assert.ok(loss > 0 && puzzle.orders.some(([first]) => first === loss));
  const { message } = judge(puzzle, { program: [piece(puzzle, loss, 1)], pool: [] });
  assert.match(message, /The line fits here, but not its indentation/);
  const slip = puzzle.lines.length + puzzle.wrong.findIndex(([, , place]) => place === loss);
  const words = puzzle.wrong[slip - puzzle.lines.length][3].split("\n\nFor example: ")[0];
  assert.equal(judge(puzzle, programOf(puzzle, [slip])).message, `Your line 1: ${words}`);
});

test("two slips at once: words that are true of both", () => {
  const wrong = [...SMALL.wrong, ["return one", 0, 3, "The last number.\n\nFor example: 2, not 6."]];
  const puzzle = { ...SMALL, wrong };
  const { message } = judge(puzzle, programOf(puzzle, [0, 1, 4, 5]));
  assert.match(message, /^Your line 3: This line has a slip, and another one has one too\./);
});

test("a slip and another line too deep: words that are true of both", () => {
  const state = indent(programOf(SMALL, [0, 1, 4, 3]), 3, 1);
  assert.match(
    judge(SMALL, state).message,
    /^Your line 3: This line has a slip, and another one has one too\./,
  );
});

test("a wrong line in its place, while others are wrong: its words, at its line", () => {
  const { message } = judge(SMALL, programOf(SMALL, [0, 1, 4]));
  assert.equal(message, "Your line 3: Each number takes the place of the total.");
});
