// The plane of the two inputs: colors for z, the line z = 0, the corners, and the arrow of the weights.

import { divergingScale } from "../lib/colors.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { colorLegend, createPlot } from "../lib/plot.js";
import { same } from "../lib/state.js";
import { HIGH, halfPlane, LOW } from "./line.js";
import { createLineHandles } from "./line_handles.js";
import { CORNERS } from "./model.js";

const FULL_COLOR = 3.2; // |z| at which the color is full
const ARROW = 0.42; // the arrow's length in data units: it shows a direction, not a size

/**
 * `edit(changes, gesture)` changes the state, `end()` closes a gesture, `choose(index)`, if given, runs at a click on a
 * corner; `ring` says what the ring around one means. `draw(state, {rows, corner, corrected, colors})` shows the state.
 */
export function createPlane({ state, edit, end, choose, ring }) {
  const plot = createPlot({
    domains: { x: [LOW, HIGH], y: [LOW, HIGH] },
    ticks: { x: [0, 1], y: [0, 1] },
    labels: { x: "x₁", y: "x₂" },
    title: "The plane of the two inputs",
  });
  const paint = createPaint(plot);
  const drawArrow = createArrow(plot);
  const drawCorners = createCorners(plot, choose);
  const line = createLineHandles(plot, { state, edit, end });
  return {
    element: h("div", {}, plot.element, colorLegend({ low: "no: z below 0", high: "yes: z above 0" })),
    key: h(
      "p",
      { class: "plot-key" },
      `A circle should be 1, a square 0; ✕ marks a wrong answer. ${ring} The arrow points to “yes”.`,
    ),
    draw(now, { rows, corner, corrected, colors }) {
      paint(now, colors);
      drawCorners(rows, corner, corrected);
      drawArrow(line.draw(now)?.anchor, now.weights);
    },
  };
}

/** A function that colors the plane; only what changed, since it takes time. */
function createPaint(plot) {
  const sides = [1, -1].map((sign) => ({
    sign,
    node: svg("polygon", { class: `plot-side is-${sign > 0 ? "positive" : "negative"}` }),
  }));
  plot.marks.append(...sides.map(({ node }) => node));
  let painted = null;
  return ({ weights, bias }, { positive, negative, paper }) => {
    const key = [weights, bias, positive, negative, paper];
    if (same(key, painted)) return;
    const scale = divergingScale({ positive, negative, zero: paper }, FULL_COLOR);
    plot.paint((x1, x2) => scale(weights[0] * x1 + weights[1] * x2 + bias));
    for (const { sign, node } of sides)
      set(node, {
        points: halfPlane(weights, bias, LOW, HIGH, sign)
          .map((point) => at(plot, point))
          .join(" "),
      });
    painted = key;
  };
}

/** Where a point of the data lies in the picture: [x, y]. */
const at = (plot, [x1, x2]) => [plot.x(x1), plot.y(x2)].map((part) => Number(part.toFixed(2)));

/** A function that draws the arrow of the weights from `anchor`, a point of the line; undefined hides it. */
function createArrow(plot) {
  const [shaft, head] = [svg("line"), svg("path", { d: "M0 0L-9 -5V5Z" })];
  const arrow = svg("g", { class: "weight-arrow" }, shaft, head);
  plot.marks.append(arrow);
  return (anchor, weights) => {
    set(arrow, { display: anchor ? null : "none" });
    if (!anchor) return;
    const length = Math.hypot(...weights);
    const tip = anchor.map((part, i) => part + (ARROW * weights[i]) / length);
    const [[x1, y1], [x2, y2]] = [at(plot, anchor), at(plot, tip)];
    const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
    set(shaft, { x1, y1, x2, y2 });
    set(head, { transform: `translate(${x2} ${y2}) rotate(${angle.toFixed(1)}) translate(4 0)` });
  };
}

// Of a corner that should be 0, a square, and of one that should be 1, a circle.
const SHAPES = [
  { class: "corner-mark is-negative", x: -12.5, y: -12.5, width: 25, height: 25, rx: 3 },
  { class: "corner-mark is-positive", x: -14, y: -14, width: 28, height: 28, rx: 14 },
];

/** A function that draws the four corners. `choose(index)`, if given, runs at a click; the table has it for the keyboard. */
function createCorners(plot, choose) {
  const corners = CORNERS.map((point, i) => {
    const label = svg("text", { class: "corner-label", "text-anchor": "middle", dy: 5.5 });
    const mark = svg("rect");
    const cross = svg("path", { d: "M-4 -4L4 4M4 -4L-4 4" });
    const badge = { class: "corner-wrong", transform: "translate(15 -15)" };
    const wrong = svg("g", badge, svg("circle", { r: 8.5 }), cross);
    const node = svg(
      "g",
      {
        class: "corner",
        "aria-hidden": "true", // the table says the same
        transform: `translate(${at(plot, point).join(" ")})`,
      },
      svg("circle", { class: "corner-reach", r: 22 }),
      svg("circle", { class: "corner-ring", r: 19 }),
      mark,
      label,
      wrong,
    );
    if (choose) node.addEventListener("click", () => choose(i));
    return { node, mark, label, wrong };
  });
  plot.marks.append(...corners.map(({ node }) => node));
  return (rows, chosen, corrected) => {
    rows.forEach(({ target, right }, i) => {
      const { node, mark, label, wrong } = corners[i];
      set(mark, SHAPES[target]);
      set(wrong, { display: right ? "none" : null });
      node.classList.toggle("is-chosen", i === chosen);
      node.classList.toggle("is-corrected", i === corrected);
      setText(label, String(target));
    });
  };
}
