// Typed expressions as graphs (nn/expression.js, nn/autograd.js): precedence, slopes, and what can't be read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { backward, forward, OPERATIONS } from "../../dl101/widgets/nn/autograd.js";
import { evaluate, normalized, parse } from "../../dl101/widgets/nn/expression.js";

const run = (text, values = {}) => evaluate(text, values);

test("every slope is what a nudge says", () => {
  const h = 1e-6;
  for (const [name, { f, slopes }] of Object.entries(OPERATIONS))
    for (const [a, b] of [
      [0.7, 1.3],
      [2.5, -0.4],
      [0.01, 3],
    ]) {
      const [inputs, n] = [["+", "-", "*", "/"].includes(name) ? [a, b] : [a], 3];
      slopes(inputs, f(inputs, n), n).forEach((slope, i) => {
        const nudged = (by) => f(inputs.map((value, j) => value + (i === j ? by : 0)), n); // biome-ignore format: short
        const measured = (nudged(h) - nudged(-h)) / (2 * h);
        assert.ok(Math.abs(slope - measured) < 1e-5 * Math.max(1, Math.abs(slope)), `${name} ${a} ${b}`);
      });
    }
});

test("activations of large numbers stay numbers", () => {
  for (const op of ["sigmoid", "tanh"])
    for (const z of [-1e6, -800, 0, 800, 1e6]) {
      const { f, slopes } = OPERATIONS[op];
      assert.ok(Number.isFinite(f([z])) && Number.isFinite(slopes([z])[0]), `${op} ${z}`);
    }
});

const values = [
  ["-a**2", { a: 3 }, -9],
  ["(-a)**2", { a: 3 }, 9],
  ["2**3**2 * a", { a: 1 }, 512],
  ["a**-1", { a: 4 }, 0.25],
  ["a - b - c", { a: 9, b: 3, c: 2 }, 4],
  ["a / b / c", { a: 12, b: 3, c: 2 }, 2],
  ["a + b * c", { a: 1, b: 2, c: 3 }, 7],
  ["a - -b", { a: 1, b: 2 }, 3],
  ["+a*+b", { a: 2, b: 3 }, 6],
  ["2*-a", { a: 3 }, -6],
  ["-2**2*a", { a: 1 }, -4],
  ["1.5e2*a + .5", { a: 2 }, 300.5],
  ["relu(a) + tanh(0*a) + exp(0*a) + log(b) + sigmoid(0*a)", { a: -4, b: 1 }, 1.5],
  ["s = a + b; t = s * s; t - s", { a: 1, b: 2 }, 6],
];
for (const [text, inputs, value] of values)
  test(`${text} is ${value}`, () => assert.equal(run(text, inputs).value, value));

const gradients = [
  ["(a*b + c)**2", { a: 2, b: 3, c: -1 }, { a: 30, b: 20, c: 10 }],
  ["a*a", { a: 3 }, { a: 6 }],
  ["a + a", { a: 3 }, { a: 2 }],
  ["s = a*2; s*2 + s", { a: 1 }, { a: 6 }], // an inner node that is used twice is passed on once
  ["a**0", { a: 0 }, { a: 0 }],
  ["relu(a)", { a: 0 }, { a: 0 }],
];
for (const [text, inputs, expected] of gradients)
  test(`the gradients of ${text}`, () => assert.deepEqual(run(text, inputs).gradients, expected));

test("a sum of many terms is one operation, brackets are kept", () => {
  const sums = (text) => parse(text).order.filter(({ op }) => op === "+").map(({ parents }) => parents.length); // biome-ignore format: short
  assert.deepEqual(sums("a*b + c*d + e"), [3]);
  assert.deepEqual(sums("a + (b + c)"), [2, 2]);
  assert.deepEqual(sums("(a + b) + c"), [2, 2]);
});

test("each node stands behind all that it is made from", () => {
  const { order } = parse("s = a*b + c*d; t = relu(s + a*d); s*t + exp(t)");
  for (const [i, { parents }] of order.entries())
    for (const parent of parents) assert.ok(order.indexOf(parent) < i && order.includes(parent));
});

const refused = [
  ["", "Type an expression, such as (a*b + c)**2."],
  ["  ", "Type an expression"],
  ["2x", "Between “2” and “x” a sign is missing: to multiply, write 2*x."],
  ["a b", "Between “a” and “b” a sign is missing: to multiply, write a*b."],
  ["2(a + b)", "Between “2” and “(” a sign is missing: to multiply, write 2*(…)."],
  ["(a)(b)", "Between “a” and “(” a sign is missing: to multiply, write a*(…)."],
  ["(a + b)(b)", "Between “)” and “(” a sign is missing: to multiply, write (…)*(…)."],
  ["a(b)", "Between a and “(”, write *: a*(…)."],
  ["a^2", "For a power, write ** in place of ^, as in a**2."],
  ["sin(a)", "This graph has no sin. It knows relu, tanh, exp, log, sigmoid."],
  ["exp", "exp is a function: write exp(a)."],
  ["exp*a", "exp is a function: write exp(a)."],
  ["(a + b", "The bracket “(” is not closed: write “)” where it ends."],
  ["relu(a", "The bracket “relu(” is not closed"],
  ["a + b)", "One “)” has no “(” before it"],
  ["()", "Between “(” and “)” something is missing."],
  ["relu()", "Between “relu(” and “)” something is missing."],
  ["a +", "The expression ends too early"],
  ["*a", "Before “*” something is missing: a name, a number or a bracket."],
  ["a ** b", "After ** stands a plain number, as in a**2."],
  [
    "max(a, b)",
    "This graph has no max. It knows relu, tanh, exp, log, sigmoid: relu(a) is the larger of a and 0.",
  ],
  ["max(0, tanh(a))", "This graph has no max."],
  ["pow(a, 2)", "This graph has no pow. It knows relu, tanh, exp, log, sigmoid."],
  ["tanh(0,5*a)", "Write a decimal point, as in 0.5, in place of the comma."],
  ["0,5*a", "Write a decimal point, as in 0.5, in place of the comma."],
  ["a $ b", "“$” has no meaning here."],
  ["é*a", "“é” has no meaning here."],
  ["3", "An expression needs an operation and a name"],
  ["a", "An expression needs an operation and a name"],
  ["2*3", "An expression needs an operation and a name"],
  ["lambda*2", "lambda is a word of Python or of its libraries: choose another name."],
  ["Value*2", "Value is a word of Python"],
  ["momentum*a", "The name momentum is long: 6 letters are the most."],
  ["s = a", "After “s =”, write an operation, as in a + b."],
  ["2 = a*b", "Before “=” stands a name, not “2”."],
  ["a*b = c", "One “=” gives one name"],
  ["a = a*b; a = a*2; a", "a has a value already"],
  ["s = a*b; c*2", "a is not used by what comes last."],
  ["1/0 * a", "Something is divided by 0 here."],
  [`${"(".repeat(1200)}a`, "The expression is too long: 1000 signs are the most."],
];
for (const [text, sentence] of refused)
  test(`“${text.slice(0, 20)}”: ${sentence}`, () => {
    const { problem } = parse(text);
    assert.ok(problem?.startsWith(sentence), problem);
  });

const impossible = [
  ["log(a)", { a: -2 }, "log needs a number above 0, and gets −2 here."],
  ["log(a)", { a: 0 }, "log needs a number above 0, and gets 0 here."],
  ["1 / a", { a: 0 }, "Something is divided by 0 here."],
  ["a**-1", { a: 0 }, "At 0, ** −1 has no value or no slope."],
  ["a**0.5", { a: 0 }, "At 0, ** 0.5 has no value or no slope."],
  ["a**0.5", { a: -4 }, "A number below 0 can't be raised to 0.5: here it is −4."],
  ["exp(a*a*a)", { a: 20 }, "A number becomes larger than a computer can hold"],
  ["exp(exp(a))", { a: 20 }, "A number becomes larger"],
];
for (const [text, inputs, sentence] of impossible)
  test(`${text} with ${JSON.stringify(inputs)}: ${sentence}`, () => {
    const { problem } = run(text, inputs);
    assert.ok(problem?.startsWith(sentence), problem);
  });

test("signs that phones and books write", () => {
  assert.equal(normalized(" a · b × c – d − 1\n"), "a * b * c - d - 1");
  assert.equal(run("2 · a − 1", { a: 3 }).value, 5);
});

test("nothing raises, whatever is typed", () => {
  const signs = [
    "a",
    "b",
    "2",
    ".",
    "e",
    "+",
    "-",
    "*",
    "**",
    "/",
    "(",
    ")",
    "=",
    ";",
    "relu",
    "log(",
    "exp",
    " ",
    "^",
    ",",
    "'",
    "\\",
    "∂",
    "toString",
    "__proto__",
    "in",
  ];
  let seed = 1;
  const next = (n) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  for (let i = 0; i < 20_000; i++) {
    const text = Array.from({ length: next(12) }, () => signs[next(signs.length)]).join("");
    const { problem, value } = run(text);
    assert.ok(
      problem ? /^[A-Z“_a-z0-9].+[.)]$/s.test(problem) : Number.isFinite(value),
      `${text}: ${problem}`,
    );
  }
});

test("a pass back starts anew each time", () => {
  const { order, inputs } = parse("a*a");
  inputs.a.data = 3;
  forward(order);
  backward(order);
  backward(order);
  assert.equal(inputs.a.grad, 6);
});
