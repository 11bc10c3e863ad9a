// More and fewer: layers of the network, and neurons of a layer.

import { h, set, setText } from "../../lib/dom.js";
import { MOST_LAYERS, MOST_NEURONS } from "../training/settings.js";

const NEW_LAYER = 2; // neurons
const WORD = 76; // px that "8 neurons" needs

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** A round button with a sign on it; `show(possible, label)`. It keeps the focus where it can do nothing more. */
export function createSignButton(sign, press) {
  const element = h("button", { type: "button", class: "net-sign", onclick: () => possible && press() });
  element.append(h("span", { "aria-hidden": "true" }, sign));
  let possible = true;
  return {
    element,
    show(can, label) {
      possible = can;
      set(element, { "aria-disabled": String(!can), "aria-label": label });
    },
  };
}

const signs = (fewer, more) => h("div", { class: "net-signs" }, fewer.element, more.element);

/** "2 hidden layers" beside − and +. `change(hidden_layers)`. */
export function createLayerCount(change) {
  let hidden = [];
  const fewer = createSignButton("−", () => change(hidden.slice(0, -1)));
  const more = createSignButton("+", () => change([...hidden, NEW_LAYER]));
  const text = h("span", { class: "net-count" });
  return {
    element: h("div", { class: "net-layers" }, signs(fewer, more), text),
    show(hidden_layers) {
      hidden = hidden_layers;
      setText(text, plural(hidden.length, "hidden layer"));
      fewer.show(hidden.length > 0, `${text.textContent}: remove the last layer`);
      more.show(hidden.length < MOST_LAYERS, `${text.textContent}: add a layer`);
    },
  };
}

/** What stands above each column: "Inputs", − and + with "4 neurons", "Output". */
export function createHeads(stage, change) {
  let hidden = [];
  const step = (layer, by) => change(hidden.map((count, i) => (i === layer ? count + by : count)));
  const [first, last] = ["Inputs", "Output"].map((text) => h("div", { class: "net-head" }, text));
  const heads = Array.from({ length: MOST_LAYERS }, (_, layer) => {
    const fewer = createSignButton("−", () => step(layer, -1));
    const more = createSignButton("+", () => step(layer, 1));
    const text = h("div", { class: "net-count" });
    const element = h("div", { class: "net-head" }, signs(fewer, more), text);
    const show = (count, pitch) => {
      const name = `Layer ${layer + 1}: ${plural(count, "neuron")}`;
      setText(text, pitch < WORD ? String(count) : plural(count, "neuron"));
      fewer.show(count > 1, `${name}, remove one`);
      more.show(count < MOST_NEURONS, `${name}, add one`);
    };
    return { element, show };
  });
  stage.append(first, ...heads.map(({ element }) => element), last);
  return {
    place(layout, hidden_layers) {
      hidden = hidden_layers;
      set(first, { style: `left:${layout.inputs[0]?.x ?? 0}px` });
      set(last, { style: `left:${layout.layers.at(-1)[0].x}px` });
      heads.forEach(({ element, show }, i) => {
        element.hidden = i >= hidden.length;
        if (element.hidden) return;
        set(element, { style: `left:${layout.layers[i + 1][0].x}px` });
        show(hidden[i], layout.pitch);
      });
    },
  };
}
