// The demo `Activations`: six functions that turn the sum z into the output a, and how steep they are.

import { createCheck } from "../lib/checkbox.js";
import { columns } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { button, h, setText } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { createQuestion } from "../lib/inline_question.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createChoice } from "../lib/radio_group.js";
import { number, oneOf, someOf } from "../lib/traits.js";
import css from "./activations.css";
import { activationCode } from "./code.js";
import { GOALS, notes, PRESETS, QUESTION, reached, settle } from "./goals.js";
import { FUNCTIONS, LIMIT, NAMES, START } from "./model.js";
import { createCurvePlot } from "./plot.js";
import { describe } from "./words.js";

const rules = {
  function: oneOf(NAMES, START.function),
  z: number(START.z, { low: -LIMIT, high: LIMIT }),
  compare: oneOf(["", ...NAMES]),
  slopes: oneOf(["hidden", "shown"]),
  found: someOf(["sure"]),
  answer: oneOf(["", ...QUESTION.options.map(({ id }) => id)]),
};

function build({ root, state, parts, edit, end }) {
  const change = (z, gesture = null) => edit({ z }, gesture);
  const choice = createChoice({
    legend: "Activation function",
    options: NAMES.map((id) => ({ id, text: FUNCTIONS[id].name })),
    choose: (name) => {
      const now = state.read();
      edit({ function: name, compare: now.compare === name ? now.function : now.compare });
    },
  });
  const outputs = h("p", { class: "outputs" });
  const plot = createCurvePlot({ read: () => state.read(), change, end });
  const slider = createNumberSlider({
    name: "z",
    label: "z, the sum",
    low: -LIMIT,
    high: LIMIT,
    change: (z) => change(z, "z"),
    end,
  });
  const extras = createExtras(edit);
  const question = createQuestion({ question: QUESTION, choose: (answer) => state.edit({ answer }) });
  const ask = button(
    "Answer the question ↓",
    () => question.element.querySelector("input").focus(),
    "chip is-first",
  );
  root.append(
    columns(
      [choice.element, outputs, plot.element, slider.element, ask],
      [parts.readout, extras.element, parts.presets, parts.toolbar],
    ),
    h("div", { class: "more" }, parts.goals, question.element),
    parts.code,
  );

  return (now) => {
    choice.show(now.function);
    setText(outputs, `Output a: ${FUNCTIONS[now.function].outputs}`);
    plot.draw(now);
    slider.show(now.z);
    extras.show(now);
    question.element.hidden = !now.found.length;
    ask.hidden = question.element.hidden || now.answer !== "";
    question.show(now.answer);
  };
}

/** A second curve to compare with, and the slope's own curve. */
function createExtras(edit) {
  const second = createSelect({
    label: "Compare with",
    options: ["", ...NAMES].map((id) => ({ id, text: id ? FUNCTIONS[id].name : "nothing" })),
    choose: (compare) => edit({ compare }),
  });
  const check = createCheck({
    text: "Draw the slope as a curve",
    choose: (isOn) => edit({ slopes: isOn ? "shown" : "hidden" }),
  });
  return {
    element: h("div", { class: "extras" }, second.element, check.element),
    show({ function: name, compare, slopes }) {
      second.show(compare === name ? "" : compare, name);
      check.show(slopes === "shown");
    },
  };
}

export default defineDemo({
  name: "Activations",
  css,
  rules,
  undoable: ["function", "z", "compare", "slopes"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  settle,
  notes,
  describe,
  code: activationCode,
  build,
});
