// The demo `BlindDescent`: a hidden landscape, felt only by loss and slope underfoot, to be walked down in eight steps.

import { columns } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { bringIntoSight } from "../lib/into_sight.js";
import { bool, number, oneOf, pairs, someOf } from "../lib/traits.js";
import { EDGE } from "../nn/surfaces.js";
import css from "./blind_descent.css";
import { walkCode } from "./code.js";
import { GOALS, notes, PRESETS, reached, settle } from "./goals.js";
import { LANDSCAPES, MOST, PLACES, START, takeStep } from "./model.js";
import { createFigures, createLog, createStepPanel } from "./panel.js";
import { createField } from "./plot.js";
import { describe } from "./words.js";

const BOTH_WAYS = { low: -2 * EDGE, high: 2 * EDGE };

const rules = {
  surface: oneOf(Object.keys(LANDSCAPES)),
  start: oneOf([0, 1, 2, 3]),
  path: pairs([], { low: -EDGE, high: EDGE, maxLength: MOST }),
  dx: number(START.dx, BOTH_WAYS),
  dy: number(START.dy, BOTH_WAYS),
  rate: number(START.rate, { low: 0.001, high: 10 }),
  revealed: bool(),
  seen: someOf([...PLACES].sort()),
  counts: bool(true),
};

function build({ root, state, parts, edit, end, lead, colors }) {
  /** A footprint stays: undo takes back what was considered, never a step. Nor is one taken that differs from what stands
   * in a field. */
  const step = () => {
    const now = state.read();
    if (!now.revealed && !steps.leadToRefused()) state.record(takeStep(now));
  };
  const context = { state, edit, end, step, lead, colors, showPicture: () => bringIntoSight(root) };
  const field = createField(context);
  const steps = createStepPanel(context);
  const shown = [createFigures(), field, steps, createLog()];
  const [figures, , panel, log] = shown.map(({ element }) => element);
  root.append(
    columns([figures, field.element, panel], [parts.readout, log, parts.presets, parts.toolbar]),
    parts.goals,
    parts.code,
  );
  return (now) => {
    for (const one of shown) one.draw(now);
  };
}

export default defineDemo({
  name: "BlindDescent",
  css,
  rules,
  undoable: ["dx", "dy", "rate"],
  undoableByStep: [["surface", "start", "path", "revealed"]], // a whole walk
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  settle,
  notes,
  describe,
  code: walkCode,
  build,
});
