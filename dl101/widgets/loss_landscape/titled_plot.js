// A plot whose axes have titles in words, and a layer that is cut off at its frame.

import { svg } from "../lib/dom.js";
import { createPlot } from "../lib/plot.js";

const SIZE = { width: 360, height: 344, left: 30, right: 8, top: 30, bottom: 44 };

/** As createPlot, with `titles` {x, y} in place of labels; gives the layer `clipped` too. */
export function createTitledPlot({ titles, ...options }) {
  const plot = createPlot({ ...options, labels: { x: "", y: "" }, size: SIZE });
  const { width, height, left, right, top, bottom } = SIZE;
  const box = { x: left, y: top, width: width - left - right, height: height - top - bottom };
  const clipped = svg("svg", { ...box, viewBox: `${box.x} ${box.y} ${box.width} ${box.height}` });
  const title = (x, y, anchor, text) => {
    const node = svg("text", { class: "axis-title", x, y, "text-anchor": anchor, "aria-hidden": "true" });
    node.textContent = text;
    return node;
  };
  plot.marks.append(
    title(box.x + box.width / 2, height - 6, "middle", titles.x),
    title(4, top - 12, "start", titles.y),
    clipped,
  );
  return { ...plot, clipped, frame: box };
}
