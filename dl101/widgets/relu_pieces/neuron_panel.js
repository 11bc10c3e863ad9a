// The numbers of the chosen neuron, and the output bias.

import { column } from "../lib/columns.js";
import { button, h, set, setFormula, setText } from "../lib/dom.js";
import { fixed, term } from "../lib/format.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createChoice } from "../lib/radio_group.js";
import { changeNeuron, chosenOf, EDGE, neuronsOf } from "./model.js";

const SLIDER = 10; // the largest slope and output bias that the sliders reach; a fit may pass it

/** A button with one sign; `label` is for the ear. */
export const squareButton = (sign, onclick, label) =>
  set(button(sign, onclick, "button square"), { "aria-label": label });

/** `edit(changes, gesture)` changes the state, `end()` closes a gesture. `draw(state)` shows it. */
export function createNeuronPanel({ state, edit, end }) {
  const change = (changes, gesture) => {
    const now = state.read();
    edit(changeNeuron(now, chosenOf(now), changes), gesture);
  };
  const step = (by) => {
    const now = state.read();
    const count = now.hinges.length;
    if (count) state.record({ chosen: (chosenOf(now) + by + count) % count });
  };
  const arrow = (text, label, by) => squareButton(text, () => step(by), label);
  const name = h("strong");
  const formula = h("p", { class: "formula" });
  const side = createChoice({
    legend: "It looks",
    options: [
      { id: -1, text: "left, w = −1" },
      { id: 1, text: "right, w = 1" },
    ],
    choose: (w) => change({ w }),
    isBeside: true,
  });
  const slider = (short, label, limit, move) =>
    createNumberSlider({ name: short, label, low: -limit, high: limit, change: move, end });
  const hinge = slider("hinge", "hinge", EDGE, (x) => change({ hinge: x }, "hinge"));
  const v = slider("v", "v, output weight", SLIDER, (value) => change({ v: value }, "v"));
  const c = slider("c", "c, output bias", SLIDER, (output_bias) => edit({ output_bias }, "c"));
  const words = (text) => h("p", { class: "words" }, text);
  const own = column(
    words("hinge: where the corner is; v: its slope"),
    hinge.element, // first: on a phone, these two stand on one screen with the curve
    v.element,
    side.element,
    formula,
  );
  return {
    element: column(
      h("div", { class: "row" }, arrow("‹", "Previous neuron", -1), name, arrow("›", "Next neuron", 1)),
      own,
      words("c: lifts everything"),
      c.element,
    ),
    draw(now) {
      const i = chosenOf(now);
      const neuron = neuronsOf(now)[i];
      setText(name, neuron ? `Neuron ${i + 1} of ${now.hinges.length}` : "No neuron yet: add one.");
      set(own, { hidden: !neuron });
      if (neuron) {
        setFormula(formula, formulaOf(neuron, i + 1, now.activation));
        side.show(neuron.w);
        hinge.show(neuron.hinge);
        v.show(neuron.v);
      }
      c.show(now.output_bias);
    },
  };
}

const low = (count) => [...String(count)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");

/** "w₂ = 1, b₂ = −0.50, v₂ = −2.00: it adds −2.00·relu(1·x − 0.50)" */
function formulaOf({ w, b, v }, number, activation) {
  const [i, slope] = [low(number), fixed(v)];
  const z = `(${fixed(w, 0)}·x ${term(b)})`;
  return `w${i} = ${fixed(w, 0)}, b${i} = ${fixed(b)}, v${i} = ${slope}: it adds ${slope}·${activation === "relu" ? `relu${z}` : z}`;
}
