// Parts of the network as controls of their own: in an experiment's card, where the picture of the network is out of sight.

import { FEATURES } from "../../data/features.js";
import { button, h, set, setFormula, setText } from "../../lib/dom.js";
import { createChoice } from "../../lib/radio_group.js";
import { createSignButton } from "../network/layer_buttons.js";
import { MOST_NEURONS, switchedInput } from "../training/settings.js";

/** − and + for the first hidden layer. `canGo`: the last neuron may go, and the layer with it. */
export function createNeuronCount(act, canGo) {
  let hidden = [];
  const by = (step) => {
    const first = (hidden[0] ?? 0) + step;
    act.change({ hidden_layers: first ? [first, ...hidden.slice(1)] : [] });
  };
  const [fewer, more] = [createSignButton("−", () => by(-1)), createSignButton("+", () => by(1))];
  const text = h("span", { class: "select-name" });
  return {
    element: h(
      "div",
      { class: "neuron-count" },
      text,
      h("div", { class: "net-signs" }, fewer.element, more.element),
    ),
    show({ hidden_layers }) {
      hidden = hidden_layers;
      const count = hidden[0] ?? 0;
      const name = setText(text, `Hidden neurons: ${hidden.join(" and ") || 0}`).textContent;
      fewer.show(count > 1 || (canGo && hidden.length === 1), `${name}, remove one`);
      more.show(count < MOST_NEURONS, `${name}, add one`);
    },
  };
}

/** A few shapes to choose from: lists of neurons, layer by layer. */
export function createShapeChoice(act, shapes) {
  const { element, show } = createChoice({
    legend: "Hidden neurons, layer by layer",
    options: shapes.map((shape) => ({ id: String(shape), text: shape.join(", ") })),
    choose: (id) => act.change({ hidden_layers: shapes.find((shape) => String(shape) === id) }),
  });
  return { element, show: ({ hidden_layers }) => show(String(hidden_layers)) };
}

/** All inputs, each to be switched on or off. */
export function createInputChoice(act) {
  let inputs = [];
  const chips = FEATURES.map(({ id, text }) => {
    const toggle = () => act.change({ inputs: switchedInput(inputs, id) });
    return { id, element: setFormula(button("", toggle, "chip"), text) };
  });
  return {
    element: h(
      "div",
      { class: "chips", role: "group", "aria-label": "Inputs" },
      ...chips.map(({ element }) => element),
    ),
    show(settings) {
      inputs = settings.inputs;
      for (const { id, element } of chips) set(element, { "aria-pressed": String(inputs.includes(id)) });
    },
  };
}
