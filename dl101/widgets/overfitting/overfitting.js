// The demo `Overfitting`: a small network and noisy data, what it learns by heart, and what helps.

import { defineDemo } from "../lib/demo.js";
import { h, isCalm } from "../lib/dom.js";
import { overfittingCode } from "./code.js";
import { createNeurons, createRunBar, createSettings } from "./controls.js";
import { createDataView } from "./data_view.js";
import { createErrorView } from "./error_view.js";
import { createKey } from "./frame.js";
import { GOALS, notes, PRESETS, reached, settle } from "./goals.js";
import { RULES, runOf, START } from "./model.js";
import css from "./overfitting.css";
import { describe } from "./words.js";

const SLICE = 12; // milliseconds of training in a frame

function build({ root, state, parts, edit, end, redraw, beforeLead, onLeave }) {
  const bar = createRunBar({ state, edit });
  const change = (changes) => {
    bar.stop();
    edit(changes);
  };
  beforeLead(bar.stop);
  onLeave(bar.stop);
  const views = [createDataView(), createErrorView()];
  const neurons = createNeurons(change);
  const settings = createSettings({ state, change });
  const controls = h("div", { class: "controls" }, neurons.element, bar.element, ...settings.elements);
  root.append(
    h("div", { class: "pair", "data-picture": "" }, ...views.map(({ element }) => element)),
    createKey(),
    h(
      "div",
      { class: "main" },
      controls,
      h("div", { class: "column" }, parts.readout, parts.presets, parts.toolbar),
    ),
    parts.goals,
    parts.code,
  );

  /** A little of the training in each frame, until it is done. */
  function train(run) {
    if (run.isDone) return;
    run.work(performance.now() + SLICE);
    if (!run.isDone) redraw();
    else if (!state.isMoving && state.canUndo) end(); // goals may be reached now: not by opening the page
  }

  return (now) => {
    const run = runOf(now);
    train(run);
    neurons.show(now.neurons);
    settings.draw(now);
    bar.draw(now, run);
    if (run.isDone || !isCalm()) for (const view of views) view.draw(now, run);
  };
}

export default defineDemo({
  name: "Overfitting",
  css,
  rules: RULES,
  undoable: [
    "neurons",
    "train_size",
    "noise",
    "seed",
    "l1",
    "l2",
    "dropout",
    "early_stopping",
    "epochs",
    "show_truth",
  ],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  settle,
  notes,
  describe,
  forms: ["NumPy", "PyTorch"],
  code: overfittingCode,
  build,
});
