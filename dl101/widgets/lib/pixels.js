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
        const [red, green, blue] = value < 0 ? minus : plus;
        image.data[4 * i] = red;
        image.data[4 * i + 1] = green;
        image.data[4 * i + 2] = blue;
        image.data[4 * i + 3] = 255 * Math.min(1, Math.abs(value));
      });
      context.putImageData(image, 0, 0);
    },
  };
}
