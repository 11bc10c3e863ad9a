// A number in the drawing that can be typed over.

import { h } from "./lib/dom.js";
import { fixed, parseNumber } from "./lib/format.js";

/** `change(value)` runs when a number is entered, `problem(sentence)` when what is typed is none, or "" again. */
export function createNumberCell({ label, limit, change, problem }) {
  const field = h("input", {
    type: "text",
    autocomplete: "off",
    "aria-label": label,
  });
  let shown = 0;
  const written = () => fixed(shown, 6).replace(/\.?0+$/, "");
  const restore = () => {
    field.value = written();
    field.removeAttribute("aria-invalid");
  };
  const enter = () => {
    const value = parseNumber(field.value);
    const good = Math.abs(value) <= limit;
    problem(good ? "" : `Type a number from −${limit} to ${limit}. The ${label} is still ${written()}.`);
    if (!good) return field.setAttribute("aria-invalid", "true");
    shown = Number(value.toFixed(6)) + 0; // + 0 turns −0 into 0
    restore();
    return change(shown);
  };
  field.addEventListener("change", enter);
  field.addEventListener("focus", () => field.select());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") enter();
    if (event.key === "Escape") {
      restore();
      problem("");
    }
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    field.value = String(Math.min(limit, Math.max(-limit, shown + step)));
    enter();
    field.select();
  });
  return {
    element: field,
    show(value) {
      const moved = value !== shown || field.value === "";
      shown = value;
      const sign = value > 0 ? "is-positive" : value < 0 ? "is-negative" : "";
      field.className = `cell ${sign} ${written().length > 4 ? "is-long" : ""}`;
      if (moved || document.activeElement !== field) restore();
    },
  };
}
