// The grid as a table of colored cells: blue where the loss is low, orange where it is high.

import { h, set, setText } from "../lib/dom.js";
import { bestOf, labelOf, lossesOf, placeOf, sweepOf, valuesOf, written } from "./model.js";
import { nameOf, resultOf } from "./words.js";

const MIDDLE = 0.25; // a loss as far from 0 as from the ½ of an output that is 0 everywhere
const PALE = 20; // percent of color next to the middle, as in the legend
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** `choose([column, row])` chooses a cell, `open()` opens it. `draw(state)` shows a state. */
export function createMap({ choose, open }) {
  const [up, across] = ["axis-up", "axis-across"].map((name) =>
    h("p", { class: name, "aria-hidden": "true" }),
  );
  const table = h("table", { role: "grid" });
  const element = h("div", { class: "sweep-map", "data-picture": "" }, up, table, across);
  let [shown, cells, size] = ["", [], {}];

  function build(now) {
    const { x_axis, y_axis } = now;
    if (shown === `${x_axis} ${y_axis}`) return;
    shown = `${x_axis} ${y_axis}`;
    const [xs, ys] = valuesOf(now);
    const cell = (column, row) => h("td", { role: "gridcell", "data-place": `${column} ${row}` });
    const rows = ys.map((_, row) => xs.map((_, column) => cell(column, row)));
    const head = (scope, value) => h("th", { scope }, ...shortened(written(value)));
    cells = rows.flat();
    table.replaceChildren(
      h("tbody", {}, ...rows.map((row, i) => h("tr", {}, head("row", ys[i]), ...row)).toReversed()),
      h("tfoot", {}, h("tr", {}, h("td", { role: "none" }), ...xs.map((value) => head("col", value)))),
    );
    setText(up, `↑ ${labelOf(y_axis)}`);
    setText(across, `${labelOf(x_axis)} →`);
  }

  /** To a place inside the grid, and the keyboard with it. */
  function go(column, row) {
    const place = [clamp(column, size.columns), clamp(row, size.rows)];
    choose(place);
    cells[place[1] * size.columns + place[0]].focus({ preventScroll: true });
  }
  table.addEventListener("click", ({ target }) => {
    if (target.dataset.place) go(...target.dataset.place.split(" ").map(Number));
  });
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const [column, row] = event.target.dataset.place.split(" ").map(Number);
    const [dx, dy] = STEPS[event.key] ?? [0, 0];
    if (event.key === "Home") go(0, row);
    else if (event.key === "End") go(size.columns - 1, row);
    else if (event.key === "Enter") open();
    else if (dx || dy) go(column + dx, row + dy);
    else return;
    event.preventDefault(); // the page must not scroll
  });

  return {
    element,
    draw(now) {
      const sweep = sweepOf(now);
      size = sweep;
      build(now);
      set(table, { "aria-label": `The ${sweep.cells.length} networks` });
      const [column, row] = placeOf(now, sweep);
      const best = bestOf(now);
      for (const [i, cell] of sweep.cells.entries())
        drawCell(cells[i], { cell, now, isChosen: i === row * sweep.columns + column, isBest: i === best });
    },
  };
}

/** "0.001" as a 0 that a narrow page leaves out, and ".001". */
const shortened = (text) =>
  text.startsWith("0.") ? [h("span", { class: "zero" }, "0"), text.slice(1)] : [text];

const clamp = (value, count) => Math.min(count - 1, Math.max(0, value));

function drawCell(node, { cell, now, isChosen, isBest }) {
  const losses = lossesOf(cell, now.epochs);
  const share = losses ? Math.max(-1, 1 - losses[now.show] / MIDDLE) : 0;
  const color = share < 0 ? "negative" : "positive";
  const percent = (PALE + (100 - PALE) * Math.abs(share)).toFixed(0);
  node.style.background = losses ? `color-mix(in srgb, var(--${color}) ${percent}%, var(--paper))` : "";
  node.classList.toggle("is-best", isBest);
  node.classList.toggle("is-lost", losses !== null && cell.end !== null && cell.end <= losses.epoch);
  set(node, {
    tabindex: isChosen ? 0 : -1,
    "aria-selected": String(isChosen),
    "aria-label": `${nameOf(now, cell)}: ${resultOf(cell, now)}${isBest ? ", the lowest" : ""}`,
  });
}
