// The scoreboard: the models of the course on the same held-out drawings.

import { h } from "../lib/dom.js";
import { same } from "../lib/state.js";
import { OWN } from "./model.js";
import { scoreboardOf, scoreOf } from "./training/readings.js";
import { isTrained } from "./training/teaching.js";

export function createBoard() {
  const title = h("caption");
  const body = h("tbody");
  const element = h("table", { class: "board" }, title, body);
  let shown = null;
  return {
    element,
    draw(now) {
      const { of } = scoreOf(now);
      if (!isTrained(now)) return;
      const rows = of ? scoreboardOf(now) : [];
      element.hidden = of === 0;
      if (same([now.hand, of, rows], shown)) return;
      shown = [now.hand, of, rows];
      title.textContent = `Scoreboard: ${now.hand === OWN ? "your" : "this"} hand, ${of} held-out drawings`;
      body.replaceChildren(
        ...rows.map(({ name, right }) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, name),
            h("td", { class: "share" }, h("span", { style: `--share:${right / of}`, "aria-hidden": "true" })),
            h("td", {}, `${right} of ${of}`),
          ),
        ),
      );
    },
  };
}
