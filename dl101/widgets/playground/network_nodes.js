// The neurons of the network's picture: buttons with a heat map each; one stop of the Tab key for all, arrows between.

import { h, set, setFormula } from "../lib/dom.js";
import { FEATURES } from "./features.js";
import { colorKey, paintMap, paletteIndex, paletteOf } from "./map_paint.js";
import { featureMap } from "./maps.js";
import { neighbor } from "./network_layout.js";

const PIXELS = 40; // of a small map, in each direction
const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * `toggle(id)`: an input is switched; `open(unit)`: a neuron is clicked; `look(unit | null)`: one is pointed at or has
 * the focus.
 */
export function createNodes({ stage, toggle, open, look }) {
  const inputs = FEATURES.map(({ id, text }) => createInput(id, text, () => toggle(id)));
  const neurons = []; // of all layers after the inputs
  let columns = []; // nodes by layer, the listed inputs first
  let here = { layer: 0, row: 0 }; // the one that Tab reaches
  let [pointed, focused] = [null, null];

  const tell = () => look((pointed ?? focused)?.unit ?? null);
  function watch(node) {
    node.button.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "touch") return; // a tap gives it the focus
      pointed = node;
      tell();
    });
    node.button.addEventListener("pointerleave", () => {
      pointed = null;
      tell();
    });
    node.button.addEventListener("focus", () => {
      goTo(find(node));
      focused = node;
      tell();
    });
    node.button.addEventListener("blur", () => {
      focused = null;
      tell();
    });
    return node;
  }
  inputs.forEach(watch);

  const find = (node) => {
    const layer = columns.findIndex((column) => column.includes(node));
    return { layer, row: columns[layer].indexOf(node) };
  };
  const nodeAt = ({ layer, row }) => columns[layer]?.[row];
  function goTo(next) {
    nodeAt(here)?.button.setAttribute("tabindex", -1);
    here = next;
    nodeAt(here).button.setAttribute("tabindex", 0);
  }
  stage.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const node = columns.flat().find(({ button }) => button === event.target);
    if (!step || !node || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the page must not scroll
    const counts = columns.map((column) => column.length);
    nodeAt(neighbor(counts, find(node), step)).button.focus();
  });

  function place(layout, { listed, units, names }) {
    const rows = listed.map((id) => inputs.find((input) => input.id === id));
    for (const input of inputs) {
      const row = rows.indexOf(input);
      input.element.hidden = row < 0;
      if (row >= 0) put(input, layout.inputs[row], layout.node);
      input.unit = units.indexOf(input.id);
      if (input.unit < 0) input.unit = null;
      set(input.button, { "aria-pressed": String(input.unit !== null), tabindex: -1 });
      input.element.classList.toggle("is-off", input.unit === null);
    }
    const places = layout.layers.slice(1).flat();
    const gone = neurons.splice(places.length);
    while (neurons.length < places.length) {
      const node = watch(createNeuron(open));
      neurons.push(node);
      stage.append(node.element);
    }
    neurons.forEach((node, i) => {
      node.unit = units.length + i;
      put(node, places[i], layout.node);
      set(node.bias, { "data-unit": node.unit });
      set(node.button, { "aria-label": names[i], tabindex: -1 });
    });
    const rest = [...neurons];
    columns = [rows, ...layout.layers.slice(1).map(({ length }) => rest.splice(0, length))];
    columns = columns.filter((column) => column.length > 0);
    const layer = Math.min(here.layer, columns.length - 1);
    goTo({ layer, row: Math.min(here.row, columns[layer].length - 1) });
    if (gone.includes(pointed)) pointed = null; // the pointer does not tell when its neuron goes
    for (const { element } of gone) element.remove(); // last: the focus may leave with it, and tell
  }

  let painted = null;
  function paint({ session, settings, colors }) {
    const { discretize } = settings;
    const key = `${colorKey(colors)} ${discretize}`;
    if (key !== painted) {
      // the inputs' maps do not depend on the network
      for (const input of inputs) {
        input.map ??= featureMap(PIXELS, input.id);
        paintMap(input.canvas, input.map, PIXELS, colors, discretize);
      }
      painted = key;
    }
    const palette = paletteOf(colors);
    const first = session.engine.sizes[0];
    for (const node of neurons) {
      paintMap(node.canvas, session.maps.of(node.unit), session.maps.size, colors, discretize);
      const color = palette.css[paletteIndex(session.engine.biases[node.unit - first], false)];
      if (color === node.color) continue;
      node.color = color;
      node.bias.style.background = color;
    }
  }

  return {
    inputs: inputs.map(({ element }) => element),
    place,
    paint,
    select(unit, opened) {
      for (const node of columns.flat()) {
        node.element.classList.toggle("is-selected", node.unit !== null && node.unit === unit);
        if (node.bias) set(node.button, { "aria-expanded": String(node.unit === opened) });
      }
    },
    focus: (unit) =>
      columns
        .flat()
        .find((node) => node.unit === unit)
        ?.button.focus(),
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
