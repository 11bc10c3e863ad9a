// The three numbers of the neuron: a slider each.

import { h } from "../lib/dom.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { LIMIT } from "./model.js";

/** `edit(changes, gesture)` changes the state, `end()` closes a gesture. */
export function createSliders({ state, edit, end }) {
  const weight = (i) =>
    createNumberSlider({
      name: `w${"₁₂"[i]}`,
      label: `w${i + 1}, weight ${i + 1}`,
      low: -LIMIT,
      high: LIMIT,
      change: (value) => {
        const weights = [...state.read().weights];
        weights[i] = value;
        edit({ weights }, `w${i}`);
      },
      end,
    });
  const [w1, w2] = [weight(0), weight(1)];
  const b = createNumberSlider({
    name: "b",
    label: "b, bias",
    low: -LIMIT,
    high: LIMIT,
    change: (bias) => edit({ bias }, "b"),
    end,
  });
  return {
    element: h("div", { class: "sliders" }, w1.element, w2.element, b.element),
    draw({ weights, bias }) {
      w1.show(weights[0]);
      w2.show(weights[1]);
      b.show(bias);
    },
  };
}
