// The demo `Neuron`: one neuron with two inputs and the line it draws. In one lesson a person sets its numbers, in
// the other it learns them.

import { defineDemo } from "../lib/demo.js";
import { h } from "../lib/dom.js";
import { knownOf, number, numbers, oneOf, someOf } from "../lib/traits.js";
import { FORMS } from "./code.js";
import { buildGates } from "./gates_lesson.js";
import { GOALS, PRESETS, progress, XOR_QUESTION } from "./goals.js";
import { buildLearn } from "./learning_lesson.js";
import { GATES, LIMIT, START } from "./model.js";
import css from "./neuron.css";
import { LEARNING_GOALS, learningProgress, stepCount, ZERO } from "./perceptron_rule.js";

const LESSONS = { gates: buildGates, learn: buildLearn };

const rules = {
  lesson: oneOf(Object.keys(LESSONS)),
  weights: numbers(START.weights, LIMIT),
  bias: number(START.bias, LIMIT),
  gate: oneOf(Object.keys(GATES), START.gate),
  corner: oneOf([0, 1, 2, 3], 3),
  preset: oneOf(["", ...PRESETS.map(({ id }) => id)]),
  code_form: oneOf(FORMS),
  goals_reached: knownOf([...GOALS, ...LEARNING_GOALS].map(({ id }) => id)),
  xor_misses: someOf([0, 1, 2, 3]),
  xor_answer: oneOf(["", ...XOR_QUESTION.options.map(({ id }) => id)]),
  learn_start: numbers(ZERO, LIMIT),
  learn_steps: stepCount,
};

function build(context) {
  const body = h("div", { class: "neuron-body" });
  context.root.append(body);
  let [lesson, draw] = ["", null];
  const begin = (name) => {
    lesson = name;
    body.replaceChildren();
    draw = LESSONS[name]({ ...context, root: body });
  };
  begin(context.state.read().lesson);
  return (now) => {
    if (now.lesson !== lesson) begin(now.lesson); // a notebook may set it at any time
    draw(now);
  };
}

export default defineDemo({
  name: "Neuron",
  css,
  rules,
  undoable: ["weights", "bias", "gate", "preset", "learn_start", "learn_steps"],
  build,
  settle: (state) =>
    state.lesson === "learn" ? { goals_reached: learningProgress(state) } : progress(state),
});
