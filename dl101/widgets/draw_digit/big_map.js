// One map, large, and the kernels that make it.

import { createCellGrid } from "../lib/cell_grid.js";
import { h, set, setText } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { strength } from "./layers.js";
import { kernelOf, LAYERS, mapOf } from "./model.js";
import { createNumbers, number } from "./numbers.js";
import { mapWords } from "./words.js";

const MOST = 8; // kernels of a map: one for each map of layer 1

/** The map, large: each cell is a number, and can be pressed. */
export function createMap({ look, state }) {
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
export function createKernels() {
  const tables = Array.from({ length: MOST }, () => createNumbers(3));
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
