// Where a demo's parts stand: in columns, which a narrow page puts below one another (demo.css).

import { h } from "./dom.js";

export const column = (...elements) => h("div", { class: "column" }, ...elements);

/** Two columns, each a list of elements. */
export const columns = (...lists) =>
  h("div", { class: "main" }, ...lists.map((elements) => column(...elements)));
