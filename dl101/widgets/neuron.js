// The demo `Neuron`: one neuron with two inputs, the line it draws, and the gates that it can and can't be.

import { createChoice } from "./lib/choice.js";
import { createCodePanel } from "./lib/code_panel.js";
import { divergingScale } from "./lib/colors.js";
import { defineDemo } from "./lib/demo.js";
import { h, setFormula, setText } from "./lib/dom.js";
import { fixed, listOf } from "./lib/format.js";
import { createGoals } from "./lib/goals.js";
import { createHandle, createLine } from "./lib/handles.js";
import { createNumberSlider } from "./lib/number_slider.js";
import { colorLegend, createPlot } from "./lib/plot.js";
import { createPresets } from "./lib/presets.js";
import { createQuestion } from "./lib/question.js";
import { createReadout } from "./lib/readout.js";
import { same } from "./lib/state.js";
import { createToolbar } from "./lib/toolbar.js";
import { knownOf, number, numbers, oneOf, someOf } from "./lib/traits.js";
import css from "./neuron.css";
import { neuronCode } from "./neuron_code.js";
import { createCorners } from "./neuron_corners.js";
import { createDiagram } from "./neuron_diagram.js";
import {
  angleOf,
  biasThrough,
  CORNERS,
  decisionLine,
  GATES,
  GOALS,
  LIMIT,
  nearestOnLine,
  PRESETS,
  progress,
  truthTable,
  turnLine,
  weightedSum,
  XOR_QUESTION,
} from "./neuron_model.js";

const [LOW, HIGH] = [-0.6, 1.6]; // the part of the plane that is drawn, on both axes
const CENTER = [0.5, 0.5];
const COLOR_LIMIT = 2; // |z| at which the color is full
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

  const plane = createPlane({ state, edit, end });
  const gate = createChoice({
    legend: "The neuron should compute",
    options: Object.keys(GATES).map((id) => ({ id, text: id })),
    choose: (id) => edit({ gate: id }),
  });
  const diagram = createDiagram();
  const sliders = createSliders({ state, edit, end });
  const table = createTable((corner) => state.edit({ corner }));
  const readout = createReadout();
  const goals = createGoals(GOALS);
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
  root.append(
    h(
      "div",
      { class: "neuron-main" },
      h("div", { class: "neuron-column" }, gate.element, plane.element, readout.element),
      h("div", { class: "neuron-column" }, diagram.element, sliders.element, table.element, toolbar.element),
    ),
    h("div", { class: "neuron-more" }, goals.element, presets.element, question.element),
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
    readout.show(describe(now, rows));
    const ways = now.xor_misses.length;
    goals.show(now.goals_reached, {
      "xor-three": ways === 1 ? "One way found: now miss another point." : "",
    });
    question.element.hidden = now.gate !== "XOR";
    question.show(now.xor_answer);
    presets.show(now.preset);
    code.show(now.code_form, neuronCode(now));
    toolbar.show(state.canUndo);
  };
}

/** The plane of the two inputs: colors for z, the decision line with its handles, the corners. */
function createPlane({ state, edit, end }) {
  const ticks = [0, 1];
  const plot = createPlot({
    domains: { x: [LOW, HIGH], y: [LOW, HIGH] },
    ticks: { x: ticks, y: ticks },
    labels: { x: "x₁", y: "x₂" },
    title: "The plane of the two inputs",
  });
  const moveTo = (point) => edit({ bias: biasThrough(state.read().weights, point) }, "move");
  const line = createLine(plot, { drag: moveTo, end });
  const corners = createCorners(plot, (corner) => state.edit({ corner }));
  const turn = createHandle(plot, {
    label: "Turn the line",
    kind: "turn",
    drag: (point) => turnTo(point),
    nudge: ([dx, dy]) => turnBy(((dy - dx) * 5 * Math.PI) / 180),
    end,
  });
  const move = createHandle(plot, {
    label: "Move the line",
    kind: "move",
    drag: moveTo,
    nudge: ([dx, dy]) => moveBy([dx * 0.1, dy * 0.1]),
    end,
  });

  /** Where the two handles stand: the anchor on the line, and the turning handle further along it. */
  function places({ weights, bias }) {
    const ends = decisionLine(weights, bias, LOW, HIGH);
    if (!ends) return null;
    const [a, b] = ends;
    const nearest = nearestOnLine(weights, bias, CENTER);
    const inside = nearest.every((part) => part >= LOW && part <= HIGH);
    const anchor = inside ? nearest : [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const far =
      Math.hypot(a[0] - anchor[0], a[1] - anchor[1]) > Math.hypot(b[0] - anchor[0], b[1] - anchor[1]) ? a : b;
    const length = Math.hypot(far[0] - anchor[0], far[1] - anchor[1]);
    const share = Math.min(0.45, length) / (length || 1);
    const handle = [anchor[0] + (far[0] - anchor[0]) * share, anchor[1] + (far[1] - anchor[1]) * share];
    return { ends, anchor, turn: handle };
  }

  let pivot = null; // while the line is being turned: what it turns about, and which way the handle points
  function turnTo(point) {
    const now = state.read();
    pivot ??= places(now) && { at: places(now).anchor, handle: places(now).turn, weights: now.weights };
    if (!pivot) return;
    const angle = (to) => Math.atan2(to[1] - pivot.at[1], to[0] - pivot.at[0]);
    edit(turnLine(pivot.weights, pivot.at, angle(point) - angle(pivot.handle)), "turn");
  }
  for (const event of ["pointerup", "pointercancel"])
    turn.node.addEventListener(event, () => {
      pivot = null;
    });
  function turnBy(angle) {
    const now = state.read();
    const at = places(now)?.anchor;
    if (at) edit(turnLine(now.weights, at, angle));
  }
  function moveBy([dx, dy]) {
    const now = state.read();
    const at = places(now)?.anchor;
    if (at) edit({ bias: biasThrough(now.weights, [at[0] + dx, at[1] + dy]) });
  }

  let painted = null;
  return {
    element: h(
      "div",
      {},
      plot.element,
      colorLegend({ limit: COLOR_LIMIT, low: "z negative", high: "z positive" }),
    ),
    draw(now, rows, { positive, negative, paper }) {
      const { weights, bias, corner } = now;
      const key = [weights, bias, positive, negative, paper];
      if (!same(key, painted)) {
        const scale = divergingScale({ positive, negative, zero: paper }, COLOR_LIMIT * 1.6);
        plot.paint((x1, x2) => scale(weights[0] * x1 + weights[1] * x2 + bias));
        painted = key;
      }
      const found = places(now);
      line.place(found?.ends ?? null);
      corners.draw({ rows, corner, found, weights });
      const words = found ? lineInWords(found.ends) : "";
      move.place(found?.anchor ?? null, {
        now: bias,
        min: -LIMIT,
        max: LIMIT,
        text: `b = ${fixed(bias)}. ${words}`,
      });
      const angle = Math.round(angleOf(weights));
      turn.place(found?.turn ?? null, {
        now: angle,
        min: -180,
        max: 180,
        text: `the weights point ${fixed(angle, 0)} degrees from the x1 axis`,
      });
    },
  };
}

const pair = ([x1, x2], decimals = 0) => `(${fixed(x1, decimals)}, ${fixed(x2, decimals)})`;
const lineInWords = ([a, b]) => `The line runs from ${pair(a, 1)} to ${pair(b, 1)}.`;

function createSliders({ state, edit, end }) {
  const weight = (i, label) =>
    createNumberSlider({
      name: `w${"₁₂"[i]}`,
      label,
      low: -LIMIT,
      high: LIMIT,
      change: (value) => {
        const weights = [...state.read().weights];
        weights[i] = value;
        edit({ weights }, `w${i}`);
      },
      end,
    });
  const [w1, w2] = [weight(0, "Weight 1"), weight(1, "Weight 2")];
  const b = createNumberSlider({
    name: "b",
    label: "Bias",
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
    const button = h(
      "button",
      { type: "button", class: "row-button", "aria-label": `Show ${pair(x)}` },
      pair(x),
    );
    const row = h(
      "tr",
      { onclick: () => choose(i) },
      h("th", { scope: "row" }, button),
      ...Object.values(cells),
    );
    return { row, button, cells };
  });
  const heads = ["(x₁, x₂)", "z", "output", "wanted", "verdict"].map((text) =>
    setFormula(h("th", { scope: "col" }), text),
  );
  return {
    element: h(
      "table",
      { class: "corner-table" },
      h("caption", { class: "visually-hidden" }, "The four points"),
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
