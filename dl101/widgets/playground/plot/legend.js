// What stands below the plane: what its colors mean, and its marks.

import { h, set, setText, svg } from "../../lib/dom.js";
import { datasetOf, isRegression } from "../training/settings.js";

/** The colors with their numbers. `show(bounded, discretize)`: whether the values end at −1 and 1. */
export function createLegend() {
  const [low, middle, high] = ["start", "middle", "end"].map(() => h("span"));
  const bar = h("span", { class: "map-legend-bar" });
  const numbers = h("span", { class: "map-legend-numbers" }, low, middle, high);
  return {
    element: h("div", { class: "map-legend", "aria-hidden": "true" }, bar, numbers),
    show(bounded, discretize) {
      bar.classList.toggle("is-discrete", discretize);
      setText(low, discretize ? "below 0" : bounded ? "−1" : "−1 or less");
      setText(middle, discretize ? "" : "0");
      setText(high, discretize ? "0 or above" : bounded ? "1" : "1 or more");
    },
  };
}

/** What the marks on the map mean. */
export function createKey() {
  const mark = (shape, sign, filled) =>
    svg(
      "svg",
      { class: `map-mark ${sign} ${filled ? "is-filled" : ""}`, viewBox: "0 0 14 14", "aria-hidden": "true" },
      shape === "square"
        ? svg("rect", { x: 2.5, y: 2.5, width: 9, height: 9 })
        : svg("circle", { cx: 7, cy: 7, r: 5 }),
    );
  const item = (text, ...marks) => h("span", { class: "map-key-item" }, ...marks, text);
  const classes = [
    item("label 1", mark("circle", "is-positive", true)),
    item("label −1", mark("square", "is-negative", true)),
  ];
  const regression = item(
    "the color is the label",
    mark("circle", "is-positive", true),
    mark("circle", "is-negative", true),
  );
  const test = item("hollow: test data", mark("circle", "is-positive", false));
  return {
    element: h("p", { class: "map-key" }, ...classes, regression, test),
    show(settings) {
      for (const node of classes) set(node, { hidden: isRegression(settings) });
      set(regression, { hidden: !isRegression(settings) });
      set(test, { hidden: !settings.show_test && datasetOf(settings) !== "own" });
    },
  };
}
