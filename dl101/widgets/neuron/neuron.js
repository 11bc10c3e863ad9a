// The demo `Neuron`: one neuron with two inputs and the line it draws. In one lesson a person sets its numbers, in
// the other it learns them.

import { defineDemo } from "../lib/demo.js";
import { number, numbers, oneOf, someOf } from "../lib/traits.js";
import { gatesLesson } from "./gates_lesson.js";
import { XOR_QUESTION } from "./goals.js";
import { learningLesson } from "./learning_lesson.js";
import { GATES, LIMIT, START } from "./model.js";
import css from "./neuron.css";
import { stepCount, ZERO } from "./perceptron_rule.js";

const RANGE = { low: -LIMIT, high: LIMIT };

export default defineDemo({
  name: "Neuron",
  css,
  rules: {
    weights: numbers(START.weights, RANGE),
    bias: number(START.bias, RANGE),
    gate: oneOf(GATES, START.gate),
    corner: oneOf([0, 1, 2, 3], START.corner),
    xor_misses: someOf([0, 1, 2, 3]),
    xor_answer: oneOf(["", ...XOR_QUESTION.options.map(({ id }) => id)]),
    learn_start: numbers(ZERO, RANGE),
    learn_steps: stepCount,
  },
  undoable: ["weights", "bias", "gate", "learn_start", "learn_steps"],
  lessons: { gates: gatesLesson, learn: learningLesson },
});
