// A box to tick, with its words.

import { h } from "./dom.js";

/** `choose(isChecked)` runs at a click; `show(isChecked)` puts it. */
export function createCheck({ text, choose }) {
  const box = h("input", { type: "checkbox", onchange: () => choose(box.checked) });
  return {
    element: h("label", { class: "check" }, box, h("span", {}, text)),
    show(isChecked) {
      box.checked = isChecked;
    },
  };
}
