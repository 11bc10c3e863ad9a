// The maps of each layer in rows: press one to look into it. What a chosen cell reads is framed in the layer below.

import { h, set } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createPixels } from "../lib/pixels.js";
import { createChoice } from "../lib/radio_group.js";
import { LAYERS, mapOf, POOLING, windowBelow } from "./model.js";

const UNITS = 32;
const LOUD = 20; // a hidden unit's number at the top of its bar
const CAPTIONS = [
  "The ink, to look into",
  "Layer 1: eight kernels of 3×3, ReLU",
  "Layer 2: sixteen kernels of 8×3×3, ReLU",
  "Pooled: the largest of 2×2",
];

/** A number's part of the full color, by its root: small ones can be seen, too. */
export const strength = (limit) => (value) => Math.sign(value) * Math.sqrt(Math.abs(value) / limit);

/** What comes after the ink. `look(path)` opens a map. */
export function createLayers(context) {
  const parts = [...[1, 2, 3].map((layer) => createLayer(layer, context)), createHidden()];
  return {
    element: h("div", { class: "layers" }, ...parts.map(({ element }) => element)),
    draw(now, flow) {
      for (const one of parts) one.draw(now, flow);
    },
  };
}

/** The maps of a layer; layer 0 is the ink. */
export function createLayer(layer, { look, colors }) {
  const { maps, side, limit } = LAYERS[layer];
  const pictures = Array.from({ length: maps }, () => createPixels(side));
  const choice = createChoice({
    legend: CAPTIONS[layer],
    options: pictures.map(({ element }, map) => ({
      id: map,
      text: h(
        "span",
        { class: "tile" },
        h("span", { class: "visually-hidden" }, maps > 1 ? `Map ${map + 1}` : "The ink"),
        h("span", { class: "frame" }, element),
      ),
    })),
    choose: (map) => look([layer, map]),
  });
  const element = h("div", { class: "layer", style: `--maps: ${maps}` }, choice.element);
  return {
    element,
    draw({ path }, flow) {
      const { ink, positive } = colors();
      pictures.forEach((picture, map) => {
        const cells = mapOf(flow, layer, map);
        picture.show(layer ? cells.map(strength(limit)) : cells, layer ? positive : ink);
      });
      choice.show(path[0] === layer ? path[1] : "");
      mark(element, frameIn(path, layer), side);
    },
  };
}

/** The 32 hidden units as bars. */
function createHidden() {
  const bars = Array.from({ length: UNITS }, () => h("span", { class: "unit-bar" }));
  const picture = h("div", { class: "unit-bars", role: "img" }, ...bars);
  return {
    element: h("div", { class: "layer" }, h("p", { class: "part-title" }, "Hidden: 32 units, ReLU"), picture),
    draw(_, { hidden }) {
      bars.forEach((bar, unit) => {
        bar.style.setProperty("--share", Math.min(1, hidden[unit] / LOUD).toFixed(3));
      });
      const count = hidden.filter((value) => value > 0).length;
      const most = Math.max(...hidden);
      const words = `${count} of ${UNITS} units answer; the strongest is unit ${hidden.indexOf(most) + 1}: ${fixed(most)}`;
      set(picture, { "aria-label": words });
    },
  };
}

/** The square in a layer that a path tells of: the chosen cell itself, or what that reads; null for none. */
function frameIn(path, layer) {
  const [own, map, row, column] = path;
  if (row === undefined) return null;
  if (layer === own) return { row, column, side: 1, only: map };
  if (layer !== own - 1) return null;
  const from = path[4] ?? (own === POOLING ? map : null);
  return { ...windowBelow(path), only: from };
}

/** Show a square on the maps of a layer, or on one of them only; styles draw it. */
function mark(element, frame, side) {
  element.classList.toggle("has-frame", frame !== null);
  if (!frame) return;
  const part = (value) => `${(100 * value) / side}%`;
  const { row, column, side: width, only } = frame;
  for (const [name, value] of Object.entries({ "--top": row, "--left": column, "--width": width }))
    element.style.setProperty(name, part(value));
  [...element.querySelectorAll(".frame")].forEach((one, map) => {
    set(one, { class: only === null || only === map ? "frame is-framed" : "frame" });
  });
}
