// The lesson "learn": the neuron corrects itself by the perceptron rule, a step at a time.

import { createCodePanel } from "../lib/code_panel.js";
import { h } from "../lib/dom.js";
import { createGoals } from "../lib/goal_list.js";
import { createChoice } from "../lib/radio_group.js";
import { createReadout } from "../lib/readout.js";
import { same } from "../lib/state.js";
import { createToolbar } from "../lib/toolbar.js";
import { FORMS, learningCode } from "./code.js";
import { createTable } from "./corner_table.js";
import { createDiagram } from "./diagram.js";
import { createMotion } from "./glide.js";
import { createLearningLog, createLearningPanel } from "./learning_panel.js";
import { GATES, truthTable } from "./model.js";
import { beginFrom, LEARN_START, LEARNING_GOALS, learn, runOf, ZERO } from "./perceptron_rule.js";
import { createPlane } from "./plane.js";
import { createScore } from "./score.js";
import { createSliders } from "./sliders.js";
import { describe } from "./words.js";

/** Make the lesson inside `root`; returns `draw(state)`, as lib/demo.js asks. */
export function buildLearn({ root, state, colors, onLeave }) {
  const end = () => state.endGesture();
  /** Change numbers or gate by hand: what was learned from is now this. */
  const edit = (changes, gesture) => {
    const before = state.read();
    const now = { ...before, ...changes };
    const start = [...now.weights, now.bias];
    if (!same([...before.weights, before.bias, before.gate], [...start, now.gate]))
      state.edit({ ...changes, ...beginFrom(start) }, gesture);
  };
  const begin = (gate, start) => state.edit({ ...beginFrom(start), gate });

  const plane = createPlane({ state, edit, end, ring: "Dashed ring: next. Full ring: corrected." });
  const gate = createChoice({
    legend: "The neuron should learn",
    options: Object.keys(GATES).map((id) => ({ id, text: id })),
    choose: (id) => edit({ gate: id }),
  });
  const toolbar = createToolbar({ undo: () => state.undo(), reset: () => state.edit(LEARN_START) });
  const panel = createLearningPanel({
    learn: (count) => state.edit(learn(state.read(), count)),
    zero: () => state.edit(beginFrom(ZERO)),
    toolbar: toolbar.element,
  });
  const score = createScore((id) => {
    begin(id, ZERO);
    panel.focus(); // the button that was pressed goes: the keyboard's focus must stay in the demo
  });
  const diagram = createDiagram();
  const sliders = createSliders({ state, edit, end });
  const table = createTable({ caption: "The four points; the current one comes next" });
  const readout = createReadout();
  const log = createLearningLog();
  const goals = createGoals(LEARNING_GOALS, (id) => {
    const goal = LEARNING_GOALS.find((one) => one.id === id);
    begin(goal.gate, goal.from);
  });
  const code = createCodePanel({ forms: FORMS, choose: (code_form) => state.edit({ code_form }) });
  const column = (...parts) => h("div", { class: "neuron-column" }, ...parts.map((part) => part.element));
  root.append(
    h(
      "div",
      { class: "neuron-main is-learning" },
      column(gate, score, plane, { element: plane.key }, readout),
      column(panel, sliders, log),
    ),
    h("div", { class: "neuron-more" }, goals.element),
    h(
      "details",
      { class: "code-panel" },
      h("summary", {}, "The drawing and the four points"),
      diagram.element,
      table.element,
    ),
    code.element,
  );

  const corners = root.querySelectorAll(".corner");
  let [seen, before] = [null, null]; // what is drawn beside the line, and the run that was drawn last
  const motion = createMotion((numbers) =>
    plane.draw({ ...seen.now, ...numbers }, { ...seen, colors: colors() }),
  );
  onLeave(readout.stop);
  onLeave(motion.stop);

  return (now) => {
    const rows = truthTable(now);
    const run = runOf(now);
    seen = { now, rows, corner: run.next };
    motion.show({ weights: now.weights, bias: now.bias }, before !== null && before !== run.steps.length);
    before = run.steps.length;
    const corrected = run.steps.at(-1)?.error ? (before - 1) % corners.length : -1;
    corners.forEach((node, i) => {
      node.classList.toggle("is-corrected", i === corrected);
    });
    gate.show(now.gate);
    panel.draw(now, run, rows);
    diagram.draw(now, rows[run.next]);
    sliders.draw(now);
    table.draw(run.next, rows);
    score.draw(now, rows, run.settled ? nextGate(now) : "");
    readout.show(describe(now, rows));
    log.draw(run);
    goals.show(LEARNING_GOALS.map(({ id }) => id).filter((id) => now.goals_reached.includes(id)));
    code.show(now.code_form, learningCode(now, run));
    toolbar.show(state.canUndo);
  };
}

/** The gate to learn next; "" for none. */
function nextGate({ gate, goals_reached }) {
  const isOpen = (one) => one !== gate && !goals_reached.includes(`learn-${one.toLowerCase()}`);
  return ["OR", "AND", "XOR"].find(isOpen) ?? "";
}
