// The pad, as this demo uses it.

import { DOTS } from "../data/drawings.js";
import { createDrawingPad } from "../lib/drawing_pad.js";
import { boxOnPad, isOwn } from "./model.js";

/** The pad. The first stroke over an example begins a drawing of one's own. */
export function createPad({ state, edit, end, colors }) {
  const pad = createDrawingPad({
    label: "Drawing pad",
    hint: "Draw a digit here",
    read() {
      const now = state.read();
      return isOwn(now) ? now.strokes : [];
    },
    change: (strokes, gesture) => edit({ strokes, meant: "" }, gesture),
    end,
    colors,
  });
  return {
    element: pad.element,
    /** Straight from point to point, as the network's dots are inked. */
    draw: (now) =>
      pad.draw({ strokes: now.strokes, pen: now.pen / DOTS, box: boxOnPad(now), straight: true }),
  };
}
