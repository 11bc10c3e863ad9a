// A number at which training stops; an empty field stands for never.

import { freshId, h } from "../../lib/dom.js";
import { withCommas } from "../../lib/format.js";
import { createNumberField } from "../../lib/number_field.js";
import { parseNumber } from "../../lib/read_number.js";

/** `low` and `high` bound it; `whole` says that it counts. `choose(value)` runs when one is entered: 0 for never. */
export function createStopField({ label, low, high, whole = false, choose }) {
  const id = freshId("stop");
  const { input, note, show } = createNumberField({
    read: (text) => (text.trim() === "" ? 0 : parseNumber(text, { whole })),
    written: (value) => (value === 0 ? "" : String(value)),
    fits: (value) => value === 0 || (value >= low && value <= high && (!whole || Number.isInteger(value))),
    problem: () =>
      `Type ${whole ? "a whole number" : "a number"} from ${low} to ${withCommas(high)}, or nothing for never.`,
    enter: choose,
    attributes: { id, inputmode: "decimal", placeholder: "never" },
  });
  const name = h("label", { for: id, class: "select-name" }, label);
  return { element: h("div", { class: "select-box" }, name, input, note), show };
}
