// The demo `Convolution`: a kernel slides over a picture. Each cell of picture, kernel and output says what it touches.

import grid from "../lib/cell_grid.css";
import { column } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { h } from "../lib/dom.js";
import { number, numbers, oneOf } from "../lib/traits.js";
import { createBoards } from "./boards.js";
import { convolutionCode } from "./code.js";
import css from "./convolution.css";
import { GOALS, notes, PRESETS, reached } from "./goals.js";
import {
  CELLS,
  DILATIONS,
  INKS,
  KERNEL_SIZES,
  PADDINGS,
  PARTS,
  SIZES,
  START,
  STRIDES,
  WEIGHTS,
} from "./model.js";
import { createPredict } from "./predict.js";
import { createSettings } from "./settings.js";
import { createBar } from "./slide.js";
import { describe } from "./words.js";

/** As many rows as columns, of numbers. */
const square = (fallback, sizes, { low, high, whole }) => ({
  fallback,
  check(value) {
    const fits = (one) =>
      typeof one === "number" && one >= low && one <= high && (!whole || Number.isInteger(one));
    const isSquare =
      Array.isArray(value) && value.every((row) => Array.isArray(row) && row.length === value.length);
    if (!isSquare || value.length < sizes.low || value.length > sizes.high || !value.flat().every(fits))
      throw new RangeError(
        `must be ${sizes.low} to ${sizes.high} rows, as many columns, of ${whole ? "whole " : ""}numbers from ${low} to ${high}`,
      );
    return value;
  },
});

const guess = {
  fallback: START.guess,
  check(value) {
    if (typeof value !== "string") throw new RangeError("must be a text");
    return value;
  },
};

const rules = {
  image: square(START.image, SIZES, { ...INKS, whole: true }),
  kernel: square(START.kernel, KERNEL_SIZES, WEIGHTS),
  stride: oneOf(STRIDES),
  padding: oneOf(PADDINGS),
  dilation: oneOf(DILATIONS),
  part: oneOf(PARTS),
  cell: numbers(START.cell, { ...CELLS, whole: true }),
  weight: numbers(START.weight, { low: 0, high: KERNEL_SIZES.high - 1, whole: true }),
  tool: oneOf(["look", "draw"]),
  ink: number(START.ink, { ...INKS, low: 1, whole: true }),
  predict: oneOf(["off", "on"]),
  guess,
};

function build({ root, state, parts, edit, end, redraw, beforeLead, onLeave }) {
  const read = () => state.read();
  /** A change of what is computed, by hand. */
  const change = (changes, gesture) => edit({ guess: "", ...changes }, gesture);
  /** A look at another cell: what is computed, and what a preset taught, stay. */
  const look = (changes) => state.edit({ guess: "", ...changes });
  const bar = createBar({ read, look });
  const boards = createBoards({
    read,
    change(...all) {
      bar.stop();
      change(...all);
    },
    look(changes) {
      bar.stop();
      look(changes);
    },
    end,
    redraw,
  });
  const predict = createPredict({
    read,
    edit(changes) {
      bar.stop();
      state.edit(changes);
    },
  });
  const settings = createSettings({ read, change });
  for (const leave of [beforeLead, onLeave]) leave(bar.stop);
  root.append(
    settings.element,
    h("div", { class: "boards", "data-picture": "" }, ...boards.elements, bar.arrows),
    predict.element,
    parts.readout,
    h("div", { class: "row" }, bar.element, predict.toggle),
    h("div", { class: "more" }, column(parts.presets, parts.toolbar), column(parts.goals)),
    parts.code,
  );
  return (now) => {
    root.style.setProperty("--k", now.kernel.length); // how long a sum may become
    const spot = boards.draw(now, bar.isPlaying());
    for (const one of [settings, bar, predict]) one.draw(now);
    return { spot };
  };
}

export default defineDemo({
  name: "Convolution",
  css: grid + css,
  rules,
  undoable: ["image", "kernel", "stride", "padding", "dilation"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  notes,
  describe,
  forms: ["NumPy", "PyTorch"],
  code: convolutionCode,
  build,
});
