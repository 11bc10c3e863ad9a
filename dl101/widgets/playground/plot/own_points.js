// Drawing one's own data: a click on the plane adds a point, a second click on it takes it away.

import { h, set, setText } from "../../lib/dom.js";
import { counted } from "../../lib/format.js";
import { createNumberSlider } from "../../lib/number_slider.js";
import { createChoice } from "../../lib/radio_group.js";
import { datasetOf, isRegression, MOST_POINTS } from "../training/settings.js";
import { nearestPoint } from "./points.js";

const CLICK = 9; // px within which a click means the point that is there

export function createOwnPoints(act, plot) {
  let [settings, sign, value] = [null, "1", 1];
  const choice = createChoice({
    legend: "A click adds a point with the label",
    options: [
      { id: "1", text: "● 1 (blue)" },
      { id: "-1", text: "■ −1 (orange)" },
    ],
    choose: (id) => {
      sign = id;
    },
  });
  choice.show(sign);
  const slider = createNumberSlider({
    name: "Label",
    label: "Label of the next point",
    low: -1,
    high: 1,
    step: 0.1,
    change: (next) => {
      value = next;
      slider.show(value);
    },
    end: () => {},
  });
  slider.show(value);
  const clear = h("button", { type: "button", class: "button", onclick: () => put([]) }, "Remove all points");
  const said = h("p", { class: "map-own-said", role: "status" });
  const element = h(
    "div",
    { class: "map-own", hidden: true },
    choice.element,
    slider.element,
    h("div", { class: "map-own-row" }, said, clear),
  );

  const isOn = () => settings !== null && datasetOf(settings) === "own";
  function put(points) {
    settings = { ...settings, points }; // the next click may come before the next frame
    act.setPoints(points, settings.problem);
  }
  /** The point at (x, y), by its place in the list; −1 where there is none. */
  function pointAt([x, y], px = CLICK) {
    const { width } = plot.element.getBoundingClientRect();
    return nearestPoint(settings.points, x, y, (px / width) * 13.8); // the picture is 13.8 units wide
  }
  function removeAt(place, px) {
    const found = pointAt(place, px);
    if (found >= 0) put(settings.points.toSpliced(found, 1));
    return found >= 0;
  }
  function press(place, event) {
    if (!isOn()) return false;
    const reach = event.pointerType === "touch" ? 14 : CLICK;
    if (event.shiftKey) removeAt(place, 40);
    else if (!removeAt(place, reach) && settings.points.length < MOST_POINTS) {
      const label = isRegression(settings) ? value : Number(sign);
      put([...settings.points, [...place.map((part) => Number(part.toFixed(2))), label]]);
    }
    return true;
  }
  return {
    element,
    press,
    remove: (place) => isOn() && removeAt(place, 40),
    /** `data`: {train, test}, as the points are parted. */
    show(next, { train, test }) {
      settings = next;
      plot.element.classList.toggle("is-drawing", isOn());
      set(element, { hidden: !isOn() });
      if (!isOn()) return;
      set(choice.element, { hidden: isRegression(settings) });
      set(slider.element, { hidden: !isRegression(settings) });
      setText(said, inWords(train.count, test.count));
    },
  };
}

/** What became of the points: how many the network learns from, and how many only test it. */
function inWords(train, test) {
  const count = train + test;
  if (count === 0) return "Click on the plane to draw your data.";
  const full = count >= MOST_POINTS ? ": no more fit. Click on one to remove it" : "";
  return `${counted(count, "point")}${full}. Filled: to learn from (${train}). Hollow: for the test (${test}).`;
}
