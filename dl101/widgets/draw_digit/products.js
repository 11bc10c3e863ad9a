// One cell taken apart: its sums over the maps below, and the multiplications of one of them.

import { signClass } from "../lib/colors.js";
import { h, set, setText } from "../lib/dom.js";
import { fixed, term } from "../lib/format.js";
import { createChoice } from "../lib/radio_group.js";
import { convolutionAt, dotsOf, LAYERS, POOLING, pooledFrom } from "./model.js";
import { createNumbers, number } from "./numbers.js";

const BELOW = 8; // maps of layer 1

/** The sums of a cell over the maps below: choose one to see its multiplications. */
export function createSums({ look, state }) {
  const numbers = Array.from({ length: BELOW }, () => h("span", { class: "sum-number" }));
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
export function createWork() {
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
