// The loss over w and b, seen from above: bands of height, the walk so far, the point, and an arrow to the next one.

import { clamp } from "../lib/arithmetic.js";
import { createBands } from "../lib/contour_bands.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createHandle } from "../lib/handles.js";
import { pathOf } from "../lib/plot.js";
import {
  bottom,
  DATA,
  hasSteps,
  isInside,
  moved,
  mse,
  nextPoint,
  prediction,
  toHundredths,
  walkOf,
} from "./model.js";
import { createTitledPlot, dotsOf } from "./titled_plot.js";
import { surfaceWords, written } from "./words.js";

const BANDS = 13;
const TITLES = { x: "w: how steep the line is", y: "b: height at x = 0" };
const RIM = 26; // px from the edge to a point that lies outside, so that its arrow has room
const MANY = 60; // points of a walk that are drawn finely
const HEAD = 9; // px that an arrow's head is long
const HIDDEN = 14; // px of an arrow that the point covers

/** The view for one data set; see data_view.js. */
export function createSurfaceView(data, { state, change, end }) {
  const { surface, surfaceTicks } = DATA[data];
  const plot = createTitledPlot({
    domains: surface,
    ticks: surfaceTicks,
    titles: TITLES,
    title: "The loss over w and b, seen from above",
    cells: 200,
  });
  const loss = (w, b) => mse({ data, w, b });
  const heights = [
    loss(...bottom({ data })),
    Math.max(...surface.x.flatMap((w) => surface.y.map((b) => loss(w, b)))),
  ];
  const paint = createBands(plot, BANDS);
  const walk = createWalk(plot);
  const cross = createCross(plot, data, { state, change, end });
  const point = createPoint(plot, surface, { state, change, end });
  const key = h("p", { class: "plot-key" });
  return {
    element: h("div", {}, plot.element, key),
    draw(now, colors) {
      paint(loss, heights, colors);
      setText(key, surfaceWords(now));
      walk(now);
      cross(now);
      point(now);
    },
  };
}

/** A function that draws the path and the arrow. In predict mode the arrow would give the answer away. */
function createWalk(plot) {
  const [halo, path, dots, glow, shaft] = ["walk-halo", "walk", "walk-dots", "halo", "next-step"].map(
    (name) => svg("path", { class: name }),
  );
  const head = svg("path", { class: "next-head", d: `M0 0L-${HEAD} -5V5Z` });
  plot.clipped.append(halo, path, dots, glow, shaft, head);
  const near = (px) => clamp(px, -9999, 9999);
  const scales = { x: (w) => near(plot.x(w)), y: (b) => near(plot.y(b)) };
  return (now) => {
    const points = [...walkOf(now).path, [now.w, now.b]];
    for (const node of [halo, path]) set(node, { d: pathOf(points, scales) });
    set(dots, {
      class: `walk-dots ${points.length > MANY ? "is-fine" : ""}`,
      d: dotsOf(points, scales),
    });
    const [from, to] = [now, nextPoint(now)].map(({ w, b }) => [scales.x(w), scales.y(b)]);
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const isShown = now.predict === "off" && hasSteps(now) && length > HIDDEN;
    for (const node of [glow, shaft, head]) set(node, { display: isShown ? null : "none" });
    if (!isShown) return;
    const [ux, uy] = [0, 1].map((axis) => (to[axis] - from[axis]) / length);
    for (const node of [glow, shaft]) set(node, { d: `M${from}L${to[0] - 5 * ux} ${to[1] - 5 * uy}` });
    set(head, { transform: `matrix(${ux} ${uy} ${-uy} ${ux} ${to})` });
  };
}

/** A range without a share of it at both ends. */
const within = ([low, high], share) => [low + share * (high - low), high - share * (high - low)];

/** A function that puts the point; where it lies outside, an arrow at the edge says so. */
function createPoint(plot, { x, y }, { state, change, end }) {
  const inside = ([w, b]) => [clamp(w, ...x), clamp(b, ...y)];
  const rim = { x: within(x, RIM / plot.frame.width), y: within(y, RIM / plot.frame.height) };
  const outward = svg("path", { class: "outward", d: "M15 -8L25 0L15 8L18 0Z" });
  const handle = createHandle(plot, {
    label: "The point: w and b",
    kind: "move",
    drag: (point) => change(moved(...inside(point)), "point"),
    nudge([dx, dy]) {
      const { w, b } = state.read();
      change(moved(...inside([w + dx * 0.1, b + dy * 0.1])));
    },
    end,
  });
  handle.node.prepend(outward);
  return (now) => {
    const place = isInside(now) ? [now.w, now.b] : [clamp(now.w, ...rim.x), clamp(now.b, ...rim.y)];
    const [dx, dy] = [plot.x(now.w) - plot.x(place[0]), plot.y(now.b) - plot.y(place[1])];
    set(outward, {
      display: isInside(now) ? "none" : null,
      transform: `rotate(${((Math.atan2(dy, dx) * 180) / Math.PI).toFixed(1)})`,
    });
    const text = `w = ${written(now.w)}, b = ${written(now.b)}, loss ${written(mse(now))}`;
    handle.place(place, { now: now.w.toFixed(2), min: x[0], max: x[1], text });
  };
}

/** A function that draws the cross of predict mode, which goes where it is dragged or where the surface is clicked. */
function createCross(plot, data, { state, change, end }) {
  const { x, y } = DATA[data].surface;
  const middle = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  const put = ([w, b], gesture) => {
    const update = walkOf(state.read()).path.length + 1;
    change({ guess: [toHundredths(clamp(w, ...x)), toHundredths(clamp(b, ...y)), update] }, gesture);
  };
  const placeOf = ({ guess }) => (guess.length === 3 ? guess.slice(0, 2) : middle);
  const sheet = svg("rect", { class: "sheet", ...plot.frame });
  sheet.addEventListener("click", (event) => put(plot.locate(event)));
  plot.handles.append(sheet);
  const handle = createHandle(plot, {
    label: "Your prediction: the cross",
    kind: "point",
    drag: (point) => put(point, "cross"),
    nudge([dx, dy]) {
      const [w, b] = placeOf(state.read());
      put([w + dx * 0.1, b + dy * 0.1]);
    },
    end,
  });
  handle.node.classList.add("cross");
  handle.node.append(
    svg("path", { class: "halo", d: CROSS }),
    svg("path", { class: "cross-mark", d: CROSS }),
  );
  return (now) => {
    const isOn = now.predict === "on";
    set(sheet, { display: isOn ? null : "none" });
    const [w, b] = placeOf(now);
    handle.node.classList.toggle("is-unset", prediction(now).is === "");
    const text = `w = ${fixed(w)}, b = ${fixed(b)}`;
    handle.place(isOn ? [w, b] : null, { now: w.toFixed(2), min: x[0], max: x[1], text });
  };
}

const CROSS = "M-8 -8L8 8M8 -8L-8 8";
