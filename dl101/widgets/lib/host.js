// What every widget does for its host, demo or question: its style, keys that stay inside, a sentence when it fails.

import base from "./base.css";
import { h } from "./dom.js";
import palette from "./palette.css";

const SHARED = ["palette", "base", "demo"]; // in this order, and before the styles of any one widget

/** Put a style into the page, once. What many widgets share comes first, so that a widget's own rules win. */
export function style(name, text) {
  if (document.querySelector(`style[data-dl101="${name}"]`)) return;
  const rank = (element) => (SHARED.indexOf(element.dataset.dl101) + 1 || SHARED.length + 1) - 1;
  const made = h("style", { "data-dl101": name }, text);
  const present = [...document.querySelectorAll("style[data-dl101]")];
  const after = present.find((element) => rank(element) > rank(made));
  if (after) after.before(made);
  else document.head.append(made);
}

/** The styles of every widget. */
export function sharedStyles() {
  style("palette", palette);
  style("base", base);
}

/** Plain keys stay in the widget: JupyterLab would go to another cell at ↓, and delete one at D, D. */
export function keepKeys(event) {
  const runs = event.key === "Enter" && event.shiftKey; // runs the cell
  if (!event.ctrlKey && !event.metaKey && !event.altKey && !runs) event.stopPropagation();
}

/** Say that a widget stopped. `what`: "demo Neuron", "question". */
export function fail(root, what, error) {
  console.error(error);
  root.replaceChildren(
    h(
      "p",
      { class: "demo-notice", role: "alert" },
      `The ${what} stopped because of a mistake in its code: ${error.message} The rest of the page still works. Loading the page starts it again.`,
    ),
  );
}
