// The four points as a table: sum, output, what is wanted, right or wrong.

import { h, set, setFormula, setText } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { CORNERS, pair } from "./model.js";

/**
 * A row for each corner. With `choose`, a click or the button in a row sends that corner's inputs through the diagram;
 * without, the marked row is the one that comes next.
 */
export function createTable({ caption, choose = null }) {
  const rows = CORNERS.map((x, i) => {
    const cells = Object.fromEntries(
      ["z", "output", "wanted", "verdict"].map((name) => [name, h("td", { class: name })]),
    );
    const button = { type: "button", class: "row-button", "aria-label": pair(x) };
    const head = choose
      ? [h("button", button, pair(x))]
      : [h("span", { class: "next-mark", "aria-hidden": "true" }, "→"), pair(x)];
    const row = h("tr", {}, h("th", { scope: "row" }, ...head), ...Object.values(cells));
    if (choose) row.addEventListener("click", () => choose(i));
    return { row, head: head[0], cells };
  });
  const heads = ["(x₁, x₂)", "sum z", "output", "wanted", "verdict"].map((text) =>
    setFormula(h("th", { scope: "col" }), text),
  );
  return {
    element: h(
      "table",
      { class: "corner-table" },
      h("caption", { class: "visually-hidden" }, caption),
      h("thead", {}, h("tr", {}, ...heads)),
      h("tbody", {}, ...rows.map(({ row }) => row)),
    ),
    draw(corner, states) {
      states.forEach(({ z, output, wanted, right }, i) => {
        const { row, head, cells } = rows[i];
        row.classList.toggle("is-chosen", i === corner);
        if (choose) set(head, { "aria-pressed": String(i === corner) });
        else set(row, { "aria-current": i === corner ? "step" : null });
        cells.z.className = `z ${z > 0 ? "is-positive" : z < 0 ? "is-negative" : ""}`;
        setText(cells.z, fixed(z));
        setText(cells.output, String(output));
        setText(cells.wanted, String(wanted));
        cells.verdict.className = `verdict ${right ? "is-right" : "is-wrong"}`;
        setText(cells.verdict, right ? "✓ right" : "✗ wrong");
      });
    },
  };
}
