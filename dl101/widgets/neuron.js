// The demo `Neuron`: one neuron with two inputs, the line it draws, and the gates that it can and can't be.

import { createChoice } from "./lib/choice.js";
import { createCodePanel } from "./lib/code_panel.js";
import { defineDemo } from "./lib/demo.js";
import { h, setFormula, setText } from "./lib/dom.js";
import { fixed, listOf } from "./lib/format.js";
import { createGoals } from "./lib/goals.js";
import { createNumberSlider } from "./lib/number_slider.js";
import { createPresets } from "./lib/presets.js";
import { createQuestion } from "./lib/question.js";
import { createReadout } from "./lib/readout.js";
import { same } from "./lib/state.js";
import { createToolbar } from "./lib/toolbar.js";
import { knownOf, number, numbers, oneOf, someOf } from "./lib/traits.js";
import css from "./neuron.css";
import { neuronCode } from "./neuron_code.js";
import { createDiagram } from "./neuron_diagram.js";
import {
  CORNERS,
  decisionLine,
  GATES,
  GOALS,
  LIMIT,
  PRESETS,
  pair,
  progress,
  truthTable,
  weightedSum,
  XOR_QUESTION,
} from "./neuron_model.js";
import { CENTER, createPlane, HIGH, LOW } from "./neuron_plane.js";
import { createScore } from "./neuron_score.js";

const START = { weights: [1, 0.5], bias: -0.75, gate: "AND" };
const FORMS = Object.keys(neuronCode(START));

const rules = {
  weights: numbers(START.weights, LIMIT),
  bias: number(START.bias, LIMIT),
  gate: oneOf(Object.keys(GATES), START.gate),
  corner: oneOf([0, 1, 2, 3], 3),
  preset: oneOf(["", ...PRESETS.map(({ id }) => id)]),
  code_form: oneOf(FORMS),
  goals_reached: knownOf(GOALS.map(({ id }) => id)),
  xor_misses: someOf([0, 1, 2, 3]),
  xor_answer: oneOf(["", ...XOR_QUESTION.options.map(({ id }) => id)]),
};

function build({ root, state, colors, onLeave }) {
  const end = () => state.endGesture();
  /** Change the neuron by hand: the last preset's lesson no longer speaks of what is shown. */
  const edit = (changes, gesture) => state.edit({ ...changes, preset: "" }, gesture);

  const setGate = (gate) => edit({ gate });

  const plane = createPlane({ state, edit, end });
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
  const table = createTable((corner) => state.edit({ corner }));
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
    plane.draw(now, rows, colors());
    gate.show(now.gate);
    diagram.draw(now, rows[now.corner]);
    sliders.draw(now);
    table.draw(now, rows);
    score.draw(now, rows);
    readout.show(describe(now, rows));
    const ways = now.xor_misses.length;
    goals.show(now.goals_reached, {
      "xor-three": ways === 1 ? "One way found: now miss another point." : "",
    });
    const foundOut = ways >= 2 || now.goals_reached.includes("xor-three"); // first find out, then say why
    question.element.hidden = now.gate !== "XOR" || !foundOut;
    question.show(now.xor_answer);
    presets.show(now.preset, now);
    code.show(now.code_form, neuronCode(now));
    toolbar.show(state.canUndo);
  };
}

function createSliders({ state, edit, end }) {
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

/** A row for each corner; a click or the button in a row sends that corner's inputs through the diagram. */
function createTable(choose) {
  const rows = CORNERS.map((x, i) => {
    const cells = Object.fromEntries(
      ["z", "output", "wanted", "verdict"].map((name) => [name, h("td", { class: name })]),
    );
    const button = h("button", { type: "button", class: "row-button", "aria-label": pair(x) }, pair(x));
    const row = h(
      "tr",
      { onclick: () => choose(i) },
      h("th", { scope: "row" }, button),
      ...Object.values(cells),
    );
    return { row, button, cells };
  });
  const heads = ["(x₁, x₂)", "sum z", "output", "wanted", "verdict"].map((text) =>
    setFormula(h("th", { scope: "col" }), text),
  );
  return {
    element: h(
      "table",
      { class: "corner-table" },
      h("caption", { class: "visually-hidden" }, "The four points; choose one to see it in the drawing"),
      h("thead", {}, h("tr", {}, ...heads)),
      h("tbody", {}, ...rows.map(({ row }) => row)),
    ),
    draw({ corner }, states) {
      states.forEach(({ z, output, wanted, right }, i) => {
        const { row, button, cells } = rows[i];
        row.classList.toggle("is-chosen", i === corner);
        button.setAttribute("aria-pressed", String(i === corner));
        cells.z.className = `z ${z > 0 ? "is-positive" : z < 0 ? "is-negative" : ""}`;
        setText(cells.z, fixed(z));
        setText(cells.output, String(output));
        setText(cells.wanted, String(wanted));
        cells.verdict.className = `verdict ${right ? "is-right" : "is-wrong"}`;
        setText(cells.verdict, right ? "✓ right" : "✗ wrong");
      });
    },
  };
}

/** The picture in words. */
function describe({ weights, bias, gate }, rows) {
  const firing = rows.filter(({ output }) => output).map(({ x }) => pair(x));
  const wrong = rows.filter(({ right }) => !right);
  const ends = decisionLine(weights, bias, LOW, HIGH);
  const line = same(weights, [0, 0])
    ? `Both weights are 0, so there is no line: z is ${fixed(bias)} everywhere.`
    : ends
      ? ""
      : `The line lies outside the picture: z is ${weightedSum(CENTER, weights, bias) > 0 ? "positive" : "negative"} all over it.`;
  const fires = firing.length ? `It fires for ${listOf(firing)}.` : "It fires for none of the points.";
  const score = wrong.length
    ? `${gate}: ${4 - wrong.length} of 4 right; ${listOf(wrong.map(({ x, wanted }) => `${pair(x)} should be ${wanted}`))}.`
    : `${gate}: all 4 right.`;
  return [fires, score, line].filter(Boolean).join(" ");
}

export default defineDemo({
  name: "Neuron",
  css,
  rules,
  undoable: ["weights", "bias", "gate", "preset"],
  build,
  settle: progress,
});
