// The demo `Overfitting`: a small network and noisy data, what it learns by heart, and what helps.

import { defineDemo } from "../lib/demo.js";
import { h, isCalm, setText } from "../lib/dom.js";
import { overfittingCode } from "./code.js";
import { createNeurons, createRunBar, createSettings } from "./controls.js";
import { createDataView } from "./data_view.js";
import { createErrorView } from "./error_view.js";
import { createKey } from "./frame.js";
import { GOALS, notes, PRESETS, reached, remark, settle } from "./goals.js";
import { isTrained, RULES, runOf, START, sizesOf } from "./model.js";
import css from "./overfitting.css";
import { createSizeView } from "./size_view.js";
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
  const views = [createDataView(), createErrorView(), createSizeView()];
  const [data, byEpoch, bySize] = views;
  const neurons = createNeurons(change);
  const settings = createSettings({ state, change });
  const controls = h("div", { class: "controls" }, neurons.element, bar.element, ...settings.elements);
  const remarks = createRemark(controls);
  root.append(
    h("div", { class: "pair", "data-picture": "" }, remarks.element, ...views.map(({ element }) => element)),
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

  /** The other sizes, one by one, once the one that is shown is done. */
  function trainSizes(now) {
    const next = sizesOf(now)
      .map(runOf)
      .find(({ isDone }) => !isDone);
    next?.work(performance.now() + SLICE);
    if (next) redraw();
  }

  function drawViews(now, run) {
    byEpoch.element.hidden = now.by_size;
    bySize.element.hidden = !now.by_size;
    if (!run.isDone && isCalm()) return;
    data.draw(now, run);
    if (!now.by_size) byEpoch.draw(now, run);
    else if (!isCalm() || sizesOf(now).every(isTrained)) bySize.draw(now);
  }

  return (now) => {
    const run = runOf(now);
    if (now.by_size && run.isDone) trainSizes(now);
    train(run);
    neurons.show(now.neurons);
    settings.draw(now);
    bar.draw(now, run);
    drawViews(now, run);
    if (now.preset || isTrained(now)) remarks.show(remark(now)); // else it would come and go at each change
  };
}

/** Words above the picture. What stands below stays in its place in the window: a finger may be on its way to it. */
function createRemark(below) {
  const element = h("p", { class: "remark", hidden: true });
  const top = () => below.getBoundingClientRect().top;
  return {
    element,
    show(words) {
      if (element.textContent === words) return;
      const before = top();
      setText(element, words);
      element.hidden = !words;
      scrollBy({ top: top() - before, behavior: "instant" });
    },
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
    "by_size",
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
