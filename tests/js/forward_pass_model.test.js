import assert from "node:assert/strict";
import { test } from "node:test";
import { forwardCode } from "../../dl101/widgets/forward_pass/code.js";
import {
  FRESH,
  GOALS,
  PRESETS,
  reached as reachedBy,
  settle,
} from "../../dl101/widgets/forward_pass/goals.js";
import {
  asked,
  guessed,
  isRight,
  RIGHT,
  readGuess,
  slipOf,
  verdictOn,
} from "../../dl101/widgets/forward_pass/guess.js";
import { placesFor } from "../../dl101/widgets/forward_pass/layout.js";
import {
  ACTIVATIONS,
  COURSE,
  collapse,
  forward,
  LAST,
  LIMIT,
  NODES,
  NUMBERS,
  nodeValue,
  OPERATIONS,
  partOf,
  short,
  xorRows,
} from "../../dl101/widgets/forward_pass/model.js";
import { describe, describeCollapse, describeNow } from "../../dl101/widgets/forward_pass/words.js";
import { settled } from "../../dl101/widgets/lib/settled.js";

const fresh = {
  ...COURSE,
  step: 0,
  predict: "off",
  guess: "",
  run: "",
  own: [],
  helped: [],
  goals_reached: [],
};
const progress = (state) => settled({ goals: GOALS, reached: reachedBy, settle }, state);
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);
const node = (id) => NODES.find((one) => one.id === id);
const number = (low, high) => low + Math.round(Math.random() * (high - low));

test("the book's network in whole numbers", () => {
  const { units, y } = forward(COURSE);
  assert.deepEqual(
    units.map(({ products, z, a }) => [products, z, a]),
    [
      [[1, 2], 3, 3],
      [[2, -2], 1, 1],
      [[3, -2], 2, 2],
    ],
  );
  assert.equal(y, 2);
});

test("0.1 + 0.2 − 0.3 is 0, and no zero has a minus", () => {
  const W1 = [
    [0.1, 1],
    [0.2, -1],
  ];
  const { units } = forward({ ...COURSE, inputs: [1, 1], W1, b1: [-0.3, 0], activation: "step" });
  assert.deepEqual([units[0].z, units[0].a], [0, 0]);
  assert.ok(Object.is(forward({ ...COURSE, inputs: [0, 0], b1: [0, 0] }).units[1].products[1], 0));
});

test("every activation at a few points, and no NaN at the ends of what may be set", () => {
  const at = (name, z) => ACTIVATIONS[name].f(z);
  assert.deepEqual(
    [-2, 0, 2].map((z) => at("relu", z)),
    [0, 0, 2],
  );
  assert.deepEqual(
    [-2, 0, 2].map((z) => at("linear", z)),
    [-2, 0, 2],
  );
  assert.deepEqual(
    [-2, 0, 2].map((z) => at("step", z)),
    [0, 0, 1],
  );
  near(at("sigmoid", 2), 1 / (1 + Math.E ** -2));
  near(at("tanh", 0.5), (Math.E - 1) / (Math.E + 1));
  for (const name of Object.keys(ACTIVATIONS))
    for (const z of [-820, 820]) assert.ok(Number.isFinite(at(name, z)), name);
});

test("the operations come in the order of the arithmetic", () => {
  assert.equal(LAST, 11);
  assert.equal(
    OPERATIONS.map(({ unit, kind }) => `${unit}${kind[0]}`).join(" "),
    "0p 0p 0s 0o 1p 1p 1s 1o 2p 2p 2s",
  );
  assert.deepEqual(
    NODES.map(({ id, name, step }) => [id, name, step]),
    [
      ["z1", "z₁", 3],
      ["h1", "h₁", 4],
      ["z2", "z₂", 7],
      ["h2", "h₂", 8],
      ["y", "ŷ", 11],
    ],
  );
  assert.deepEqual(
    [0, 2, 3, 11].map((step) => asked({ step })?.id),
    ["z1", "z1", "h1", undefined],
  );
});

test("a sum grows product by product", () => {
  assert.deepEqual(
    [4, 5, 6, 7].map((step) => partOf(1, step, [2, -2])),
    [null, 2, 0, 0],
  );
  assert.equal(partOf(2, 10, [3, -2]), 1);
});

test("two linear layers are one, for any numbers and inputs", () => {
  assert.deepEqual(collapse(COURSE), { w: [-3, 3], b: -1 });
  for (let i = 0; i < 50; i++) {
    const few = () => number(-9, 9);
    const state = {
      inputs: [few(), few()],
      W1: [
        [few(), few()],
        [few(), few()],
      ],
      b1: [few(), few()],
      W2: [[few()], [few()]],
      b2: [few()],
      activation: "linear",
    };
    const { w, b } = collapse(state);
    near(forward(state).y, w[0] * state.inputs[0] + w[1] * state.inputs[1] + b);
  }
});

test("numbers for people: short, and never rounded to a whole number", () => {
  const cases = [
    [0, "0"],
    [-2, "−2"],
    [10, "10"],
    [400, "400"],
    [0.25, "0.25"],
    [0.95257, "0.953"],
    [12.345, "12.35"],
    [-390.0625, "−390.1"],
    [0.99998, "0.999…"],
    [99.999, "99.99…"],
    [-0.00001, "0.000…"],
  ];
  for (const [value, text] of cases) assert.equal(short(value), text);
});

test("every step in words", () => {
  const said = Array.from({ length: LAST + 1 }, (_, step) => describeNow({ ...COURSE, step }));
  assert.deepEqual(said, [
    "nothing is computed yet.",
    "w = 1 times x₁ = 1 gives 1.",
    "w = 1 times x₂ = 2 gives 2. So far 1 + 2 = 3.",
    "z₁ = 1 + 2 + 0 = 3.",
    "ReLU keeps 3: h₁ = 3.",
    "w = 2 times x₁ = 1 gives 2.",
    "w = −1 times x₂ = 2 gives −2. So far 2 − 2 = 0.",
    "z₂ = 2 − 2 + 1 = 1.",
    "ReLU keeps 1: h₂ = 1.",
    "w = 1 times h₁ = 3 gives 3.",
    "w = −2 times h₂ = 1 gives −2. So far 3 − 2 = 1.",
    "ŷ = 3 − 2 + 1 = 2. The output is linear: that is the answer.",
  ]);
  const at = (changes) => describeNow({ ...COURSE, step: 8, ...changes });
  assert.equal(at({ inputs: [1, 5] }), "ReLU turns −2 into 0: h₂ = 0. The neuron is silent.");
  assert.equal(at({ inputs: [1, 3] }), "ReLU keeps 0: h₂ = 0. The neuron is silent.");
  assert.equal(at({ activation: "linear" }), "linear keeps 1: h₂ = 1.");
  assert.equal(at({ activation: "sigmoid" }), "sigmoid turns 1 into 0.731: h₂ = 0.731.");
});

test("what is known so far, in words", () => {
  assert.equal(describe({ ...COURSE, step: 2 }), "x = (1, 2).");
  assert.equal(describe({ ...COURSE, step: 7 }), "x = (1, 2), z₁ = 3, h₁ = 3, z₂ = 1.");
  assert.ok(describe({ ...COURSE, step: LAST }).endsWith(", h₂ = 1, ŷ = 2."));
  assert.equal(describeCollapse(COURSE), "Both layers as one: ŷ = −3·x₁ + 3·x₂ − 1, for every x.");
});

// ---- Predict mode

const slips = [
  ["z2", 0, COURSE, "Nearly: the bias is missing. Add 1."],
  ["z2", -1, COURSE, "Look at one sign: the bias is 1."],
  ["z2", 5, COURSE, "Look at one sign: −1 × 2 is −2."],
  ["z2", -3, COURSE, "Look at one sign: 2 × 1 is 2."],
  ["z2", 4, COURSE, "Each weight met the wrong input: follow the lines."],
  ["z1", 0, COURSE, "Those are the other neuron's weights: follow the lines into h₁."],
  ["z1", 5, { ...COURSE, inputs: [1, 4], b1: [1, 1] }, "Nearly: the bias is missing."],
  ["z2", 0, { ...COURSE, inputs: [1, 4] }, "That is what comes after ReLU. z₂ is the sum before it."],
  ["z2", 6, { ...COURSE, inputs: [1, 4] }, "Those are the other neuron's weights: follow the lines into h₂."],
  ["h2", -1, { ...COURSE, inputs: [1, 4] }, "That is z₂ itself: ReLU still has to work on it."],
  ["h2", 1, { ...COURSE, inputs: [1, 4] }, "Not yet. What does ReLU make of z₂ = −1?"],
  ["h1", 3, { ...COURSE, activation: "tanh" }, "That is z₁ itself: tanh still has to work on it."],
  ["y", 8, { ...COURSE, inputs: [1, 4] }, "You used the sums z. ŷ gets h₁ and h₂, what ReLU made of them."],
  ["y", -2, COURSE, "You used the inputs x. ŷ gets h₁ and h₂."],
  ["y", 1, COURSE, "Nearly: the bias is missing."],
  ["y", 6, COURSE, "Look at one sign: −2 × 1 is −2."],
  ["y", -4, COURSE, "Look at one sign: 1 × 3 is 3."],
  ["y", 77, COURSE, "Not yet. Multiply along the two lines, weight times h"],
  ["h1", 77, COURSE, "Not yet. What does ReLU make of z₁ = 3?"],
];
for (const [id, guess, state, sentence] of slips)
  test(`${id}: ${guess} earns “${sentence}”`, () => {
    const said = slipOf(node(id), guess, { ...fresh, ...state });
    assert.ok(said.startsWith(sentence), said);
  });

test("a slip never explains a right answer away: the general sentence, where nothing else fits", () => {
  const zeros = { ...fresh, b1: [0, 0], inputs: [0, 0] };
  assert.ok(slipOf(node("z2"), 3, zeros).startsWith("Not yet."));
});

test("right is right to two decimals", () => {
  assert.ok(isRight(0.73, 0.7310585) && isRight(0.731, 0.7310585) && isRight(3, 3));
  assert.ok(!isRight(0.72, 0.7310585) && !isRight(3.01, 3));
});

/** The state after changes, with all that follows, as the demo does it. */
const after = (state, changes) => ({ ...state, ...changes, ...progress({ ...state, ...changes }) });
/** Answer what is asked, each right but those in `wrong`, which get two tries. */
function answerAll(state, wrong = []) {
  let now = after(state, {});
  for (let at = asked(now); at; at = asked(now)) {
    const value = nodeValue(at, forward(now).units);
    if (wrong.includes(at.id)) now = after(now, guessed(now, "50", 50));
    now = after(now, guessed(now, String(value), value));
  }
  return now;
}

test("a wrong guess shows nothing, a right one shows the value", () => {
  const missed = after(fresh, guessed(fresh, "7", 7));
  assert.deepEqual([missed.step, missed.guess, missed.own, missed.helped], [0, "7", [], ["z1"]]);
  const found = after(missed, guessed(missed, "3", 3));
  assert.deepEqual([found.step, found.guess, found.own, found.helped], [3, RIGHT, [], ["z1"]]);
});

test("a guess that can be read in two ways is asked about; a right thousand is right", () => {
  const large = {
    ...fresh,
    inputs: [20, 20],
    W1: [
      [20, 0],
      [20, 0],
    ],
    b1: [10, 0],
    W2: [[20], [0]],
    b2: [0],
    step: 8,
  };
  assert.equal(nodeValue(asked(large), forward(large).units), 16_200);
  for (const text of ["16,200", "16.200", "16 200"]) assert.equal(readGuess(large, text), 16_200, text);
  assert.ok(Number.isNaN(readGuess(large, "16,100")));
  assert.ok(Number.isNaN(readGuess({ ...fresh, b1: [0.125, 0] }, "3,125")), "wanted is no whole number");
  assert.deepEqual(verdictOn({ ...large, guess: "16,100" }), [
    "wrong",
    "“16,100” can be read in two ways. Write 16100 or 16.1, as you mean it.",
  ]);
  assert.deepEqual(verdictOn({ ...large, guess: "many" }), ["wrong", "Type a number."]);
});

test("by hand: all five without a slip, of the book's network, for inputs that are new", () => {
  const reached = (state, wrong) =>
    answerAll({ ...fresh, ...state }, wrong).goals_reached.includes("by-hand");
  for (const inputs of FRESH) assert.ok(reached({ inputs }), inputs);
  assert.ok(!reached({ inputs: [1, 4] }, ["y"]));
  assert.ok(!reached({}), "the course's own inputs are known");
  assert.ok(!reached({ inputs: [0, 4] }), "a zero makes it too easy");
  assert.ok(!reached({ inputs: [1, 4], W2: [[0], [0]] }));
});

test("goals tick with predict mode on and nothing shown yet", () => {
  const hidden = { step: 0, predict: "on" };
  assert.deepEqual(reached({ ...hidden, b2: [-1] }), ["zero"]);
  assert.deepEqual(reached({ ...hidden, b1: [0, 0], b2: [-1] }), ["quiet"]);
  assert.deepEqual(reached({ ...hidden, inputs: [-1, 0] }), ["both-silent"]);
  const start = GOALS.find(({ id }) => id === "xor").show(fresh);
  assert.deepEqual(reached({ ...start, ...hidden }), []);
  const W1 = [
    [1, -1],
    [-1, 1],
  ];
  assert.deepEqual(reached({ ...start, ...hidden, W1 }), ["xor"]);
});

test("by hand: switching predict mode off and on again blocks nothing", () => {
  let now = after({ ...fresh, inputs: [1, 4] }, { predict: "on", step: 0 });
  now = after(now, guessed(now, "5", 5));
  now = after(now, { predict: "off" });
  now = after(now, { predict: "on", step: 0 });
  assert.ok(answerAll(now).goals_reached.includes("by-hand"));
});

test("by hand: a value that was shown does not count, other numbers start anew", () => {
  const shown = after({ ...fresh, inputs: [1, 4] }, { step: 4 });
  assert.deepEqual(shown.helped, ["z1", "h1"]);
  const back = after(shown, { step: 0 });
  assert.ok(!answerAll(back).goals_reached.includes("by-hand"));
  const anew = after(back, { inputs: [3, 1] });
  assert.deepEqual([anew.own, anew.helped], [[], []]);
  assert.ok(answerAll(anew).goals_reached.includes("by-hand"));
});

// ---- Goals and presets

const reached = (changes) => progress({ ...fresh, step: LAST, ...changes }).goals_reached;

test("zero: each of the three biases alone does it, two together or a weight do not", () => {
  assert.deepEqual(reached({ b1: [-2, 1] }), ["zero"]);
  assert.deepEqual(reached({ b1: [0, 2] }), ["zero"]);
  assert.deepEqual(reached({ b2: [-1] }), ["zero"]);
  for (const step of [0, 5]) assert.deepEqual(reached({ b1: [-2, 1], step }), ["zero"], "shown or not");
  assert.deepEqual(reached({ b1: [-1, 1], b2: [0] }), []);
  assert.deepEqual(reached({ W2: [[1], [-4]] }), []);
  assert.deepEqual(reached({ b2: [1] }), []);
});

test("quiet: h₂ is 0 by its own sum, and ŷ is still 2", () => {
  assert.deepEqual(reached({ b1: [0, 0], b2: [-1] }), ["quiet"]);
  assert.deepEqual(reached({ b1: [0, -5], b2: [-1] }), ["quiet"]);
  assert.deepEqual(reached({ b1: [0, 0] }), []);
  assert.deepEqual(
    reached({ W2: [[1], [0]], b1: [0, 0], b2: [-1] }),
    [],
    "cutting the line is another thing",
  );
  assert.deepEqual(reached({ b1: [0, -5], b2: [-1], activation: "linear" }), []);
});

test("both silent: by the inputs alone", () => {
  assert.deepEqual(reached({ inputs: [-1, 0] }), ["both-silent"]);
  assert.deepEqual(reached({ inputs: [-3, 1] }), ["both-silent"]);
  assert.deepEqual(reached({ inputs: [1, 4] }), []);
  assert.deepEqual(reached({ inputs: [0, 0] }), [], "z₂ = 1 there");
  assert.deepEqual(reached({ b1: [-9, -9] }), []);
});

test("XOR another way: one weight from where its button leads", () => {
  const start = { ...fresh, ...GOALS.find(({ id }) => id === "xor").show(fresh) };
  assert.deepEqual(
    xorRows(start).map(({ right }) => right),
    [true, true, false, false],
  );
  assert.deepEqual(reached(start), []);
  const W1 = [
    [1, -1],
    [-1, 1],
  ];
  assert.deepEqual(reached({ ...start, W1 }), ["xor"]);
  const doubled = {
    b1: [0, -2],
    W2: [[1], [-1]],
    b2: [0],
    W1: [
      [1, 2],
      [1, 2],
    ],
  };
  assert.deepEqual(reached(doubled), ["xor"], "another way of the learner's own");
});

test("goals are kept, in their order; none is reached where its button leads", () => {
  assert.deepEqual(reached({ goals_reached: ["xor", "zero"] }), ["zero", "xor"]);
  for (const { id, show } of GOALS) assert.deepEqual(reached(show(fresh)), [], id);
  assert.equal(new Set(GOALS.map(({ text }) => text)).size, 5);
});

test("the goal by hand leads to other inputs at each press", () => {
  const { show } = GOALS[0];
  const seen = FRESH.reduce((list) => [...list, show({ inputs: list.at(-1) ?? [1, 2] }).inputs], []);
  assert.deepEqual(seen, FRESH);
  assert.deepEqual(show({ inputs: FRESH.at(-1) }).inputs, FRESH[0]);
  const silent = FRESH.filter((inputs) => forward({ ...COURSE, inputs }).units.some(({ a }) => a === 0));
  assert.ok(silent.length >= 3, "in most of them ReLU has something to do");
});

test("presets: what they tell is so, none reaches a goal for the learner", () => {
  const of = (id) => ({ ...fresh, ...PRESETS.find((preset) => preset.id === id).change(fresh) });
  for (const { id, change } of PRESETS) assert.deepEqual(reached(change(fresh)), [], id);
  assert.equal(forward(of("course")).y, 2);
  assert.ok(xorRows(of("xor")).every(({ right }) => right));
  const silent = of("silent");
  assert.equal(forward(silent).units[1].a, 0);
  assert.equal(forward({ ...silent, W2: [[1], [17]] }).y, forward(silent).y);
  assert.equal(of("linear").activation, "linear");
  assert.equal(forward(of("linear")).y, 2);
});

const ELSEWHERE = { ...fresh, b2: [7], step: 5, task: "xor", guess: "9" };

test("goals lead to the book's network; the first asks for predictions, the others show all numbers", () => {
  for (const { id, show } of GOALS)
    for (const predict of ["off", "on"]) {
      const then = show({ ...ELSEWHERE, predict });
      const isAsked = id === "by-hand";
      assert.deepEqual([then.step, then.predict], isAsked ? [0, "on"] : [LAST, "off"], id);
      assert.deepEqual([then.guess, then.task], ["", id === "xor" ? "xor" : ""], id);
    }
});

test("presets lead to the book's network; predict mode stays on, and shows nothing before it has asked", () => {
  for (const { id, change } of PRESETS) {
    const off = change(ELSEWHERE);
    assert.deepEqual([off.guess, off.task, off.predict], ["", id === "xor" ? "xor" : "", undefined], id);
    assert.equal(off.step, id === "course" ? 0 : LAST, id);
    assert.equal(change({ ...ELSEWHERE, predict: "on" }).step, 0, id);
  }
});

test("code: three forms, with the learner's numbers, for every activation", () => {
  for (const activation of Object.keys(ACTIVATIONS)) {
    const sources = forwardCode({ ...COURSE, inputs: [-1.25, 2], activation });
    assert.deepEqual(Object.keys(sources), ["Python", "NumPy", "PyTorch"]);
    for (const source of Object.values(sources)) assert.ok(source.includes("[-1.25, 2.0]"), source);
  }
});

test("the drawing: everything inside, and no field or circle on another, in both layouts", () => {
  for (const isWide of [true, false]) {
    const { size, radius, inputs, sums, outputs, biases, lines } = placesFor(isWide);
    const fields = [...lines.flatMap(({ weight }) => (weight ? [weight] : [])), ...biases];
    assert.equal(fields.length, 9);
    const boxes = [
      ...fields.map(([x, y]) => [x, y, 23.5, 17]),
      ...inputs.map(([x, y]) => [x, y, radius.input, radius.input]),
      ...sums.map(([x, y]) => [x, y, radius.sum, radius.sum]),
      ...outputs.map(([x, y]) => [x, y, radius.output, radius.output]),
    ];
    for (const [x, y, w, h] of boxes)
      assert.ok(x - w >= 0 && x + w <= size[0] && y - h >= 0 && y + h <= size[1], `${isWide} ${x} ${y}`);
    boxes.forEach(([x, y, w, h], i) => {
      for (const [x2, y2, w2, h2] of boxes.slice(i + 1))
        assert.ok(
          Math.abs(x - x2) >= w + w2 || Math.abs(y - y2) >= h + h2,
          `${isWide} ${x},${y} ${x2},${y2}`,
        );
    });
  }
});

test("what may be set is what the demo shows", () => {
  assert.deepEqual(NUMBERS, ["inputs", "W1", "b1", "W2", "b2", "activation"]);
  assert.equal(LIMIT, 20);
});
