// A number in a drawing that can be typed over, or changed by one with the arrow keys.

import { set } from "./dom.js";
import { fixed } from "./format.js";
import { createNumberField } from "./number_field.js";

const DECIMALS = 6; // of a number that is typed

/** `label` names it, `limit` is its largest size. `change(value)` sets it, `tell(sentence)` says what does not fit. */
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
    set(input, { class: `cell ${signClass(value)}` });
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
    input,
    show(value) {
      color(value);
      show(value);
    },
  };
}

/** The class of what is colored by a number's sign. */
export const signClass = (value) => (value > 0 ? "is-positive" : value < 0 ? "is-negative" : "");
