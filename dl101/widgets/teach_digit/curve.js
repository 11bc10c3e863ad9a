// The loss after each step: on what it learns from, and dashed on the held-out drawings.

import { clamp } from "../lib/arithmetic.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { axisLabel, axisTick, createScales, cutOut, pathOf, translateTo } from "../lib/plot.js";
import { EVERY, LAST } from "./model.js";
import { lossesOf } from "./training/readings.js";
import { stepOf } from "./training/teaching.js";
import { lossText } from "./words.js";

const SIZE = { width: 360, height: 190, left: 48, right: 14, top: 30, bottom: 44 };
const KINDS = { learned: "train", heldOut: "validation" };
const [LOW, HIGH] = [0.0004, 10]; // losses: what lies outside stands at the edge
const TICKS = [0.001, 0.01, 0.1, 1, 10];
const placeOf = (loss) => Math.log10(clamp(loss, LOW, HIGH));
const SCALES = createScales({ x: [0, LAST], y: [LOW, HIGH].map(placeOf) }, SIZE);

/** `draw(state)`: strong up to the step that is shown, pale from there on; the axis of losses has powers of 10. */
export function createCurve() {
  const { left, right, top, bottom, width, height } = SIZE;
  const box = { x: left, y: top, width: width - left - right, height: height - top - bottom };
  const clipped = cutOut(box);
  const lines = Object.entries(KINDS).map(([kind, look]) => createLine(kind, look));
  clipped.append(...lines.flatMap(({ paths }) => paths));
  const level = (loss) =>
    svg("path", { class: "grid", d: `M${left} ${SCALES.y(placeOf(loss))}h${box.width}` });
  const tick = (loss) =>
    setText(
      svg("text", {
        class: "plot-tick",
        x: left - 6,
        y: SCALES.y(placeOf(loss)) + 5,
        "text-anchor": "end",
        "aria-hidden": "true",
      }),
      String(loss),
    );
  const picture = svg(
    "svg",
    { class: "plot-marks", viewBox: `0 0 ${width} ${height}`, role: "img" },
    svg("rect", { class: "plot-frame", ...box }),
    ...TICKS.map(level),
    ...TICKS.map(tick),
    ...[0, LAST / 2, LAST].map((step) => axisTick(SCALES.x(step), height - bottom + 15, "middle", step)),
    axisLabel("loss", 4, 13, "start"),
    axisLabel("step", width - right, height - 2, "end"),
    clipped,
    ...lines.map(({ mark }) => mark),
  );
  return {
    element: h("div", { class: "curve" }, h("div", { class: "plot" }, picture), createKey()),
    draw(state) {
      const losses = lossesOf(state);
      const step = stepOf(state);
      for (const line of lines) line.draw(losses, step);
      set(picture, { "aria-label": label(losses, step) });
    },
  };
}

function createLine(kind, look) {
  const paths = ["is-pale ", ""].map((tone) => svg("path", { class: `${tone}loss is-${look}` }));
  const mark = svg("circle", { class: look, r: 4.6 });
  return {
    paths,
    mark,
    draw(losses, step) {
      const points = losses
        .map((one, i) => [i * EVERY, placeOf(one[kind])])
        .filter(([, place]) => !Number.isNaN(place));
      set(paths[0], { d: pathOf(points, SCALES) });
      set(paths[1], { d: pathOf(points.slice(0, step / EVERY + 1), SCALES) });
      const shown = points[step / EVERY];
      set(mark, { display: shown ? null : "none", transform: shown ? translateTo(shown, SCALES) : null });
    },
  };
}

function label(losses, step) {
  const [first, now] = [losses[0], losses[step / EVERY]];
  if (!step || !now) return "The loss after each step: nothing was taught yet.";
  return `The loss after ${step} steps: ${lossText(first.learned)} at first, ${lossText(now.learned)} now.`;
}

/** What the lines mean. */
function createKey() {
  const entry = (look, text) =>
    h(
      "span",
      {},
      svg(
        "svg",
        { viewBox: "0 0 24 8", "aria-hidden": "true" },
        svg("path", { class: `loss is-${look}`, d: "M0 4H24" }),
      ),
      text,
    );
  return h(
    "p",
    { class: "plot-key" },
    entry("train", "what it learns from"),
    entry("validation", "held out"),
  );
}
