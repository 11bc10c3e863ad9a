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
import { rightPrograms } from "../../dl101/sphinx/theme/solve/order_right.js";

const folder = new URL("../../exercises/solutions/", import.meta.url);
const PUZZLES = readdirSync(folder)
  .filter((file) => file.endsWith(".lines.json"))
  .flatMap((file) => Object.entries(JSON.parse(readFileSync(new URL(file, folder), "utf8"))));

const piece = (puzzle, id, deep = lineOf(puzzle, id)[1]) => ({ ids: [id], indent: deep });
const programOf = (puzzle, ids) => ({ program: ids.map((id) => piece(puzzle, id)), pool: [] });
const stateOf = (puzzle, program) => ({
  program: program.map(([id, deep]) => piece(puzzle, id, deep)),
  pool: [],
});
const isAmong = (puzzle, ids) => puzzle.orders.some((order) => String(order) === String(ids));

test("the exercises of chapters 2 to 5 have puzzles", () => {
  assert.ok(PUZZLES.length >= 20);
});

for (const [name, puzzle] of PUZZLES) {
  const [order] = puzzle.orders;

  test(`${name}: every order that is written down is right, with the depths that are written down`, () => {
    for (const ids of puzzle.orders) assert.equal(judge(puzzle, programOf(puzzle, ids)).is, "correct");
    for (const right of rightPrograms(puzzle))
      assert.equal(judge(puzzle, stateOf(puzzle, right)).is, "correct");
    assert.equal(rightPrograms(puzzle).length, puzzle.orders.length + puzzle.depths.length);
  });

  test(`${name}: lines that are mixed up, or lack one, earn the words that are written down`, () => {
    for (const [message, programs] of Object.entries(puzzle.mixed)) {
      for (const ids of programs.split(" ")) {
        const found = judge(puzzle, programOf(puzzle, [...ids].map(Number)));
        assert.deepEqual(found, { is: "incorrect", message });
      }
    }
  });

  test(`${name}: a message counts no lines that a learner can't count`, () => {
    const messages = [...puzzle.wrong.map(([, , , message]) => message), ...Object.keys(puzzle.mixed)];
    for (const message of messages) assert.doesNotMatch(message, /\bline \d/);
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

  test(`${name}: two lines exchanged are right, or have a reason, or the first that does not fit is named`, () => {
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < order.length; j++) {
        const ids = order.with(i, order[j]).with(j, order[i]);
        const { is, line, message } = judge(puzzle, programOf(puzzle, ids));
        assert.equal(is === "correct", isAmong(puzzle, ids));
        if (is === "correct" || message in puzzle.mixed) continue;
        const own = ids.map((id) => [id, puzzle.lines[id][1]]);
        const fits = Math.max(
          ...rightPrograms(puzzle).map((one) => one.findIndex((line, at) => `${line}` !== `${own[at]}`)),
        );
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
  depths: [],
  mixed: {},
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

// Found by a fresh reader of chapter 6: right programs that were refused, and mistakes of order that got no reason.

const TRAINING = Object.fromEntries(PUZZLES.filter(([name]) => name.startsWith("training/")));
/** A program written as a learner sees it: a line each, four spaces for a step of indentation. */
function written(name, code) {
  const puzzle = TRAINING[`training/${name}`];
  const texts = [...puzzle.lines, ...puzzle.wrong].map(([text]) => text);
  const rows = code.split("\n").map((row) => [texts.indexOf(row.trim()), row.match(/^ */)[0].length / 4]);
  return judge(puzzle, stateOf(puzzle, rows));
}

const EARLY = `was_training = model.training
with torch.no_grad():
    model.eval()
    predictions = model(X).argmax(dim=1)`;
const USUAL = `was_training = model.training
model.eval()
with torch.no_grad():
    predictions = model(X).argmax(dim=1)`;
const AFTER = [
  "model.train(was_training)",
  "right = (predictions == y).float()",
  "return right.mean().item()",
];

for (const name of ["evaluate", "fix_eval_mode"]) {
  test(`${name}: what may be inside \`with\` is right inside and outside of it`, () => {
    for (const begun of [USUAL, EARLY]) {
      for (let count = 0; count <= AFTER.length; count++) {
        const rows = AFTER.map((row, at) => (at < count ? `    ${row}` : row));
        assert.equal(written(name, [begun, ...rows].join("\n")).is, "correct", `${begun}, ${count} inside`);
      }
    }
    assert.match(
      written(name, [EARLY.replace("    model", "model"), ...AFTER].join("\n")).message,
      /belongs deeper/,
    );
  });

  test(`${name}: no \`eval\`, or the mode noted too late: the reason`, () => {
    const [noted, evaluated, ...rest] = USUAL.split("\n");
    assert.match(written(name, [noted, ...rest, ...AFTER].join("\n")).message, /model\.eval\(\)/);
    const late = [evaluated, noted, ...rest, ...AFTER].join("\n");
    assert.match(written(name, late).message, /^The network stays in evaluation mode/);
  });
}

const CALLS = {
  zero: "optimizer.zero_grad()",
  loss: "loss = loss_fn(model(X), y)",
  back: "loss.backward()",
  step: "optimizer.step()",
  end: "return loss.item()",
};
const STEPS = {
  "loss back zero step end": /^The gradients are cleared after `backward`/,
  "loss back step end": /^Old gradients are never cleared/,
  "loss back step zero end": /^Gradients are cleared at the end of the step only/,
  "zero loss step back end": /comes before `backward`/,
  "zero loss back end": /`optimizer\.step\(\)` is missing/,
};

for (const [calls, words] of Object.entries(STEPS)) {
  test(`train_step by its lines, ${calls}: the reason`, () => {
    const code = calls.split(" ").map((call) => CALLS[call]);
    assert.match(written("train_step", code.join("\n")).message, words);
  });
}

test("train_step by its lines: `optimizer.step` without parentheses", () => {
  const code = "zero loss back".split(" ").map((call) => CALLS[call]);
  const { message } = written("train_step", [...code, "optimizer.step", CALLS.end].join("\n"));
  assert.match(message, /without its parentheses/);
  assert.doesNotMatch(message, /before `backward`/);
});

test("build_mlp by its lines: no ReLU, or ReLU above the layer, and the reason", () => {
  const code = `layers = []
for i in range(1, len(sizes)):
    d_in, d_out = sizes[i - 1], sizes[i]
    layers += [nn.Linear(d_in, d_out)]
return nn.Sequential(*layers[:-1])`;
  const relu = "    layers += [nn.ReLU()]\n";
  for (const one of [code, code.replace("    layers +=", `${relu}    layers +=`)])
    assert.match(written("build_mlp", one).message, /^The last layer is missing.*`layers\[:-1\]`/);
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
