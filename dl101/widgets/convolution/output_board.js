// The board of the output.

import { createCellGrid } from "../lib/cell_grid.js";
import { signClass } from "../lib/colors.js";
import { setText } from "../lib/dom.js";
import { figure, title } from "./figure.js";
import { coverOf } from "./guess.js";
import { outputOf, placeIn, sizeOf } from "./model.js";
import { brief } from "./numbers.js";
import { outputTitle, placeWords } from "./words.js";

/** While a pixel or a weight is looked at, what it brings to each cell is shown there: `flows`, {place: number}. */
export function createOutputBoard({ look, point }) {
  const name = title("");
  const grid = createCellGrid({ choose: (cell) => look({ part: "output", cell }), point });
  return {
    element: figure("output", name, grid.element),
    draw(now, { spot, mark, flows }) {
      const [output, size, isCovered] = [outputOf(now), sizeOf(now), coverOf(now)];
      const isLinked = spot.part !== "output";
      const valueAt = ([row, column]) => (isLinked ? flows[`${row},${column}`] : output[row][column]);
      const values = isLinked ? Object.values(flows) : output.flat();
      const most = Math.max(...values.map(Math.abs)) || 1;
      setText(name, outputTitle(now, spot));
      grid.element.hidden = size === 0;
      grid.element.style.setProperty("--share", size / (now.image.length + 2 * now.padding));
      grid.draw({
        label: "Cells of the output",
        from: 0,
        to: size - 1,
        current: placeIn(now, "output", now.cell),
        isChosen: now.part === "output",
        cellAt(place) {
          const isHidden = !isLinked && isCovered(place);
          const value = isHidden ? 0 : (valueAt(place) ?? 0);
          const isTouched = !isLinked || valueAt(place) !== undefined;
          return {
            text: isHidden ? "?" : isTouched ? brief(value) : "",
            name: `${placeWords(place)}: ${isHidden ? "covered" : isTouched ? brief(value) : "not touched"}`,
            look: `${signClass(value)} ${mark(place)}`,
            share: Math.abs(value) / most,
          };
        },
      });
    },
  };
}
