// The data: examples to learn from, those that are held back, and the network's curve.

import { clamp } from "../lib/arithmetic.js";
import { set, svg } from "../lib/dom.js";
import { axisLabel, pathOf } from "../lib/plot.js";
import { createFrame, MARKS, path, WIDTH } from "./frame.js";
import { placeOf } from "./model.js";
import { EDGE, makeData, outputOf, truth } from "./training.js";

const SIZE = { width: WIDTH, height: 140, left: 30, right: 20, top: 6, bottom: 22 };
const FAR = 9; // beyond the frame
const XS = Array.from({ length: 181 }, (_, i) => -EDGE + (i * EDGE) / 90);

/** `draw(state, run)` shows a state; the curve without noise, too, where that is asked for. */
export function createDataView() {
  const frame = createFrame({
    size: SIZE,
    domains: { x: [-EDGE - 0.1, EDGE + 0.1], y: [-2.4, 2.4] },
    ticks: { x: [-3, -2, -1, 0, 1, 2, 3], y: [-2, -1, 0, 1, 2] },
    title: "The examples, and the network’s curve",
    labels: [axisLabel("x", WIDTH - 14, SIZE.height - 17, "start")],
  });
  const [curve, casing, wave] = ["curve", "curve casing", "truth"].map(path);
  const dots = { train: svg("g"), validation: svg("g") };
  const curveOf = (f) =>
    pathOf(
      XS.map((x) => [x, clamp(f(x), -FAR, FAR)]),
      frame,
    );
  set(wave, { d: curveOf(truth) });
  frame.clipped.append(dots.validation, wave, casing, curve, dots.train);
  let shown = "";

  function drawDots({ train_size, noise, seed }) {
    const key = [train_size, noise, seed].join();
    if (key === shown) return;
    shown = key;
    for (const [kind, { x, y }] of Object.entries(makeData({ train_size, noise, seed }))) {
      const marks = [...x].map((each, i) => MARKS[kind]([frame.x(each), frame.y(y[i])]));
      dots[kind].replaceChildren(...marks);
    }
  }

  return {
    element: frame.element,
    draw(now, run) {
      drawDots(now);
      set(wave, { display: now.show_truth ? null : "none" });
      const look = run.looks[placeOf(now, run)];
      const d = look ? curveOf((x) => outputOf(look.w, x)) : "";
      for (const one of [casing, curve]) set(one, { d });
    },
  };
}
