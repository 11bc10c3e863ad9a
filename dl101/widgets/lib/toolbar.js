// Undo and reset.

import { button, h } from "./dom.js";

/** `show(canUndo)` says whether there is anything to take back. */
export function createToolbar({ undo, reset }) {
  const undoButton = button("Undo", undo);
  const element = h("div", { class: "toolbar" }, undoButton, button("Reset", reset));
  return {
    element,
    show(canUndo) {
      undoButton.setAttribute("aria-disabled", String(!canUndo)); // not `disabled`: that would drop the focus
    },
  };
}
