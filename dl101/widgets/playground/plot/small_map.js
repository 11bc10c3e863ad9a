// The plot in small: it stays with the run bar on a phone while the plot itself is out of sight, and a press leads there.

import { h, set, setFormula } from "../../lib/dom.js";
import { shortName, unitCount } from "../../nn/units.js";
import { colorKey, paintHeatMap } from "./map_paint.js";
import { createPointsLayer } from "./points.js";

const SIZE = 85; // px
const PIXELS = 50; // of the map: a quarter of the plot's, so it costs a quarter
const ENOUGH = 0.5; // of the plot: with so much in sight it is not needed
const LARGEST_BARS = "-60px 0px -110px 0px"; // what covers the window's edges: the page's bar and the run bar

/** `plot`: the element that it stands for; `go()` leads there. */
export function createSmallMap(plot, go) {
  const map = h("canvas", { width: PIXELS, height: PIXELS });
  const dots = h("canvas");
  const name = h("span", { class: "run-map-name" });
  const element = h(
    "button",
    { type: "button", class: "run-map", hidden: true, onclick: go },
    map,
    dots,
    name,
  );
  const points = createPointsLayer(dots, 0.35);
  let [now, painted] = [null, ""];

  function draw() {
    if (!now || element.hidden) return;
    const { session, settings, colors } = now;
    const { sizes } = session.engine;
    const output = unitCount(sizes) - 1;
    const unit = now.selected !== null && now.selected < output ? now.selected : output;
    const key = `${session.version} ${unit} ${settings.discretize} ${colorKey(colors)}`;
    if (key !== painted) {
      painted = key;
      session.drawHeatMaps();
      paintHeatMap(map, session.heatMaps.of(unit), session.heatMaps.size, colors, settings.discretize);
    }
    points.draw(now, SIZE);
    const shown = shortName(sizes, settings.inputs, unit);
    setFormula(name, unit === output ? "" : shown);
    set(element, { "aria-label": `Go to the plot: ${shown}` });
  }
  const watcher = new IntersectionObserver(
    (entries) => {
      const { isIntersecting, intersectionRatio } = entries.at(-1);
      element.hidden = isIntersecting && intersectionRatio >= ENOUGH;
      draw();
    },
    { threshold: [0, ENOUGH], rootMargin: LARGEST_BARS },
  );
  watcher.observe(plot);
  return {
    element,
    show(next) {
      now = next;
      draw();
    },
    stop: () => watcher.disconnect(),
  };
}
