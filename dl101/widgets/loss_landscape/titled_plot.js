// A plot whose axes have titles in words, and a layer that is cut off at its frame.

import { setText, svg } from "../lib/dom.js";
import { createPlot, cutOut, pathOf } from "../lib/plot.js";

const SIZE = { width: 360, height: 344, left: 30, right: 8, top: 30, bottom: 44 };

/** A path that is a dot at each of the data's points. */
export const dotsOf = (points, scales) => points.map((point) => `${pathOf([point], scales)}h0`).join("");

/** As createPlot, with `titles` {x, y} in place of labels; gives the layer `clipped` too. */
export function createTitledPlot({ titles, ...options }) {
  const plot = createPlot({ ...options, labels: { x: "", y: "" }, size: SIZE });
  const { width, height, left, right, top, bottom } = SIZE;
  const box = { x: left, y: top, width: width - left - right, height: height - top - bottom };
  const clipped = cutOut(box);
  const title = (x, y, anchor, text) =>
    setText(svg("text", { class: "axis-title", x, y, "text-anchor": anchor, "aria-hidden": "true" }), text);
  plot.marks.append(
    title(box.x + box.width / 2, height - 6, "middle", titles.x),
    title(4, top - 15, "start", titles.y),
    clipped,
  );
  return { ...plot, clipped, frame: box };
}
