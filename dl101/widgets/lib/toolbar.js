// Undo and reset.

import { h } from "./dom.js";

/** `show(canUndo)` says whether there is anything to take back. */
export function createToolbar({ undo, reset }) {
  const undoButton = h("button", { type: "button", class: "button", onclick: undo }, "Undo");
  const element = h(
    "div",
    { class: "toolbar" },
    undoButton,
    h("button", { type: "button", class: "button", onclick: reset }, "Reset"),
  );
  return {
    element,
    show(canUndo) {
      undoButton.setAttribute("aria-disabled", String(!canUndo)); // not `disabled`: that would drop the focus
    },
  };
}
