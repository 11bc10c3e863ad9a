// The demo `GradientFlow`: a deep network with random weights, and how large its gradients are in each layer.

import { columns } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { button } from "../lib/dom.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createChoice } from "../lib/radio_group.js";
import { number, oneOf } from "../lib/traits.js";
import { flowCode } from "./code.js";
import { GOALS, notes, PRESETS, reached, settle } from "./goals.js";
import css from "./gradient_flow.css";
import { ACTIVATIONS, DEPTHS, SEEDS, SHOWN, SPREADS, START } from "./model.js";
import { createChart } from "./plot.js";
import { describe } from "./words.js";

const rules = {
  depth: number(START.depth, { ...DEPTHS, whole: true }),
  activation: oneOf(Object.keys(ACTIVATIONS), START.activation),
  spread: number(START.spread, SPREADS),
  seed: number(START.seed, { ...SEEDS, whole: true }),
  show: oneOf(Object.keys(SHOWN)),
  after: oneOf(["", "vanished", "exploded"]),
};

function build({ root, state, parts, edit, end }) {
  const choice = (legend, options, trait) =>
    createChoice({
      legend,
      options: Object.entries(options).map(([id, { name }]) => ({ id, text: name })),
      choose: (id) => edit({ [trait]: id }),
    });
  const slider = (trait, name, range, more) =>
    createNumberSlider({ name, ...range, ...more, change: (value) => edit({ [trait]: value }, trait), end });
  const controls = {
    activation: choice("Activation", ACTIVATIONS, "activation"),
    depth: slider("depth", "Hidden layers", DEPTHS, { step: 1, decimals: 0 }),
    spread: slider("spread", "Spread of the weights", SPREADS, { step: 0.1 }),
    show: choice("Show the size of", SHOWN, "show"),
  };
  const { activation, depth, spread, show } = controls;
  const chart = createChart();
  const again = button("Other random weights", () =>
    edit({ seed: (state.read().seed + 1) % (SEEDS.high + 1) }),
  );
  const main = columns(
    [show.element, chart.element, parts.readout],
    [activation.element, depth.element, spread.element, again, parts.presets, parts.toolbar],
  );
  main.classList.add("controls-first");
  root.append(main, parts.goals, parts.code);
  return (now) => {
    for (const [trait, control] of Object.entries(controls)) control.show(now[trait]);
    chart.draw(now);
  };
}

export default defineDemo({
  name: "GradientFlow",
  css,
  rules,
  undoable: ["depth", "activation", "spread", "seed", "show"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  settle,
  notes,
  describe,
  forms: ["NumPy", "PyTorch"],
  code: flowCode,
  build,
});
