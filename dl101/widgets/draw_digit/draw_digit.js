// The demo `DrawDigit`: the learner draws, and a convolutional network reads it, map by map.

import gridCss from "../lib/cell_grid.css";
import { column } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { h } from "../lib/dom.js";
import padCss from "../lib/drawing_pad.css";
import { strokes } from "../lib/drawing_pad.js";
import { showOnceDrawn } from "../lib/into_sight.js";
import { same } from "../lib/state.js";
import { bool, number, oneOf, pairs } from "../lib/traits.js";
import { createAnswer, createSmallAnswer } from "./answer.js";
import { drawCode } from "./code.js";
import css from "./draw_digit.css";
import { GOALS, PRESETS, reached } from "./goals.js";
import { createLayers } from "./layers.js";
import { createLook } from "./look.js";
import { createMeant } from "./meant.js";
import { CLASSES, flowOf, isPath, MOST_READ, PEN, pathUp, START } from "./model.js";
import { createPad } from "./pad.js";
import { createChanges, createSeen } from "./seen.js";
import { describe } from "./words.js";

/** What is looked into (model.js). */
const path = {
  fallback: START.path,
  check(value) {
    if (!Array.isArray(value) || !isPath(value))
      throw new RangeError(
        "must be a layer (0 to 3) and a map, perhaps a row and a column, in layer 2 perhaps a map below; all from 0",
      );
    return value;
  },
};

const rules = {
  strokes: strokes(START.strokes),
  centered: bool(START.centered),
  pen: number(START.pen, PEN),
  turn: number(START.turn, { low: -180, high: 180, whole: true }),
  inverted: bool(START.inverted),
  meant: oneOf(["", ...CLASSES, "none"]),
  tally: pairs(START.tally, { low: 0, high: 9, maxLength: MOST_READ }),
  path,
};

function build({ root, state, parts, edit, end, colors, onLeave }) {
  const go = (path) => {
    const isNew = !same(path.slice(0, 2), state.read().path.slice(0, 2));
    state.record({ path });
    if (isNew && path.length) showOnceDrawn(look.element);
  };
  /** Up to `to`. The focus stays beside what is left: a cell that got it by itself would be looked into. */
  const leave = (to) => {
    const [layer, map] = state.read().path;
    const isInside = look.element.contains(document.activeElement);
    go(to);
    if (!isInside) return;
    if (to.length) look.keepFocus();
    else root.querySelectorAll(".layer")[layer].querySelectorAll("input")[map].focus();
  };
  const context = { state, edit, end, colors, look: go, leave };
  const pad = createPad(context);
  const answer = createAnswer();
  const seen = createSeen(context);
  const meant = createMeant(context);
  const changes = createChanges(context);
  const layers = createLayers(context);
  const look = createLook(context);
  const small = createSmallAnswer(answer.element, colors);
  onLeave(small.stop);
  root.addEventListener("keydown", (event) => {
    const { path } = state.read();
    if (event.key === "Escape" && path.length) leave(pathUp(path));
  });
  root.append(
    h(
      "div",
      { class: "desk" },
      h("div", { class: "reading", "data-picture": "" }, pad.element, answer.element),
      h("div", { class: "beside" }, seen.element, changes.element, meant.element),
    ),
    parts.readout,
    h("div", { class: "network" }, layers.element, look.element),
    small.element,
    h("div", { class: "more" }, column(parts.presets, parts.toolbar), column(parts.goals)),
    parts.code,
  );
  let shown = {};
  return (now) => {
    if (same(now, shown.now) && colors() === shown.colors) return null;
    shown = { now, colors: colors() };
    const flow = flowOf(now);
    for (const one of [pad, answer, seen, meant, changes, layers, look, small]) one.draw(now, flow);
    return undefined;
  };
}

export default defineDemo({
  name: "DrawDigit",
  css: `${padCss}${gridCss}${css}`,
  rules,
  undoable: ["strokes", "centered", "pen", "turn", "inverted", "meant", "tally"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  describe,
  forms: ["NumPy", "PyTorch"],
  code: drawCode,
  build,
});
