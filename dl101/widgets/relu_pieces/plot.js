// The picture: the curve over its target, with a handle at each hinge; below it, each neuron's own piece.

import { h, set, setText, svg } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createHandle } from "../lib/handles.js";
import { axisLabel, createScales } from "../lib/plot.js";
import {
  changeNeuron,
  chosenOf,
  clamp,
  EDGE,
  gripOf,
  LIMIT,
  MOST,
  neuronsOf,
  outputOf,
  pieceOf,
  round,
  slopeThrough,
  TOP,
  targetOf,
  XS,
} from "./model.js";
import { createPen } from "./pen.js";

const [WIDTH, LEFT, RIGHT] = [360, 28, 8];
const area = (top, height, bottom) => ({ width: WIDTH, height, left: LEFT, right: RIGHT, top, bottom });
const [MAIN, STRIP] = [area(8, 208, 0), area(218, 314, 22)]; // the strip of pieces lies below the curve
const FLOOR = STRIP.height - STRIP.bottom;
const X = [-EDGE - 0.1, EDGE + 0.1];
const HEIGHT = TOP + 0.3; // of the curve's picture, up and down
const REACH = 16; // of a handle, in px of the drawing: hinges may be close
const STEP = 0.1; // of everything that is dragged, so that the numbers are easy to read

/** `edit(changes, gesture)` changes the state, `end()` closes a gesture. `draw(state)` shows it. */
export function createPicture({ state, edit, end }) {
  const [main, strip] = [
    createScales({ x: X, y: [-HEIGHT, HEIGHT] }, MAIN),
    createScales({ x: X, y: [-4.5, 4.5] }, STRIP),
  ];
  const layers = createLayers(main, strip);
  const handles = svg("g");
  const picture = svg(
    "svg",
    {
      class: "plot-marks",
      viewBox: `0 0 ${WIDTH} ${STRIP.height}`,
      role: "group",
      "aria-label": "The curve and its pieces",
    },
    layers.element,
    handles,
  );
  const plot = {
    handles,
    x: main.x,
    y: main.y,
    locate(event) {
      const box = picture.getBoundingClientRect();
      const unit = WIDTH / box.width;
      return main.toData((event.clientX - box.left) * unit, (event.clientY - box.top) * unit);
    },
  };
  const pen = createPen(plot, {
    state,
    edit,
    end,
    sheet: svg("rect", { class: "pieces-sheet", ...inner(MAIN) }),
  });
  const hinges = Array.from({ length: MOST }, (_, i) => createHinge(plot, i, { state, edit, end }));
  const bend = createBend(plot, { state, edit, end });

  return {
    element: h("div", { class: "plot" }, picture),
    draw(now) {
      layers.draw(now);
      const drawing = now.pen === "down";
      pen.draw(now);
      for (const handle of [...hinges, bend]) handle.draw(now, drawing);
    },
  };
}

const inFrame = (y) => clamp(y, HEIGHT - 0.1);
const snap = (value) => round(Math.round(value / STEP) * STEP);

/** A handle. `show(state)` says where it is, {at: point, value, limit, text}, or null where it has no place. */
function createKnob(plot, { label, kind, mark, show, ...moves }) {
  const handle = createHandle(plot, { label, kind: "point", ...moves });
  handle.node.classList.add(`pieces-${kind}`);
  handle.node.append(setText(svg("text", { "text-anchor": "middle", y: 4.5 }), mark));
  return {
    node: handle.node,
    draw(now, hidden) {
      const { at: [x, y] = [], value, limit, text } = (!hidden && show(now)) || {};
      const place = x === undefined ? null : [x, inFrame(y)];
      handle.place(place, { reach: REACH, now: value, min: -limit, max: limit, text });
    },
  };
}

/** The handle at a hinge: left and right move the hinge; by keyboard, up and down change the slope. */
function createHinge(plot, i, { state, edit, end }) {
  const change = (changes, gesture) => edit(changeNeuron(state.read(), i, changes), gesture);
  const knob = createKnob(plot, {
    label: `Neuron ${i + 1}`,
    kind: "hinge",
    mark: String(i + 1),
    drag: ([x]) => change({ hinge: snap(x) }, `hinge ${i}`),
    nudge: ([dx, dy]) => {
      const { hinge, v } = neuronsOf(state.read())[i];
      change({ hinge: hinge + dx * STEP, v: v + dy * STEP });
    },
    end,
    show(now) {
      const isChosen = i === chosenOf(now);
      knob.node.classList.toggle("is-chosen", isChosen);
      // On top of one at the same place; but what is moved in the page loses focus and pointer.
      if (isChosen && document.activeElement !== knob.node) plot.handles.append(knob.node);
      if (i >= now.hinges.length) return null;
      const { hinge, v } = neuronsOf(now)[i];
      const text = `hinge at ${fixed(hinge)}, slope v = ${fixed(v)}`;
      return { at: [hinge, outputOf(now, hinge)], value: hinge, limit: EDGE, text };
    },
  });
  knob.node.addEventListener("focus", () => state.record({ chosen: i }));
  return knob;
}

/** The handle that pulls the curve up or down beside the chosen neuron's hinge: it sets the slope. */
function createBend(plot, { state, edit, end }) {
  const change = (now, v, gesture) => edit(changeNeuron(now, chosenOf(now), { v }), gesture);
  return createKnob(plot, {
    label: "Slope of the chosen neuron",
    kind: "bend",
    mark: "↕",
    drag: ([, y]) => {
      const now = state.read();
      const x = gripOf(now, chosenOf(now));
      if (x !== null) change(now, slopeThrough(now, chosenOf(now), [x, y]), "bend");
    },
    nudge: ([dx, dy]) => {
      const now = state.read();
      change(now, neuronsOf(now)[chosenOf(now)].v + (dx + dy) * STEP);
    },
    end,
    show(now) {
      const neuron = neuronsOf(now)[chosenOf(now)];
      const x = neuron ? gripOf(now, chosenOf(now)) : null;
      const text = `v = ${fixed(neuron?.v ?? 0)}`;
      return x === null ? null : { at: [x, outputOf(now, x)], value: neuron.v, limit: LIMIT, text };
    },
  });
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
  const [gap, target, curve] = ["gap-area", "target", "curve"].map(path);
  const [level, guide] = ["level", "guide"].map(path);
  const pieces = Array.from({ length: MOST }, () => path("piece"));
  /** A part of the picture, which cuts off what lies outside. */
  const part = (size, ...nodes) => {
    const { x, y, width, height } = inner(size);
    return svg(
      "svg",
      { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` },
      svg("rect", { class: "plot-frame", ...inner(size) }),
      ...nodes,
    );
  };
  const element = svg(
    "g",
    { class: "pieces" },
    part(MAIN, ...[-2, 0, 2].map((y) => grid(main, y)), gap, target, curve),
    part(STRIP, grid(strip, 0), ...pieces, level),
    guide,
    ...[-2, 0, 2].map((y) => tick(LEFT - 6, main.y(y) + 5, "end", y)),
    ...[-4, -2, 0, 2, 4].map((x) => tick(main.x(x), FLOOR + 17, "middle", x)),
    axisLabel("x", main.x(3), FLOOR + 17, "middle"),
    axisLabel("ŷ", LEFT - 16, main.y(1) + 5, "middle"),
    setText(svg("text", { class: "plot-tick", x: LEFT + 5, y: STRIP.top + 14 }), "the pieces v·h"),
  );
  return {
    element,
    draw(now) {
      const wanted = targetOf(now);
      const targets = XS.map((x, i) => [x, wanted[i]]);
      const outputs = [-EDGE, ...now.hinges.toSorted((a, b) => a - b), EDGE].map((x) => [
        x,
        outputOf(now, x),
      ]);
      set(target, { d: line(targets, main) });
      set(curve, { d: line(outputs, main) });
      set(gap, { d: line([...outputs, ...targets.toReversed()], main) });
      set(level, { d: line(ends(now.output_bias), strip) });
      const neurons = neuronsOf(now);
      const chosen = neurons[chosenOf(now)];
      pieces.forEach((piece, i) => {
        const neuron = neurons[i];
        set(piece, neuron ? look(neuron, now, strip, neuron === chosen) : { d: "" });
      });
      const foot = chosen && [chosen.hinge, inFrame(outputOf(now, chosen.hinge))];
      set(guide, { d: foot ? `${line([foot], main)}V${strip.y(0)}` : "" });
    },
  };
}

const ends = (y) => [-EDGE - 1, EDGE + 1].map((x) => [x, y]);

/** One neuron's piece: straight up to its hinge, and from there. */
function look(neuron, { activation }, scales, chosen) {
  const sign = neuron.v > 0 ? "is-positive" : neuron.v < 0 ? "is-negative" : "";
  const places = [-EDGE - 1, neuron.hinge, EDGE + 1].map((x) => [x, pieceOf(neuron, activation, x)]);
  return { class: `piece ${sign} ${chosen ? "is-chosen" : ""}`, d: line(places, scales) };
}

const line = (points, { x, y }) =>
  points.map(([px, py], i) => `${i ? "L" : "M"}${x(px).toFixed(1)} ${y(py).toFixed(1)}`).join("");

const grid = (scales, y) => svg("path", { class: "grid", d: line(ends(y), scales), "data-zero": y === 0 });

const tick = (x, y, anchor, value) =>
  setText(svg("text", { class: "plot-tick", x, y, "text-anchor": anchor }), fixed(value, 0));
