// XOR's four pairs of inputs: what the network answers to each, and whether that is what is wanted.

import { h, set, setText } from "../lib/dom.js";
import { same } from "../lib/state.js";
import { CORNERS, short, xorRows } from "./model.js";

/** `choose(inputs)` runs when a pair is picked. `show(state)` puts the answers. */
export function createCorners(choose) {
  const buttons = CORNERS.map((x) =>
    h("button", { type: "button", class: "button corner", onclick: () => choose(x) }, h("span"), h("b")),
  );
  return {
    element: h(
      "div",
      { class: "chips corners", role: "group", "aria-label": "XOR's four inputs" },
      h("p", { class: "presets-title" }, "XOR: choose a pair of inputs"),
      ...buttons,
    ),
    show(state) {
      xorRows(state).forEach(({ x, y, wanted, right }, i) => {
        const [answer, verdict] = buttons[i].children;
        setText(answer, `(${x.join(", ")}) → ${short(y)} `);
        setText(verdict, right ? "right" : `should be ${wanted}`);
        set(buttons[i], { "aria-pressed": String(same(x, state.inputs)), "data-right": right });
      });
    },
  };
}
