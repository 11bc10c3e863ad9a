// The field: a plain sheet with footprints and what was felt; at the end the landscape, with gradient descent's path.

import { createBands } from "../lib/contour_bands.js";
import { set, setText, svg } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createHandle } from "../lib/handles.js";
import { createPlot, pathOf, translateTo } from "../lib/plot.js";
import { EDGE } from "../nn/surfaces.js";
import {
  considered,
  descentOf,
  HEIGHTS,
  here,
  LANDSCAPES,
  lossAt,
  MOST,
  minimaOf,
  placeOf,
  pointsOf,
  slopeAt,
  stepTo,
  turned,
} from "./model.js";
import { pair, wayOf } from "./words.js";

const BANDS = 9;
const ROOM = 40; // px between the middles of two labels side by side, at least
const ICON = 13; // px from the middle of the handle to where its line ends
const ENDS = [-EDGE - 0.15, EDGE + 0.15]; // footprints at the edge can be seen whole
const TICKS = [-3, -2, -1, 0, 1, 2, 3];

/** `edit(changes, gesture)` changes the considered step, `step()` takes it. `draw(state)` shows a state. */
export function createField({ state, edit, end, step, colors }) {
  const plot = createPlot({
    domains: { x: ENDS, y: ENDS },
    ticks: { x: TICKS, y: TICKS },
    labels: { x: "w₁", y: "w₂" },
    title: "The field",
    cells: 180,
  });
  const walk = createWalk(plot);
  const handle = createStepHandle(plot, { state, edit, end, step });
  const paint = createBands(plot, BANDS);
  return {
    element: plot.element,
    draw(now) {
      const height = now.revealed ? HEIGHTS[placeOf(now)] : null;
      paint(height, [0, LANDSCAPES[now.surface].high], colors());
      walk.draw(now);
      handle.draw(now);
    },
  };
}

/** The path, its footprints with their losses, the slope underfoot; at the end the other path. */
function createWalk(plot) {
  const path = (kind) => svg("path", { class: kind });
  const [casing, yours, otherCasing, other, arrow] = ["casing", "yours", "casing", "descent", "downhill"].map(
    path,
  );
  const prints = Array.from({ length: MOST + 1 }, () => svg("circle", { class: "footprint" }));
  const others = Array.from({ length: MOST + 1 }, () =>
    svg("rect", { class: "descent-print", x: -3, y: -3, width: 6, height: 6 }),
  );
  const labels = prints.map(() => svg("text", { class: "loss-label", "text-anchor": "middle" }));
  const lowest = setText(svg("text", { class: "lowest", "text-anchor": "middle", y: 5 }), "×");
  plot.marks.append(
    svg(
      "g",
      { class: "walk", "aria-hidden": "true" },
      svg("path", { class: "grid", d: gridOf(plot) }),
      ...[lowest, otherCasing, other, ...others, casing, yours, arrow, ...prints, ...labels],
    ),
  );
  return {
    draw(now) {
      const points = pointsOf(now);
      const theirs = now.revealed ? descentOf(now) : [];
      put(lowest, now.revealed && minimaOf(now)[0], plot);
      for (const node of [casing, yours]) set(node, { d: pathOf(points, plot) });
      for (const node of [otherCasing, other]) set(node, { d: pathOf(theirs, plot) });
      set(arrow, { d: now.revealed ? "" : arrowOf(now, plot) });
      others.forEach((node, i) => {
        put(node, i > 0 && theirs[i], plot);
      });
      prints.forEach((node, i) => {
        put(set(node, { r: i === points.length - 1 ? 7 : 4.5 }), points[i], plot);
      });
      placeLabels(labels, points, now, plot);
    },
  };
}

/** Thin lines, to read places by. */
const gridOf = ({ x, y }) =>
  TICKS.map((tick) => {
    const [from, to] = ENDS;
    return `M${x(tick)} ${y(from)}V${y(to)}M${x(from)} ${y(tick)}H${x(to)}`;
  }).join("");

/** Put a mark to a point; without one, away. */
const put = (node, point, plot) =>
  set(node, point ? { display: null, transform: translateTo(point, plot) } : { display: "none" });

/** The arrow downhill from where one stands: longer where it is steeper, but short. */
function arrowOf(now, { x, y }) {
  const [px, py] = here(now);
  const [inX, inY] = slopeAt(now, [px, py]);
  const steepness = Math.hypot(inX, inY);
  if (steepness < 0.005) return "";
  const length = 22 + (34 * steepness) / (steepness + 4);
  const [ux, uy] = [-inX / steepness, inY / steepness]; // a picture's y grows downward
  const point = (along, aside) =>
    `${(x(px) + along * ux - aside * uy).toFixed(1)} ${(y(py) + along * uy + aside * ux).toFixed(1)}`;
  return `M${point(8, 0)}L${point(length, 0)}M${point(length - 8, 5)}L${point(length, 0)}L${point(length - 8, -5)}`;
}

/** The losses beside the footprints, the newest first: one that has no room is left out. */
function placeLabels(labels, points, now, { x, y }) {
  const newest = points.length - 1;
  const [hx, hy] = considered(now).map((part, axis) => part + points[newest][axis]);
  const taken = [];
  labels.forEach((label) => {
    set(label, { display: "none" });
  });
  for (let i = now.revealed ? -1 : newest; i >= 0; i--) {
    const [px, py] = [x(points[i][0]), y(points[i][1])];
    const [way, rise] = i === newest ? busySide(now) : [0, 0];
    const side = px > 275 || (way > 0 && px > 90) ? -1 : 1;
    const middle = [px + side * 28, py + (rise > 0 ? 16 : -14)];
    const isFree = ([ox, oy]) => Math.abs(middle[0] - ox) > ROOM || Math.abs(middle[1] - oy) > ROOM / 2;
    if (![...taken, ...(i === newest ? [] : [[x(hx), y(hy)]])].every(isFree)) continue;
    taken.push(middle);
    set(labels[i], { display: null, x: middle[0], y: middle[1] + 5 });
    setText(labels[i], fixed(lossAt(now, points[i])));
  }
}

/** Where arrow and handle lead from the last footprint, together: [right, up]. */
function busySide(now) {
  const unit = ([dx, dy]) => [dx, dy].map((part) => part / (Math.hypot(dx, dy) || 1));
  const [slope, step] = [unit(slopeAt(now, here(now))), unit(considered(now))];
  return step.map((part, i) => part - slope[i]);
}

/** The step that is considered: a line to a handle; by keyboard it turns and lengthens, Enter takes it. */
function createStepHandle(plot, { state, edit, end, step }) {
  const shaft = svg("path", { class: "considered" });
  plot.handles.append(shaft);
  const handle = createHandle(plot, {
    label: "Your next step",
    kind: "move",
    drag: (point) => edit(stepTo(state.read(), point), "step"),
    nudge: (by) => edit(turned(state.read(), by)),
    end,
  });
  handle.node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.repeat) return;
    event.preventDefault();
    step();
  });
  return {
    draw(now) {
      if (now.revealed) {
        set(shaft, { d: "" });
        return handle.place(null);
      }
      const [[px, py], [dx, dy]] = [here(now), considered(now)];
      const target = [px + dx, py + dy];
      const length = Math.hypot(dx, dy);
      const reach = plot.x(length) - plot.x(0);
      const share = 1 - ICON / reach;
      const end = [px + share * dx, py + share * dy];
      set(shaft, { d: reach > ICON ? pathOf([[px, py], end], plot) : "" });
      return handle.place(target, {
        now: Number(length.toFixed(2)),
        min: 0,
        max: 9,
        text: `${fixed(length)} long${length ? `, ${wayOf([dx, dy])}` : ""}, to ${pair(target)}`,
      });
    },
  };
}
