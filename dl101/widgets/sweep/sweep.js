// The demo `Sweep`: up to 64 networks that differ in two settings, trained side by side.

import { columns } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { colorLegend } from "../lib/plot.js";
import { sweepCode } from "./code.js";
import { createAxes, createFixed, createRunBar, createShown, createWayOut } from "./controls.js";
import { GOALS, PRESETS, reached, settle } from "./goals.js";
import { createMap } from "./map.js";
import { AXES, isTrained, RULES, START, sweepOf } from "./model.js";
import { createPool } from "./pool.js";
import css from "./sweep.css";
import { describe } from "./words.js";

export { serve } from "./training/worker.js"; // a worker imports this module

function build({ root, state, parts, edit, end, redraw, onLeave }) {
  const pool = createPool(() => {
    const now = state.read();
    if (isTrained(now)) state.record({ trained: now.epochs }); // now goals may be reached
    redraw();
  });
  onLeave(pool.stop);
  const way = createWayOut();
  const map = createMap({ choose: (cell) => edit({ cell }), open: way.open });
  const [axes, fixed, run, shown] = [
    createAxes(edit),
    createFixed(edit),
    createRunBar({ state, edit, end }),
    createShown(edit),
  ];
  const legend = colorLegend({ low: "loss 0.5 and more", high: "0" });
  const main = columns(
    [map.element, legend, run.element, parts.readout, way.element],
    [axes.element, shown.element, fixed.element, parts.presets, parts.toolbar],
  );
  root.append(main, parts.goals, parts.code);
  return (now) => {
    if (now.epochs && !isTrained(now)) pool.want(sweepOf(now), now.epochs);
    for (const part of [map, axes, fixed, run, way]) part.draw(now);
    shown.show(now.show);
  };
}

export default defineDemo({
  name: "Sweep",
  css,
  rules: RULES,
  undoable: ["dataset", "x_axis", "y_axis", ...Object.keys(AXES), "epochs", "cell", "show"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  settle,
  describe,
  forms: ["NumPy", "PyTorch"],
  code: sweepCode,
  build,
});
