// The demo `Activations`: six functions that turn the sum z into the output a, and how steep they are.

import { createCodePanel } from "../lib/code_panel.js";
import { defineDemo } from "../lib/demo.js";
import { h, setText } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createGoals } from "../lib/goal_list.js";
import { createQuestion } from "../lib/inline_question.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createPresets } from "../lib/preset_buttons.js";
import { createChoice } from "../lib/radio_group.js";
import { createReadout } from "../lib/readout.js";
import { createToolbar } from "../lib/toolbar.js";
import { knownOf, number, oneOf, someOf } from "../lib/traits.js";
import css from "./activations.css";
import { activationCode } from "./code.js";
import { GOALS, PRESETS, progress, QUESTION } from "./goals.js";
import { FLAT, FUNCTIONS, LIMIT, NAMES, NUDGE, outputOf, slopeOf, written } from "./model.js";
import { createCurvePlot } from "./plot.js";

const START = { function: "sigmoid", z: 1, compare: "", slopes: "hidden" };
const FORMS = Object.keys(activationCode(START));

const rules = {
  function: oneOf(NAMES, START.function),
  z: number(START.z, LIMIT),
  compare: oneOf(["", ...NAMES]),
  slopes: oneOf(["hidden", "shown"]),
  preset: oneOf(["", ...PRESETS.map(({ id }) => id)]),
  code_form: oneOf(FORMS),
  goals_reached: knownOf(GOALS.map(({ id }) => id)),
  found: someOf(["sure"]),
  answer: oneOf(["", ...QUESTION.options.map(({ id }) => id)]),
};

function build({ root, state, onLeave }) {
  const end = () => state.endGesture();
  /** Change the picture by hand: the last preset's lesson no longer speaks of what is shown. */
  const edit = (changes, gesture) => state.edit({ ...changes, preset: "" }, gesture);
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
  const readout = createReadout();
  const extras = createExtras(edit);
  const goals = createGoals(GOALS, (id) => {
    const [name, compare] = GOALS.find((goal) => goal.id === id).show;
    edit({ function: name, compare, z: START.z });
  });
  const question = createQuestion({ question: QUESTION, choose: (answer) => state.edit({ answer }) });
  const presets = createPresets(PRESETS, ({ id, change: changes }) => state.edit({ ...changes, preset: id }));
  const code = createCodePanel({ forms: FORMS, choose: (code_form) => state.edit({ code_form }) });
  const toolbar = createToolbar({
    undo: () => state.undo(),
    reset: () => state.edit({ ...START, preset: "", answer: "" }),
  });
  const column = (...parts) => h("div", { class: "column" }, ...parts.map((part) => part.element));
  root.append(
    h(
      "div",
      { class: "main" },
      column(choice, { element: outputs }, plot, slider),
      column(readout, extras, presets, toolbar),
    ),
    h("div", { class: "more" }, goals.element, question.element),
    code.element,
  );
  onLeave(readout.stop);

  return (now) => {
    choice.show(now.function);
    setText(outputs, `Output a: ${FUNCTIONS[now.function].outputs}`);
    plot.draw(now);
    slider.show(now.z);
    readout.show(describe(now));
    extras.show(now);
    goals.show(now.goals_reached, {
      sure: now.found.length && !now.goals_reached.includes("sure") ? "Found: now answer the question." : "",
    });
    question.element.hidden = !now.found.length;
    question.show(now.answer);
    presets.show(now.preset, now);
    code.show(now.code_form, activationCode(now));
    toolbar.show(state.canUndo);
  };
}

/** A second curve to compare with, and the slope's own curve. */
function createExtras(edit) {
  const options = ["", ...NAMES].map((name) =>
    h("option", { value: name }, name ? FUNCTIONS[name].name : "nothing"),
  );
  const select = h(
    "select",
    { class: "button", onchange: () => edit({ compare: select.value }) },
    ...options,
  );
  const box = h("input", {
    type: "checkbox",
    onchange: () => edit({ slopes: box.checked ? "shown" : "hidden" }),
  });
  return {
    element: h(
      "div",
      { class: "extras" },
      h("label", {}, "Compare with ", select),
      h("label", {}, box, " Draw the slope as a curve"),
    ),
    show({ function: name, compare, slopes }) {
      for (const option of options) option.disabled = option.value === name;
      select.value = compare === name ? "" : compare;
      box.checked = slopes === "shown";
    },
  };
}

/** The picture in words. */
function describe({ function: name, compare, z }) {
  const [a, slope, { bend }] = [outputOf(name, z), slopeOf(name, z), FUNCTIONS[name]];
  const curved = name === "sigmoid" || name === "tanh";
  const other = compare && compare !== name && FUNCTIONS[compare];
  return [
    `${capital(FUNCTIONS[name].name)}: z = ${fixed(z)} gives a = ${written(a)}.`,
    z === 0 && bend
      ? bend
      : `The slope is ${written(slope)}: when z grows by ${NUDGE}, a ${growth(slope, curved)}.`,
    curved && slope < FLAT ? "It is saturated here." : "",
    other ? `Dashed, ${other.name}: a = ${written(other.f(z))}, slope ${written(other.slope(z))}.` : "",
  ]
    .filter(Boolean)
    .join(" ")
    .replaceAll("….", "…");
}

/** What a nudge of z does to a. Where the curve bends it is never exactly the slope's share. */
function growth(slope, curved) {
  if (slope === 0) return "stays the same";
  const rise = slope * NUDGE;
  return rise < 0.0001
    ? "grows by less than 0.0001"
    : `grows by ${curved ? "about " : ""}${written(rise, 4)}`;
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

export default defineDemo({
  name: "Activations",
  css,
  rules,
  undoable: ["function", "z", "compare", "slopes", "preset"],
  build,
  settle: progress,
});
