// The lesson "gates": a person sets the neuron's numbers, and finds the gates that it can and can't be.

import { createCodePanel } from "../lib/code_panel.js";
import { h } from "../lib/dom.js";
import { createGoals } from "../lib/goal_list.js";
import { createQuestion } from "../lib/inline_question.js";
import { createPresets } from "../lib/preset_buttons.js";
import { createChoice } from "../lib/radio_group.js";
import { createReadout } from "../lib/readout.js";
import { createToolbar } from "../lib/toolbar.js";
import { FORMS, neuronCode } from "./code.js";
import { createTable } from "./corner_table.js";
import { createDiagram } from "./diagram.js";
import { GOALS, PRESETS, XOR_QUESTION } from "./goals.js";
import { GATES, START, truthTable } from "./model.js";
import { createPlane } from "./plane.js";
import { createScore } from "./score.js";
import { createSliders } from "./sliders.js";
import { describe } from "./words.js";

/** Make the lesson inside `root`; returns `draw(state)`, as lib/demo.js asks. */
export function buildGates({ root, state, colors, onLeave }) {
  const end = () => state.endGesture();
  /** Change the neuron by hand: the last preset's lesson no longer speaks of what is shown. */
  const edit = (changes, gesture) => state.edit({ ...changes, preset: "" }, gesture);
  const setGate = (gate) => edit({ gate });
  const choose = (corner) => state.edit({ corner });

  const plane = createPlane({ state, edit, end, choose, ring: "The dashed ring is in the drawing." });
  const gate = createChoice({
    legend: "The neuron should compute",
    options: Object.keys(GATES).map((id) => ({ id, text: id })),
    choose: setGate,
  });
  const score = createScore((id) => {
    setGate(id); // the button goes: the keyboard's focus must stay in the demo
    gate.element.querySelector(`[value="${id}"]`).focus({ preventScroll: true });
  });
  const diagram = createDiagram();
  const sliders = createSliders({ state, edit, end });
  const table = createTable({ caption: "The four points; choose one to see it in the drawing", choose });
  const readout = createReadout();
  const goals = createGoals(GOALS, (id) => setGate(id.split("-")[0].toUpperCase()));
  const question = createQuestion({ question: XOR_QUESTION, choose: (id) => state.edit({ xor_answer: id }) });
  const presets = createPresets(PRESETS, ({ id, change }) => {
    const { weights, bias } = state.read();
    state.edit({ ...change({ weights, bias }), preset: id });
  });
  const code = createCodePanel({ forms: FORMS, choose: (code_form) => state.edit({ code_form }) });
  const toolbar = createToolbar({
    undo: () => state.undo(),
    reset: () => state.edit({ ...START, corner: 3, preset: "", xor_answer: "" }),
  });
  const column = (...parts) => h("div", { class: "neuron-column" }, ...parts.map((part) => part.element));
  root.append(
    h(
      "div",
      { class: "neuron-main" },
      column(gate, score, plane, { element: plane.key }, readout),
      column(sliders, presets, diagram, table, toolbar),
    ),
    h("div", { class: "neuron-more" }, goals.element, question.element),
    code.element,
  );
  onLeave(readout.stop);

  return (now) => {
    const rows = truthTable(now);
    plane.draw(now, { rows, corner: now.corner, colors: colors() });
    gate.show(now.gate);
    diagram.draw(now, rows[now.corner]);
    sliders.draw(now);
    table.draw(now.corner, rows);
    score.draw(now, rows, nextGate(now, rows));
    readout.show(describe(now, rows));
    const ways = now.xor_misses.length;
    const reached = GOALS.map(({ id }) => id).filter((id) => now.goals_reached.includes(id));
    goals.show(reached, {
      "xor-three": ways === 1 ? "One way found: now miss another point." : "",
    });
    const foundOut = ways >= 2 || reached.includes("xor-three"); // first find out, then say why
    question.element.hidden = now.gate !== "XOR" || !foundOut;
    question.show(now.xor_answer);
    presets.show(now.preset, now);
    code.show(now.code_form, neuronCode(now));
    toolbar.show(state.canUndo);
  };
}

/** The gate to offer next, once all four points are right; "" for none. */
function nextGate({ gate, goals_reached }, rows) {
  const isOpen = (one) => one !== gate && !goals_reached.includes(one.toLowerCase());
  return (rows.every(({ right }) => right) && Object.keys(GATES).find(isOpen)) || "";
}
