// A number in the drawing that can be typed over.

import { set } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createNumberField } from "../lib/number_field.js";

const DECIMALS = 6;

/** `change(value)` runs when a number is entered, `tell(sentence)` when what is typed is none, or "" again. */
export function createNumberCell({ label, limit, change, tell }) {
  let shown = 0;
  const written = (value) => fixed(value, DECIMALS).replace(/\.?0+$/, "");
  const round = (value) => Number(value.toFixed(DECIMALS)) + 0; // + 0 turns −0 into 0
  const { input, show, put } = createNumberField({
    fits: (value) => Math.abs(value) <= limit,
    problem: () => `Type a number from −${limit} to ${limit}. The ${label} is still ${written(shown)}.`,
    written,
    round,
    enter(value) {
      color(value); // the next arrow key may come before the next frame
      change(value);
    },
    tell,
    attributes: { "aria-label": label, inputmode: null },
  });
  function color(value) {
    shown = value;
    const sign = value > 0 ? "is-positive" : value < 0 ? "is-negative" : "";
    set(input, { class: `cell ${sign}` });
    input.style.setProperty("--chars", written(value).length);
  }
  input.addEventListener("keydown", (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    color(round(Math.min(limit, Math.max(-limit, shown + step))));
    put(shown);
    input.select();
    change(shown);
  });
  return {
    element: input,
    show(value) {
      color(value);
      show(value);
    },
  };
}
