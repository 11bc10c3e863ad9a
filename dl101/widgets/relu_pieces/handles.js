// What can be taken hold of in the picture: the hinges, the curve beside the chosen one, and the pen that draws a target.

import { rounded } from "../lib/arithmetic.js";
import { set, setText, svg } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createHandle, onDrag } from "../lib/handles.js";
import {
  changeNeuron,
  chosenOf,
  drawStroke,
  EDGE,
  gripOf,
  LIMIT,
  MOST,
  neuronsOf,
  outputOf,
  pushDrawn,
  TOP,
  weightThrough,
  within,
  XS,
} from "./model.js";

export const HEIGHT = TOP + 0.3; // of the curve's picture, up and down
const REACH = 16; // of a handle, in px of the drawing: hinges may be close
const STEP = 0.1; // of everything that is dragged, so that the numbers are easy to read

export const inFrame = (y) => within(y, HEIGHT - 0.1);
const snap = (value) => rounded(Math.round(value / STEP) * STEP);

/** All of them; while the pen is down, the others are away. `sheet`: the part of the plot to draw on. */
export function createHandles(plot, sheet, context) {
  const pen = createPen(plot, sheet, context);
  const knobs = Array.from({ length: MOST }, (_, i) => createHinge(plot, i, context));
  knobs.push(createBend(plot, context));
  return {
    draw(now) {
      pen.draw(now);
      for (const knob of knobs) knob.draw(now);
    },
  };
}

/** A handle. `show(state)` says where it is, {at: point, value, limit, text}, or null where it has no place. */
function createKnob(plot, { label, kind, mark, show, ...moves }) {
  const handle = createHandle(plot, { label, kind: "point", ...moves });
  handle.node.classList.add(`pieces-${kind}`);
  handle.node.append(setText(svg("text", { "text-anchor": "middle", y: 4.5 }), mark));
  return {
    node: handle.node,
    draw(now) {
      const shown = now.pen === "up" && show(now);
      if (!shown) return handle.place(null);
      const { at, value, limit, text } = shown;
      const place = [at[0], inFrame(at[1])];
      return handle.place(place, { reach: REACH, now: value, min: -limit, max: limit, text });
    },
  };
}

/** The handle at a hinge: left and right move the hinge; by keyboard, up and down change the output weight. */
function createHinge(plot, i, { state, edit, end }) {
  const change = (changes, gesture) => edit(changeNeuron(state.read(), i, changes), gesture);
  const knob = createKnob(plot, {
    label: `Neuron ${i + 1}`,
    kind: "hinge",
    mark: String(i + 1),
    drag: ([x]) => change({ hinge: snap(x) }, `hinge ${i}`),
    nudge([dx, dy]) {
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

/** The handle that pulls the curve up or down beside the chosen neuron's hinge: it sets the output weight. */
function createBend(plot, { state, edit, end }) {
  const change = (now, v, gesture) => edit(changeNeuron(now, chosenOf(now), { v }), gesture);
  return createKnob(plot, {
    label: "Slope of the chosen neuron",
    kind: "bend",
    mark: "↕",
    drag([, y]) {
      const now = state.read();
      const x = gripOf(now, chosenOf(now));
      if (x !== null) change(now, weightThrough(now, chosenOf(now), [x, y]), "bend");
    },
    nudge([dx, dy]) {
      const now = state.read();
      change(now, neuronsOf(now)[chosenOf(now)].v + (dx + dy) * STEP);
    },
    end,
    show(now) {
      const neuron = neuronsOf(now)[chosenOf(now)];
      const x = neuron ? gripOf(now, chosenOf(now)) : null;
      if (x === null) return null;
      return { at: [x, outputOf(now, x)], value: neuron.v, limit: LIMIT, text: `v = ${fixed(neuron.v)}` };
    },
  });
}

/** The pen draws a target of one's own: by mouse or finger anywhere on the sheet, by keyboard with its handle. */
function createPen(plot, sheet, { state, edit, end }) {
  let last = null;
  const move = (point) => {
    const drawn = drawStroke(state.read().drawn, last ?? point, point);
    last = point;
    edit({ drawn, pen_at: rounded(within(point[0], EDGE), 1) }, "pen");
  };
  const lift = () => {
    last = null;
    end();
  };
  plot.handles.append(sheet);
  sheet.addEventListener("pointerdown", (event) => plot.held || move(plot.locate(event)));
  onDrag(sheet, plot, { move, end: lift });
  const pen = createHandle(plot, {
    label: "Pen",
    kind: "move",
    drag: move,
    nudge([dx, dy]) {
      const { drawn, pen_at } = state.read();
      if (dx) state.record({ pen_at: rounded(within(pen_at + dx * 0.5, EDGE), 1) });
      if (dy) edit({ drawn: pushDrawn(drawn, pen_at, dy * 0.2) });
    },
    end: lift,
  });
  return {
    draw(now) {
      const isDown = now.pen === "down";
      set(sheet, { display: isDown ? null : "none" });
      const i = Math.round(now.pen_at * 10) + (XS.length - 1) / 2;
      const y = now.drawn[i];
      const text = `at x = ${fixed(XS[i], 1)} the target is ${fixed(y)}`;
      pen.place(isDown ? [XS[i], y] : null, { now: y, min: -TOP, max: TOP, text });
    },
  };
}
