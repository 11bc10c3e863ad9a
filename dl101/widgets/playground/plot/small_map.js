// The plot in small: it stays with the run bar on a phone while the plot itself is out of sight, and a press leads there.

import { h, set, setFormula } from "../../lib/dom.js";
import { shortName } from "../../nn/units.js";
import { createMapLayer } from "./map_layer.js";
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
  const layer = createMapLayer(map);
  const points = createPointsLayer(dots, 0.35);
  let now = null;

  function draw() {
    if (!now || element.hidden) return;
    const { unit, output } = layer.draw(now);
    points.draw(now, SIZE);
    const shown = shortName(now.session.engine.sizes, now.settings.inputs, unit);
    setFormula(name, unit === output ? "" : shown);
    set(element, { "aria-label": `Go to the plot: ${shown}` });
  }
  const watcher = new IntersectionObserver(
    (entries) => {
      const { isIntersecting, intersectionRatio } = entries.at(-1);
      element.hidden = isIntersecting && intersectionRatio >= ENOUGH;
      points.forget();
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
