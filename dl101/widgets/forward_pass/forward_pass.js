// The demo `ForwardPass`: the book's 2–2–1 network, computed one multiplication at a time; any number may be changed.

import { column } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { h, setFormula } from "../lib/dom.js";
import { bringAbove } from "../lib/into_sight.js";
import { oncePerFrame } from "../lib/once_per_frame.js";
import { createChoice } from "../lib/radio_group.js";
import { createSteps } from "../lib/step_bar.js";
import { array, number, oneOf, someOf } from "../lib/traits.js";
import { forwardCode } from "./code.js";
import { createCorners, createPredict } from "./controls.js";
import { createDrawing } from "./drawing.js";
import css from "./forward_pass.css";
import { GOALS, PRESETS, reached, renewed, START, settle, unasked } from "./goals.js";
import { ACTIVATIONS, COURSE, LAST, LIMIT, NODES, NUMBERS } from "./model.js";
import { describe, describeCollapse, describeNow } from "./words.js";

const PACE = 1500; // milliseconds a step when it plays
const WIDE = 640; // pixels from which the network lies on its side

const numbers = (name) => array(COURSE[name], { low: -LIMIT, high: LIMIT });
const text = { fallback: "", check: String };
const ids = NODES.map(({ id }) => id);

const rules = {
  inputs: numbers("inputs"),
  W1: numbers("W1"),
  b1: numbers("b1"),
  W2: numbers("W2"),
  b2: numbers("b2"),
  activation: oneOf(Object.keys(ACTIVATIONS)),
  step: number(0, { low: 0, high: LAST, whole: true }),
  predict: oneOf(["off", "on"]),
  guess: text,
  run: text,
  own: someOf(ids),
  helped: someOf(ids),
  task: oneOf(["", "xor"]),
};

function build({ root, state, parts, edit, beforeLead, redraw, onLeave }) {
  const read = () => state.read();
  const change = (changes) => edit({ ...changes, ...unasked(read()), guess: "" });
  const stage = createStage({ root, read, change, redraw });
  const steps = createSteps({
    last: LAST,
    pace: () => PACE,
    read: () => read().step,
    go: (step) => state.edit({ step, guess: "" }),
  });
  const predict = createPredict({
    read,
    edit(changes) {
      steps.stop();
      state.edit({ guess: "", ...changes });
    },
    showAsked(cover) {
      const asked = stage.element.querySelector(".node.waits");
      if (asked) bringAbove([asked], cover);
    },
    renew() {
      steps.stop();
      edit(renewed(read()));
    },
  });
  const corners = createCorners((inputs) => change({ inputs }));
  const activation = createActivation(change);
  const words = createWords();
  root.append(
    stage.element,
    stage.problem,
    corners.element,
    words.collapse,
    predict.element,
    words.now,
    steps.element,
    predict.toggle,
    h(
      "div",
      { class: "more" },
      column(parts.presets, parts.readout, parts.toolbar),
      column(activation.element, parts.goals),
    ),
    parts.code,
  );
  beforeLead(steps.stop);
  for (const one of [stage, steps]) onLeave(one.stop);
  return (now) => {
    for (const one of [stage, steps, predict, corners, activation, words]) one.draw(now);
  };
}

/** The drawing, made anew when the page becomes wide or narrow; and what is wrong with a number that is typed into it. */
function createStage({ root, read, change, redraw }) {
  const element = h("div", { class: "stage" });
  const problem = h("p", { class: "field-problem", role: "status" });
  const tell = (sentence) => setFormula(problem, sentence);
  /** Set one number: ("W1", [0, 1], 2). */
  const put = (name, [row, column], value) => {
    const array = structuredClone(read()[name]);
    if (column === undefined) array[row] = value;
    else array[row][column] = value;
    change({ [name]: array });
  };
  let drawing; // it stands once its place has a width
  let wasWide;
  // In the next frame: another drawing has another height, and WebKit complains if that is observed at once.
  const fit = oncePerFrame(() => {
    const isWide = root.clientWidth >= WIDE;
    if (isWide === wasWide) return;
    wasWide = isWide;
    drawing = createDrawing({ isWide, change: put, tell });
    element.replaceChildren(drawing.element);
    redraw();
  });
  const watcher = new ResizeObserver(fit);
  watcher.observe(root);
  return {
    element,
    problem,
    draw: (now) => drawing?.draw(now),
    stop() {
      watcher.disconnect();
      fit.stop();
    },
  };
}

function createActivation(change) {
  const { element, show } = createChoice({
    legend: "Hidden layer's activation",
    options: Object.entries(ACTIVATIONS).map(([id, { name }]) => ({ id, text: name })),
    choose: (activation) => change({ activation }),
  });
  return { element, draw: (now) => show(now.activation) };
}

/** What is computed now, and what linear layers are together. */
function createWords() {
  const now = h("p", { class: "now", role: "status" });
  const collapse = h("p", { class: "collapse" });
  return {
    now,
    collapse,
    draw(state) {
      setFormula(now, `Now: ${describeNow(state)}`);
      collapse.hidden = state.activation !== "linear";
      setFormula(collapse, describeCollapse(state));
    },
  };
}

export default defineDemo({
  name: "ForwardPass",
  css,
  rules,
  undoable: [...NUMBERS, "task"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  settle,
  describe,
  speaks: false, // the sentence on the present operation does
  code: forwardCode,
  build,
});
