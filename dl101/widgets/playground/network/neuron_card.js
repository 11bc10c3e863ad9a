// A neuron's numbers as a list of fields: its bias and the weights that come in. By keyboard, on a phone, by ear.

import { freshId, h, set, setFormula, setText } from "../../lib/dom.js";
import { incomingOf, nameOf, shortName } from "../../nn/units.js";
import { createWeightField } from "./edge_editor.js";

/** `act` as the views have it; `closed(unit)` takes the focus back. `open(unit)` opens the card at the next `show`. */
export function createNeuronCard(act, closed) {
  const titleId = freshId("neuron");
  const title = h("p", { class: "net-card-title", id: titleId });
  const sum = h("p", { class: "net-card-sum" });
  const list = h("div", { class: "net-card-list" });
  const close = h("button", { type: "button", class: "net-close", onclick: () => shut() }, "Close");
  const element = h(
    "section",
    { class: "net-card", hidden: true, "aria-labelledby": titleId },
    h("div", { class: "net-card-head" }, title, close),
    list,
    sum,
  );
  let [unit, built, fields] = [null, "", []];

  function shut() {
    const left = unit;
    hide();
    closed(left);
  }
  function hide() {
    element.hidden = true;
    [unit, built] = [null, ""];
  }
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    shut();
  });

  function createRow(name, label, change) {
    const field = createWeightField({ change, end: act.end });
    field.name(label);
    const text = setFormula(h("label", { for: field.input.id }), name);
    list.append(h("div", { class: "net-card-row" }, text, field.element));
    return field;
  }
  /** Fields for the unit, anew where it or the network is another one. */
  function build({ sizes, inputs }) {
    const key = JSON.stringify([unit, sizes, inputs]);
    if (key === built) return;
    built = key;
    const name = nameOf(sizes, inputs, unit);
    setText(title, name);
    list.replaceChildren();
    const bias = unit - sizes[0];
    const from = incomingOf(sizes, unit);
    fields = [createRow("bias", `${name}: bias`, (value) => act.setBias(bias, value))];
    for (let j = 0; j < from.count; j++) {
      const source = shortName(sizes, inputs, from.source + j);
      const change = (value) => act.setWeight(from.weight + j, value);
      fields.push(createRow(source, `${name}: weight of ${source}`, change));
    }
    setText(sum, from.count ? "Bias, and the weight of each input. The picture shows them as lines." : "");
  }

  return {
    element,
    get unit() {
      return unit;
    },
    hide,
    open(next) {
      unit = next;
      element.hidden = false;
    },
    focus: () => fields[0]?.focus(),
    show({ session, settings }) {
      if (unit === null) return;
      const { sizes, weights, biases } = session.engine;
      build({ sizes, inputs: settings.inputs });
      const from = incomingOf(sizes, unit);
      fields.forEach((field, i) => {
        field.show(i === 0 ? biases[unit - sizes[0]] : weights[from.weight + i - 1]);
      });
      set(element, { "data-unit": unit });
    },
  };
}
