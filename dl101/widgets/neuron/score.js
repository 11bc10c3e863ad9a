// How many of the four points are right, always in view; and the way to the next gate, when there is one to offer.

import { h, setText } from "../lib/dom.js";
import { CORNERS } from "./model.js";

/** `go(gate)` runs when the next gate is picked. `draw(state, rows, next)` shows the score; `next` is a gate or "". */
export function createScore(go) {
  const dots = CORNERS.map(() => h("span", { class: "score-dot" }));
  const text = h("span", { class: "score-text" });
  const button = h("button", { type: "button", class: "chip", onclick: () => go(button.dataset.gate) });
  const element = h(
    "p",
    { class: "score" },
    h("span", { class: "score-dots", "aria-hidden": "true" }, ...dots),
    text,
    button,
  );
  return {
    element,
    draw({ gate }, rows, next) {
      const right = rows.filter((row) => row.right).length;
      const solved = right === rows.length;
      dots.forEach((dot, i) => {
        dot.classList.toggle("is-right", rows[i].right);
      });
      element.classList.toggle("is-solved", solved);
      setText(text, solved ? `${gate}: all 4 right!` : `${gate}: ${right} of 4 right`);
      button.hidden = next === "";
      button.dataset.gate = next;
      setText(button, `Next: ${next} →`);
    },
  };
}
