// The loss before the first update, after it, … and now, as a curve.

import { h, set, setText, svg } from "../lib/dom.js";
import { withCommas } from "../lib/format.js";
import { lossesOf } from "./model.js";
import { counted, written } from "./words.js";

const [WIDTH, HEIGHT] = [360, 132];
const PLOT = { left: 54, right: WIDTH - 12, top: 22, bottom: HEIGHT - 26 };
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
  const tickY = text({ x: PLOT.left - 6, y: PLOT.top + 5, "text-anchor": "end" });
  const tickX = text({ x: PLOT.right, y: PLOT.bottom + 18, "text-anchor": "end" });
  const picture = svg(
    "svg",
    { class: "loss-curve", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" },
    svg("path", {
      class: "loss-axes",
      d: `M${PLOT.left} ${PLOT.top}V${PLOT.bottom}H${PLOT.right}`,
    }),
    text({ class: "axis-title", x: 4, y: 13 }, "loss"),
    text(
      { class: "axis-title", x: (PLOT.left + PLOT.right) / 2, y: PLOT.bottom + 19, "text-anchor": "middle" },
      "updates",
    ),
    text({ x: PLOT.left - 6, y: PLOT.bottom + 4, "text-anchor": "end" }, "0"),
    text({ x: PLOT.left, y: PLOT.bottom + 18, "text-anchor": "middle" }, "0"),
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
      const x = (i) => (PLOT.left + ((PLOT.right - PLOT.left) * i) / right).toFixed(1);
      const y = (loss) => (PLOT.bottom - ((PLOT.bottom - PLOT.top) * loss) / top).toFixed(1);
      const places = losses.map((loss, i) => `${x(i)} ${y(loss)}`);
      set(curve, { d: `M${places.join("L")}` });
      set(dots, { d: count > 60 ? "" : places.map((place) => `M${place}h0`).join("") });
      set(now, { cx: x(count), cy: y(losses.at(-1)) });
      setText(tickX, String(right));
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
