// The upper half: the pad, the answer beside it, the picture that the network sees, and what the learner says of it.

import { DOTS } from "../data/drawings.js";
import { clamp } from "../lib/arithmetic.js";
import { createCheck } from "../lib/checkbox.js";
import { h, set, setText } from "../lib/dom.js";
import { createDrawingPad } from "../lib/drawing_pad.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createPixels } from "../lib/pixels.js";
import { createLayer } from "./layers.js";
import { boxOnPad, CLASSES, isOwn, PEN, withMeant } from "./model.js";
import { probability, tallyWords, unchangedWords } from "./words.js";

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
    draw: (now) => pad.draw({ strokes: now.strokes, pen: now.pen / DOTS, box: boxOnPad(now) }),
  };
}

/** The answer, large, and the ten probabilities. */
export function createAnswer() {
  const [digit, sure] = [h("span", { class: "answer-digit" }), h("span", { class: "answer-p" })];
  const [fills, names] = [CLASSES.map(() => h("span", { class: "fill" })), CLASSES.map(() => h("span"))];
  const items = CLASSES.map((one) =>
    h(
      "li",
      {},
      h("span", { class: "track", "aria-hidden": "true" }, fills[one]),
      h("b", { "aria-hidden": "true" }, String(one)),
      set(names[one], { class: "visually-hidden" }),
    ),
  );
  const element = h(
    "div",
    { class: "answer" },
    h("p", { class: "answer-words" }, digit, sure),
    h("ul", { class: "probabilities", "aria-label": "Probabilities" }, ...items),
  );
  return {
    element,
    draw(_, { answer, probabilities }) {
      setText(digit, String(answer));
      setText(sure, `p = ${probability(probabilities[answer])}`);
      for (const one of CLASSES) {
        fills[one].style.setProperty("--share", probabilities[one].toFixed(4));
        setText(names[one], `${one}: p = ${probability(probabilities[one])}`);
        set(items[one], { class: one === answer ? "is-answer" : null });
      }
    },
  };
}

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

/** What did you mean? The tally of one's own drawings. */
export function createMeant({ state, edit }) {
  const ids = [...CLASSES, "none"];
  const say = (meant) => {
    const now = state.read();
    if (isOwn(now)) edit(withMeant(now, meant));
  };
  const keys = ids.map((id) =>
    h(
      "button",
      { type: "button", class: "button key", onclick: () => say(id) },
      id === "none" ? "no digit" : String(id),
    ),
  );
  const said = h("p", { class: "tally", role: "status" });
  const unchanged = h("p", { class: "unchanged" });
  return {
    element: h(
      "div",
      { class: "meant" },
      h("p", { class: "part-title" }, "What did you mean?"),
      h("div", { class: "keys", role: "group", "aria-label": "What did you mean?" }, ...keys),
      said,
      unchanged,
    ),
    draw(now) {
      const own = isOwn(now);
      ids.forEach((id, i) => {
        set(keys[i], { "aria-pressed": String(id === now.meant), "aria-disabled": String(!own) });
      });
      setText(said, tallyWords(now, own));
      setText(unchanged, unchangedWords());
    },
  };
}
