// The demo `ReluPieces`: a curve put together from the pieces of hidden neurons, each with a hinge.

import { columns } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { button, h, set, setText } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { number, numbers, oneOf, someOf } from "../lib/traits.js";
import { piecesCode } from "./code.js";
import { fitHinges, fitOutputWeights } from "./fit.js";
import { COUNTS, countLine, GOALS, HELP, moreHelp, notes, PRESETS, reached } from "./goals.js";
import {
  ACTIVATIONS,
  addNeuron,
  chosenOf,
  EDGE,
  LIMIT,
  MOST,
  mse,
  removeNeuron,
  START,
  TARGETS,
  TOP,
  targetValues,
  XS,
} from "./model.js";
import { createNeuronPanel, squareButton } from "./neuron_panel.js";
import { createPicture } from "./plot.js";
import css from "./relu_pieces.css";
import { describe, writtenGap } from "./words.js";

const drawn = XS.map(() => 0);

const rules = {
  hinges: numbers(START.hinges, { low: -EDGE, high: EDGE, maxLength: MOST }),
  signs: numbers(START.signs, { options: [1, -1], maxLength: MOST }),
  output_weights: numbers(START.output_weights, { low: -LIMIT, high: LIMIT, maxLength: MOST }),
  output_bias: number(START.output_bias, { low: -LIMIT, high: LIMIT }),
  activation: oneOf(Object.keys(ACTIVATIONS)),
  target: oneOf(Object.keys(TARGETS)),
  drawn: numbers(drawn, { low: -TOP, high: TOP }),
  pen: oneOf(["up", "down"]),
  pen_at: number(0, { low: -EDGE, high: EDGE }),
  chosen: oneOf(COUNTS.map((count) => count - 1)),
  helped: oneOf(HELP),
  line_counts: someOf(COUNTS),
};

function build({ root, state, parts, edit, end }) {
  const setup = createSetup(state, edit);
  const picture = createPicture({ state, edit, end });
  const bar = createBar(state, edit);
  const gap = createGap();
  const neuron = createNeuronPanel({ state, edit, end });
  const main = columns(
    [setup.element, picture.element, bar.element, gap.element, parts.readout],
    [neuron.element, parts.presets, parts.toolbar],
  );
  main.classList.add("controls-first");
  root.append(main, parts.goals, parts.code);
  return (now) => {
    for (const one of [setup, picture, bar, gap, neuron]) one.draw(now);
  };
}

/** What to follow, with which activation, and the pen. */
function createSetup(state, edit) {
  const select = (label, named, choose) =>
    createSelect({
      label,
      options: Object.entries(named).map(([id, { name }]) => ({ id, text: name })),
      choose,
      isNamed: false,
    });
  const target = select("The curve to follow", TARGETS, (id) =>
    edit({ target: id, pen: id === "drawn" ? "down" : "up" }),
  );
  const activation = select("Activation", ACTIVATIONS, (id) => edit({ activation: id }));
  /** The pen begins on the curve that is there. */
  const takePen = () => edit({ target: "drawn", drawn: targetValues(state.read()), pen: "down" });
  const click = () => (state.read().pen === "down" ? state.record({ pen: "up" }) : takePen());
  const pen = button("Draw", click);
  return {
    element: h("div", { class: "row spread" }, target.element, activation.element, pen),
    draw(now) {
      target.show(now.target);
      activation.show(now.activation);
      setText(pen, now.pen === "down" ? "Done" : "Draw");
    },
  };
}

/** Neurons more and fewer; the two fits. */
function createBar(state, edit) {
  const fit = (how, changes) => {
    const now = state.read();
    edit({ ...changes(now), helped: moreHelp(how, now.helped), line_counts: countLine(now), pen: "up" });
  };
  const remove = () => {
    const now = state.read();
    if (now.hinges.length) edit(removeNeuron(now, chosenOf(now)));
  };
  const add = () => {
    const now = state.read();
    if (now.hinges.length < MOST) edit(addNeuron(now));
  };
  const fewer = squareButton("−", remove, "Remove the chosen neuron");
  const more = squareButton("+", add, "Add a neuron");
  const count = h("span");
  return {
    element: h(
      "div",
      { class: "row spread" },
      h("span", { class: "row" }, fewer, count, more),
      h(
        "span",
        { class: "row", role: "group", "aria-label": "Fit for me" },
        button("Fit slopes", () => fit("output_weights", fitOutputWeights)),
        button("Fit all", () => fit("hinges", fitHinges)),
      ),
    ),
    draw({ hinges }) {
      setText(count, `n = ${hinges.length}`);
      set(fewer, { "aria-disabled": String(hinges.length === 0) });
      set(more, { "aria-disabled": String(hinges.length === MOST) });
    },
  };
}

/** The mean squared gap, as a number and as a bar. */
function createGap() {
  const value = h("strong");
  const bar = h("span", { class: "gap-bar", "aria-hidden": "true" });
  return {
    element: h("p", { class: "row" }, "Mean squared gap", value, bar),
    draw(now) {
      const gap = mse(now);
      setText(value, writtenGap(gap));
      bar.style.setProperty("--share", Math.min(1, Math.sqrt(gap / 2)).toFixed(4)); // small gaps can be seen, too
    },
  };
}

export default defineDemo({
  name: "ReluPieces",
  css,
  rules,
  undoable: [
    ...["hinges", "signs", "output_weights", "output_bias", "activation"],
    ...["target", "drawn", "pen", "helped"],
  ],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  notes,
  describe,
  code: piecesCode,
  build,
});
