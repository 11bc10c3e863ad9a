// A bar for each layer, on an axis of powers of 10: how large the numbers are.

import { h, set, setText, svg } from "../lib/dom.js";
import { axisLabel, createScales } from "../lib/plot.js";
import { HUGE, SHOWN, STEADY, sizesOf, TINY } from "./model.js";

const SIZE = { width: 360, height: 216, left: 52, right: 12, top: 14, bottom: 38 };
const [LOW, HIGH] = [-12, 4]; // powers of 10
const POWERS = [-12, -10, -8, -6, -4, -2, 0, 2, 4];
const scales = createScales({ x: [0, 1], y: [LOW, HIGH] }, SIZE);
const [LEFT, RIGHT] = [scales.x(0), scales.x(1)];
const FLOOR = scales.y(LOW);

const tickText = (power) => (power ? `1e${power}` : "1");
const tick = (x, y, anchor, text) =>
  setText(svg("text", { class: "plot-tick", x, y, "text-anchor": anchor, "aria-hidden": "true" }), text);
const level = (power) => svg("path", { class: "grid", d: `M${LEFT} ${scales.y(power).toFixed(1)}H${RIGHT}` });
/** Where a size stands: inside the picture, and zero on its floor. */
const height = (size) => scales.y(Math.min(HIGH, Math.max(LOW, Math.log10(size || 1e-99))));

/** `draw(state)` shows a state. */
export function createChart() {
  const [low, high] = STEADY.map(Math.log10).map(scales.y);
  const band = svg("rect", { class: "band", x: LEFT, y: high, width: RIGHT - LEFT, height: low - high });
  const legend = h("p", { class: "legend" }, "Green band: a usual size. Orange: far from it.");
  const bars = svg("g", { class: "sizes" });
  const numbers = svg("g");
  const picture = svg(
    "svg",
    { class: "plot-marks", viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, role: "img" },
    svg("rect", { class: "plot-frame", x: LEFT, y: SIZE.top, width: RIGHT - LEFT, height: FLOOR - SIZE.top }),
    band,
    ...POWERS.map(level),
    bars,
    ...POWERS.map((power) => tick(LEFT - 6, scales.y(power) + 4, "end", tickText(power))),
    numbers,
    axisLabel("hidden layer", (LEFT + RIGHT) / 2, SIZE.height - 3, "middle"),
  );
  return {
    element: h("div", { class: "plot chart" }, picture, legend),
    draw(now) {
      const sizes = sizesOf(now)[now.show];
      set(picture, { "aria-label": `The size of ${SHOWN[now.show].long}, layer by layer` });
      for (const part of [band, legend]) part.style.visibility = now.show === "weights" ? "" : "hidden"; // its room stays
      const step = (RIGHT - LEFT) / sizes.length;
      bars.replaceChildren(
        ...sizes.map((size, i) => createBar(size, now.show, LEFT + (i + 0.5) * step, step)),
      );
      const every = sizes.length > 12 ? 2 : 1;
      numbers.replaceChildren(
        ...sizes.flatMap((_, i) =>
          i % every ? [] : [tick(LEFT + (i + 0.5) * step, FLOOR + 15, "middle", String(i + 1))],
        ),
      );
    },
  };
}

/** One layer's bar; a 0 where there is nothing. Orange: too small or too large to learn from. */
function createBar(size, show, x, step) {
  const width = Math.min(26, step * 0.68);
  const isOff = show === "weights" && (size < TINY || size > HUGE);
  if (size === 0) return tick(x, FLOOR - 5, "middle", "0");
  const y = height(size);
  return svg("rect", {
    class: isOff ? "size is-off" : "size",
    x: (x - width / 2).toFixed(1),
    y: Math.min(y, FLOOR - 2).toFixed(1),
    width: width.toFixed(1),
    height: Math.max(2, FLOOR - y).toFixed(1),
    rx: 2,
  });
}
