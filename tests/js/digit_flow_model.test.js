// The demo DigitFlow without a page: gradients against nudges, updates, goals, presets, and what is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { GOALS, notes, PRESETS, reached, TAUGHT } from "../../dl101/widgets/digit_flow/goals.js";
import {
  CLASSES,
  DIGITS,
  digitOf,
  flowBefore,
  flowOf,
  isFull,
  isUpdate,
  LAST,
  readings,
  START,
  STEPS,
  stepOf,
  updatesOf,
  withUpdate,
} from "../../dl101/widgets/digit_flow/model.js";
import { captions, describe, signedNumber, WAY } from "../../dl101/widgets/digit_flow/words.js";

const at = (changes) => ({ ...START, ...changes });
const NUDGE = 1e-6;
const near = (a, b, off = 1e-6) => assert.ok(Math.abs(a - b) < off, `${a} is not ${b}`);

/** The slope of the loss at one number of the network, by two nudges. */
function slopeAt(state, layer, change) {
  const loss = (by) => {
    const network = structuredClone(flowOf(state).network);
    change(network[layer], by);
    return flowOf(state, network).loss;
  };
  return (loss(NUDGE) - loss(-NUDGE)) / (2 * NUDGE);
}

test("each gradient is the slope of the loss: a nudge at a weight of each unit", () => {
  const state = at({ digit: TAUGHT });
  const { dW1, dW2, deltas, errors, h, x } = flowOf(state);
  const inked = x.indexOf(Math.max(...x));
  const loud = h.indexOf(Math.max(...h));
  const weight = (unit, i) => (layer, by) => {
    layer.W[unit][i] += by;
  };
  const bias = (unit) => (layer, by) => {
    layer.b[unit] += by;
  };
  h.forEach((_, unit) => {
    near(slopeAt(state, 0, weight(unit, inked)), dW1[unit][inked]);
    near(slopeAt(state, 0, bias(unit)), deltas[unit]);
  });
  CLASSES.forEach((digit) => {
    near(slopeAt(state, 1, weight(digit, loud)), dW2[digit][loud]);
    near(slopeAt(state, 1, bias(digit)), errors[digit]);
  });
});

test("the errors add up to 0, and the largest is the target's", () => {
  for (const digit of DIGITS) {
    const { errors, target } = flowOf(at({ digit }));
    near(
      errors.reduce((a, b) => a + b),
      0,
      1e-12,
    );
    assert.equal(Math.max(...errors.map(Math.abs)), Math.abs(errors[target]));
  }
});

test("a silent neuron and a cell without ink get no gradient", () => {
  const { h, dh, deltas, dW1, x } = flowOf(START);
  const silent = h.flatMap((value, unit) => (value === 0 ? [unit] : []));
  assert.deepEqual(silent, [4, 5]); // chapter 3 prints its 16 numbers
  for (const unit of silent) {
    assert.notEqual(dh[unit], 0);
    assert.equal(deltas[unit], 0);
    assert.ok(dW1[unit].every((slope) => slope === 0));
  }
  x.forEach((ink, cell) => {
    if (ink === 0) assert.ok(dW1.every((row) => row[cell] === 0));
  });
});

test("what chapter 3 says of its two digits is what is shown", () => {
  const two = flowOf(START);
  assert.deepEqual(
    [two.label, two.answer, two.p[2].toFixed(3), two.p[3].toFixed(3)],
    [2, 2, "0.816", "0.182"],
  );
  const six = flowOf(at({ digit: TAUGHT }));
  assert.deepEqual([six.label, six.answer, six.p[1].toFixed(3)], [6, 1, "0.959"]);
  assert.equal(readings(START).right, 9);
});

test("updates are taken one by one, from the book's network, and only for their own digit compared", () => {
  const one = { ...START, ...withUpdate(START) };
  assert.deepEqual(one.updates, [251, 2, 0.01]);
  assert.equal(one.step, stepOf("loss"));
  assert.ok(flowOf(one).loss < flowOf(START).loss);
  assert.equal(flowBefore(one).loss, flowOf(START).loss);
  assert.equal(flowBefore(START), null);
  assert.equal(flowBefore({ ...one, digit: TAUGHT }), null);
  assert.equal(flowBefore({ ...one, target: 3 }), null);
  const two = { ...one, ...withUpdate(one) };
  assert.equal(updatesOf(two).length, 2);
  assert.ok(flowOf(two).loss < flowOf(one).loss);
  assert.equal(flowOf(START).loss, flowOf(at({})).loss, "the book's network stays as it was");
  assert.equal(readings(two, true).right, 9);
});

test("a hundred updates fill it, and what is no update is told from one", () => {
  assert.equal(isFull(at({ updates: Array(100).fill([251, 2, 0.01]).flat() })), true);
  assert.equal(isFull(at({ updates: Array(99).fill([251, 2, 0.01]).flat() })), false);
  const wrong = [
    [250, 2, 0.1],
    [251, 10, 0.1],
    [251, 2.5, 0.1],
    [251, 2, 0],
    [251, 2, 2],
    [251, 2],
    [251, "2", 1],
  ];
  for (const one of wrong) assert.equal(isUpdate(one), false, String(one));
  assert.equal(isUpdate([251, 2, 1]), true);
});

test("each goal is led to without being reached", () => {
  for (const { id, show } of GOALS) assert.deepEqual(reached(show()), [], id);
  assert.deepEqual(reached(START), []);
});

test("the goal of the silent neuron wants one that is silent, once the errors have come to ReLU", () => {
  const here = at({ step: stepOf("deltas") });
  assert.deepEqual(reached({ ...here, chosen: 4 }), ["silent"]);
  assert.deepEqual(reached({ ...here, chosen: 3 }), []);
  assert.deepEqual(reached({ ...here, chosen: 4, step: stepOf("dh") }), []);
});

test("one of the twelve is misread and sure of it, and no target of one's own counts", () => {
  const sure = DIGITS.filter((digit) => reached(at({ digit, step: stepOf("errors") })).includes("sure"));
  assert.deepEqual(sure, [TAUGHT]);
  assert.deepEqual(reached(at({ digit: TAUGHT, step: stepOf("loss") })), []);
  assert.deepEqual(reached(at({ digit: 274, target: 5, step: stepOf("errors") })), []);
});

test("the 6 is taught at some rates: too small a step is not enough, and too large a one breaks others", () => {
  const after = (rate) => reached({ ...START, digit: TAUGHT, ...withUpdate(at({ digit: TAUGHT, rate })) });
  assert.deepEqual(after(0.01), []);
  for (const rate of [0.015, 0.02, 0.03]) assert.deepEqual(after(rate), ["teach"], String(rate));
  assert.deepEqual(after(0.1).includes("teach"), false);
  const slow = at({ digit: TAUGHT, updates: [TAUGHT, 6, 0.01, TAUGHT, 6, 0.01] });
  assert.deepEqual(reached(slow), [], "two updates are not one");
});

test("a large rate ruins the network, while the loss of its own digit falls", () => {
  const state = { ...START, ...withUpdate(at({ rate: 0.5 })) };
  assert.deepEqual(reached(state), ["price"]);
  assert.ok(flowOf(state).loss < flowBefore(state).loss);
  assert.deepEqual(reached({ ...START, ...withUpdate(at({ rate: 0.01 })) }), []);
  const second = { ...state, ...withUpdate(state) };
  assert.deepEqual(reached(second), []);
  assert.match(notes(second).price, /more than one update/);
  assert.deepEqual(notes(state), {});
});

test("each preset's lesson tells the numbers that it sets", () => {
  for (const { id, change, lesson } of PRESETS) assert.ok(lesson(at(change())).length > 60, id);
  const [read, mistake, learned] = PRESETS.map(({ change, lesson }) => [flowOf(at(change())), lesson()]);
  assert.ok(read[1].includes(read[0].p[2].toFixed(3)) && read[1].includes(read[0].p[3].toFixed(3)));
  assert.ok(read[1].includes((-read[0].errors[2]).toFixed(3)));
  for (const digit of [1, 6]) assert.ok(mistake[1].includes(signedNumber(mistake[0].errors[digit], 3)));
  assert.ok(Math.max(...learned[0].errors.map(Math.abs)) < 0.001);
});

test("each step tells of itself, in other words, and without a number that is none", () => {
  assert.deepEqual([WAY.length, STEPS.length], [LAST + 1, LAST + 1]);
  for (const digit of DIGITS) {
    const told = STEPS.map((_, step) => describe(at({ digit, step, chosen: 4 })));
    assert.equal(new Set(told).size, STEPS.length);
    for (const text of told) assert.doesNotMatch(text, /undefined|NaN|Infinity/);
  }
  STEPS.forEach((_, step) => {
    assert.equal(captions({ step }).filter(Boolean).length, 3);
  });
});

test("who is pressed is told of: silent, or not", () => {
  const here = at({ step: stepOf("deltas") });
  assert.match(describe({ ...here, chosen: 4 }), /Neuron 5: z = −\d.*slope is 0: δ = 0/);
  assert.match(describe({ ...here, chosen: 11 }), /Neuron 12: z = 3\.37.*times the slope 1: δ = /);
  assert.doesNotMatch(describe(at({ chosen: 4 })), /Neuron 5:/);
  assert.match(describe({ ...here, chosen: 4 }), /\nNeuron 5:/, "on a line of its own");
});

test("the errors: most of what the target lacks is at one other digit, or it is not said", () => {
  for (const digit of DIGITS) {
    const state = at({ digit, step: stepOf("errors") });
    const { errors, target } = flowOf(state);
    const top = Math.max(...errors);
    const isMost = top > -errors[target] / 2;
    assert.equal(/Most of what it lacks/.test(describe(state)), isMost, describe(state));
  }
});

test("an update is told with p and the loss before and after it", () => {
  const state = at({ digit: TAUGHT, updates: [TAUGHT, 6, 0.01], step: stepOf("loss") });
  assert.match(
    describe(state),
    /rate 0\.01, p of the 6 went from 0\.019 to 0\.238.*fell from 3\.989 to 1\.437/,
  );
  assert.match(describe(state), /A thin line marks each p before the update\./);
  assert.doesNotMatch(describe({ ...state, step: stepOf("errors") }), /thin line/);
  assert.match(describe(at({ target: 3, step: stepOf("loss") })), /It is a 2, but the target is now 3/);
  const ruined = at({ updates: [251, 3, 1], digit: TAUGHT, step: stepOf("loss") });
  assert.match(describe(ruined), /L = −ln p, with p almost 0, = \d/);
});

test("who takes −ln of the p that is told finds the loss that is told", () => {
  for (const digit of DIGITS)
    for (const target of CLASSES) {
      const [, p, loss] =
        describe(at({ digit, target, step: stepOf("loss") })).match(/−ln (0\.\d+) = (\S+)\./) ?? [];
      if (p) near(-Math.log(Number(p)), Number(loss), 0.00051);
    }
});

test("signs stand where they are, and a number that rounds to 0 has none", () => {
  const seen = [0.5, -0.5, 0, 0.0004, -0.0004].map((value) => signedNumber(value));
  assert.deepEqual(seen, ["+0.50", "−0.50", "0", "0.00", "0.00"]);
  assert.equal(digitOf(TAUGHT).label, 6);
});
