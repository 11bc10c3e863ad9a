// The loss after each step: on what it learns from, and dashed on the held-out drawings.

import { h, set, setText, svg } from "../lib/dom.js";
import { axisLabel, axisTick, createScales, cutOut, pathOf, translateTo } from "../lib/plot.js";
import { EVERY, LAST } from "./model.js";
import { lossesOf } from "./training/readings.js";
import { stepOf } from "./training/teaching.js";
import { lossText } from "./words.js";

const SIZE = { width: 360, height: 166, left: 40, right: 14, top: 30, bottom: 44 };
const KINDS = { learned: "train", heldOut: "validation" };
const TOPS = [0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 50]; // where the axis may end

/** `draw(state)`: strong up to the step that is shown, pale from there on. */
export function createCurve() {
  const { left, right, top, bottom, width, height } = SIZE;
  const box = { x: left, y: top, width: width - left - right, height: height - top - bottom };
  const clipped = cutOut(box);
  const lines = Object.entries(KINDS).map(([kind, look]) => createLine(kind, look));
  clipped.append(...lines.flatMap(({ paths }) => paths));
  const high = axisTick(left - 6, top + 5, "end", 1);
  const picture = svg(
    "svg",
    { class: "plot-marks", viewBox: `0 0 ${width} ${height}`, role: "img" },
    svg("rect", { class: "plot-frame", ...box }),
    axisTick(left - 6, height - bottom + 4, "end", 0),
    high,
    ...[0, LAST / 2, LAST].map((step) =>
      axisTick(left + (step / LAST) * box.width, height - bottom + 15, "middle", step),
    ),
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
      const most = Math.max(0.1, ...losses.flatMap(({ learned, heldOut }) => [learned, heldOut || 0]));
      const end = TOPS.find((one) => one >= most) ?? most;
      setText(high, String(end));
      const scales = createScales({ x: [0, LAST], y: [0, end] }, SIZE);
      for (const line of lines) line.draw(losses, step, scales);
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
    draw(losses, step, scales) {
      const points = losses.map((one, i) => [i * EVERY, one[kind]]).filter(([, loss]) => !Number.isNaN(loss));
      set(paths[0], { d: pathOf(points, scales) });
      set(paths[1], { d: pathOf(points.slice(0, step / EVERY + 1), scales) });
      const shown = points[step / EVERY];
      set(mark, { display: shown ? null : "none", transform: shown ? translateTo(shown, scales) : null });
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
