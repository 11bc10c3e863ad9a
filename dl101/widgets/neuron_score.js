// How many of the four points are right, always in view; and, once all are, the way to the next gate.

import { h, setText } from "./lib/dom.js";
import { GATES } from "./neuron_model.js";

/** `go(gate)` runs when the next gate is picked. */
export function createScore(go) {
  const dots = GATES.AND.map(() => h("span", { class: "score-dot" }));
  const text = h("span", { class: "score-text" });
  const next = h("button", { type: "button", class: "chip", onclick: () => go(next.dataset.gate) });
  const element = h(
    "p",
    { class: "score" },
    h("span", { class: "score-dots", "aria-hidden": "true" }, ...dots),
    text,
    next,
  );
  return {
    element,
    draw({ gate, goals_reached }, rows) {
      const right = rows.filter((row) => row.right).length;
      const solved = right === rows.length;
      dots.forEach((dot, i) => {
        dot.classList.toggle("is-right", rows[i].right);
      });
      element.classList.toggle("is-solved", solved);
      setText(text, solved ? `${gate}: all 4 right!` : `${gate}: ${right} of 4 right`);
      const open = Object.keys(GATES).find(
        (one) => one !== gate && !goals_reached.includes(one.toLowerCase()),
      );
      next.hidden = !solved || !open;
      next.dataset.gate = open ?? "";
      setText(next, `Next: ${open} →`);
    },
  };
}
