// The demo `LossLandscape`: a line, its loss as a landscape over w and b, and the steps of gradient descent.

import { column } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { h } from "../lib/dom.js";
import { bool, number, numbers, oneOf, pairs, someOf } from "../lib/traits.js";
import { landscapeCode } from "./code.js";
import { createPredict, createRate, createRule, createSetup, createSteps } from "./controls.js";
import { createDataView } from "./data_view.js";
import { GOALS, notes, PRESETS, reached, SEEN, settle } from "./goals.js";
import { createLossCurve } from "./loss_curve.js";
import css from "./loss_landscape.css";
import { BATCHES, DATA, LIMIT, MOST, RATE, START } from "./model.js";
import { createSurfaceView } from "./surface_view.js";
import { describe } from "./words.js";

const anywhere = { low: -LIMIT, high: LIMIT };
const rules = {
  data: oneOf(Object.keys(DATA)),
  w: number(START.w, anywhere),
  b: number(START.b, anywhere),
  learning_rate: number(START.learning_rate, RATE),
  batch: oneOf(BATCHES),
  path: pairs([], { ...anywhere, maxLength: MOST }),
  leg: numbers([], { ...anywhere, maxLength: 3 }),
  seed: number(1, { low: 0, high: 9999, whole: true }),
  stepped: bool(false),
  predict: oneOf(["off", "on"]),
  guess: numbers([], { ...anywhere, maxLength: 3 }),
  seen: someOf(SEEN),
};

function build({ root, state, parts, edit, end, beforeLead, colors, redraw, onLeave }) {
  const steps = createSteps({ state, edit, end, redraw });
  beforeLead(steps.pause);
  onLeave(steps.stop);
  /** What a person does by hand ends a run. */
  const change = (changes, gesture) => {
    steps.pause();
    edit(changes, gesture);
  };
  const tools = { state, change, end };
  const [setup, rate] = [createSetup(tools), createRate(tools)];
  const [rule, predict, curve] = [createRule(), createPredict(tools), createLossCurve()];
  const plane = ofEachData((data) => createDataView(data, tools));
  const surface = ofEachData((data) => createSurfaceView(data, tools));
  surface.element.dataset.picture = ""; // what presets and goals speak of
  root.append(
    h("div", { class: "pair setup" }, ...setup.elements),
    h("div", { class: "pair" }, plane.element, surface.element),
    h(
      "div",
      { class: "pair" },
      column(predict.element, steps.element, rate.element, rule.element),
      column(parts.readout, curve.element),
    ),
    h("div", { class: "pair" }, column(parts.presets, parts.toolbar), parts.goals),
    parts.code,
  );
  return (now) => {
    plane.draw(now);
    surface.draw(now, colors());
    for (const one of [setup, steps, rate, rule, predict, curve]) one.draw(now);
  };
}

/** A view for each data set, made when it is first shown. */
function ofEachData(create) {
  const made = {};
  const element = h("div");
  return {
    element,
    draw(now, ...more) {
      made[now.data] ??= create(now.data);
      const view = made[now.data];
      if (element.firstChild !== view.element) element.replaceChildren(view.element);
      view.draw(now, ...more);
    },
  };
}

export default defineDemo({
  name: "LossLandscape",
  css,
  rules,
  undoable: [...Object.keys(START), "seed"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  settle,
  notes,
  describe,
  code: landscapeCode,
  build,
});
