// Pictures of numbers, a square for each.

import { h } from "./dom.js";

/**
 * A picture of so many columns and rows. `show(values, plus, minus)` paints numbers from −1 to 1 in two colors, [red,
 * green, blue]; their size is how dense the color is.
 */
export function createPixels(columns, rows = columns) {
  const element = h("canvas", { class: "pixels", width: columns, height: rows, "aria-hidden": "true" });
  const context = element.getContext("2d");
  const image = context.createImageData(columns, rows);
  return {
    element,
    show(values, plus, minus = plus) {
      values.forEach((value, i) => {
        image.data.set([...(value < 0 ? minus : plus), 255 * Math.min(1, Math.abs(value))], 4 * i);
      });
      context.putImageData(image, 0, 0);
    },
  };
}
