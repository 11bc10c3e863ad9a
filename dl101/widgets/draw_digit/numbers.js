// Square tables of numbers: kernels, products.

import { signClass } from "../lib/colors.js";
import { h, set, setText } from "../lib/dom.js";
import { fixed } from "../lib/format.js";

const STRONG = 2; // a weight or a product with the full color

/** A number as it stands in tables: what is 0 has no decimals. */
export const number = (value, decimals = 3) => (value === 0 ? "0" : fixed(value, decimals));

/** A square table with the colors of its numbers. `show(caption, [[words, value]])`. */
export function createNumbers(side) {
  const caption = h("caption");
  const cells = Array.from({ length: side * side }, () => h("td"));
  const rows = Array.from({ length: side }, (_, row) =>
    h("tr", {}, ...cells.slice(row * side, (row + 1) * side)),
  );
  return {
    element: h("table", { class: "grid-numbers" }, caption, h("tbody", {}, ...rows)),
    show(name, contents) {
      setText(caption, name);
      contents.forEach(([words, value], i) => {
        setText(cells[i], words);
        set(cells[i], {
          class: signClass(value) || null,
          style: `--share: ${Math.min(1, Math.abs(value) / STRONG).toFixed(3)}`,
        });
      });
    },
  };
}
