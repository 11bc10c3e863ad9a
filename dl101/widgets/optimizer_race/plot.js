// The map, with a runner's path each and the start to be dragged; and the loss after each step, on an axis of powers of 10.

import { clamp } from "../lib/arithmetic.js";
import { createBands } from "../lib/contour_bands.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createHandle } from "../lib/handles.js";
import { axisLabel, axisTick, createPlot, createScales, cutOut, pathOf } from "../lib/plot.js";
import { EDGE, SURFACES } from "../nn/surfaces.js";
import { LAST, MARK, NAMES, placed, RUNNERS, TRACKS } from "./model.js";

const BANDS = 9;
const ENDS = [-EDGE - 0.15, EDGE + 0.15];
const TICKS = [-3, -2, -1, 0, 1, 2, 3];
const FAR = 9; // a path that has been farther out is drawn no more: it would hide the others
const ASIDE = 13; // px between two badges of runners at one place

/** The rectangle of a picture that two corners of the data span. */
const boxOf = ([x0, x1], [y0, y1], { x, y }) => ({
  x: x(x0),
  y: y(y1),
  width: x(x1) - x(x0),
  height: y(y0) - y(y1),
});

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

/** Draw each runner's line through what `pointsOf(run)` gives. */
function drawLines(lines, runs, scales, pointsOf) {
  for (const { id, casing, line } of lines) {
    const one = runs.find((each) => each.id === id);
    for (const node of [casing, line]) set(node, { d: one ? pathOf(pointsOf(one), scales) : "" });
  }
}

/** Put the badges to their `places`, [{id, x, y}], as far as they have one. */
function drawBadges(badges, places) {
  for (const { id, node } of badges) {
    const at = places.find((one) => one.id === id);
    set(node, at ? { display: null, transform: `translate(${at.x} ${at.y})` } : { display: "none" });
  }
}

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
  plot.marks.append(
    cutOut(boxOf(ENDS, ENDS, plot), ...lines.map(({ casing }) => casing), ...lines.map((one) => one.line)),
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
  const paint = createBands(plot, BANDS);
  return {
    element: plot.element,
    draw(now, runs) {
      paint(SURFACES[now.surface].height, [0, TRACKS[now.surface].high], colors());
      drawLines(lines, runs, plot, seen);
      drawBadges(badges, badgePlaces(runs, plot));
      const [x, y] = now.start;
      handle.place(now.start, { now: x, min: -EDGE, max: EDGE, text: `x = ${fixed(x)}, y = ${fixed(y)}` });
    },
  };
}

/** Where a start is dragged: tenths, so that the ridge at y = 0 can be hit. */
const snap = (value) => Math.round(value * 10) / 10;

/** The part of a path that does not go too far out. */
function seen({ points, at }) {
  const shown = points.slice(0, at + 1);
  const lost = shown.findIndex((point) => Math.hypot(...point) > FAR);
  return lost < 0 ? shown : shown.slice(0, lost + 1);
}

/** Where the badges of those stand that have left the start: side by side where they are at one place. */
function badgePlaces(runs, plot) {
  const taken = [];
  for (const { id, points, at } of runs.filter((one) => one.at)) {
    let [x, y] = points[at].map((part, axis) => plot["xy"[axis]](clamp(part, -EDGE, EDGE)));
    while (taken.some((other) => Math.hypot(x - other.x, y - other.y) < ASIDE - 1)) x += ASIDE;
    taken.push({ id, x, y });
  }
  return taken;
}

const [WIDTH, HEIGHT] = [360, 190];
const AREA = { width: WIDTH, height: HEIGHT, left: 58, right: 30, top: 22, bottom: 40 };
const POWERS = [-4, -2, 0, 2]; // of 10, at the ticks
const CHART = { x: [0, LAST], y: [-4.3, 2.5] };
const GAP = 17; // px between two badges, at least

/** `draw(state, runs)` shows the losses up to now. */
export function createChart() {
  const scales = createScales(CHART, AREA);
  const [lines, badges] = [createLines(), createBadges()];
  const [left, right] = CHART.x.map(scales.x);
  const [bottom, top] = CHART.y.map(scales.y);
  const box = boxOf(CHART.x, CHART.y, scales);
  const level = (power) => svg("path", { class: "grid", d: `M${left} ${scales.y(power)}H${right}` });
  const picture = svg(
    "svg",
    {
      class: "plot-marks",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: "img",
      "aria-label": "The loss after each step",
    },
    svg("rect", { class: "plot-frame", ...box }),
    ...POWERS.map(level),
    svg("path", { class: "finish", d: `M${left} ${scales.y(Math.log10(MARK))}H${right}` }),
    ...POWERS.map((power) => axisTick(left - 6, scales.y(power) + 5, "end", 10 ** power)),
    ...[0, 25, 50, 75, 100].map((step) => axisTick(scales.x(step), bottom + 16, "middle", step)),
    axisLabel("step", (left + right) / 2, HEIGHT - 4, "middle"),
    axisLabel("loss", left - 6, 13, "end"),
    cutOut(box, ...lines.flatMap((one) => [one.casing, one.line])),
    svg("g", { class: "badges", "aria-hidden": "true" }, ...badges.map(({ node }) => node)),
  );
  return {
    element: h("div", { class: "plot chart" }, picture),
    draw(_, runs) {
      const height = (loss) => clamp(scales.y(Math.log10(Math.max(loss, 1e-12))), -1000, 1000);
      drawLines(lines, runs, { x: scales.x, y: height }, ({ losses, at }) => [
        ...losses.slice(0, at + 1).entries(),
      ]);
      const ends = runs
        .filter(({ at }) => at)
        .map(({ id, at, loss }) => ({ id, x: scales.x(at) + 13, y: height(loss) }));
      drawBadges(badges, apart(ends, top + 9, bottom - 9));
    },
  };
}

/** The ends moved up and down until GAP lies between neighbors, and all inside. */
function apart(ends, top, bottom) {
  const inside = ends.map((one) => ({ ...one, y: clamp(one.y, top, bottom) })).sort((a, b) => a.y - b.y);
  for (let i = 1; i < inside.length; i++) inside[i].y = Math.max(inside[i].y, inside[i - 1].y + GAP);
  for (let i = inside.length - 1, floor = bottom; i >= 0; i--, floor -= GAP)
    inside[i].y = Math.min(inside[i].y, floor);
  return inside;
}
