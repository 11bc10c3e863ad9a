// The frame that both pictures stand in, and their marks: training is filled and round, validation hollow and square.

import { clamp } from "../lib/arithmetic.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { axisLabel, axisTick, createScales, cutOut } from "../lib/plot.js";
import { writtenError } from "./words.js";

export const WIDTH = 360;
const ERRORS = { width: WIDTH, height: 142, left: 40, right: 20, top: 20, bottom: 20 };
const [LOW, HIGH] = [0.002, 3]; // of the errors that are drawn
export const log = (value) => Math.log10(value);
export const logError = (error) => log(clamp(error, LOW, HIGH));

export const path = (look) => svg("path", { class: look });

/** The mark of an example or an error, "train" or "validation", at a place in the picture. */
export const MARKS = {
  train: ([cx, cy]) => svg("circle", { class: "train", cx, cy, r: 4.6 }),
  validation: ([x, y]) => svg("rect", { class: "validation", x: x - 3.5, y: y - 3.5, width: 7, height: 7 }),
};

/** A picture with axes. `place(value)` says where on its axis a value lies; `labels` name the axes. Gives `clipped`, a layer
 * that is cut off at the frame, and {x, y}, from such places to the picture. */
export function createFrame({ size, domains, ticks, title, labels, place = (value) => value }) {
  const scales = createScales(domains, size);
  const { left, right, top, bottom, height } = size;
  const box = { x: left, y: top, width: WIDTH - left - right, height: height - top - bottom };
  const clipped = cutOut(box);
  const level = (y) => svg("path", { class: "grid", d: `M${left} ${scales.y(place(y))}h${box.width}` });
  const picture = svg(
    "svg",
    { class: "plot-marks", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": title },
    svg("rect", { class: "plot-frame", ...box }),
    ...ticks.y.map(level),
    ...ticks.x.map((x) => axisTick(scales.x(place(x)), height - bottom + 15, "middle", x)),
    ...ticks.y.map((y) => axisTick(left - 6, scales.y(place(y)) + 5, "end", y)),
    ...labels,
    clipped,
  );
  return { element: h("div", { class: "plot" }, picture), picture, clipped, ...scales };
}

/** A picture of errors over what is called `name`, on axes of powers of 10. `draw(state, title, shown)` says what it shows,
 * draws how low an error can be, and writes both errors of the look that is shown: controls and goals are about these. */
export function createErrorFrame({ from, to, ticks, name }) {
  const frame = createFrame({
    size: ERRORS,
    domains: { x: [from, to].map(log), y: [LOW, HIGH].map(log) },
    ticks: { x: ticks, y: [0.01, 0.1, 1] },
    title: "",
    labels: [axisLabel(`mean squared error by ${name}`, 4, 11.5, "start")],
    place: log,
  });
  const floor = path("floor");
  const numbers = { train: createNumber("train", 240), validation: createNumber("validation", 304) };
  frame.clipped.append(floor);
  frame.picture.append(...Object.values(numbers).flatMap(({ parts }) => parts));
  return {
    ...frame,
    height: ERRORS.height,
    draw({ noise }, title, shown) {
      for (const [kind, number] of Object.entries(numbers)) number.show(shown?.[kind]);
      set(frame.picture, { "aria-label": title });
      // Nobody can foresee noise: its mean square is left of the validation error, whatever the network.
      set(floor, { d: noise ? `M0 ${frame.y(logError(noise ** 2))}H${WIDTH}` : "" });
    },
  };
}

/** An error as a number beside its mark, above the frame. */
function createNumber(kind, x) {
  const words = axisLabel("", x + 9, 11.5, "start");
  return {
    parts: [MARKS[kind]([x, 7]), words],
    show: (error) => setText(words, error === undefined ? "" : writtenError(error).replace("below ", "<")),
  };
}

/** What the marks mean. */
export function createKey() {
  const stroke = (look) => svg("path", { class: look, d: "M0 8H16" });
  const samples = {
    training: MARKS.train([8, 8]),
    validation: MARKS.validation([8, 8]),
    "the network": stroke("curve"),
    noise: stroke("floor"),
  };
  const sample = ([text, mark]) =>
    h("span", {}, svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, mark), text);
  return h("p", { class: "plot-key" }, ...Object.entries(samples).map(sample));
}
