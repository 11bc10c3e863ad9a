// A box to tick, with its words.

import { h } from "./dom.js";

/** `choose(is_checked)` runs at a click; `show(is_checked)` puts it. */
export function createCheck({ text, choose }) {
  const box = h("input", { type: "checkbox", onchange: () => choose(box.checked) });
  return {
    element: h("label", { class: "check" }, box, h("span", {}, text)),
    show(is_checked) {
      box.checked = is_checked;
    },
  };
}
