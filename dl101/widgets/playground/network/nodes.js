// The neurons of the network's picture: buttons with a heat map each.

import { FEATURES } from "../../data/features.js";
import { h, set, setFormula } from "../../lib/dom.js";
import { featureMap } from "../../nn/heat_maps.js";
import { colorKey, paintHeatMap, paletteIndex, paletteOf } from "../plot/map_paint.js";
import { createNodeFocus } from "./node_focus.js";

const PIXELS = 40; // of a small map, in each direction

/**
 * `toggle(id)`: an input is switched; `open(unit)`: a neuron is clicked; `look(unit | null)`: one is pointed at or has
 * the focus.
 */
export function createNodes({ stage, toggle, open, look }) {
  const inputs = FEATURES.map(({ id, text }) => createInput(id, text, () => toggle(id)));
  const neurons = []; // of all layers after the inputs
  const focus = createNodeFocus(stage, look);
  inputs.forEach(focus.watch);

  /** As many neurons as there are places; returns those that go. */
  function count(places) {
    while (neurons.length < places.length) {
      const node = focus.watch(createNeuron(open));
      neurons.push(node);
      stage.append(node.element);
    }
    return neurons.splice(places.length);
  }
  return {
    inputs: inputs.map(({ element }) => element),
    place(layout, { listed, units, names }) {
      const rows = listed.map((id) => inputs.find((input) => input.id === id));
      placeInputs(inputs, rows, layout, units);
      const layers = layout.layers.slice(1);
      const gone = count(layers.flat());
      layers.flat().forEach((place, i) => {
        const node = neurons[i];
        node.unit = units.length + i;
        put(node, place, layout.node);
        set(node.bias, { "data-unit": node.unit });
        set(node.button, { "aria-label": names[i], tabindex: -1 });
      });
      const rest = [...neurons];
      focus.arrange([rows, ...layers.map(({ length }) => rest.splice(0, length))]);
      for (const { element } of gone) element.remove(); // last: the focus may leave with it, and tell
    },
    paint: createPainting(inputs, neurons),
    select(unit, opened) {
      for (const node of focus.nodes()) {
        node.element.classList.toggle("is-selected", node.unit !== null && node.unit === unit);
        if (node.bias) set(node.button, { "aria-expanded": String(node.unit === opened) });
      }
    },
    focus: (unit) =>
      focus
        .nodes()
        .find((node) => node.unit === unit)
        ?.button.focus(),
  };
}

/** `rows`: the inputs that are listed; `units`: the ids of those that the network reads. */
function placeInputs(inputs, rows, layout, units) {
  for (const input of inputs) {
    const row = rows.indexOf(input);
    input.element.hidden = row < 0;
    if (row >= 0) put(input, layout.inputs[row], layout.node);
    input.unit = units.includes(input.id) ? units.indexOf(input.id) : null;
    set(input.button, { "aria-pressed": String(input.unit !== null), tabindex: -1 });
    input.element.classList.toggle("is-off", input.unit === null);
  }
}

/** A function that paints the maps, and each bias in its color. */
function createPainting(inputs, neurons) {
  let painted = null;
  return ({ session, settings, colors }) => {
    const { discretize } = settings;
    const key = `${colorKey(colors)} ${discretize}`;
    if (key !== painted) {
      // the inputs' maps do not depend on the network
      for (const input of inputs) {
        input.map ??= featureMap(PIXELS, input.id);
        paintHeatMap(input.canvas, input.map, PIXELS, colors, discretize);
      }
      painted = key;
    }
    const palette = paletteOf(colors);
    const first = session.engine.sizes[0];
    for (const node of neurons) {
      paintHeatMap(node.canvas, session.heatMaps.of(node.unit), session.heatMaps.size, colors, discretize);
      const color = palette.css[paletteIndex(session.engine.biases[node.unit - first], false)];
      if (color === node.color) continue;
      node.color = color;
      node.bias.style.background = color;
    }
  };
}

const createMap = () =>
  h("canvas", { class: "net-map", width: PIXELS, height: PIXELS, "aria-hidden": "true" });

function createInput(id, text, toggle) {
  const canvas = createMap();
  const button = h("button", { type: "button", class: "net-node", onclick: toggle }, canvas);
  const name = setFormula(h("span", { class: "net-name" }), text);
  button.append(h("span", { class: "visually-hidden" }, "Input "), name);
  return { id, unit: null, canvas, button, element: h("div", { class: "net-place" }, button) };
}

function createNeuron(open) {
  const node = { unit: null, canvas: createMap(), color: null };
  node.button = h(
    "button",
    { type: "button", class: "net-node", onclick: () => open(node.unit) },
    node.canvas,
  );
  node.bias = h("span", { class: "net-bias", "aria-hidden": "true" });
  node.element = h("div", { class: "net-place" }, node.button, node.bias);
  return node;
}

function put(node, { x, y }, size) {
  const style = `left:${x - size / 2}px;top:${y - size / 2}px;width:${size}px;height:${size}px`;
  set(node.element, { style });
}
