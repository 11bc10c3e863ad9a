// What is to be drawn, the pad, and the way to the next drawing. For a hand that is not the learner's, a way back to it.

import { button, h, setText } from "../lib/dom.js";
import { createDrawingPad } from "../lib/drawing_pad.js";
import { slotOf, thinned } from "../lib/kept_drawings.js";
import {
  askedOf,
  canAskMore,
  digitOf,
  nextSlot,
  OWN,
  roundsOf,
  START,
  UNTAUGHT,
  withDrawing,
} from "./model.js";
import { askWords, PRIVACY } from "./words.js";

const PEN = 0.09; // of the pad's width

export function createAsk({ state, edit, lead, redraw, colors }) {
  let live = null; // a stroke that is being drawn, with those before it: it is kept once the pen is lifted
  const kept = (now) => now.drawings[askedOf(now)] ?? [];
  const pad = createDrawingPad({
    label: "Drawing pad. Enter goes on to the next drawing",
    hint: "Draw here",
    read: () => live ?? kept(state.read()),
    change(strokes) {
      live = strokes;
      redraw();
    },
    end() {
      const now = state.read();
      if (live) edit(withDrawing(now, askedOf(now), thinned(live)));
      live = null;
    },
    colors,
  });
  const goOn = () => {
    const now = state.read();
    const next = canAskMore(now) ? slotOf(0, roundsOf(now).length + 1) : nextSlot(now, askedOf(now));
    if (next && !live) edit({ asked: next });
  };
  const next = button("", goOn, "button is-first");
  const clear = button("Erase them all", () => edit({ drawings: {}, asked: "", ...UNTAUGHT }), "button");
  const title = h("p", { class: "ask-title", role: "status" });
  const own = h(
    "div",
    { class: "ask-own" },
    title,
    pad.element,
    h("div", { class: "row" }, next),
    h("div", { class: "row spread" }, h("p", { class: "ask-note" }, PRIVACY), clear),
  );
  pad.element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".pad-sheet")) goOn();
  });
  const back = () => lead({ ...START, preset: "" });
  const others = h(
    "div",
    { class: "ask-others" },
    h(
      "p",
      {},
      "A generator made these drawings: nobody wrote them. Half of them are to learn from, the others are held out.",
    ),
    button("Draw with my own hand", back),
  );
  return {
    element: h("div", { class: "ask" }, own, others),
    draw(now) {
      const isOwn = now.hand === OWN;
      own.hidden = !isOwn;
      others.hidden = isOwn;
      if (!isOwn) return;
      setText(title, askWords(now));
      setText(next, nextWords(now));
      next.hidden = !nextWords(now);
      next.classList.toggle("is-first", kept(now).length > 0);
      clear.hidden = Object.keys(now.drawings).length === 0;
      pad.draw({ strokes: live ?? kept(now), pen: PEN, box: null });
    },
  };
}

/** Where the button leads; "" where all is drawn. */
function nextWords(now) {
  if (canAskMore(now)) return "More drawings";
  const asked = askedOf(now);
  const next = nextSlot(now, asked);
  if (!next || next === asked) return "";
  return `${now.drawings[asked] ? "Next" : "Skip"}: draw ${digitOf(next) === 8 ? "an" : "a"} ${digitOf(next)}`;
}
