// One of many: the browser's own list, in our look.

import { freshId, h, setFormula } from "./dom.js";

/** `options`: [{id, text}], ids are words or numbers. `choose(id)` runs when one is picked; `show(id, unfit)`
 * puts it, and `unfit` can't be picked.
 * Without `isNamed` the label is for the ear only. */
export function createSelect({ label, options, choose, isNamed = true }) {
  const id = freshId("select");
  const list = h(
    "select",
    { id, class: "select", onchange: () => choose(options[list.selectedIndex].id) },
    ...options.map(({ id: value, text }) => h("option", { value }, text)),
  );
  return {
    element: h(
      "div",
      { class: "select-box" },
      setFormula(h("label", { for: id, class: isNamed ? "select-name" : "visually-hidden" }), label),
      list,
    ),
    show(chosen, unfit = null) {
      for (const [i, option] of [...list.options].entries()) option.disabled = options[i].id === unfit;
      const index = options.findIndex((option) => option.id === chosen);
      if (list.selectedIndex !== index) list.selectedIndex = index;
    },
  };
}
