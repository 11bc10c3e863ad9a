// Convolution and pooling by hand, and the demo Convolution without a page: what cells touch, goals, guesses, words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { convolutionCode } from "../../dl101/widgets/convolution/code.js";
import {
  GOALS,
  isRightEdge,
  movesRight,
  notes,
  PRESETS,
  reached,
} from "../../dl101/widgets/convolution/goals.js";
import {
  askedValue,
  coverOf,
  isRight,
  nextAsked,
  verdictOn,
  weightOf,
} from "../../dl101/widgets/convolution/guess.js";
import {
  chosen,
  dropped,
  outputOf,
  productsOf,
  range,
  reachOf,
  START,
  sizeOf,
  stepped,
  touchedBy,
  unread,
} from "../../dl101/widgets/convolution/model.js";
import { number, product } from "../../dl101/widgets/convolution/numbers.js";
import {
  KERNELS,
  kernelOf,
  PICTURES,
  pictureOf,
  recentered,
  resized,
  turned,
} from "../../dl101/widgets/convolution/pictures.js";
import { describe, formulaLines, sizeWords } from "../../dl101/widgets/convolution/words.js";
import { averagePool2d, conv2d, maxPool2d, outputSize } from "../../dl101/widgets/nn/convolution.js";

const state = (changes = {}) => ({ ...START, ...changes });
const EVERY = [];
for (const n of [5, 8, 12])
  for (const k of range(1, 5))
    for (const stride of [1, 2, 3])
      for (const padding of [0, 1, 2])
        for (const dilation of [1, 2])
          EVERY.push(
            state({
              image: pictureOf("ramp", n),
              kernel: kernelOf("vertical", k),
              stride,
              padding,
              dilation,
            }),
          );

test("a convolution by hand, on pictures and kernels that are not square", () => {
  const image = [
    [1, 2, 0, 1],
    [0, 1, 3, 0],
    [2, 0, 1, 1],
  ];
  const kernel = [
    [1, -1],
    [0, 2],
  ];
  assert.deepEqual(conv2d(image, kernel), [
    [1, 8, -1],
    [-1, 0, 5],
  ]);
  assert.deepEqual(conv2d(image, [[2, 1]], { stride: 2 }), [
    [4, 1],
    [4, 3],
  ]);
  assert.deepEqual(conv2d([new Float64Array([1, 2])], [[3]], { padding: 1 }), [
    [0, 0, 0, 0],
    [0, 3, 6, 0],
    [0, 0, 0, 0],
  ]);
});

test("what fills no pooling window is dropped", () => {
  const image = [
    [1, 2, 9],
    [3, 4, 9],
    [9, 9, 9],
  ];
  assert.deepEqual(maxPool2d(image, 2), [[4]]);
  assert.deepEqual(averagePool2d(image, 2), [[2.5]]);
  assert.deepEqual(maxPool2d(image, 4), []);
});

test("the size of the output: padding counts twice, and what is left over is dropped", () => {
  assert.equal(outputSize(32, 5, { padding: 2 }), 32);
  assert.equal(outputSize(61, 7, { padding: 2 }), 59);
  assert.equal(outputSize(20, 9, { stride: 2 }), 6);
  assert.equal(outputSize(8, 3, { dilation: 2 }), 4);
  assert.equal(outputSize(5, 5, { dilation: 2, stride: 3 }), 0);
});

test("each output cell is the sum of its products, and the three views tell of the same pairs", () => {
  for (const now of EVERY) {
    const [output, size] = [outputOf(now), sizeOf(now)];
    assert.equal(output.length, size);
    for (const [row, line] of output.entries())
      for (const [column, value] of line.entries()) {
        const products = productsOf(now, [row, column]);
        assert.equal(products.length, now.kernel.length ** 2);
        assert.ok(Math.abs(products.reduce((sum, { w, x }) => sum + w * x, 0) - value) < 1e-9);
      }
  }
});

test("a pixel goes into every output cell whose window holds it, by the weight that lies on it", () => {
  for (const now of EVERY.filter((_, i) => i % 7 === 0)) {
    for (const place of [
      [0, 0],
      [2, 3],
      [now.image.length - 1, 1],
    ]) {
      const { output, flows } = touchedBy(now, { part: "input", place });
      const more = now.image.map((row, i) => row.map((x, j) => x + Number(i === place[0] && j === place[1])));
      const [before, after] = [now, { ...now, image: more }].map((one) => outputOf(one));
      const changes = after.flatMap((row, i) =>
        row.flatMap((value, j) =>
          Math.abs(value - before[i][j]) > 1e-9 ? [[`${i},${j}`, value - before[i][j]]] : [],
        ),
      );
      for (const [cell, by] of changes) assert.ok(Math.abs(flows[cell] - by) < 1e-9);
      assert.ok(output.length >= changes.length);
    }
  }
});

test("a weight meets one cell for each output cell, and its products are what it brings there", () => {
  const now = state({ stride: 2, image: pictureOf("ramp", 8) });
  const { input, output, flows } = touchedBy(now, { part: "kernel", place: [1, 2] });
  assert.equal(output.length, 9);
  assert.deepEqual(input[0], [1, 2]);
  assert.deepEqual(Object.values(flows), [2, 4, 6, 2, 4, 6, 2, 4, 6]);
});

test("what no window reads", () => {
  assert.deepEqual(unread(state()), []);
  assert.deepEqual(unread(state({ stride: 2 })), [7]);
  assert.deepEqual(unread(state({ stride: 3 })), [6, 7]);
  assert.equal(dropped(state({ stride: 3 })), 2);
  const gaps = state({ kernel: kernelOf("identity", 1), stride: 2 });
  assert.deepEqual(unread(gaps), [1, 3, 5, 7]);
  assert.equal(dropped(gaps), 1);
  assert.match(sizeWords(gaps), /Rows and columns 2, 4, 6 and 8 of the picture are never read/);
  assert.match(sizeWords(state({ stride: 2 })), /The last row and the last column/);
  assert.match(sizeWords(state({ stride: 3 })), /The last 2 rows and the last 2 columns/);
  assert.match(
    sizeWords(state({ stride: 2, padding: 1 })),
    /Each pixel is read. What is left over is padding/,
  );
});

test("the formula has the present numbers, and dilation widens the kernel", () => {
  assert.deepEqual(formulaLines(state({ stride: 2, padding: 1 })), [
    "⌊(n + 2p − k) / s⌋ + 1",
    "⌊(8 + 2·1 − 3) / 2⌋ + 1 = 4",
  ]);
  assert.deepEqual(formulaLines(state({ dilation: 2 })), [
    "⌊(n + 2p − K) / s⌋ + 1",
    "K = d(k − 1) + 1 = 2·2 + 1 = 5",
    "⌊(8 + 2·0 − 5) / 1⌋ + 1 = 4",
  ]);
});

test("a kernel that fits nowhere has no output, and a sentence says why", () => {
  const now = state({ image: pictureOf("bar", 5), kernel: kernelOf("blur", 5), dilation: 2 });
  assert.deepEqual(outputOf(now), []);
  assert.equal(chosen(now).part, "kernel");
  assert.match(describe(now), /The kernel spans 9 cells, and there are 5: it fits nowhere/);
  assert.equal(formulaLines(now).at(-1), "9 cells do not fit into 5");
  assert.deepEqual(reached(now), []);
  assert.ok(convolutionCode(now).NumPy);
  assert.deepEqual(nextAsked(now), [0, 0]);
});

test("the readout writes each product of the chosen cell, and the weights by which a pixel goes on", () => {
  assert.match(describe(state()), /^Output, row 3, column 3: 0·\(−1\) \+ 1·0 \+ 1·1 \+ .* = 3\.\n/);
  assert.match(
    describe(state({ part: "input", cell: [3, 3] })),
    /is 1\. It goes into 9 output cells, rows 2 to 4, columns 2 to 4, row by row by the weights 1 0 −1; 1 0 −1; 1 0 −1\./,
  );
  assert.match(describe(state({ stride: 2, part: "input", cell: [7, 7] })), /No window reads it/);
  assert.match(
    describe(state({ part: "kernel", padding: 1 })),
    /It meets 64 cells of the picture, 8 of them padding/,
  );
  assert.match(describe(state({ padding: 2, part: "input", cell: [-2, 3] })), /^This cell is padding, a 0/);
});

test("numbers are whole, or fractions as they were meant", () => {
  assert.equal(number(1 / 9), "1/9");
  assert.equal(number(-5 / 9), "−5/9");
  assert.equal(number(0.1 + 0.2 - 0.3), "0");
  assert.equal(number(0.35), "0.35");
  assert.equal(product({ x: 2, w: -1 }), "2·(−1)");
});

test("pictures and kernels of the lists differ from each other, and hold what they may", () => {
  for (const n of range(5, 12)) {
    const pictures = PICTURES.map(({ id }) => pictureOf(id, n));
    assert.equal(new Set(pictures.map(String)).size, pictures.length);
    for (const ink of pictures.flat(2)) assert.ok(Number.isInteger(ink) && ink >= 0 && ink <= 9);
  }
  for (const k of range(2, 5)) {
    const kernels = KERNELS.map(({ id }) => kernelOf(id, k));
    assert.equal(new Set(kernels.map(String)).size, kernels.length);
  }
  for (const { id } of KERNELS) assert.deepEqual(kernelOf(id, 1), [[1]]);
});

test("another size keeps what is there", () => {
  assert.deepEqual(resized([[1, 2], [3, 4]], 3), [[1, 2, 0], [3, 4, 0], [0, 0, 0]]); // biome-ignore format: a matrix
  assert.deepEqual(
    recentered([[5]], 3),
    kernelOf("identity", 3).map((row) => row.map((w) => 5 * w)),
  );
  assert.deepEqual(recentered(recentered(kernelOf("sharpen", 3), 5), 3), kernelOf("sharpen", 3));
  assert.deepEqual(turned([[1, 2], [3, 4]]), [[4, 3], [2, 1]]); // biome-ignore format: a matrix
});

test("the window slides row by row and stops at the end", () => {
  let now = state({ cell: [0, 5] });
  now = { ...now, cell: stepped(now, 1) };
  assert.deepEqual(now.cell, [1, 0]);
  assert.deepEqual(stepped({ ...now, cell: [5, 5] }, 1), [5, 5]);
  assert.deepEqual(stepped({ ...now, part: "kernel" }, 1), [0, 0]);
});

test("no preset and no goal's start reaches a goal, and each sets what it may", () => {
  for (const { show } of GOALS) assert.deepEqual(reached(show()), []);
  for (const { id, change, lesson } of PRESETS) {
    const now = { ...START, ...change(START) };
    assert.ok(describe(now) && lesson(now));
    if (id !== "turn") assert.deepEqual(reached(now), [], id);
  }
});

test("what the lessons say is so", () => {
  const after = Object.fromEntries(PRESETS.map(({ id, change }) => [id, { ...START, ...change(START) }]));
  assert.deepEqual(new Set(outputOf(after.slope).flat()), new Set([6]));
  assert.deepEqual(new Set(outputOf(after.checks).flat()), new Set([0]));
  assert.ok(
    outputOf({ ...after.checks, kernel: kernelOf("sharpen", 3) })
      .flat()
      .some((value) => value !== 0),
  );
  assert.deepEqual(unread(after["left-over"]), [7]);
  assert.deepEqual(unread({ ...after["left-over"], padding: 1 }), []);
  assert.equal(reachOf(after.apart), 5);
  const sums = outputOf(after.turn).flat();
  assert.deepEqual(
    sums,
    outputOf(START)
      .flat()
      .map((value) => 0 - value),
  );
});

test("the right edge: any kernel that does it, and none that does not", () => {
  const rows = (...weights) => weights.map((row) => row.slice());
  assert.ok(isRightEdge(rows([1, 0, -1], [1, 0, -1], [1, 0, -1])));
  assert.ok(isRightEdge(rows([0, 0, 0], [0, 1, -1], [0, 0, 0])));
  assert.ok(!isRightEdge(kernelOf("vertical", 3))); // the left one
  assert.ok(!isRightEdge(kernelOf("horizontal", 3)));
  assert.ok(!isRightEdge(kernelOf("blur", 3)));
  assert.ok(!isRightEdge(rows([0, 0, 0], [-1, 2, -1], [0, 0, 0]))); // both edges
  assert.ok(!isRightEdge(rows([0.1, 0, -0.1], [0.1, 0, -0.1], [0.1, 0, -0.1]))); // too faint
  assert.ok(!isRightEdge(rows([1, 0, 0], [0, 0, -1], [0, 0, 0]))); // answers to rows, too
});

test("a kernel that moves the picture to the right", () => {
  const image = pictureOf("seven", 8);
  const right = [
    [0, 0, 0],
    [1, 0, 0],
    [0, 0, 0],
  ];
  assert.deepEqual(
    conv2d(image, right, { padding: 1 }),
    image.map((row) => [0, ...row.slice(0, -1)]),
  );
  assert.ok(movesRight(state({ image, kernel: right, padding: 1 })));
  assert.ok(!movesRight(state({ image, kernel: turned(right), padding: 1 })));
  assert.ok(!movesRight(state({ image, kernel: right })));
  assert.ok(movesRight(state({ image, kernel: recentered(right, 5), padding: 2 })));
  assert.ok(!movesRight(state({ image, kernel: kernelOf("identity", 3), padding: 1 })));
});

test("as large as the picture with 5×5, and two rows that are dropped", () => {
  const kernel = kernelOf("blur", 5);
  assert.ok(reached(state({ kernel, padding: 2 })).includes("same-size"));
  assert.ok(!reached(state({ kernel, padding: 1 })).includes("same-size"));
  assert.ok(!reached(state({ padding: 1 })).includes("same-size"));
  assert.ok(reached(state({ stride: 3 })).includes("drop"));
  assert.ok(!reached(state({ stride: 2 })).includes("drop"));
});

// --- Predict mode ---

const asked = { ...START, ...GOALS.find(({ id }) => id === "by-hand").show() };
const told = (guess, changes = {}) => verdictOn({ ...asked, ...changes, guess: String(guess) });

test("the covered cell: a right guess uncovers it alone and reaches the goal", () => {
  assert.ok(coverOf(asked)(chosen(asked).place));
  const value = askedValue(asked);
  const right = { ...asked, guess: String(value) };
  assert.deepEqual(told(value), ["right", `Right: ${value}.`]);
  assert.ok(isRight(right) && !coverOf(right)(chosen(right).place) && coverOf(right)([5, 0]));
  assert.deepEqual(reached(right), ["by-hand"]);
  assert.deepEqual(verdictOn(asked), ["", ""]);
});

test("a cell with hardly a product is no proof", () => {
  const easy = { ...asked, cell: [5, 0] };
  assert.ok(weightOf(easy, [5, 0]) < 3);
  const right = { ...easy, guess: String(askedValue(easy)) };
  assert.deepEqual(reached(right), []);
  assert.match(notes(right)["by-hand"], /Next cell/);
  assert.ok(weightOf(easy, nextAsked(easy)) >= 3);
});

test("a fraction may be typed as one, or with two decimals", () => {
  const blurred = { ...asked, kernel: kernelOf("blur", 3) };
  for (const guess of ["4/9", "0.44", "0,44"]) {
    const [verdict] = verdictOn({ ...blurred, guess });
    assert.equal(verdict, Math.abs(askedValue(blurred) - 4 / 9) < 1e-9 ? "right" : "wrong", guess);
  }
});

test("each slip is named", () => {
  // A picture and a kernel in which no two slips give the same number.
  const image = pictureOf("empty", 8).map((row, i) => row.map((_, j) => (3 * i * i + 5 * j + i * j) % 10));
  const kernel = [
    [1, 2, -3],
    [0, 4, 1],
    [-2, 5, 3],
  ];
  const now = { ...asked, image, kernel, cell: [2, 2] };
  const sum = (products) => products.reduce((total, { w, x }) => total + w * x, 0);
  const value = askedValue(now);
  const products = productsOf(now, [2, 2]);
  const slips = [
    [sum(productsOf({ ...now, kernel: turned(kernel) }, [2, 2])), /turned by 180°/],
    [sum(productsOf(now, [2, 3])), /one cell to the right/],
    [sum(productsOf(now, [1, 2])), /one cell up/],
    [value - products[7].w * products[7].x, /one product is missing, /],
    [value - 2 * products[4].w * products[4].x, /Look at one sign/],
    [(value / 9).toFixed(3), /average of the 9 products/],
    [products.reduce((total, { x }) => total + x, 0), /sum of the pixels alone/],
    [-value, /sign of your sum/],
    [1234, /Multiply each weight by the pixel below it/],
  ];
  for (const [guess, reply] of slips) {
    const [verdict, text] = verdictOn({ ...now, guess: String(guess) });
    assert.equal(verdict, "wrong");
    assert.match(text, reply, `${guess} in ${value}`);
  }
  assert.match(verdictOn({ ...now, guess: "many" })[1], /Type a number/);
});

test("a forgotten stride, padding or dilation is named", () => {
  const image = pictureOf("empty", 8).map((row, i) => row.map((_, j) => (3 * i * i + 5 * j + i * j) % 10));
  const kernel = [
    [1, 2, -3],
    [0, 4, 1],
    [-2, 5, 3],
  ];
  const base = { ...asked, image, kernel };
  for (const [name, value, reply] of [
    ["stride", 2, /The stride is 2, and you moved by 1. Its window begins at row 3, column 3/],
    ["dilation", 2, /The dilation is 2: the weights lie 2 cells apart/],
    ["padding", 2, /You left out the padding. Its window begins at row -?−?1, column/],
  ]) {
    const now = { ...base, [name]: value, cell: name === "padding" ? [0, 0] : [1, 1] };
    const slip = askedValue({ ...now, [name]: START[name] });
    assert.match(verdictOn({ ...now, guess: String(slip) })[1], reply, name);
  }
});
