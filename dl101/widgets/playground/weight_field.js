// A field for one weight or bias.

import { freshId, h, set } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createNumberField } from "../lib/number_field.js";

const LIMIT = 100; // a larger number would blow up the training at once

/** A weight in two decimals; a small one in more, so that it does not look like zero. */
export const writtenWeight = (value) => fixed(value, Math.abs(value) < 0.005 && value !== 0 ? 4 : 2);

/** `change(value)` and `end()` run when a number is entered. `show(value)` puts it, except while a person types. */
export function createWeightField({ change, end }) {
  const { input, note, show } = createNumberField({
    fits: (value) => Math.abs(value) <= LIMIT,
    problem: () => `Type a number from ${fixed(-LIMIT, 0)} to ${LIMIT}.`,
    written: writtenWeight,
    enter(value) {
      change(value);
      end();
    },
    attributes: { id: freshId("weight") },
  });
  return {
    element: h("div", { class: "net-field" }, input, note),
    input,
    name: (label) => set(input, { "aria-label": label }),
    focus: () => input.focus({ preventScroll: true }),
    show,
  };
}
