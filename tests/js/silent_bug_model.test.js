import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "../../dl101/widgets/lib/settled.js";
import { CASES } from "../../dl101/widgets/silent_bug/cases.js";
import { bugCode } from "../../dl101/widgets/silent_bug/code.js";
import { GOALS, PRESETS, reached, settle } from "../../dl101/widgets/silent_bug/goals.js";
import { LINES, RIGHT } from "../../dl101/widgets/silent_bug/lines.js";
import {
  caseOf,
  codeOf,
  hasLabels,
  lineOf,
  lookAt,
  nameCause,
  nextOf,
  optionsOf,
  pointAt,
  pointOf,
  replyToLine,
  START,
  stageOf,
} from "../../dl101/widgets/silent_bug/model.js";
import { atMark, describe, replyToCause, tenRuns, written } from "../../dl101/widgets/silent_bug/words.js";

const begin = (number = 1) => ({ ...START, case: number, goals_reached: [] });
/** A state after it came to rest. */
const rest = (state) => ({ ...state, ...settled({ goals: GOALS, reached, settle }, state) });
const name = (state, cause) => rest({ ...state, ...nameCause(state, cause) });
const point = (state, line) => rest({ ...state, ...pointAt(state, line) });
const wrongCause = (state) => optionsOf(caseOf(state)).find(({ reply }) => reply).number;
/** A state in which this case, too, is solved, at once. */
function solve(state, number) {
  const there = { ...state, case: number };
  return point(name(there, number), lineOf(caseOf(there)));
}
const numbers = CASES.map((_, i) => i + 1);

test("a case goes from its cause to its line to its repair", () => {
  let now = begin(3);
  assert.equal(stageOf(now), "cause");
  now = name(now, 4);
  assert.equal(stageOf(now), "cause");
  now = name(now, 3);
  assert.equal(stageOf(now), "line");
  now = point(now, 1);
  assert.equal(stageOf(now), "line");
  now = point(now, 2);
  assert.equal(stageOf(now), "repaired");
  assert.deepEqual([now.solved, now.slips[3]], [[3], 2]);
  assert.equal(stageOf({ ...now, case: 4 }), "cause");
});

test("a line alone solves nothing", () => {
  const now = point(begin(), lineOf(CASES[0]));
  assert.deepEqual([stageOf(now), now.solved], ["cause", []]);
});

test("each case has one line that is the one, and what is said of others is said of one line each", () => {
  for (const one of CASES) {
    const { right, replies } = LINES[one.id];
    const holding = (part) => codeOf(one).filter((text) => text.includes(part)).length;
    assert.equal(holding(right), 1, one.id);
    for (const part of Object.keys(replies)) assert.equal(holding(part), 1, `${one.id}: ${part}`);
    assert.equal(replyToLine(one, 99), RIGHT);
  }
  assert.match(replyToLine(CASES[0], 9), /By then they are sums already/);
});

test("the line that is wrong is one that the repair takes away, or the one that it goes before or around", () => {
  for (const one of CASES) {
    const line = codeOf(one)[lineOf(one) - 1];
    const isGone = one.code.includes(`-${line}`);
    assert.ok(isGone || one.id === "zero_grad", one.id);
  }
});

test("all goals can be reached: the five without the ten, three without a wrong answer", () => {
  let now = begin();
  now = solve(now, 1);
  assert.deepEqual(now.goals_reached, ["symptom"]);
  now = solve(solve(now, 2), 3);
  assert.deepEqual(now.goals_reached, ["symptom", "clean"]);
  now = solve(solve(now, 4), 5);
  assert.deepEqual(now.goals_reached, ["symptom", "clean", "five"]);
  for (const number of [6, 7, 8, 9, 10]) now = solve(now, number);
  assert.deepEqual(now.goals_reached, ["symptom", "clean", "five", "ten"]);
  assert.equal(nextOf(now), 10);
});

test("whoever opens the code, or names a wrong cause, has not seen it from the symptom", () => {
  const looked = { ...begin(), ...lookAt(begin()) };
  assert.deepEqual(solve(looked, 1).goals_reached, []);
  const slipped = name(begin(), wrongCause(begin()));
  assert.deepEqual(solve(slipped, 1).goals_reached, []);
  const named = name(begin(), 1);
  assert.deepEqual(lookAt(named), {}); // afterwards the code may be looked at
});

test("a wrong answer stays counted where undo takes it back", () => {
  const slipped = name(begin(), wrongCause(begin()));
  const undone = { ...slipped, causes: START.causes };
  assert.deepEqual(solve(undone, 1).goals_reached, []);
});

test("neither a goal's own way nor a preset reaches anything", () => {
  const someSolved = solve(solve(begin(), 1), 2);
  for (const now of [begin(), someSolved]) {
    for (const { show } of GOALS) assert.deepEqual(reached({ ...now, ...show(now) }), reached(now));
    for (const { id, change } of PRESETS)
      assert.deepEqual(rest({ ...now, ...change(now), preset: id }).goals_reached, now.goals_reached);
  }
});

test("a goal leads to a case in which it can still be reached", () => {
  const slipped = name(begin(), wrongCause(begin()));
  const [symptom, clean, five, ten] = GOALS.map(({ show }) => show(slipped).case);
  assert.deepEqual([symptom, clean, five, ten], [2, 2, 1, 1]);
  assert.equal(GOALS[2].show(begin(8)).case, 1);
});

test("the next case is the next one that is not solved", () => {
  assert.equal(nextOf(begin(1)), 2);
  assert.equal(nextOf(solve(begin(), 10)), 1);
  assert.equal(nextOf({ ...solve(begin(), 2), case: 1 }), 3);
});

test("the mark stays on a curve that has a point less", () => {
  assert.equal(pointOf({ ...begin(1), place: 30 }), 29);
  assert.equal(pointOf({ ...begin(2), place: 30 }), 30);
  assert.deepEqual(atMark({ ...begin(1), place: 11 }), { epoch: 12, buggy: "0.55", repaired: "1.09" });
});

test("labels are right or wrong, and masses are neither, whole ones among them", () => {
  const measured = CASES.filter((one) => !hasLabels(one)).map(({ id }) => id);
  assert.deepEqual(measured, ["broadcast"]);
  assert.equal(hasLabels({ targets: [4, 3.75] }), false);
});

test("the readout tells the curve and the answers, and the repair only once it is found", () => {
  assert.equal(
    describe(begin()),
    "Case 1 of 10. Training loss: 2.27 in epoch 1, 3.8 in epoch 30. Lowest 0.55 in epoch 12, highest 21.3 in epoch 21; at 13 of the 30 points drawn it is higher than at the one before. At the mark, epoch 30: 3.8. 1 of the 8 answers is right; of all 360 it is 15%, and the 8 were chosen to be like them. The cause is not found yet.",
  );
  assert.match(describe(solve(begin(), 1)), /repaired 0\.236\. .* Solved: zero_grad is missing/);
  assert.match(describe(begin(3)), /Answers from 4\.17 to 4\.24, targets from 3\.45 to 5\.85\./);
  assert.match(
    describe(begin(9)),
    /^Case 9 of 10\. Memory held in kB: 60\.5 in epoch 1, 3,630 in epoch 60\./,
  );
});

test("the readout says what share of all answers is right", () => {
  assert.match(describe(begin(10)), /6 of the 8 answers are right; of all 100 it is 76%, /);
});

test("what a name in the repaired code means is said with the repair alone", () => {
  const isTold = ({ change = "" }) => change !== "";
  for (const one of numbers.map((number) => caseOf(begin(number))).filter(isTold)) {
    const [name] = one.change.match(/^\w+/);
    const [before, after] = [false, true].map((isRepaired) => codeOf(one, isRepaired).join());
    assert.ok(after.includes(name) && !before.includes(name), one.id);
  }
});

test("nothing tells the cause before it is found", () => {
  const words = /zero_grad|softmax|eval\(|record|twin|transpose|broadcast|no_grad|random_split|ModuleList/i;
  for (const number of numbers) {
    const { symptom, asked, curve, first } = caseOf(begin(number));
    for (const text of [symptom, asked, curve, ...Object.keys(first)]) assert.doesNotMatch(text, words, text);
    assert.doesNotMatch(describe(begin(number)), words);
  }
});

test("a reply is to what was named last", () => {
  assert.equal(replyToCause(begin()), null);
  assert.equal(replyToCause(name(begin(), wrongCause(begin()))).isRight, false);
  assert.deepEqual(replyToCause(name(begin(), 1)), { isRight: true, text: CASES[0].cause });
});

test("ten runs are written with their range, shares in percent", () => {
  assert.deepEqual(tenRuns("lowest loss", [1.52, 1.46, 1.64]), ["1.52", "1.46 to 1.64"]);
  assert.deepEqual(tenRuns("right", [0.27, 0.092, 0.6]), ["27%", "9.2 to 60%"]);
  assert.deepEqual(tenRuns("parameters", [1210, 1210, 1210]), ["1,210", ""]);
  assert.deepEqual(tenRuns("validation promises too much, by", [-0.0075, -0.0778, 0.0361])[0], "−0.8 points");
  assert.equal(written(0), "0");
});

test("the program is with the bug until it is found, then repaired", () => {
  assert.match(bugCode(begin(2)).PyTorch, /nn\.Softmax/);
  assert.match(bugCode(name(begin(2), 2)).PyTorch, /nn\.Softmax/);
  assert.doesNotMatch(bugCode(solve(begin(2), 2)).PyTorch, /nn\.Softmax/);
});
