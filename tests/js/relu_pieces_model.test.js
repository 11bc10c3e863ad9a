import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "../../dl101/widgets/lib/settled.js";
import { piecesCode } from "../../dl101/widgets/relu_pieces/code.js";
import { fitHinges, fitOutputWeights, leastSquares } from "../../dl101/widgets/relu_pieces/fit.js";
import {
  COUNTS,
  countLine,
  GOALS,
  HELP,
  moreHelp,
  notes,
  PRESETS,
  reached as reachedBy,
} from "../../dl101/widgets/relu_pieces/goals.js";
import {
  ACTIVATIONS,
  addNeuron,
  changeNeuron,
  chosenOf,
  drawStroke,
  EDGE,
  gripOf,
  LIMIT,
  MOST,
  mse,
  neuronsOf,
  outputOf,
  pushDrawn,
  removeNeuron,
  START,
  TARGETS,
  TOP,
  targetValues,
  weightThrough,
  XS,
} from "../../dl101/widgets/relu_pieces/model.js";
import { describe, writtenGap } from "../../dl101/widgets/relu_pieces/words.js";

/** Where a goal begins, and what a preset sets, as the demo does it. */
const goalStart = (id) => GOALS.find((goal) => goal.id === id).show();
const presetChanges = ({ id, change }, state) => ({ ...change(state), preset: id });
const progress = (state) => settled({ goals: GOALS, reached: reachedBy }, state);

const near = (a, b, tolerance = 1e-12) => assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);
const drawn = XS.map(() => 0);
const fresh = { ...START, drawn, preset: "", goals_reached: [], line_counts: [] };
/** A state with neurons [hinge, side, slope]. */
const made = (neurons, more = {}) => ({
  ...fresh,
  hinges: neurons.map(([hinge]) => hinge),
  signs: neurons.map(([, side]) => side),
  output_weights: neurons.map(([, , slope]) => slope),
  ...more,
});
const right = (...hinges) => hinges.map((hinge) => [hinge, 1, 0]);
const TENT = [
  [-3, 1, 1],
  [-1, 1, -2],
  [1, 1, 1],
];
const HAT = [
  [-3, 1, 1],
  [-1, 1, -1],
  [1, 1, -1],
  [3, 1, 1],
];
const NAMES = Object.keys(TARGETS).filter((name) => name !== "drawn");

test("a neuron's w and b put its hinge where it was placed", () => {
  const [seeing_right, seeing_left] = neuronsOf(
    made([
      [1.5, 1, 2],
      [1.5, -1, 2],
    ]),
  );
  assert.deepEqual([seeing_right.w, seeing_right.b], [1, -1.5]);
  assert.deepEqual([seeing_left.w, seeing_left.b], [-1, 1.5]);
  assert.ok(Object.is(neuronsOf(made([[0, 1, 1]]))[0].b, 0), "no minus zero");
});

test("outputs by hand: three neurons, and one that looks left", () => {
  const tent = made(TENT);
  assert.deepEqual(
    [-4, -2, -1, 0, 1, 4].map((x) => outputOf(tent, x)),
    [0, 1, 2, 1, 0, 0],
  );
  const left = made([[0, -1, 2]], { output_bias: 0.5 });
  assert.deepEqual(
    [-2, 0, 3].map((x) => outputOf(left, x)),
    [4.5, 0.5, 0.5],
  );
  assert.equal(outputOf(made([], { output_bias: -1 }), 2), -1);
});

test("with linear activation the output is a line, whatever is placed", () => {
  const lines = made(
    [
      [-3, 1, 2],
      [0.5, -1, 1.5],
      [2, 1, -3],
    ],
    { activation: "linear" },
  );
  const rises = XS.slice(1).map((x, i) => outputOf(lines, x) - outputOf(lines, XS[i]));
  for (const rise of rises) near(rise, rises[0]);
});

test("lists of other lengths: as many neurons as hinges, signs 1 and output weights 0 where they are missing", () => {
  const state = { ...fresh, hinges: [0, 1], signs: [], output_weights: [2, 3, 4] };
  assert.deepEqual(
    neuronsOf(state).map(({ w, v }) => [w, v]),
    [
      [1, 2],
      [1, 3],
    ],
  );
  assert.deepEqual(
    neuronsOf({ ...state, output_weights: [2] }).map(({ v }) => v),
    [2, 0],
  );
});

test("every target is in the picture, and the gap to it is 0 for the network that makes it", () => {
  for (const name of NAMES)
    for (const y of targetValues({ target: name })) assert.ok(Math.abs(y) <= TOP, `${name}: ${y}`);
  near(mse(made(TENT, { target: "tent" })), 0);
  near(mse(made(HAT, { target: "hat" })), 0);
  near(
    mse(
      made(
        [
          [0, 1, 1],
          [0, -1, 1],
        ],
        { output_bias: -1, target: "vee" },
      ),
    ),
    0,
  );
  assert.equal(mse(made([], { output_bias: 2, target: "drawn" })), 4);
});

test("a neuron that is added changes nothing, stands in the widest gap and is the one that is chosen", () => {
  let state = made([]);
  for (let n = 1; n <= MOST; n++) {
    const before = mse(state);
    state = { ...state, ...addNeuron(state) };
    assert.equal(state.hinges.length, n);
    assert.equal(chosenOf(state), n - 1);
    near(mse(state), before);
  }
  assert.deepEqual(state.hinges.slice(0, 3), [0, -2, 2]);
  assert.equal(new Set(state.hinges).size, MOST);
});

test("neurons are removed down to none", () => {
  let state = made(TENT, { helped: "hinges" });
  state = { ...state, ...removeNeuron(state, 1) };
  assert.deepEqual(state.hinges, [-3, 1]);
  assert.equal(chosenOf(state), 1);
  state = { ...state, ...removeNeuron(state, 1) };
  assert.equal(state.helped, "hinges");
  state = { ...state, ...removeNeuron(state, 0) };
  assert.deepEqual([state.hinges, state.signs, state.output_weights, state.helped], [[], [], [], ""]);
  assert.equal(chosenOf(state), -1);
});

test("changes stay within the limits, and other neurons stay as they are", () => {
  const state = made(TENT);
  const { hinges, signs, output_weights } = changeNeuron(state, 1, { hinge: 9, v: -5000, w: -1 });
  assert.deepEqual(hinges, [-3, EDGE, 1]);
  assert.deepEqual(signs, [1, -1, 1]);
  assert.deepEqual(output_weights, [1, -LIMIT, 1]);
});

test("the curve is taken hold of on the side the neuron looks to, clear of hinges", () => {
  assert.equal(gripOf(made([[1, 1, 1]]), 0), 2.5);
  assert.equal(gripOf(made([[1, -1, 1]]), 0), -0.5);
  assert.equal(gripOf(made(TENT), 0), -2);
  assert.equal(gripOf(made([[4, 1, 1]]), 0), null);
  const close = made([
    [-2.1, 1, 1],
    [-2, 1, 1],
  ]);
  assert.equal(gripOf(close, 0), -0.5);
});

test("pulling the curve there takes it where the pointer is", () => {
  for (const activation of Object.keys(ACTIVATIONS))
    for (const side of [1, -1]) {
      const state = made(
        [
          [0, side, 0.3],
          [-1, 1, 0.5],
        ],
        { activation },
      );
      const x = gripOf(state, 0);
      const v = weightThrough(state, 0, [x, 2]);
      const after = { ...state, ...changeNeuron(state, 0, { v }) };
      near(outputOf(after, x), 2, 0.05 * Math.abs(x) + 1e-9); // slopes go in steps of 0.1
    }
});

test("a stroke of the pen draws a straight piece, however fast the pointer is", () => {
  const after = drawStroke(drawn, [-1, 0], [1, 2]);
  assert.equal(after[XS.indexOf(0)], 1);
  assert.equal(after[XS.indexOf(1)], 2);
  assert.equal(after[XS.indexOf(-2)], 0);
  assert.deepEqual(drawStroke(drawn, [1, 2], [-1, 0]), after);
  assert.equal(drawStroke(drawn, [0, 9], [0, 9])[XS.indexOf(0)], TOP);
});

test("a push from the keyboard is soft, and keeps in the picture", () => {
  const after = pushDrawn(drawn, 1, 0.5);
  assert.deepEqual(
    [0, 0.5, 1, 1.5, 2].map((x) => after[XS.indexOf(x)]),
    [0, 0.25, 0.5, 0.25, 0],
  );
  assert.equal(pushDrawn(drawn, 0, -99)[XS.indexOf(0)], -TOP);
});

test("least squares: a line through points; two equal columns share", () => {
  const ones = [1, 1, 1, 1];
  const steps = [0, 1, 2, 3];
  const [c, slope] = leastSquares([ones, steps], [1, 3, 5, 7]);
  near(c, 1);
  near(slope, 2);
  for (const factor of leastSquares([steps, steps], [0, 2, 4, 6])) near(factor, 1);
  assert.deepEqual(leastSquares([[0, 0, 0, 0]], [1, 2, 3, 4]), [0]);
});

test("the fit finds the slopes of the tent, the hat and the V, and those of spare neurons are 0", () => {
  const tent = fitOutputWeights(made(right(-3, -1, 1), { target: "tent" }));
  assert.deepEqual(tent, { output_weights: [1, -2, 1], output_bias: 0 });
  const more = fitOutputWeights(made(right(-3, -1, 1, 2, 4), { target: "tent" }));
  assert.deepEqual(more.output_weights, [1, -2, 1, 0, 0]);
  assert.deepEqual(
    fitOutputWeights(made(right(-3, -1, 1, 3), { target: "hat" })).output_weights,
    [1, -1, -1, 1],
  );
});

test("no change of a fitted slope makes the gap smaller", () => {
  const state = made(right(-3.5, -2, 0, 1), { target: "wave" });
  const fitted = { ...state, ...fitOutputWeights(state) };
  const gap = mse(fitted);
  for (let i = 0; i < 4; i++)
    for (const step of [-0.01, 0.01]) {
      const output_weights = fitted.output_weights.with(i, fitted.output_weights[i] + step);
      assert.ok(mse({ ...fitted, output_weights }) > gap, `neuron ${i + 1}`);
    }
});

test("fitted slopes can be kept, however close hinges are", () => {
  for (const hinges of [
    [-2.05, -2.04, -2.03, -2.02],
    [0, 0, 0],
    [4, 4, -4, 1.999, 2],
    Array(MOST).fill(1.95),
  ])
    for (const target of NAMES) {
      const state = made(right(...hinges), { target });
      const { output_weights, output_bias } = fitOutputWeights(state);
      for (const value of [...output_weights, output_bias])
        assert.ok(Number.isFinite(value) && Math.abs(value) <= LIMIT, `${hinges}: ${value}`);
      assert.ok(
        mse({ ...state, output_weights, output_bias }) <=
          mse({ ...state, ...fitOutputWeights(made([], { target })) }) + 1e-6,
      );
    }
});

test("fit all is never worse than fit slopes, gives the same each time, and stays in the picture", () => {
  for (const target of NAMES)
    for (const n of [1, 3, 6, 12]) {
      const state = made(right(...Array.from({ length: n }, (_, i) => -4 + (8 * i) / n)), { target });
      const found = fitHinges(state);
      assert.deepEqual(fitHinges(state), found);
      assert.ok(found.hinges.every((hinge) => Math.abs(hinge) <= EDGE));
      assert.ok(
        mse({ ...state, ...found }) <= mse({ ...state, ...fitOutputWeights(state) }) + 1e-6,
        `${target} ${n}`,
      );
    }
});

test("fit all finds the exact tent with three neurons and the exact hat with four, wherever they start", () => {
  for (const [target, hinges] of [
    ["tent", [0, 1, 2]],
    ["tent", [3, 3, 3]],
    ["hat", [-2, -1, 0, 1]],
  ]) {
    const state = made(right(...hinges), { target });
    assert.ok(mse({ ...state, ...fitHinges(state) }) < 1e-6, `${target} from ${hinges}`);
  }
});

test("the preset One more: each neuron makes the gap smaller, up to the last", () => {
  const preset = PRESETS.find(({ id }) => id === "more");
  let state = fresh;
  const gaps = [];
  for (let n = 1; n <= MOST; n++) {
    state = { ...state, ...presetChanges(preset, state) };
    assert.equal(state.hinges.length, n);
    gaps.push(mse(state));
  }
  gaps.slice(1).forEach((gap, i) => {
    assert.ok(gap < gaps[i] + 1e-9, `${i + 2} neurons: ${gap} after ${gaps[i]}`);
  });
  assert.ok(gaps.at(-1) < 0.001);
  assert.equal(presetChanges(preset, state).hinges.length, 1); // it begins anew
});

test("a linear fit has the same gap with one neuron and with twelve", () => {
  const gap = (hinges) => {
    const state = made(right(...hinges), { activation: "linear" });
    return mse({ ...state, ...fitOutputWeights(state) });
  };
  near(gap([0]), gap([-4, -3, -2, -1, 0, 1, 2, 3, 4, -0.5, 0.5, 1.5]), 1e-6);
});

const reached = (state) => progress(state).goals_reached;

test("goals: exact curves by hand, with as few neurons as it takes", () => {
  assert.deepEqual(reached(fresh), []);
  assert.deepEqual(reached(made(TENT)), ["tent"]);
  assert.deepEqual(reached(made(TENT, { helped: "output_weights" })), []);
  assert.deepEqual(reached(made([...TENT, [2, 1, 0]])), []);
  assert.deepEqual(
    reached(
      made([
        [-3, 1, 1],
        [-1.1, 1, -2],
        [1, 1, 1],
      ]),
    ),
    [],
  );
  assert.deepEqual(reached(made(HAT, { target: "hat" })), ["hat"]);
  assert.deepEqual(reached(made([...HAT, [2, 1, 0]], { target: "hat" })), []);
});

test("goal: the wave with six hinges placed well, slopes fitted or not", () => {
  const placed = (hinges, helped) => {
    const state = made(right(...hinges), { target: "wave", helped });
    return reached({ ...state, ...fitOutputWeights(state) });
  };
  assert.deepEqual(placed([-4, -3, -1, 1, 3], "output_weights"), ["wave"]);
  assert.deepEqual(placed([-4, -3, -1, 1, 3], "hinges"), []);
  assert.deepEqual(placed([-4, -2.67, -1.33, 0, 1.33, 2.67], "output_weights"), []); // evenly spaced is not enough
  assert.deepEqual(placed([-4, -3, -2, -1, 0, 1, 2, 3], "output_weights"), []);
  assert.deepEqual(placed([-3.9, -2.9, -1.2, 0.9, 2.9], "output_weights"), ["wave"], "roughly right will do");
});

test("a goal that is met but does not tick says why, until another curve is followed", () => {
  const note = (id, state) => notes(state)[id];
  const fit = (helped) => {
    const state = made(right(-4, -3, -1, 1, 3), { target: "wave", helped });
    return { ...state, ...fitOutputWeights(state) };
  };
  assert.match(note("wave", fit("hinges")), /^“Fit all” helped/);
  assert.equal(note("wave", { ...fit("hinges"), goals_reached: ["wave"] }), "");
  assert.equal(note("wave", { ...fit("hinges"), target: "hat" }), "");
  assert.equal(note("wave", fit("output_weights")), "");
  assert.match(note("tent", made(TENT, { helped: "output_weights" })), /^“Fit slopes” helped/);
  assert.match(note("tent", made([...TENT, [2, 1, 0]])), /fewer neurons/);
  assert.equal(note("tent", made(TENT)), "");
  assert.equal(note("spare", { ...fresh, ...goalStart("spare") }), "", "its text says what to do");
});

test("goals tell no number that the chapter asks for, and end without a mark: one is added when they are said", () => {
  assert.doesNotMatch(GOALS[0].text, /three|3/);
  for (const { text } of GOALS) assert.match(text, /[^.?!]$/);
});

test("goal: linear was fitted to the tent with two counts of neurons", () => {
  const linear = made(right(0), { activation: "linear" });
  const once = { ...linear, line_counts: countLine(linear) };
  assert.deepEqual([once.line_counts, reached(once)], [[1], []]);
  assert.deepEqual(countLine(once), [1]);
  const two = { ...once, ...addNeuron(once) };
  const twice = { ...two, line_counts: countLine(two) };
  assert.deepEqual([twice.line_counts, reached(twice)], [[1, 2], ["line"]]);
  assert.deepEqual(countLine(made(right(0))), []);
  assert.deepEqual(countLine(made([], { activation: "linear" })), []);
  assert.equal(new Set([fresh, once, twice].map((state) => notes(state).line)).size, 3);
  const elsewhere = { ...once, ...goalStart("spare") };
  assert.equal(notes(elsewhere).line, "", "another goal is taken up");
});

test("goal: four of the six spare parts can go, and the curve stays", () => {
  let state = { ...fresh, ...goalStart("spare") };
  near(mse(state), 0);
  assert.deepEqual(reached(state), []);
  assert.ok(mse({ ...state, ...removeNeuron(state, 1) }) > 0.1);
  for (const i of [4, 2, 3, 0]) state = { ...state, ...removeNeuron(state, i) };
  assert.deepEqual(state.hinges, [0, 0]);
  assert.deepEqual(reached(state), ["spare"]);
});

test("no goal is reached by its start, nor by a preset; what was reached stays", () => {
  for (const { id } of GOALS) assert.deepEqual(reached({ ...fresh, ...goalStart(id) }), [], id);
  for (const preset of PRESETS) {
    const changes = presetChanges(preset, fresh);
    assert.deepEqual(reached({ ...fresh, ...changes }), [], preset.id);
    assert.ok(preset.lesson({ ...fresh, ...changes }).length > 40);
  }
  assert.deepEqual(reached({ ...fresh, goals_reached: ["spare", "tent"] }), ["tent", "spare"]);
});

test("the larger help counts", () => {
  assert.deepEqual(HELP, ["", "output_weights", "hinges"]);
  assert.equal(moreHelp("output_weights", "hinges"), "hinges");
  assert.equal(moreHelp("output_weights", ""), "output_weights");
  assert.equal(COUNTS.length, MOST);
});

test("words: what the picture shows", () => {
  assert.equal(
    describe(fresh),
    "1 neuron: the curve starts at 0.00, bends up by 0.50 at 1.00, and ends at 1.50. Farthest from the tent at x = −1.0: 2.00 too low.",
  );
  assert.equal(
    describe(made(TENT)),
    "3 neurons: the curve starts at 0.00, bends up by 1.00 at −3.00, down by 2.00 at −1.00 and up by 1.00 at 1.00, and ends at 0.00. It follows the tent.",
  );
  const linear = made([[0, -1, 1]], { activation: "linear", target: "hat" });
  assert.match(describe(linear), /^1 neuron: the curve starts at 4\.00, bends nowhere, and ends at −4\.00\./);
  assert.match(
    describe(
      made([
        [4, 1, 2],
        [1, 1, 0],
        [2, 1, 1],
        [2, -1, -1],
      ]),
    ),
    /bends nowhere/,
  );
  assert.match(describe(made([...TENT, ...HAT.map(([x, w, v]) => [x + 0.5, w, v])])), /bends 7 times/);
  assert.match(describe(made([])), /^0 neurons/);
});

test("a gap is never written as 0 where it is not", () => {
  assert.deepEqual([0, 1e-9, 2e-6, 0.0005, 0.25, 12].map(writtenGap), [
    "0",
    "0",
    "0.000002",
    "0.000500",
    "0.2500",
    "12.0000",
  ]);
});

test("code has the numbers that are shown, as Python writes them", () => {
  const { Python, NumPy, PyTorch } = piecesCode(made(TENT));
  for (const source of [Python, NumPy, PyTorch]) {
    assert.ok(source.includes("1.0, -2.0, 1.0"));
    assert.ok(source.includes("3.0, 1.0, -1.0"), source);
  }
});
