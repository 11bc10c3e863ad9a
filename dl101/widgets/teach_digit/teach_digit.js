// The demo `TeachDigit`: the convolutional network's last two layers learn the learner's hand, in the page.

import { column } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { h, isCalm } from "../lib/dom.js";
import padCss from "../lib/drawing_pad.css";
import { withKeptDrawings } from "../lib/kept_drawings.js";
import { createAsk } from "./ask.js";
import { createBoard } from "./board.js";
import { teachCode } from "./code.js";
import { createCurve } from "./curve.js";
import { GOALS, PRESETS, reached, settle } from "./goals.js";
import { OWN, RULES, START } from "./model.js";
import css from "./teach_digit.css";
import { createTeachPanel } from "./teach_panel.js";
import { getReady } from "./training/known_digits.js";
import { isTrained, runOf } from "./training/teaching.js";
import { createTray } from "./tray.js";
import { describe } from "./words.js";

const SLICE = 10; // milliseconds of computing in a frame

function build({ root, state, parts, edit, end, lead, colors, redraw }) {
  const ask = createAsk({ state, edit, lead, redraw, colors });
  const tray = createTray({ choose: (slot) => edit({ asked: slot }) });
  const panel = createTeachPanel({ state, edit, end });
  const curve = createCurve();
  const board = createBoard();
  const desk = h(
    "div",
    { class: "desk" },
    ask.element,
    h("div", { class: "taught", "data-picture": "" }, tray.element, panel.bar),
    h("div", { class: "learning" }, curve.element, panel.more),
  );
  root.append(
    desk,
    parts.readout,
    h("div", { class: "more" }, column(parts.presets, parts.toolbar, board.element), column(parts.goals)),
    parts.code,
  );

  /** A little of what is to be computed in each frame: first the digits of others, then the training. */
  function compute(now) {
    const until = performance.now() + SLICE;
    const run = getReady(until) && now.taught ? runOf(now) : null;
    const isNew = run && !run.isDone;
    if (isNew) run.work(until);
    if (!getReady(0) || (run && !run.isDone)) redraw();
    else if (isNew && !state.isMoving && state.canUndo) end(); // goals may be reached now: not by opening the page
  }

  return (now) => {
    compute(now);
    desk.classList.toggle("is-own", now.hand === OWN);
    const isDone = isTrained(now);
    if (isDone || !isCalm()) for (const one of [ask, tray, panel, curve, board]) one.draw(now);
    return isDone ? undefined : null; // what is said and printed waits for the end
  };
}

export default withKeptDrawings(
  defineDemo({
    name: "TeachDigit",
    css: `${padCss}${css}`,
    rules: RULES,
    undoable: ["hand", "drawings", "asked", "taught", "steps", "sevens", "mixed"],
    start: START,
    presets: PRESETS,
    goals: GOALS,
    reached,
    settle,
    describe,
    forms: ["PyTorch"],
    code: teachCode,
    build,
  }),
);
