// A field for one weight or bias.

import { freshId, h, set, setText } from "../lib/dom.js";
import { fixed, parseNumber } from "../lib/format.js";

const LIMIT = 100; // a larger number would blow up the training at once

/** A weight in two decimals; a small one in more, so that it does not look like zero. */
export const writtenWeight = (value) => fixed(value, Math.abs(value) < 0.005 && value !== 0 ? 4 : 2);

/** `change(value)` and `end()` run when a number is entered. `show(value)` puts it, except while a person types. */
export function createWeightField({ change, end }) {
  const problem_id = freshId("problem");
  const input = h("input", {
    id: freshId("weight"),
    type: "text",
    class: "number-field",
    inputmode: "text", // "decimal" has no minus key on some phones
    autocomplete: "off",
    "aria-describedby": problem_id,
  });
  const problem = h("p", { class: "field-problem", id: problem_id, role: "status" });
  let [shown, typed] = [0, false];

  const restore = () => {
    typed = false;
    const text = writtenWeight(shown);
    if (input.value !== text) input.value = text;
    set(input, { "aria-invalid": null });
    setText(problem, "");
  };
  function enter() {
    if (!typed) return;
    const value = parseNumber(input.value);
    if (Math.abs(value) <= LIMIT) {
      shown = value;
      restore();
      change(value);
      end();
      return;
    }
    set(input, { "aria-invalid": "true" });
    setText(problem, `Type a number from ${fixed(-LIMIT, 0)} to ${LIMIT}.`);
  }
  input.addEventListener("input", () => {
    typed = true;
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("change", enter);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") enter();
    if (event.key === "Escape" && typed) {
      event.stopPropagation(); // the first one takes back what was typed
      restore();
    }
  });
  return {
    element: h("div", { class: "net-field" }, input, problem),
    input,
    name: (label) => set(input, { "aria-label": label }),
    focus: () => input.focus({ preventScroll: true }),
    show(value) {
      const moved = value !== shown;
      shown = value;
      const is_typing = typed && document.activeElement === input; // the browser's own undo may change it from afar
      if (!is_typing && (moved || problem.textContent === "")) restore();
    },
  };
}
