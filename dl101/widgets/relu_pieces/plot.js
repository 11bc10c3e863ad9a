// The picture: the curve over its target, with a handle at each hinge; below it, each neuron's own piece.

import { signClass } from "../lib/colors.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { axisLabel, axisTick, createScales, cutOut, locateIn, pathOf } from "../lib/plot.js";
import { createHandles, HEIGHT, inFrame } from "./handles.js";
import { chosenOf, EDGE, MOST, neuronsOf, outputOf, pieceOf, targetValues, XS } from "./model.js";

const [WIDTH, LEFT, RIGHT] = [360, 28, 22];
const area = (top, height, bottom) => ({ width: WIDTH, height, left: LEFT, right: RIGHT, top, bottom });
const [MAIN, STRIP] = [area(8, 208, 0), area(218, 314, 22)]; // the strip of pieces lies below the curve
const FLOOR = STRIP.height - STRIP.bottom;
const X = [-EDGE - 0.1, EDGE + 0.1];

/** `edit(changes, gesture)` changes the state, `end()` closes a gesture. `draw(state)` shows it. */
export function createPicture({ state, edit, end }) {
  const main = createScales({ x: X, y: [-HEIGHT, HEIGHT] }, MAIN);
  const strip = createScales({ x: X, y: [-4.5, 4.5] }, STRIP);
  const layers = createLayers(main, strip);
  const handles = svg("g");
  const view = {
    viewBox: `0 0 ${WIDTH} ${STRIP.height}`,
    role: "group",
    "aria-label": "The curve and its pieces",
  };
  const picture = svg("svg", { class: "plot-marks", ...view }, layers.element, handles);
  const plot = {
    handles,
    x: main.x,
    y: main.y,
    locate: locateIn(picture, main.toData),
  };
  const sheet = svg("rect", { class: "sheet", ...inner(MAIN) });
  const movable = createHandles(plot, sheet, { state, edit, end });
  return {
    element: h("div", { class: "plot" }, picture),
    draw(now) {
      layers.draw(now);
      movable.draw(now);
    },
  };
}

const inner = ({ top, height, bottom }) => ({
  x: LEFT,
  y: top,
  width: WIDTH - LEFT - RIGHT,
  height: height - top - bottom,
});

/** All that cannot be taken hold of. */
function createLayers(main, strip) {
  const path = (kind) => svg("path", { class: kind });
  const [gap, target, curve, level, guide] = ["gap-area", "target", "curve", "level", "guide"].map(path);
  const pieces = Array.from({ length: MOST }, () => path("piece"));
  const element = svg(
    "g",
    { class: "pieces" },
    panel(MAIN, ...[-2, 0, 2].map((y) => grid(main, y)), gap, target, curve),
    panel(STRIP, grid(strip, 0), ...pieces, level),
    guide,
    ...[-2, 0, 2].map((y) => axisTick(LEFT - 6, main.y(y) + 5, "end", y)),
    ...[-4, -2, 0, 2, 4].map((x) => axisTick(main.x(x), FLOOR + 17, "middle", x)),
    axisLabel("x", WIDTH - RIGHT + 6, FLOOR + 5, "start"),
    axisLabel("ŷ", LEFT - 6, MAIN.top + 12, "end"),
    setText(svg("text", { class: "plot-tick", x: LEFT + 5, y: STRIP.top + 14 }), "the pieces v·h"),
  );
  return {
    element,
    draw(now) {
      const targets = targetValues(now).map((y, i) => [XS[i], y]);
      const bends = [-EDGE, ...now.hinges.toSorted((a, b) => a - b), EDGE];
      const outputs = bends.map((x) => [x, outputOf(now, x)]);
      set(target, { d: pathOf(targets, main) });
      set(curve, { d: pathOf(outputs, main) });
      set(gap, { d: pathOf([...outputs, ...targets.toReversed()], main) });
      set(level, { d: pathOf(across(now.output_bias), strip) });
      const neurons = neuronsOf(now);
      const chosen = neurons[chosenOf(now)];
      pieces.forEach((piece, i) => {
        const neuron = neurons[i];
        set(piece, neuron ? look(neuron, now, strip, neuron === chosen) : { d: "" });
      });
      const foot = chosen && [chosen.hinge, inFrame(outputOf(now, chosen.hinge))];
      set(guide, { d: foot ? `${pathOf([foot], main)}V${strip.y(0)}` : "" });
    },
  };
}

/** A part of the picture, which cuts off what lies outside. */
function panel(size, ...nodes) {
  const box = inner(size);
  return cutOut(box, svg("rect", { class: "plot-frame", ...box }), ...nodes);
}

/** One neuron's piece: straight up to its hinge, and from there. */
function look(neuron, { activation }, scales, isChosen) {
  const places = [-EDGE - 1, neuron.hinge, EDGE + 1].map((x) => [x, pieceOf(neuron, activation, x)]);
  return { class: `piece ${signClass(neuron.v)} ${isChosen ? "is-chosen" : ""}`, d: pathOf(places, scales) };
}

/** A level line from edge to edge, and beyond. */
const across = (y) => [-EDGE - 1, EDGE + 1].map((x) => [x, y]);
const grid = (scales, y) =>
  svg("path", { class: "grid", d: pathOf(across(y), scales), "data-zero": y === 0 });
