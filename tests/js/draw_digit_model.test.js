// The demo DrawDigit without a page: what the network sees, cells taken apart, paths, goals, presets, the tally.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DRAWN } from "../../dl101/widgets/data/drawn_digits.js";
import { GOALS, PRESETS, reached } from "../../dl101/widgets/draw_digit/goals.js";
import {
  answerOfMap,
  boxOnPad,
  convolutionAt,
  dotsOf,
  flowOf,
  isOwn,
  isPath,
  LAYERS,
  loudestMap,
  mapOf,
  PARAMETERS,
  POOLING,
  pathUp,
  pooledFrom,
  START,
  sumOfWeights,
  tallyOf,
  turned,
  weightsThenAndNow,
  windowBelow,
  withMeant,
} from "../../dl101/widgets/draw_digit/model.js";
import { crumbs, describe, mapWords, probability, tallyWords } from "../../dl101/widgets/draw_digit/words.js";
import { features, forward, HEAD, read } from "../../dl101/widgets/nn/digit_cnn.js";

const at = (changes) => ({ ...START, ...changes });
const near = (a, b, off = 1e-9) => assert.ok(Math.abs(a - b) < off, `${a} is not ${b}`);
const after = (id) => {
  const { change, lesson } = PRESETS.find((one) => one.id === id);
  const state = at(change(START));
  return { state, flow: flowOf(state), lesson: lesson(state) };
};
const ONE = [
  [
    [0.5, 0.2],
    [0.5, 0.8],
  ],
];
const CELLS = [0, 1, 2, 3, 4, 5, 6, 7];

test("each cell of both convolutions is its products, its bias and ReLU", () => {
  const flow = flowOf(START);
  for (const layer of [1, 2])
    for (let map = 0; map < LAYERS[layer].maps; map++)
      for (const row of CELLS)
        for (const column of CELLS) {
          const { windows, bias, sum, value } = convolutionAt(flow, [layer, map, row, column]);
          assert.equal(windows.length, layer === 1 ? 1 : 8);
          near(
            windows.reduce((all, one) => all + one.products.reduce((a, b) => a + b), bias),
            sum,
          );
          near(value, mapOf(flow, layer, map)[row * 8 + column]);
        }
});

test("a window over the edge has no inputs there, and they count as 0", () => {
  const [{ inputs, products }] = convolutionAt(flowOf(START), [1, 0, 0, 0]).windows;
  assert.deepEqual(
    inputs.map((one) => one === null),
    [true, true, true, true, false, false, true, false, false],
  );
  for (const i of [0, 1, 2, 3, 6]) assert.equal(Math.abs(products[i]), 0);
});

test("a pooled cell is the largest of its four, and a pixel counts its sixteen dots", () => {
  const flow = flowOf(START);
  for (const map of [0, 7, 15])
    for (const row of [0, 3])
      for (const column of [1, 2])
        assert.equal(
          Math.max(...pooledFrom(flow, [POOLING, map, row, column])),
          mapOf(flow, POOLING, map)[row * 4 + column],
        );
  for (const row of CELLS)
    for (const column of CELLS)
      assert.equal(
        dotsOf(flow, [0, 0, row, column]).reduce((a, b) => a + b),
        flow.ink[row * 8 + column],
      );
});

test("the features are the pooled maps, and the dense layers are an argument", () => {
  const { ink, pooled, logits } = flowOf(START);
  assert.deepEqual(features(ink), pooled);
  assert.equal(features(ink).length, 256);
  assert.deepEqual(read(features(ink)).logits, logits);
  const [hidden, output] = HEAD;
  const other = [
    hidden,
    { ...output, biases: output.biases.map((bias, digit) => bias + (digit === 5 ? 100 : 0)) },
  ];
  near(forward(ink, other).probabilities[5], 1, 1e-6);
  assert.equal(flowOf(START).answer, 3, "the book's own layers stay as they were");
});

test("the probabilities add up to 1, even where there is no ink at all", () => {
  for (const state of [START, at({ strokes: [] }), at({ strokes: [], inverted: true })]) {
    const { probabilities } = flowOf(state);
    near(
      probabilities.reduce((a, b) => a + b),
      1,
    );
    assert.doesNotMatch(describe(state), /undefined|NaN|Infinity/);
  }
  assert.match(describe(at({ strokes: [] })), /The pad is empty.*The largest is p = 0\.\d+, for \d/);
});

test("a path leads to a map, a cell, a map below; up it leads back, and anything else leads nowhere", () => {
  const right = [[], [0, 0], [1, 7], [2, 15], [3, 15, 3, 3], [0, 0, 7, 7], [2, 4, 2, 3, 7]];
  for (const path of right) assert.equal(isPath(path), true, String(path));
  const wrong = [
    [1],
    [4, 0],
    [1, 8],
    [2, 4, 2],
    [2, 4, 8, 0],
    [3, 0, 4, 0],
    [1, 0, 0, 0, 0],
    [2, 4, 2, 3, 8],
  ];
  wrong.push([1.5, 0], ["1", 0], [-1, 0], [2, 4, 2, 3, 1, 1], [Number.NaN, 0]);
  for (const path of wrong) assert.equal(isPath(path), false, String(path));
  const way = [[2, 4, 2, 3, 1], [2, 4, 2, 3], [2, 4], []];
  way.forEach((path, i) => {
    assert.deepEqual(pathUp(path), way[i + 1] ?? []);
  });
});

test("the crumbs tell the way, and what a cell reads is framed in the layer below", () => {
  const words = crumbs([2, 4, 2, 3, 1]).map(([text]) => text);
  assert.deepEqual(words, ["Answer", "Layer 2", "map 5", "row 3, column 4", "from map 2"]);
  assert.deepEqual(
    crumbs([0, 0, 1, 2]).map(([text]) => text),
    ["Answer", "Ink", "row 2, column 3"],
  );
  assert.deepEqual(windowBelow([2, 4, 2, 3]), { row: 1, column: 2, side: 3 });
  assert.deepEqual(windowBelow([POOLING, 4, 2, 3]), { row: 4, column: 6, side: 2 });
  assert.equal(windowBelow([2, 4]), null);
  assert.equal(windowBelow([0, 0, 1, 1]), null);
});

test("what is said of a map is what it does", () => {
  const flow = flowOf(START);
  const cells = [...mapOf(flow, 1, 2)];
  const { count, most, row, column } = answerOfMap(flow, 1, 2);
  assert.equal(count, cells.filter((value) => value > 0).length);
  assert.equal(most, Math.max(...cells));
  assert.equal(cells[row * 8 + column], most);
  assert.match(
    mapWords(flow, 1, 2),
    new RegExp(`^Map 3 of layer 1 answers at ${count} of 64 places, strongest at row ${row + 1}`),
  );
  const loudest = loudestMap(flow, 1);
  assert.equal(answerOfMap(flow, 1, loudest).most, Math.max(...flow.conv1));
  const blank = flowOf(at({ strokes: [] }));
  assert.match(mapWords(blank, 1, 1), /answers nowhere: its 64 numbers are 0/);
  assert.match(mapWords(flow, POOLING, 0), /^Map 1, pooled, answers at \d+ of 16 places/);
});

test("turning by 90° four times leads back, and nothing is turned by 0°", () => {
  const once = (strokes) => turned(strokes, 90);
  const back = once(once(once(once(START.strokes))));
  back.flat(2).forEach((part, i) => {
    near(part, START.strokes.flat(2)[i]);
  });
  assert.equal(turned(START.strokes, 0), START.strokes);
  const [[right]] = turned([[[0.9, 0.5]]], 90);
  near(right[1], 0.9, 1e-9); // clockwise: what was right is below
});

test("the box on the pad is there only where its lines are scaled as they stand", () => {
  assert.deepEqual(boxOnPad(at({ strokes: ONE })), [
    [0.5, 0.2],
    [0.5, 0.8],
  ]);
  for (const changes of [{ centered: false }, { turn: 10 }, { strokes: [] }])
    assert.equal(boxOnPad(at(changes)), null);
});

test("looking changes no weight: 9,802 numbers with the same sum", () => {
  const before = sumOfWeights().sum;
  for (const strokes of [ONE, DRAWN.house, START.strokes]) flowOf(at({ strokes }));
  assert.deepEqual(weightsThenAndNow(), [before, before]);
  assert.equal(PARAMETERS, 9802);
});

test("an example is nobody's own drawing, and neither is an empty pad", () => {
  assert.equal(isOwn(at({ strokes: ONE })), true);
  for (const strokes of [[], ...Object.values(DRAWN)]) assert.equal(isOwn(at({ strokes })), false);
});

test("the tally counts digits alone, and a second word on a drawing replaces the first", () => {
  let state = at({ strokes: ONE });
  const say = (meant) => {
    state = { ...state, ...withMeant(state, meant) };
  };
  say(1);
  assert.deepEqual([state.tally, tallyOf(state)], [[[1, 1]], { right: 1, asked: 1 }]);
  say(7);
  assert.deepEqual([state.meant, state.tally], [7, [[7, 1]]]);
  assert.match(tallyWords(state, true), /You meant 7, it read 1: wrong\. Read right: 0 of 1\./);
  say("none");
  assert.deepEqual([state.meant, state.tally], ["none", []]);
  say(1);
  state = { ...state, meant: "" }; // another drawing
  say(1);
  assert.deepEqual(tallyOf(state), { right: 2, asked: 2 });
  const full = at({ strokes: ONE, tally: Array(200).fill([3, 3]) });
  assert.deepEqual(withMeant(full, 1).tally.at(-1), [1, 1]);
  assert.equal(withMeant(full, 1).tally.length, 200);
});

test("each goal is led to without being reached, and no preset reaches one", () => {
  for (const { id, show } of GOALS) assert.deepEqual(reached(at(show(START))), [], id);
  for (const { id, change } of PRESETS) assert.deepEqual(reached(at(change(START))), [], id);
});

test("a goal of drawing wants a drawing of one's own and a word on it", () => {
  const mine = at({ strokes: ONE });
  assert.deepEqual(reached(mine), []);
  assert.deepEqual(reached({ ...mine, meant: 1 }), ["sure"]);
  assert.deepEqual(reached({ ...mine, meant: 4 }), ["wrong"]);
  assert.deepEqual(reached({ ...mine, meant: "none" }), ["fooled"]);
  assert.deepEqual(reached(at({ meant: 3 })), [], "an example");
  assert.deepEqual(reached(at({ path: [2, 0, 1, 1, 0] })), ["follow"]);
  assert.deepEqual(reached(at({ path: [2, 0, 1, 1] })), []);
});

test("a 7 with a bar is read more surely than without one", () => {
  const seven = [
    [0.3, 0.2],
    [0.7, 0.2],
    [0.4, 0.85],
  ];
  const bar = [
    [0.4, 0.5],
    [0.65, 0.5],
  ];
  const [plain, crossed] = [[seven], [seven, bar]].map((strokes) => flowOf(at({ strokes })));
  assert.deepEqual([plain.answer, crossed.answer], [7, 7]);
  assert.ok(plain.probabilities[7] < 0.9 && crossed.probabilities[7] > 0.99);
});

test("each lesson tells what the network reads, and it is so", () => {
  const read = Object.fromEntries(PRESETS.map(({ id }) => [id, after(id)]));
  const answers = Object.entries(read).map(([id, { flow }]) => [id, flow.answer]);
  const expected = { small: 3, raw: 1, turned: 4, inverted: 0, thin: 1, house: 0 };
  assert.deepEqual(Object.fromEntries(answers), expected);
  for (const [id, { flow, lesson }] of Object.entries(read)) {
    const p = flow.probabilities[flow.answer];
    assert.ok(lesson.includes(`read as a ${flow.answer} with p = ${probability(p)}`), id);
    assert.ok(p > (id === "inverted" ? 0.5 : 0.9), id); // sure, right or wrong
  }
  const { state } = read.raw;
  assert.equal(flowOf({ ...state, centered: true }).answer, 3, "ticked, it is read as a 3 again");
  assert.equal(flowOf(START).answer, 3, "the same 3, not moved, turned or inverted");
});

test("with the thin pen most pixels that have ink count two dots or fewer", () => {
  const inked = after("thin").flow.ink.filter((ink) => ink > 0);
  assert.ok(inked.filter((ink) => ink <= 2).length > inked.length / 2, String(inked));
});

test("the answer changes on the way as the 3 is turned, more than once", () => {
  const answers = [];
  for (let turn = -180; turn <= 180; turn += 5) answers.push(flowOf(at({ turn })).answer);
  assert.ok(new Set(answers).size >= 4, String(answers));
});

test("a probability is never told as 1", () => {
  assert.deepEqual([0.99951, 0.9994, 0.00001, 1].map(probability), ["0.999…", "0.999", "0.000", "0.999…"]);
});
