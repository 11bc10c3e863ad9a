// The demo `BackpropGraph`: its graphs, what is asked when, every slip by its name, hints, goals, and where nodes stand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { graphCode } from "../../dl101/widgets/backprop_graph/code.js";
import { GOALS, PRESETS, reached, START } from "../../dl101/widgets/backprop_graph/goals.js";
import { GRAPHS } from "../../dl101/widgets/backprop_graph/graphs.js";
import { edgeLine, layout } from "../../dl101/widgets/backprop_graph/layout.js";
import {
  ALL,
  columnsOf,
  graphOf,
  isKnown,
  isNear,
  labelOf,
  openNodes,
  pathsFrom,
  questionOf,
  SHOWN,
  short,
} from "../../dl101/widgets/backprop_graph/model.js";
import { SLIPS, slipsFor, slipsOf } from "../../dl101/widgets/backprop_graph/slips.js";
import {
  chainLine,
  describe,
  describeNow,
  finished,
  hintsFor,
  notANumber,
  questionMeaning,
  questionText,
  readGuess,
  replyTo,
} from "../../dl101/widgets/backprop_graph/words.js";

const fresh = { ...START, goals_reached: [] };
const back = (graph, more = {}) => ({ ...fresh, graph, step: ALL, ...more });
const built = (graph) => graphOf(back(graph));
const node = (graph, name) => graph.nodes.find((one) => one.name === name);
const answersOf = (graph, names = graph.asked.map(({ name }) => name)) =>
  Object.fromEntries(names.map((name) => [name, node(graph, name).grad]));

test("the course's network: every gradient as it is worked out by hand", () => {
  const graph = built("network");
  assert.deepEqual(answersOf(graph), {
    ...{ yhat: 2, v1: 6, v2: 2, c: 2, h1: 2, h2: -4, z1: 2, z2: -4 },
    ...{ w11: 2, w21: 4, b1: 2, w12: -4, w22: -8, b2: -4, x1: -6, x2: 6 },
  });
  assert.equal(graph.result.data, 1);
});

test("the paths from a node are slopes that give its gradient", () => {
  for (const id of Object.keys(GRAPHS)) {
    const graph = built(id);
    for (const one of graph.asked) {
      const sum = pathsFrom(one, graph).reduce((total, { value }) => total + value, 0);
      assert.ok(Math.abs(sum - one.grad) < 1e-12, `${id} ${one.name}`);
    }
  }
});

test("nothing is asked before the way forward is done; then right to left, as soon as the right side is known", () => {
  const graph = built("network");
  const names = (state) => openNodes(state, graph).map(({ name }) => name);
  assert.deepEqual(names({ ...fresh, step: graph.operations.length - 1 }), []);
  assert.deepEqual(names(back("network")), ["yhat"]);
  assert.deepEqual(names(back("network", { answers: { yhat: 2 } })), ["v1", "v2", "c", "h1", "h2"]);
  assert.deepEqual(names(back("network", { answers: { yhat: 2, h2: -4 } })), ["v1", "v2", "c", "h1", "z2"]);
  const one = { yhat: 2, h1: 2, h2: -4, z1: 2 };
  assert.ok(!names(back("network", { answers: one })).includes("x1"), "one of two paths is not enough");
  assert.ok(names(back("network", { answers: { ...one, z2: -4 } })).includes("x1"));
});

test("each node that can be answered may be chosen; a wrong answer opens nothing", () => {
  const graph = built("network");
  const asked = (more) => questionOf(back("network", more), graph)?.name;
  assert.equal(asked({}), "yhat");
  assert.equal(asked({ answers: { yhat: 1 }, active: "yhat" }), "yhat");
  assert.equal(asked({ answers: { yhat: 2 }, active: "yhat" }), "v1");
  assert.equal(asked({ answers: { yhat: 2 }, active: "h2" }), "h2");
  assert.equal(asked({ answers: { yhat: 2 }, active: "z2" }), "v1", "its right side is not known");
  assert.equal(asked({ hints: { yhat: SHOWN } }), "v1", "what was shown is known");
  assert.equal(asked({ answers: answersOf(graph) }), undefined);
});

test("answers hold for the numbers they were given for", () => {
  const state = back("network", { answers: { yhat: 2 }, inputs: { y: 0 } });
  assert.ok(!isKnown(state, graphOf(state), node(graphOf(state), "yhat")));
});

test("what has no name of its own is known once something came back through it", () => {
  const graph = built("network");
  const difference = graph.nodes.find(({ op }) => op === "-");
  assert.ok(!isKnown(back("network"), graph, difference));
  assert.ok(isKnown(back("network", { answers: { yhat: 2 } }), graph, difference));
});

test("right is right to two decimals, of small numbers to two digits", () => {
  assert.ok(
    isNear(0.24, 0.235) &&
      isNear(-6, -6) &&
      isNear(0.0021, 0.00212) &&
      isNear(0, 0) &&
      isNear(1234.57, 1234.5678),
  );
  assert.ok(!isNear(0.23, 0.236) && !isNear(0, 0.004) && !isNear(0.001, 0) && !isNear(-0.25, 0.25));
});

// ---- Slips

const all = Object.keys(GRAPHS).flatMap((id) => {
  const graph = built(id);
  return graph.asked.flatMap((one) => slipsOf(one, graph).map((slip) => ({ id, graph, node: one, slip })));
});

test("every slip at every field of every built-in graph is named, and is no right answer", () => {
  assert.ok(all.length > 150, all.length);
  for (const { id, graph, node: one, slip } of all) {
    const where = `${id} ${one.name}: ${slip.id} gives ${slip.value}`;
    assert.ok(!isNear(slip.value, one.grad), where);
    const found = slipsFor(slip.value, one, graph);
    assert.ok(found.map(({ id: name }) => name).includes(slip.id), where);
    const { title, text, verdict } = replyTo(back(id, { ...knownRightOf(one, graph), active: one.name, answers: { ...knownRightOf(one, graph).answers, [one.name]: slip.value } }), graph); // biome-ignore format: long
    assert.equal(verdict, "wrong", where);
    const isNamed =
      found.length > 1 ? /could come from (two|three) slips\.$/.test(title) : title.includes(SLIPS[slip.id]);
    assert.ok(
      isNamed &&
        /^(You get \S+ if you |The size is right, the sign is not\.)/.test(text) &&
        !/\bnode\b/.test(title + text),
      `${where}: ${title} ${text}`,
    );
  }
});

/** The state's answers where all to the right of a node is known. */
function knownRightOf(one, graph) {
  const names = pathsFrom(one, graph).flatMap(({ to }) => [
    to,
    ...graph.asked.slice(0, graph.asked.indexOf(one)),
  ]);
  return {
    answers: answersOf(
      graph,
      [...new Set(names)].filter((to) => to !== graph.result).map(({ name }) => name),
    ),
  };
}

test("all nine slips of the issue, and the product of paths, can be made in the built-in graphs", () => {
  assert.deepEqual(new Set(all.map(({ slip }) => slip.id)), new Set(Object.keys(SLIPS)));
});

test("few slips give the same number as another kind", () => {
  const shared = all.filter(({ graph, node: one, slip }) => slipsFor(slip.value, one, graph).length > 1);
  assert.ok(shared.length < all.length / 5, `${shared.length} of ${all.length}`);
});

const made = [
  ["network", "yhat", 1, ["factor"]],
  ["network", "yhat", -2, ["sign"]],
  ["network", "yhat", 6, ["early"]],
  ["network", "v1", 3, ["local"]],
  ["network", "v2", 6, ["input"]],
  ["network", "c", 1, ["local"]],
  ["network", "h2", 4, ["sign"]],
  ["network", "h2", -2, ["local"]],
  ["network", "h2", 2, ["factor", "input"]],
  ["network", "z2", -8, ["early"]],
  ["network", "w11", 4, ["input"]],
  ["network", "b2", -8, ["early"]],
  ["network", "x1", 2, ["path"]],
  ["network", "x1", -8, ["path"]],
  ["network", "x1", -3, ["mean"]],
  ["network", "x1", -16, ["times"]],
  ["network", "x1", 3, ["local"]],
  ["network", "x2", -4, ["input"]],
  ["network", "x2", 8, ["times", "input"]],
  ["network", "w12", 2, ["input", "value"]],
  ["network", "z1", 6, ["input"]],
  ["neuron", "w", 6, ["factor"]],
  ["neuron", "w", 12, ["input"]],
  ["neuron", "yhat", 14, ["input"]],
  ["neuron", "b", 18, ["early"]],
  ["examples", "yhat2", 6, ["factor"]],
  ["examples", "w", 4, ["mean"]],
  ["examples", "b", 0.5, ["mean"]],
  ["sigmoid", "z", 1.88, ["again"]],
  ["sigmoid", "z", 0, ["output"]],
  ["sigmoid", "z", 0.25, ["local"]],
  ["sigmoid", "z", 8, ["factor"]],
  ["network", "x1", 77, []],
  ["network", "c", 0, ["constant"]],
  ["network", "b1", 0, ["constant"]],
  ["network", "z1", 3, ["value"]],
  ["network", "z1", 0, ["silent"]],
  ["network", "z2", 0, ["silent"]],
  ["network", "h1", 3, ["value"]],
  ["network", "yhat", 0, []],
];
for (const [id, name, guess, ids] of made)
  test(`${id}, ∂/∂${name}: ${guess} is ${ids.join(" or ") || "no usual slip"}`, () => {
    const graph = built(id);
    assert.deepEqual(slipsFor(guess, node(graph, name), graph).map((slip) => slip.id), ids); // biome-ignore format: short
  });

test("the slopes of tanh, exp and log, taken at the wrong end", () => {
  const graph = graphOf(
    back("own", { expression: "2*tanh(a) + 3*exp(b) + 5*log(c)", inputs: { a: 0.5, b: 2, c: 4 } }),
  );
  const ids = (name, guess) => slipsFor(guess, node(graph, name), graph).map(({ id }) => id);
  const t = Math.tanh(0.5);
  assert.deepEqual(ids("a", 2 * (1 - 0.25)), ["output"]);
  assert.deepEqual(ids("a", 2 * (1 - Math.tanh(t) ** 2)), ["again"]);
  assert.deepEqual(ids("b", 3 * 2), ["output"]);
  assert.deepEqual(ids("c", 5 / Math.log(4)), ["output"]);
});

test("a constant, a value and a ReLU that is not silent: each is told truly", () => {
  const graph = built("network");
  const text = (name, guess) => slipsFor(guess, node(graph, name), graph)[0].text;
  assert.equal(text("c", 0), "take c for a fixed number: but c can be changed, and then L changes with it");
  assert.equal(text("z1", 3), "take the value of z₁, which is 3, for its gradient");
  assert.equal(text("z1", 0), "take ReLU for silent: but z₁ = 3 is above 0, and its slope there is 1");
  const other = graphOf(back("network", { inputs: { b1: -9 } }));
  assert.deepEqual(slipsFor(0, node(other, "z1"), other), [], "where it is silent, 0 is right");
});

test("what is done on one path and on both, and the path that goes straight on", () => {
  const text = (graph, name, guess) => slipsFor(guess, node(graph, name), graph).map((slip) => slip.text);
  const itself = "multiply by x₂ itself (each factor gets the other one)";
  assert.deepEqual(text(built("network"), "x2", -4), [itself]);
  assert.deepEqual(text(built("network"), "x2", 8).slice(1), [`${itself}, on one path`]);
  assert.deepEqual(text(built("network"), "w12", 2), [
    "take ∂L/∂z₁ in place of ∂L/∂z₂",
    "take the value of w₁₂, which is 2, for its gradient",
  ]);
  assert.deepEqual(text(built("network"), "z1", 6), ["put z₁ where ReLU's slope belongs"]);
  const own = graphOf(back("own", { expression: "s = a + b; s*a", inputs: { a: 3, b: 2 } }));
  assert.deepEqual(text(own, "a", 3), ["leave out the direct path to f"]);
  assert.deepEqual(text(own, "a", 5), ["leave out the path through s"]);
});

test("a name that goes in twice, and into another operation too: each is told of its own", () => {
  const graph = graphOf(back("own", { expression: "a*a + a*b", inputs: { a: 3, b: 2 } }));
  const texts = (guess) => slipsFor(guess, node(graph, "a"), graph).map(({ text }) => text);
  assert.ok(texts(5).includes("count a once, though it goes in more than once"));
  assert.deepEqual(texts(6), ["leave out the path through u₂", "leave out a = 3, on one path"]);
});

test("a bias of two examples that gets an x too early gets each example's own", () => {
  const graph = built("examples");
  const bias = node(graph, "b");
  const [one, two] = pathsFrom(bias, graph).map(({ value }) => value);
  const early = slipsFor(one * 2 + two * 4, bias, graph).find(({ id }) => id === "early");
  const texts = slipsOf(bias, graph).filter(({ id }) => id === "early");
  assert.ok(early, JSON.stringify(texts));
  assert.equal(texts.length, 1);
});

test("the exponent that is left out, in the slope of its power", () => {
  const left = (graph) =>
    graph.asked
      .flatMap((one) => slipsOf(one, graph))
      .map(({ text }) => text)
      .find((text) => text?.includes("'s slope, "));
  const own = (expression) => graphOf(back("own", { expression, inputs: { a: 3, b: 2 } }));
  assert.equal(left(built("network")), "leave out the 2 of the square's slope, 2(ŷ − y)");
  assert.equal(left(own("a**3 + b")), "leave out the 3 of the power's slope, 3a²");
  assert.equal(left(own("tanh(a*b)**2")), "leave out the 2 of the square's slope, 2 · u₂");
});

test("a silent neuron's slope, and a minus", () => {
  const silent = graphOf(back("network", { inputs: { b2: -3 } }));
  const slips = slipsFor(-12, node(silent, "z2"), silent);
  assert.equal(slips[0].text, "leave out ReLU's slope, which is 0");
  const minus = graphOf(back("own", { expression: "a*2 - b", inputs: { a: 1, b: 3 } }));
  assert.deepEqual(
    slipsFor(1, node(minus, "b"), minus).map(({ id }) => id),
    ["sign"],
  );
});

test("a sentence for each slip, and the chain rule in numbers", () => {
  const graph = built("network");
  const known = { yhat: 2, h1: 2, h2: -4, z1: 2, z2: -4 };
  const reply = (name, guess) =>
    replyTo(back("network", { answers: { ...known, [name]: guess }, active: name }), graph);
  assert.deepEqual(reply("x1", 2), {
    verdict: "wrong",
    title: "2 is not ∂L/∂x₁. A path is missing.",
    text: "You get 2 if you leave out the path through z₂.",
    chain: "∂L/∂x₁ = ∂L/∂z₁ · w₁₁ + ∂L/∂z₂ · w₁₂ = 2 · 1 + (−4) · 2 = ?",
  });
  assert.deepEqual(reply("w21", 2), {
    verdict: "wrong",
    title: "2 is not ∂L/∂w₂₁. This number could come from three slips.",
    text: "You get 2 if you leave out x₂ = 2. You also get it if you multiply by w₂₁ itself (each factor gets the other one). You also get it if you take the local slope alone, without what comes from L's side.",
    chain: "∂L/∂w₂₁ = ∂L/∂z₁ · x₂ = 2 · 2 = ?",
  });
  assert.deepEqual(reply("w22", -8), {
    verdict: "right",
    title: "Right.",
    text: "",
    chain: "∂L/∂w₂₂ = ∂L/∂z₂ · x₂ = (−4) · 2 = −8",
  });
  assert.equal(reply("yhat", 1).chain, "∂L/∂ŷ = 2 · (ŷ − y)", "2 · 1 would be the answer");
  assert.equal(reply("c", 7).chain, "∂L/∂c = ∂L/∂ŷ · 1");
  assert.equal(reply("yhat", -2).text, "The size is right, the sign is not.");
  const own = (expression, name, inputs = {}) => {
    const state = back("own", { expression, inputs, answers: { [name]: 7 }, active: name });
    return replyTo(state, graphOf(state)).chain;
  };
  assert.equal(own("s = a + b; s*a", "s"), "∂f/∂s = a");
  assert.equal(own("2*a + b", "b"), "", "1 is the answer itself");
  assert.equal(
    reply("v1", 77).text,
    "I can't tell how you got this number. Begin with what comes from L's side: ∂L/∂ŷ = 2.",
  );
  assert.equal(
    reply("x1", 77).text,
    "I can't tell how you got this number. Work out each of the 2 paths by itself, and add them.",
  );
  assert.equal(replyTo(back("network", { hints: { yhat: SHOWN }, active: "yhat" }), graph).title, "Shown.");
  assert.equal(replyTo(back("network"), graph), null);
});

test("no text speaks of left or right: on a phone the graph runs down", () => {
  const said = all.map(({ slip }) => slip.text);
  for (const { graph, node: one } of all)
    said.push(
      ...hintsFor(one, graph),
      replyTo(back("", { answers: { [one.name]: 77 }, active: one.name }), graph).text,
    );
  said.push(...PRESETS.map(({ lesson }) => lesson(fresh)), ...GOALS.map(({ text }) => text));
  assert.deepEqual(
    said.filter((text) => /\b(from|to) the (left|right)\b/.test(text)),
    [],
  );
});

test("the chain rule of every field of every graph ends in its gradient", () => {
  const lines = Object.keys(GRAPHS)
    .map(built)
    .flatMap((graph) => graph.asked.map((one) => chainLine(one, graph, false)));
  for (const line of lines) {
    const [numbers, result] = line.split(" = ").slice(-2);
    const product = (text) => text.split(" · ").reduce((all, one) => all * Number(one.replace(/[()]/g, "").replace("−", "-")), 1); // biome-ignore format: long
    const value = numbers.split(" + ").reduce((sum, text) => sum + product(text), 0);
    assert.equal(short(value), result, line);
  }
  assert.equal(lines.length, 31);
});

test("three hints, each a step closer", () => {
  const graph = built("network");
  assert.deepEqual(hintsFor(node(graph, "h2"), graph), [
    "h₂ goes only into ŷ. Multiply what comes from there, ∂L/∂ŷ = 2, by the local slope.",
    "The local slope: ∂ŷ/∂h₂ = v₂ = −2. In a product, each factor gets the other one.",
    "∂L/∂h₂ = ∂L/∂ŷ · v₂ = 2 · (−2) = ?",
  ]);
  assert.deepEqual(hintsFor(node(graph, "yhat"), graph).slice(1), [
    "The local slope: ∂L/∂ŷ = 2 · (ŷ − y). The slope of a square: 2 times what is squared.",
    "∂L/∂ŷ = 2 · (ŷ − y) = 2 · 1 = ?",
  ]);
  const [first, second] = hintsFor(node(graph, "x1"), graph);
  assert.equal(first, "2 paths leave x₁, into z₁ and z₂. Multiply along each one, and add.");
  assert.equal(
    second,
    "The local slopes: ∂z₁/∂x₁ = w₁₁ = 1, and ∂z₂/∂x₁ = w₁₂ = 2. In a product, each factor gets the other one.",
  );
});

test("what is typed as an answer", () => {
  const graph = built("sigmoid");
  const z = node(graph, "z");
  assert.equal(readGuess("1/4", { grad: 0.25 }), 0.25);
  assert.equal(readGuess("−4", { grad: -4 }), -4);
  assert.equal(readGuess("0,25", { grad: 0.25 }), 0.25);
  assert.ok(Number.isNaN(readGuess("two", z)));
  assert.equal(notANumber(""), "Type a number first.");
  assert.equal(notANumber("two"), "Type a number, such as −4, 0.25 or 1/4.");
});

// ---- Words

test("each operation in words, and all that is known", () => {
  const graph = built("network");
  const said = graph.operations.map((_, i) => describeNow({ ...fresh, step: i + 1 }, graph));
  assert.deepEqual(said.slice(0, 4), [
    "w₁₁ · x₁ = 1 · 1 = 1",
    "w₂₁ · x₂ = 1 · 2 = 2",
    "z₁ = w₁₁ · x₁ + w₂₁ · x₂ + b₁ = 1 + 2 + 0 = 3",
    "h₁ = ReLU(z₁) = ReLU(3) = 3",
  ]);
  assert.equal(said.at(-1), "L = (ŷ − y)² = 1² = 1");
  const yhat = graph.operations.findIndex(({ name }) => name === "yhat");
  assert.equal(said[yhat], "ŷ = v₁ · h₁ + v₂ · h₂ + c = 3 − 2 + 1 = 2");
  assert.equal(
    questionMeaning(graph.asked[0], graph),
    "Nudge ŷ a little. By how many times the nudge does L change?",
  );
  assert.equal(describe({ ...fresh, step: 3 }), "Forward so far: z₁ = 3.");
  assert.ok(describe(fresh).startsWith("What goes in: w₁₁ = 1, x₁ = 1"));
  assert.equal(
    describe(back("network", { answers: { yhat: 2, v1: 6 } })),
    "L = 1. 2 of 16 gradients found: ∂L/∂ŷ = 2, ∂L/∂v₁ = 6.",
  );
  assert.equal(questionText(back("network"), graph), "∂L/∂ŷ =");
  const answers = answersOf(graph);
  assert.equal(finished(back("network", { answers }), graph), "All 16 gradients are there, each one yours.");
  const { x2, ...most } = answers;
  assert.equal(
    finished(back("network", { answers: most, hints: { x2: SHOWN } }), graph),
    "All 16 gradients are there; 1 of them you were shown.",
  );
  assert.equal(x2, 6);
});

test("numbers for people", () => {
  assert.deepEqual([0, -2, 0.25, 7.38906, 123.456, 0.0045, 0.00001, 1234567].map(short), [
    ...["0", "−2", "0.25", "7.389", "123.5", "0.0045", "1.0e−5", "1.2e6"],
  ]);
});

// ---- Expressions of one's own

test("each step of an expression gets a name that is free", () => {
  const graph = graphOf(back("own", { expression: "s = a + b; u1*s + exp(s)" }));
  assert.deepEqual(graph.asked.map(({ name }) => name), ["u3", "u2", "u1", "s", "b", "a"]); // biome-ignore format: short
  assert.equal(graph.result.name, "f");
  assert.equal(graphOf(back("own", { expression: "f*2" })).result.name, "result");
});

test("what is too large or has no value is said, and another graph stands there", () => {
  const problem = (expression, inputs = {}) => graphOf(back("own", { expression, inputs })).problem;
  assert.equal(problem("a*b*c*d*e*f*g"), "This has 7 names: 6 are the most here.");
  assert.equal(problem(`a${"*a".repeat(13)}`), "This has 13 operations: 12 are the most here.");
  assert.ok(
    problem("exp(a)+tanh(a)+relu(a)+log(a)+a*a+a/2+sigmoid(a)+a**2+a**3").startsWith("More than 8 numbers"),
  );
  assert.equal(problem("log(a)", { a: -1 }), "log needs a number above 0, and gets −1 here.");
  assert.ok(graphOf(back("own", { expression: "2x" })).asked.length > 2);
  assert.equal(graphOf(back("own", { expression: "a*b", inputs: { a: 4, other: 2 } })).problem, undefined);
});

// ---- Goals, presets

test("the goals: by oneself, in their own graph", () => {
  const state = (graph, more = {}) => back(graph, { answers: answersOf(built(graph)), ...more });
  assert.deepEqual(reached(fresh), []);
  assert.deepEqual(reached(state("network")), ["output", "network"]);
  assert.deepEqual(reached(state("network", { hints: { x1: SHOWN, v1: 3 } })), ["output"]);
  assert.deepEqual(reached(state("network", { hints: { v1: SHOWN } })), []);
  assert.deepEqual(
    reached(state("network", { hints: { v1: 3 } })),
    ["output", "network"],
    "hints are welcome",
  );
  assert.deepEqual(reached(state("examples")), ["paths"]);
  assert.deepEqual(reached(state("sigmoid")), ["sigmoid"]);
  assert.deepEqual(reached(state("neuron")), []);
  const own = (expression, inputs = {}) => {
    const shown = back("own", { expression, inputs });
    return reached({ ...shown, answers: answersOf(graphOf(shown)) });
  };
  assert.deepEqual(own("a*a + b"), ["own"]);
  assert.deepEqual(own("s = a + b; s*a"), ["own"]);
  assert.deepEqual(own("a*b"), [], "no name stands twice");
  assert.deepEqual(own("a*a", { a: 0 }), [], "nothing to work out");
});

test("goals and presets lead where they say, and reach nothing", () => {
  for (const { id, show } of GOALS) {
    const there = { ...fresh, ...show(fresh) };
    assert.deepEqual(reached(there), [], id);
    assert.ok(openNodes(there, graphOf(there)).length > 0, id);
  }
  const begun = back("network", { answers: { yhat: 2 } });
  assert.deepEqual(GOALS[1].show(begun), { step: ALL }, "what is found stays");
  for (const { id, change, lesson } of PRESETS) {
    const there = { ...fresh, ...change(fresh) };
    assert.deepEqual([there.graph, reached(there)], [id, []]);
    assert.ok(lesson(there).length > 40);
  }
});

test("code: two forms, with the learner's numbers", () => {
  for (const source of Object.values(graphCode(back("network", { inputs: { x1: -1.25 } })))) {
    assert.ok(source.includes("-1.25") && source.includes("yhat = v1 * h1 + v2 * h2 + c"), source);
  }
});

// ---- The picture

const shapes = [
  ...Object.keys(GRAPHS).map((graph) => back(graph)),
  ...[
    "(a*b + c)**2",
    "s = a + b; s*a + exp(s)*s - a*a/b",
    "a*a + tanh(b*a - c)**2 + relu(2*c + d) - log(d*e)",
  ].map((expression) => back("own", { expression })),
];

test("no box on another, everything inside, for every graph in both directions", () => {
  for (const state of shapes)
    for (const isWide of [true, false]) {
      const graph = graphOf(state);
      const { size, box, places } = layout(state, graph, isWide);
      assert.ok(graph.nodes.every((one) => places.has(one)));
      const boxes = graph.nodes
        .filter(({ op }) => op !== "number")
        .map((one) => [labelOf(one), ...places.get(one)]);
      boxes.forEach(([name, x, y], i) => {
        const isInside =
          x >= box[0] / 2 && y >= box[1] / 2 && x <= size[0] - box[0] / 2 && y <= size[1] - box[1] / 2;
        assert.ok(isInside, `${state.expression} ${name} ${x} ${y}`);
        for (const [other, x2, y2] of boxes.slice(i + 1))
          assert.ok(
            Math.abs(x - x2) >= box[0] || Math.abs(y - y2) >= box[1],
            `${state.graph} ${name} on ${other}`,
          );
      });
      assert.ok(isWide || size[0] <= 470, "a phone can show it");
      for (const to of graph.nodes)
        for (const from of to.parents)
          assert.ok(!/NaN/.test(edgeLine({ places, box }, { from, to, twin: 1 }, isWide).path));
    }
});

/** Points along a wire's path, "M… C… L… C…". */
function pointsOf(path) {
  const points = [];
  for (const [, letter, numbers] of path.matchAll(/([MCL])([^MCL]+)/g)) {
    const stops = numbers.split(" ").map((stop) => stop.split(",").map(Number));
    const [p0, p1, p2, p3] = [points.at(-1) ?? stops[0], ...(letter === "C" ? stops : [])];
    if (letter !== "C") points.push(stops[0]);
    else
      for (let t = 0.02; t < 1.01; t += 0.02)
        points.push([0, 1].map((axis) => (1 - t) ** 3 * p0[axis] + 3 * (1 - t) ** 2 * t * p1[axis] + 3 * (1 - t) * t ** 2 * p2[axis] + t ** 3 * p3[axis])); // biome-ignore format: long
  }
  return points;
}

test("no wire runs behind a box that is not its own end", () => {
  const expressions = [
    ...["s = a + b; s * a", "relu(a*b - 3)*c + tanh(a)*b", "a*exp(exp(exp(a))) + b", "s = a*b; t = s + a; t*s*a*b"],
    ...["((a + b)*c + a)*b + c", "a*(b*(c*(a + d) + b) + a)", "a + b + a*b + c*a*b", "relu(a) + relu(relu(a)) + a"],
  ]; // biome-ignore format: short
  for (const state of [...shapes, ...expressions.map((expression) => back("own", { expression }))])
    for (const isWide of [true, false]) {
      const graph = graphOf(state);
      assert.equal(graph.problem, undefined);
      const plan = layout(state, graph, isWide);
      const [width, height] = plan.box.map((side) => side / 2 - 1);
      for (const to of graph.nodes)
        for (const from of to.parents) {
          const points = pointsOf(edgeLine(plan, { from, to, twin: 0 }, isWide).path);
          for (const other of graph.nodes.filter(
            (one) => one !== from && one !== to && one.op !== "number",
          )) {
            const [x, y] = plan.places.get(other);
            const hidden = points.find((point) => Math.abs(point[0] - x) < width && Math.abs(point[1] - y) < height); // biome-ignore format: long
            assert.ok(
              !hidden,
              `${state.expression}: ${labelOf(from)} to ${labelOf(to)} behind ${labelOf(other)}`,
            );
          }
        }
    }
});

test("every operation stands behind what it is made from", () => {
  for (const state of shapes) {
    const { nodes } = graphOf(state);
    const columns = columnsOf(nodes);
    for (const to of nodes) for (const from of to.parents) assert.ok(columns.get(from) < columns.get(to));
    assert.equal(Math.min(...columns.values()), 0);
  }
});
