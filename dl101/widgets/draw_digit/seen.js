// As the network sees it: how dots and pixels are made of the strokes, and what may be changed on the way.

import { DOTS } from "../data/drawings.js";
import { clamp } from "../lib/arithmetic.js";
import { createCheck } from "../lib/checkbox.js";
import { h, set, setText } from "../lib/dom.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createPixels } from "../lib/pixels.js";
import { createLayer } from "./layers.js";
import { PEN } from "./model.js";

/** As the network sees it: 32×32 dots, counted in blocks, and 8×8 pixels of ink. */
export function createSeen(context) {
  const dots = createPixels(DOTS);
  const ink = createLayer(0, context);
  const how = h("span", { class: "seen-how" });
  const step = (picture, ...words) => h("figure", {}, picture, h("figcaption", {}, ...words));
  return {
    element: h(
      "div",
      { class: "seen" },
      h("p", { class: "part-title" }, "As the network sees it"),
      h(
        "div",
        { class: "seen-steps" },
        step(h("div", { class: "blocks" }, dots.element), how, " 32×32 dots"),
        h("span", { class: "arrow", "aria-hidden": "true" }, "→"),
        step(ink.element, "8×8 pixels: the dots of each block, 0 to 16"),
      ),
    ),
    draw(now, flow) {
      dots.show(flow.dots, context.colors().ink);
      ink.draw(now, flow);
      setText(how, now.centered ? "Centered, scaled, made upright:" : "As on the pad:");
    },
  };
}

/** Center and scale, invert, turn; the width of the pen, where it counts. */
export function createChanges({ edit, end }) {
  const change = (changes, gesture) => edit({ ...changes, meant: "" }, gesture);
  const centered = createCheck({ text: "Center and scale", choose: (centered) => change({ centered }) });
  const inverted = createCheck({ text: "Invert", choose: (inverted) => change({ inverted }) });
  const turn = createNumberSlider({
    name: "Turn",
    unit: "°",
    low: -180,
    high: 180,
    step: 1,
    decimals: 0,
    label: "Turn, in degrees",
    change: (turn) => change({ turn: Math.round(turn) }, "turn"),
    end,
  });
  const pen = createNumberSlider({
    name: "Pen",
    ...PEN,
    decimals: 1,
    label: "Pen, in dots",
    change: (pen) => change({ pen: clamp(Number(pen.toFixed(1)), PEN.low, PEN.high) }, "pen"),
    end,
  });
  return {
    element: h(
      "div",
      { class: "changes" },
      h("div", { class: "row" }, centered.element, inverted.element),
      turn.element,
      pen.element,
    ),
    draw(now) {
      centered.show(now.centered);
      inverted.show(now.inverted);
      turn.show(now.turn);
      pen.show(now.pen);
      set(pen.element, { hidden: now.centered }); // the preparation draws with a pen of its own
    },
  };
}
