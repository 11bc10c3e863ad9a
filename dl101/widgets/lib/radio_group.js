// One of a few: a row of radio buttons that looks like one control.

import { freshId, h } from "./dom.js";

/** `options`: [{id, text}], ids are words or numbers. `choose(id)` runs when one is picked; `show(id)` puts it. `isBeside`:
 * the legend stands beside the row, not above. */
export function createChoice({ legend, options, choose, isBeside = false }) {
  const group = freshId("choice");
  const inputs = options.map(({ id }) =>
    h("input", { type: "radio", name: group, value: id, onchange: () => choose(id) }),
  );
  const element = h(
    "fieldset",
    { class: isBeside ? "choice is-beside" : "choice" },
    h("legend", {}, legend),
    h(
      "div",
      { class: "choice-row" },
      ...options.map(({ text }, i) => h("label", {}, inputs[i], h("span", {}, text))),
    ),
  );
  return {
    element,
    show(id) {
      for (const input of inputs) input.checked = input.value === String(id);
    },
  };
}
