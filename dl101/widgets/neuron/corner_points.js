// The four corner points on the plane, and the arrow of the weights.

import { set, setText, svg } from "../lib/dom.js";
import { CORNERS } from "./model.js";

const ARROW = 0.42; // its length in data units: it shows a direction, not a size

/** `choose(index)`, if given, runs when a corner is clicked; the table has the same for the keyboard. */
export function createCorners(plot, choose) {
  const arrow = svg("g", { class: "weight-arrow" }, svg("line", {}), svg("path", { d: "M0 0L-9 -5V5Z" }));
  const points = CORNERS.map(([x1, x2], i) => {
    const label = svg("text", { class: "corner-label", "text-anchor": "middle", dy: 5.5 });
    const badge = svg("path", { class: "corner-badge", d: "M-4 -4L4 4M4 -4L-4 4" });
    const node = svg(
      "g",
      {
        class: "corner",
        "aria-hidden": "true", // the table says the same
        transform: `translate(${plot.x(x1).toFixed(2)} ${plot.y(x2).toFixed(2)})`,
      },
      svg("circle", { class: "corner-reach", r: 22 }),
      svg("circle", { class: "corner-ring", r: 19 }),
      svg("circle", { class: "corner-one", r: 14 }),
      svg("rect", { class: "corner-zero", x: -12.5, y: -12.5, width: 25, height: 25, rx: 3 }),
      label,
      svg("g", { class: "corner-wrong", transform: "translate(15 -15)" }, svg("circle", { r: 8.5 }), badge),
    );
    if (choose) node.addEventListener("click", () => choose(i));
    return { node, label };
  });
  plot.marks.append(arrow, ...points.map(({ node }) => node));

  return {
    draw({ rows, corner, found, weights }) {
      rows.forEach(({ wanted, right }, i) => {
        const { node, label } = points[i];
        node.classList.toggle("wants-one", wanted === 1);
        node.classList.toggle("is-wrong", !right);
        node.classList.toggle("is-chosen", i === corner);
        setText(label, String(wanted));
      });
      drawArrow(arrow, plot, found, weights);
    },
  };
}

function drawArrow(arrow, plot, found, weights) {
  set(arrow, { display: found ? null : "none" });
  if (!found) return;
  const length = Math.hypot(...weights);
  const tip = found.anchor.map((part, i) => part + (ARROW * weights[i]) / length);
  const [x1, y1, x2, y2] = [...at(plot, found.anchor), ...at(plot, tip)];
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  set(arrow.firstChild, { x1, y1, x2, y2 });
  set(arrow.lastChild, { transform: `translate(${x2} ${y2}) rotate(${angle.toFixed(1)}) translate(4 0)` });
}

const at = (plot, [x1, x2]) => [plot.x(x1), plot.y(x2)].map((part) => Number(part.toFixed(2)));
