// The loss before the first update, after it, … and now, as a curve.

import { h, set, setText, svg } from "../lib/dom.js";
import { counted, withCommas } from "../lib/format.js";
import { createScales, pathOf, translateTo } from "../lib/plot.js";
import { lossesOf } from "./model.js";
import { dotsOf } from "./titled_plot.js";
import { written } from "./words.js";

const SIZE = { width: 360, height: 132, left: 54, right: 12, top: 28, bottom: 26 };
const [LEFT, TOP, RIGHT, BOTTOM] = [SIZE.left, SIZE.top, SIZE.width - SIZE.right, SIZE.height - SIZE.bottom];
const FEW = 10; // updates that the axis has room for at first

/** The next round number from `value` on: where an axis ends. */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
    .map((factor) => factor * power)
    .find((round) => round >= value * 0.999999);
}

const text = (attributes, words = "") => setText(svg("text", { class: "plot-tick", ...attributes }), words);

export function createLossCurve() {
  const [curve, dots] = ["loss-line", "loss-dots"].map((name) => svg("path", { class: name }));
  const now = svg("circle", { class: "loss-now", r: 5.5 });
  const tickY = text({ x: LEFT - 9, y: TOP + 5, "text-anchor": "end" });
  const tickX = text({ x: RIGHT, y: BOTTOM + 18, "text-anchor": "end" });
  const picture = svg(
    "svg",
    { class: "loss-curve", viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, role: "img" },
    svg("path", { class: "loss-axes", d: `M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}` }),
    text({ class: "axis-title", x: 4, y: 12 }, "loss"),
    text({ x: LEFT - 9, y: BOTTOM + 4, "text-anchor": "end" }, "0"),
    text({ x: LEFT, y: BOTTOM + 18, "text-anchor": "middle" }, "0"),
    tickX,
    tickY,
    curve,
    dots,
    now,
  );
  return {
    element: h("div", {}, picture),
    draw(state) {
      const losses = lossesOf(state);
      const count = losses.length - 1;
      const [right, top] = [Math.max(FEW, roundUp(count || 1)), roundUp(Math.max(...losses, 1e-9))];
      const scales = createScales({ x: [0, right], y: [0, top] }, SIZE);
      const points = [...losses.entries()];
      set(curve, { d: pathOf(points, scales) });
      set(dots, { d: count > 60 ? "" : dotsOf(points, scales) });
      set(now, { transform: translateTo(points.at(-1), scales) });
      setText(tickX, `${right} updates`);
      setText(tickY, writtenTick(top));
      set(picture, {
        "aria-label": `The loss over ${counted(count, "update")}: ${written(losses[0])} at first, ${written(losses.at(-1))} now.`,
      });
    },
  };
}

/** A round number in the room of an axis, six characters: "0.5", "1,500", "150 k", "1.5 M", "2e10". */
export function writtenTick(value) {
  const round = Number(value.toPrecision(2));
  if (round >= 1e9) return round.toExponential().replace("+", "");
  if (round >= 1e6) return `${round / 1e6} M`;
  return round >= 1e4 ? `${round / 1e3} k` : withCommas(round);
}
