// The demo `ReluPieces`: a curve put together from the pieces of hidden neurons, each with a hinge.

import { createCodePanel } from "../lib/code_panel.js";
import { defineDemo } from "../lib/demo.js";
import { h, set, setText } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { createGoals } from "../lib/goal_list.js";
import { createPresets } from "../lib/preset_buttons.js";
import { createReadout } from "../lib/readout.js";
import { createToolbar } from "../lib/toolbar.js";
import { knownOf, number, numberList, numbers, oneOf, someOf } from "../lib/traits.js";
import { piecesCode } from "./code.js";
import { fitHinges, fitSlopes } from "./fit.js";
import {
  COUNTS,
  countLine,
  GOALS,
  goalNotes,
  goalStart,
  HELP,
  moreHelp,
  PRESETS,
  presetChanges,
  progress,
} from "./goals.js";
import {
  ACTIVATIONS,
  addNeuron,
  chosenOf,
  EDGE,
  gapOf,
  LIMIT,
  MOST,
  removeNeuron,
  START,
  TARGETS,
  TOP,
  targetOf,
  XS,
} from "./model.js";
import { createNeuronPanel } from "./neuron_panel.js";
import { createPicture } from "./plot.js";
import css from "./relu_pieces.css";
import { describe, writtenGap } from "./words.js";

const FORMS = ["Python", "NumPy", "PyTorch"];

/** One number for each hidden neuron. */
const eachWithin = (limit, fallback) => numberList({ fallback, most: MOST, low: -limit, high: limit });

const rules = {
  hinges: eachWithin(EDGE, START.hinges),
  sides: numberList({ fallback: START.sides, most: MOST, options: [1, -1] }),
  slopes: eachWithin(LIMIT, START.slopes),
  output_bias: number(START.output_bias, LIMIT),
  activation: oneOf(Object.keys(ACTIVATIONS)),
  target: oneOf(Object.keys(TARGETS)),
  drawn: numbers(
    XS.map(() => 0),
    TOP,
  ),
  pen: oneOf(["up", "down"]),
  pen_at: number(0, EDGE),
  chosen: oneOf([0, ...COUNTS].slice(0, MOST)),
  helped: oneOf(HELP),
  preset: oneOf(["", ...PRESETS.map(({ id }) => id)]),
  code_form: oneOf(FORMS),
  goals_reached: knownOf(GOALS.map(({ id }) => id)),
  line_counts: someOf(COUNTS),
};

function build({ root, state, onLeave }) {
  const end = () => state.endGesture();
  /** Change the picture by hand: the last preset's lesson no longer speaks of what is shown. */
  const edit = (changes, gesture) => state.edit({ ...changes, preset: "" }, gesture);

  const setup = createSetup(state, edit);
  const picture = createPicture({ state, edit, end });
  const bar = createBar(state, edit);
  const gap = createGap();
  const readout = createReadout();
  const neuron = createNeuronPanel({ state, edit, end });
  const goals = createGoals(GOALS, (id) => edit(goalStart(id)));
  const presets = createPresets(PRESETS, (preset) => state.edit(presetChanges(preset, state.read())));
  const code = createCodePanel({ forms: FORMS, choose: (code_form) => state.edit({ code_form }) });
  const toolbar = createToolbar({
    undo: () => state.undo(),
    reset: () => state.edit({ ...START, preset: "" }),
  });
  const column = (...parts) => h("div", { class: "column" }, ...parts.map((part) => part.element));
  root.append(
    h("div", { class: "main" }, column(setup, picture, bar, gap, readout), column(neuron, presets, toolbar)),
    goals.element,
    code.element,
  );
  onLeave(readout.stop);

  return (now) => {
    setup.draw(now);
    picture.draw(now);
    bar.draw(now);
    gap.draw(now);
    readout.show(describe(now));
    neuron.draw(now);
    goals.show(now.goals_reached, goalNotes(now));
    presets.show(now.preset, now);
    code.show(now.code_form, piecesCode(now));
    toolbar.show(state.canUndo);
  };
}

/** What to follow, with which activation, and the pen. */
function createSetup(state, edit) {
  const select = (label, named, choose) =>
    createSelect({
      label,
      options: Object.entries(named).map(([id, { name }]) => ({ id, text: name })),
      choose,
      is_named: false,
    });
  /** The pen begins on the curve that is there. */
  const takePen = () => edit({ target: "drawn", drawn: targetOf(state.read()), pen: "down" });
  const target = select("The curve to follow", TARGETS, (id) => {
    if (id === "drawn") edit({ target: id, pen: "down" });
    else edit({ target: id, pen: "up" });
  });
  const activation = select("Activation", ACTIVATIONS, (id) => edit({ activation: id }));
  const pen = h(
    "button",
    {
      type: "button",
      class: "button",
      onclick: () => (state.read().pen === "down" ? state.record({ pen: "up" }) : takePen()),
    },
    "Draw",
  );
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
  const button = (text, click, label = null) => {
    const shape = label ? "button square" : "button";
    return h("button", { type: "button", class: shape, "aria-label": label, onclick: click }, text);
  };
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
  const fewer = button("−", remove, "Remove the chosen neuron");
  const more = button("+", add, "Add a neuron");
  const count = h("span");
  return {
    element: h(
      "div",
      { class: "row spread" },
      h("span", { class: "row" }, fewer, count, more),
      h(
        "span",
        { class: "row", role: "group", "aria-label": "Fit for me" },
        button("Fit slopes", () => fit("slopes", fitSlopes)),
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
      const gap = gapOf(now);
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
    ...["hinges", "sides", "slopes", "output_bias", "activation"],
    ...["target", "drawn", "pen", "helped", "preset"],
  ],
  build,
  settle: progress,
});
