// The map, with a runner's path each and the start to be dragged; and the loss after each step, on an axis of powers of 10.

import { contourLevels, paintBands } from "../lib/contour_bands.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createHandle } from "../lib/handles.js";
import { axisLabel, createPlot, createScales } from "../lib/plot.js";
import { same } from "../lib/state.js";
import { EDGE, SURFACES } from "../nn/surfaces.js";
import { LAST, MARK, NAMES, placed, RUNNERS, TRACKS } from "./model.js";

const BANDS = 9;
const ENDS = [-EDGE - 0.15, EDGE + 0.15];
const TICKS = [-3, -2, -1, 0, 1, 2, 3];
const FAR = 9; // a path that has been farther out is drawn no more: it would hide the others

const line = (points, { x, y }) =>
  points.map(([px, py], i) => `${i ? "L" : "M"}${x(px).toFixed(1)} ${y(py).toFixed(1)}`).join("");
const ASIDE = 13; // px between two badges of runners at one place
const within = (value, limit) => Math.min(limit, Math.max(-limit, value));

/** A part of a picture that cuts off what lies outside: from `left`, `top` to `right`, `bottom`. */
const cutOut = ([left, top, right, bottom], ...nodes) => {
  const [width, height] = [right - left, bottom - top];
  const box = { x: left, y: top, width, height, viewBox: `${left} ${top} ${width} ${height}` };
  return svg("svg", { ...box, "aria-hidden": "true" }, ...nodes);
};

/** Each runner's line, on a wider one in the color of the paper. */
const createLines = () =>
  NAMES.map((id) => ({
    id,
    casing: svg("path", { class: "casing" }),
    line: svg("path", { class: `run is-${id}` }),
  }));

/** Each runner's letter in a circle. */
const createBadges = () =>
  NAMES.map((id) => {
    const letter = setText(svg("text", { "text-anchor": "middle", y: 4.5 }), RUNNERS[id].letter);
    return { id, node: svg("g", { class: `badge is-${id}` }, svg("circle", { r: 9 }), letter) };
  });

const put = (node, x, y) =>
  set(node, { display: null, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });

/** `change(changes, gesture)` moves the start. `draw(state, runs)` shows a race. */
export function createMap({ state, change, end, colors }) {
  const plot = createPlot({
    domains: { x: ENDS, y: ENDS },
    ticks: { x: TICKS, y: TICKS },
    labels: { x: "x", y: "y" },
    title: "The surface from above",
    cells: 180,
  });
  const [lines, badges] = [createLines(), createBadges()];
  const frame = [plot.x(ENDS[0]), plot.y(ENDS[1]), plot.x(ENDS[1]), plot.y(ENDS[0])];
  plot.marks.append(
    cutOut(frame, ...lines.map(({ casing }) => casing), ...lines.map((one) => one.line)),
    svg("g", { class: "badges", "aria-hidden": "true" }, ...badges.map(({ node }) => node).toReversed()),
  );
  const move = (point, gesture) => change({ start: placed(point) }, gesture);
  const handle = createHandle(plot, {
    label: "The start",
    kind: "move",
    drag: (point) => move(point.map(snap), "start"),
    nudge: (by) => move(state.read().start.map((value, axis) => value + by[axis] * 0.1)),
    end,
  });
  let painted = null;
  return {
    element: plot.element,
    draw(now, runs) {
      const { good: deep, paper } = colors();
      const key = [now.surface, deep, paper];
      const { height } = SURFACES[now.surface];
      const levels = contourLevels(0, TRACKS[now.surface].high, BANDS);
      if (!same(key, painted)) paintBands(plot, height, levels, { deep, paper });
      painted = key;
      drawRuns(plot, lines, badges, runs);
      const [x, y] = now.start;
      handle.place(now.start, { now: x, min: -EDGE, max: EDGE, text: `x = ${fixed(x)}, y = ${fixed(y)}` });
    },
  };
}

/** Where a start is dragged: tenths, so that the ridge at y = 0 can be hit. */
const snap = (value) => Math.round(value * 10) / 10;

function drawRuns(plot, lines, badges, runs) {
  for (const { id, casing, line: path } of lines) {
    const one = runs.find((each) => each.id === id);
    const points = one?.points.slice(0, one.at + 1) ?? [];
    const lost = points.findIndex((point) => Math.hypot(...point) > FAR);
    const seen = lost < 0 ? points : points.slice(0, lost + 1);
    for (const node of [casing, path]) set(node, { d: line(seen, plot) });
  }
  const taken = [];
  for (const { id, node } of badges) {
    const one = runs.find((each) => each.id === id);
    if (!one?.at) {
      set(node, { display: "none" });
      continue;
    }
    let [px, py] = one.points[one.at].map((part, axis) => plot["xy"[axis]](within(part, EDGE)));
    while (taken.some(([x, y]) => Math.hypot(px - x, py - y) < ASIDE - 1)) px += ASIDE; // all can be seen
    taken.push([px, py]);
    put(node, px, py);
  }
}

const [WIDTH, HEIGHT] = [360, 190];
const AREA = { width: WIDTH, height: HEIGHT, left: 58, right: 30, top: 10, bottom: 34 };
const POWERS = [-4, -2, 0, 2]; // of 10, at the ticks
const CHART = { x: [0, LAST], y: [-4.3, 2.5] };
const GAP = 17; // px between two badges, at least

/** `draw(state, runs)` shows the losses up to now. */
export function createChart() {
  const scales = createScales(CHART, AREA);
  const [lines, badges] = [createLines(), createBadges()];
  const [left, right] = CHART.x.map(scales.x);
  const [bottom, top] = CHART.y.map(scales.y);
  const level = (power) => svg("path", { class: "grid", d: `M${left} ${scales.y(power)}H${right}` });
  const tick = (x, y, anchor, text) =>
    setText(svg("text", { class: "plot-tick", x, y, "text-anchor": anchor, "aria-hidden": "true" }), text);
  const picture = svg(
    "svg",
    {
      class: "plot-marks",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: "img",
      "aria-label": "The loss after each step",
    },
    svg("rect", { class: "plot-frame", x: left, y: top, width: right - left, height: bottom - top }),
    ...POWERS.map(level),
    svg("path", { class: "finish", d: `M${left} ${scales.y(Math.log10(MARK))}H${right}` }),
    ...POWERS.map((power) => tick(left - 6, scales.y(power) + 5, "end", String(10 ** power))),
    ...[0, 25, 50, 75, 100].map((step) => tick(scales.x(step), bottom + 17, "middle", String(step))),
    axisLabel("step", scales.x(62.5), bottom + 20, "middle"),
    axisLabel("loss", left - 6, scales.y(-1) + 5, "end"),
    cutOut([left, top, right, bottom], ...lines.flatMap((one) => [one.casing, one.line])),
    svg("g", { class: "badges", "aria-hidden": "true" }, ...badges.map(({ node }) => node)),
  );
  return {
    element: h("div", { class: "plot chart" }, picture),
    draw(_, runs) {
      const height = (loss) => within(scales.y(Math.log10(Math.max(loss, 1e-12))), 1000);
      for (const { id, casing, line: path } of lines) {
        const one = runs.find((each) => each.id === id);
        const points = one
          ? one.losses.slice(0, one.at + 1).map((loss, step) => [scales.x(step), height(loss)])
          : [];
        const d = points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
        for (const node of [casing, path]) set(node, { d });
      }
      const ends = runs
        .filter(({ at }) => at)
        .map(({ id, at, loss }) => ({ id, x: scales.x(at) + 13, y: height(loss) }));
      const places = apart(ends, top + 9, bottom - 9);
      for (const { id, node } of badges) {
        const end = places.find((one) => one.id === id);
        if (end) put(node, end.x, end.y);
        else set(node, { display: "none" });
      }
    },
  };
}

/** The ends moved up and down until GAP lies between neighbors, and all inside. */
function apart(ends, top, bottom) {
  const inside = ends
    .map((one) => ({ ...one, y: Math.min(bottom, Math.max(top, one.y)) }))
    .sort((a, b) => a.y - b.y);
  for (let i = 1; i < inside.length; i++) inside[i].y = Math.max(inside[i].y, inside[i - 1].y + GAP);
  for (let i = inside.length - 1, floor = bottom; i >= 0; i--, floor -= GAP)
    inside[i].y = Math.min(inside[i].y, floor);
  return inside;
}
