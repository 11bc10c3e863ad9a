// A number in a drawing that can be typed over, or changed by one with the arrow keys.

import { clamp, rounded } from "./arithmetic.js";
import { signClass } from "./colors.js";
import { set } from "./dom.js";
import { fixed } from "./format.js";
import { createNumberField } from "./number_field.js";

const DECIMALS = 6; // of a number that is typed

/** `label` names it, `limit` is its largest size. `change(value)` sets it, `tell(sentence)` says what does not fit. */
export function createNumberCell({ label, limit, change, tell }) {
  let shown = 0;
  const written = (value) => fixed(value, DECIMALS).replace(/\.?0+$/, "");
  const round = (value) => rounded(value, DECIMALS);
  const { input, show, put } = createNumberField({
    fits: (value) => Math.abs(value) <= limit,
    problem: () =>
      `Type a number from −${limit} to ${limit}. ${label.includes(" ") ? "The " : ""}${label} is still ${written(shown)}.`,
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
    color(round(clamp(shown + step, -limit, limit)));
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
