// A plot area: two axes with ticks, a canvas for color below, an SVG for marks above.

import { h, setText, svg } from "./dom.js";
import { exact } from "./format.js";

const SIZE = { width: 360, height: 360, left: 34, right: 28, top: 28, bottom: 34 }; // a label has room at its axis' end

/** Where data lies in the picture: {x, y} from data to picture, {toData} back. Pure, for any size. */
export function createScales({ x: [x0, x1], y: [y0, y1] }, size = SIZE) {
  const [width, height] = [size.width - size.left - size.right, size.height - size.top - size.bottom];
  return {
    x: (value) => size.left + ((value - x0) / (x1 - x0)) * width,
    y: (value) => size.height - size.bottom - ((value - y0) / (y1 - y0)) * height,
    toData: (px, py) => [
      x0 + ((px - size.left) / width) * (x1 - x0),
      y0 + ((size.height - size.bottom - py) / height) * (y1 - y0),
    ],
  };
}

/** The path through data points, for `d`; "" for none. */
export const pathOf = (points, { x, y }) =>
  points.map(([px, py], i) => `${i ? "L" : "M"}${x(px).toFixed(1)} ${y(py).toFixed(1)}`).join("");

/** The attribute that moves a mark from the corner of the picture to a data point. */
export const translateTo = ([px, py], { x, y }) => `translate(${x(px).toFixed(2)} ${y(py).toFixed(2)})`;

/** A part of a picture that cuts off what lies outside of it; `box`: {x, y, width, height}. */
export const cutOut = (box, ...nodes) =>
  svg(
    "svg",
    { ...box, viewBox: `${box.x} ${box.y} ${box.width} ${box.height}`, "aria-hidden": "true" },
    ...nodes,
  );

/** A function that says where a pointer event lies in `picture`, as data. */
export const locateIn = (picture, toData) => (event) => {
  const box = picture.getBoundingClientRect();
  const { width, height } = picture.viewBox.baseVal;
  return toData(
    ((event.clientX - box.left) / box.width) * width,
    ((event.clientY - box.top) / box.height) * height,
  );
};

/** An element for `lib/handles.js` and marks to stand in. `domains`: {x: [low, high], y: …}; `ticks`: values on both
 * axes. `size`: in units of the picture; `cells`: so many colored cells in each direction, for `paint`. */
export function createPlot({ domains, ticks, labels, title, size = SIZE, cells = 64 }) {
  const scales = createScales(domains, size);
  const { width, height, left, right, top, bottom } = size;
  const [frameWidth, frameHeight] = [width - left - right, height - top - bottom];
  const percent = (part, whole) => `${(100 * part) / whole}%`;
  const place = `left:${percent(left, width)};top:${percent(top, height)};width:${percent(frameWidth, width)};height:${percent(frameHeight, height)}`;
  const canvas = h("canvas", {
    class: "plot-color",
    width: cells,
    height: cells,
    style: place,
    "aria-hidden": "true",
  });
  const marks = svg("g");
  const handles = svg("g");
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "plot-marks", role: "group", "aria-label": title },
    svg("rect", { class: "plot-frame", x: left, y: top, width: frameWidth, height: frameHeight }),
    ...ticks.x.map((tick) => axisTick(scales.x(tick), height - bottom + 18, "middle", tick)),
    ...ticks.y.map((tick) => axisTick(left - 8, scales.y(tick) + 4, "end", tick)),
    axisLabel(labels.x, width - right + 6, height - bottom + 5, "start"),
    axisLabel(labels.y, left, top - 8, "start"),
    marks,
    handles,
  );
  return {
    element: h("div", { class: "plot" }, canvas, picture),
    ...scales,
    marks,
    handles,
    locate: locateIn(picture, scales.toData),
    /** Paint the plane: `color(x, y)` gives [red, green, blue] for a point of the data. */
    paint: (color) => paint(canvas, domains, color),
  };
}

/** A number at an axis. */
export const axisTick = (x, y, anchor, value) =>
  setText(
    svg("text", { class: "plot-tick", x, y, "text-anchor": anchor, "aria-hidden": "true" }),
    exact(value, 0),
  );

/** A label such as "x₁", its digit set low with a smaller size (not every font has "₁"). */
export function axisLabel(text, px, py, anchor) {
  const label = svg("text", {
    class: "plot-label",
    x: px,
    y: py,
    "text-anchor": anchor,
    "aria-hidden": "true",
  });
  for (const part of text.split(/([₀-₉]+)/).filter(Boolean)) {
    const low = /[₀-₉]/.test(part);
    const span = svg("tspan", low ? { dy: 4, "font-size": "0.75em" } : {});
    span.textContent = low ? String(part.charCodeAt(0) - "₀".charCodeAt(0)) : part;
    label.append(span);
  }
  return label;
}

function paint(canvas, { x: [x0, x1], y: [y0, y1] }, color) {
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  const image = context.createImageData(width, height);
  for (let row = 0, at = 0; row < height; row++) {
    const y = y1 - ((row + 0.5) / height) * (y1 - y0);
    for (let column = 0; column < width; column++, at += 4) {
      const [red, green, blue] = color(x0 + ((column + 0.5) / width) * (x1 - x0), y);
      image.data[at] = red;
      image.data[at + 1] = green;
      image.data[at + 2] = blue;
      image.data[at + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}

/** A legend for a diverging scale: words for its two ends. */
export function colorLegend({ low, high }) {
  return h(
    "div",
    { class: "color-legend", "aria-hidden": "true" },
    h("span", {}, low),
    h("span", { class: "color-legend-bar" }),
    h("span", {}, high),
  );
}
