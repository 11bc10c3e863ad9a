// The pen that draws a target of one's own: by mouse or finger anywhere on the plane, by keyboard with its handle.

import { set } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createHandle, onDrag } from "../lib/handles.js";
import { clamp, drawStroke, EDGE, pushDrawn, round, TOP, XS } from "./model.js";

/** `sheet`: the part of the plot to draw on. `draw(state)` shows the pen while it is down. */
export function createPen(plot, { state, edit, end, sheet }) {
  let last = null;
  const move = (point) => {
    const [from, to] = [last ?? point, point];
    last = point;
    edit({ drawn: drawStroke(state.read().drawn, from, to), pen_at: round(clamp(to[0], EDGE), 1) }, "pen");
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
    nudge: ([dx, dy]) => {
      const { drawn, pen_at } = state.read();
      if (dx) state.record({ pen_at: round(clamp(pen_at + dx * 0.5, EDGE), 1) });
      if (dy) edit({ drawn: pushDrawn(drawn, pen_at, dy * 0.2) });
    },
    end: lift,
  });
  return {
    draw({ drawn, pen: state_of_pen, pen_at }) {
      const down = state_of_pen === "down";
      set(sheet, { display: down ? null : "none" });
      const i = Math.round(pen_at * 10) + (XS.length - 1) / 2;
      pen.place(down ? [XS[i], drawn[i]] : null, {
        now: drawn[i],
        min: -TOP,
        max: TOP,
        text: `at x = ${fixed(XS[i], 1)} the target is ${fixed(drawn[i])}`,
      });
    },
  };
}
