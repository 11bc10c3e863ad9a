// One map taken apart: its kernels and the map, large; one cell of it; the multiplications behind that cell.

import { createCellGrid } from "../lib/cell_grid.js";
import { signClass } from "../lib/colors.js";
import { button, h, set, setText } from "../lib/dom.js";
import { fixed, term } from "../lib/format.js";
import { createChoice } from "../lib/radio_group.js";
import { strength } from "./layers.js";
import { convolutionAt, dotsOf, kernelOf, LAYERS, mapOf, POOLING, pathUp, pooledFrom } from "./model.js";
import { crumbs, mapWords } from "./words.js";

const WEIGHT = 2; // a weight or a product with the full color
const DEPTH = 8; // maps below layer 2

/** `look(path)` goes there, `leave(path)` back. */
export function createLook(context) {
  const way = createWay(context);
  const parts = [createMap(context), createKernels(), createSums(context), createWork()];
  const empty = h("p", { class: "look-empty" }, "Press a map to see its kernel and its numbers.");
  const body = h("div", { class: "look-body" }, ...parts.map(({ element }) => element));
  return {
    element: h(
      "section",
      { class: "look", "aria-label": "A map, and what it is made of" },
      way.element,
      empty,
      body,
    ),
    /** What has the focus may go away: only the map stays, and "Back". */
    keepFocus() {
      if (!document.activeElement.closest(".map")) way.back.focus({ preventScroll: true });
    },
    draw(now, flow) {
      const isOpen = now.path.length > 0;
      set(empty, { hidden: isOpen });
      set(body, { hidden: !isOpen });
      way.draw(now);
      if (isOpen) for (const one of parts) one.draw(now, flow);
    },
  };
}

/** Where one is, and the way back. */
function createWay({ state, leave }) {
  const back = button("‹ Back", () => leave(pathUp(state.read().path)));
  const list = h("ol", { class: "crumbs" });
  let shown = "";
  return {
    back,
    element: h("nav", { class: "look-way", "aria-label": "Where you are" }, back, list),
    draw({ path }) {
      set(back, { hidden: path.length === 0 });
      if (shown === String(path)) return;
      shown = String(path);
      const steps = crumbs(path);
      list.replaceChildren(
        ...steps.map(([words, to], i) => {
          const isLast = i === steps.length - 1;
          const step = to && !isLast ? button(words, () => leave(to), "crumb") : h("span", {}, words);
          return h("li", { "aria-current": isLast ? "step" : null }, step);
        }),
      );
    },
  };
}

/** The map, large: each cell is a number, and can be pressed. */
function createMap({ look, state }) {
  const grid = createCellGrid({
    choose: ([row, column]) => look([...state.read().path.slice(0, 2), row, column]),
  });
  const words = h("p", { class: "map-words" });
  return {
    element: h("div", { class: "map" }, h("div", { class: "map-grid" }, grid.element), words),
    draw({ path }, flow) {
      const [layer, map, row, column] = path;
      const { name, side, limit } = LAYERS[layer];
      const cells = mapOf(flow, layer, map);
      const toShare = strength(limit);
      grid.draw({
        label: layer ? `${name}, map ${map + 1}` : "The ink",
        from: 0,
        to: side - 1,
        current: row === undefined ? null : [row, column],
        frame: row === undefined ? null : { place: [row, column], side: 1 },
        cellAt([i, j]) {
          const value = cells[i * side + j];
          const text = layer ? number(value, 1) : fixed(16 * value, 0);
          return {
            text,
            name: `row ${i + 1}, column ${j + 1}: ${text}`,
            look: layer ? "is-positive" : "is-ink",
            share: Math.min(1, layer ? toShare(value) : value),
          };
        },
      });
      set(words, { hidden: row !== undefined }); // what a cell is made of is seen beside the map
      setText(
        words,
        `${layer ? `${mapWords(flow, layer, map)} ` : ""}Press a cell to see where its number comes from.`,
      );
    },
  };
}

/** The kernels of a map, while no cell is chosen. */
function createKernels() {
  const tables = Array.from({ length: DEPTH }, () => createNumbers(3));
  const words = h("p", { class: "kernel-words" });
  const element = h("div", { class: "kernels" }, words, h("div", {}, ...tables.map((one) => one.element)));
  return {
    element,
    draw({ path: [layer, map, row] }) {
      const { layer: own } = LAYERS[layer];
      const isShown = own && row === undefined;
      set(element, { hidden: !isShown });
      if (!isShown) return;
      const depth = own.shape[1];
      tables.forEach((table, from) => {
        set(table.element, { hidden: from >= depth });
        if (from < depth)
          table.show(depth > 1 ? `on map ${from + 1}` : "on the ink", weightsOf(own, map, from));
      });
      const what = depth > 1 ? `Its eight kernels, one for each map of layer 1` : "Its kernel";
      setText(words, `${what}, and a bias of ${fixed(own.biases[map], 3)}:`);
    },
  };
}

const weightsOf = (layer, map, from) =>
  Array.from(kernelOf(layer, map, from), (weight) => [fixed(weight), weight]);

/** The sums of a cell over the maps below: choose one to see its multiplications. */
function createSums({ look, state }) {
  const numbers = Array.from({ length: DEPTH }, () => h("span", { class: "sum-number" }));
  const choice = createChoice({
    legend: "The sum of nine products in each map of layer 1. Choose one",
    options: numbers.map((number, from) => ({
      id: from,
      text: h("span", { class: "sum" }, `map ${from + 1}`, number),
    })),
    choose: (from) => look([...state.read().path.slice(0, 4), from]),
  });
  choice.element.classList.add("sums");
  return {
    element: choice.element,
    draw({ path }, flow) {
      const [layer, , row, , from] = path;
      const isShown = row !== undefined && LAYERS[layer].layer?.shape[1] > 1;
      set(choice.element, { hidden: !isShown });
      if (!isShown) return;
      choice.show(from ?? "");
      convolutionAt(flow, path).windows.forEach(({ sum }, i) => {
        setText(numbers[i], fixed(sum, 3));
        set(numbers[i], { class: `sum-number ${signClass(sum)}` });
      });
    },
  };
}

/** The numbers behind a cell: the nine products of a window, the four cells that are pooled, or the dots that are counted. */
function createWork() {
  const tables = { 2: createNumbers(2), 3: createNumbers(3), 4: createNumbers(4) };
  const words = h("p", { class: "work-words" });
  const all = Object.values(tables).map((table) => table.element);
  const element = h("div", { class: "work" }, ...all, words);
  return {
    element,
    draw({ path }, flow) {
      set(element, { hidden: path.length < 4 });
      if (path.length < 4) return;
      const { side, caption, cells, text } = workAt(path, flow);
      for (const size of Object.keys(tables)) set(tables[size].element, { hidden: Number(size) !== side });
      if (side) tables[side].show(caption, cells);
      setText(words, text);
    },
  };
}

/** A square table, {side, caption, cells: [[words, value]]}, and the `text` below it; without `side` there is no table. */
function workAt(path, flow) {
  if (path[0] === 0) {
    const dots = dotsOf(flow, path);
    const cells = dots.map((dot) => [String(dot), dot]);
    return { side: 4, caption: "Its 16 dots", cells, text: inkWords(dots) };
  }
  if (path[0] === POOLING) {
    const four = pooledFrom(flow, path);
    const text = `The largest of the four is ${number(Math.max(...four))}.`;
    return {
      side: 2,
      caption: "Its four cells in layer 2",
      cells: four.map((one) => [number(one), one]),
      text,
    };
  }
  const cell = convolutionAt(flow, path);
  const isDeep = cell.windows.length > 1;
  const from = isDeep ? path[4] : 0;
  const window = cell.windows[from];
  const text = cellWords(cell, window);
  if (!window) return { text };
  const { inputs, weights, products } = window;
  const cells = products.map((product, i) => [
    `${inputs[i] === null ? "edge: 0" : number(inputs[i], 2)} × ${fixed(weights[i], 3)}\n= ${number(product)}`,
    product,
  ]);
  return { side: 3, caption: `${isDeep ? `Map ${from + 1}` : "Ink"} × kernel, cell by cell`, cells, text };
}

function inkWords(block) {
  const count = block.reduce((a, b) => a + b);
  return `${count} of 16 dots are inked. The network gets ${count} ÷ 16 = ${count / 16}.`;
}

/** The way from the products to the cell's number. */
function cellWords({ windows, bias, sum, value }, window) {
  const total = windows.reduce((all, one) => all + one.sum, 0);
  const all = windows.length > 1 ? `The eight sums add up to ${fixed(total, 3)}. ` : "";
  const nine = window ? `The nine products add up to ${fixed(window.sum, 3)}. ` : "";
  return `${nine}${all}With the bias: ${fixed(total, 3)} ${term(bias, 3)} = ${fixed(sum, 3)}. ${sum > 0 ? `ReLU leaves it: ${number(value)}.` : "ReLU makes it 0."}`;
}

const number = (value, decimals = 3) => (value === 0 ? "0" : fixed(value, decimals));

/** A square table with the colors of its numbers. `show(caption, [[words, value]])`. */
function createNumbers(side) {
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
          style: `--share: ${Math.min(1, Math.abs(value) / WEIGHT).toFixed(3)}`,
        });
      });
    },
  };
}
