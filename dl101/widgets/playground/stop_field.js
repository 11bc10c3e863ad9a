// A number at which training stops; an empty field stands for never.

import { freshId, h, set, setText } from "../lib/dom.js";
import { parseNumber } from "../lib/format.js";

/** `low` and `high` bound it; `whole` says that it counts. `choose(value)` runs when one is entered: 0 for never. */
export function createStopField({ label, low, high, whole = false, choose }) {
  const [id, problem_id] = [freshId("stop"), freshId("problem")];
  const problem = h("p", { class: "field-problem", id: problem_id, role: "status" });
  const field = h("input", {
    id,
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    placeholder: "never",
    class: "number-field",
    "aria-describedby": problem_id,
    onchange: () => {
      const value = field.value.trim() === "" ? 0 : parseNumber(field.value);
      const is_good = value === 0 || (value >= low && value <= high && (!whole || Number.isInteger(value)));
      set(field, { "aria-invalid": !is_good });
      const kind = whole ? "a whole number" : "a number";
      setText(
        problem,
        is_good ? "" : `Type ${kind} from ${low} to ${high.toLocaleString("en")}, or nothing for never.`,
      );
      if (is_good) choose(value);
    },
  });
  let shown = 0;
  return {
    element: h(
      "div",
      { class: "select-box" },
      h("label", { for: id, class: "select-name" }, label),
      field,
      problem,
    ),
    show(value) {
      const is_news = value !== shown;
      shown = value;
      if (!is_news && (document.activeElement === field || field.getAttribute("aria-invalid"))) return;
      field.value = value === 0 ? "" : String(value);
      set(field, { "aria-invalid": null });
      setText(problem, "");
    },
  };
}
