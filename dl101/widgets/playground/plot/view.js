// The plane of x₁ and x₂: what the output, or a chosen unit, gives at each point, with the data on it.

import { REACH } from "../../data/datasets.js";
import { rowAt } from "../../data/features.js";
import { createCheck } from "../../lib/checkbox.js";
import { h, isCalm, set, setFormula } from "../../lib/dom.js";
import { createPlot } from "../../lib/plot.js";
import { nameOf, unitCount } from "../../nn/units.js";
import { datasetOf } from "../training/settings.js";
import { createPlotCursor } from "./cursor.js";
import { createKey, createLegend } from "./legend.js";
import { createMapLayer } from "./map_layer.js";
import { createOwnPoints } from "./own_points.js";
import { createPointsLayer } from "./points.js";

const TICKS = [-REACH, -REACH / 2, 0, REACH / 2, REACH];

export function createPlotView(act) {
  const plot = createPlot({
    domains: { x: [-REACH, REACH], y: [-REACH, REACH] },
    ticks: { x: TICKS, y: TICKS },
    labels: { x: "x₁", y: "x₂" },
    title: "The plane of the inputs x₁ and x₂",
  });
  const map = plot.element.querySelector("canvas");
  const dots = map.cloneNode();
  set(map, { width: 100, height: 100 });
  map.after(dots);
  const points = createPointsLayer(dots);

  const caption = h("p", { class: "map-caption", tabindex: -1 });
  const showOutput = () => {
    act.select(null);
    caption.focus({ preventScroll: true }); // the button that was pressed goes
  };
  const back = h(
    "button",
    { type: "button", class: "map-back", "aria-label": "Show the output", onclick: showOutput },
    "← Output",
  );
  const key = createKey();
  const legend = createLegend();
  const toggles = createToggles(act);
  const own = createOwnPoints(act, plot);
  const cursor = createPlotCursor(plot, { press: own.press, remove: own.remove });
  const element = h(
    "div",
    { class: "map" },
    h("div", { class: "map-head" }, caption, back),
    plot.element,
    cursor.readout,
    legend.element,
    key.element,
    toggles.element,
    own.element,
  );

  const layer = createMapLayer(map);
  let [now, width] = [null, 0];
  function draw() {
    if (!now) return;
    const { session, settings } = now;
    const { sizes } = session.engine;
    const { unit, output } = layer.draw(now);
    width ||= dots.clientWidth; // asked for once: asking in each frame costs milliseconds
    points.draw(now, width);
    const isInput = unit < sizes[0];
    const name = nameOf(sizes, settings.inputs, unit);
    setFormula(caption, isInput ? `Input ${name}` : name);
    back.classList.toggle("is-idle", unit === output);
    set(back, { tabindex: now.stays ? null : -1 }); // else the output is back before the focus gets here
    legend.show(isBounded(unit, now), settings.discretize);
    key.show(settings);
    toggles.show(now);
    own.show(settings, session.data);
    cursor.show((x, y) => session.engine.activations(rowAt(x, y, settings.inputs))[unit], {
      name: isInput ? name : unit === output ? "output" : "its output",
      isOwn: datasetOf(settings) === "own",
    });
  }
  const resized = new ResizeObserver(() => {
    width = dots.clientWidth;
    draw();
  });
  resized.observe(plot.element);
  return {
    element,
    picture: plot.element,
    /** Scroll here, and take the focus along. */
    bringHere() {
      element.scrollIntoView({ block: "start", behavior: isCalm() ? "instant" : "smooth" });
      caption.focus({ preventScroll: true });
    },
    show(next) {
      now = next;
      draw();
    },
    stop: () => resized.disconnect(),
  };
}

/** Whether a unit's output stays between −1 and 1; else the colors stop there, and the legend says so. */
function isBounded(unit, { session: { engine }, settings }) {
  if (unit < engine.sizes[0]) return settings.inputs[unit].startsWith("sin");
  const kind = unit === unitCount(engine.sizes) - 1 ? engine.output : engine.activation;
  return kind === "tanh" || kind === "sigmoid" || kind === "logit";
}

/** Two switches; a link may hide them. */
function createToggles(act) {
  const [test, discretize] = [
    createCheck({ text: "Show test data", choose: (show_test) => act.change({ show_test }) }),
    createCheck({ text: "Two colors only", choose: (discretize) => act.change({ discretize }) }),
  ];
  return {
    element: h("div", { class: "map-toggles" }, test.element, discretize.element),
    show({ settings, hidden }) {
      test.show(settings.show_test);
      discretize.show(settings.discretize);
      set(test.element, { hidden: hidden.includes("showTestData") || datasetOf(settings) === "own" }); // all of them show
      set(discretize.element, { hidden: hidden.includes("discretize") });
    },
  };
}
