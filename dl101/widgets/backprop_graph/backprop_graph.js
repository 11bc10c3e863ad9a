// The demo `BackpropGraph`: a graph of operations, computed forward; then each gradient is filled in, from right to left.

import { column } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { h, setFormula } from "../lib/dom.js";
import { bringAbove } from "../lib/into_sight.js";
import { oncePerFrame } from "../lib/once_per_frame.js";
import { namedNumbers, number, oneOf, text } from "../lib/traits.js";
import css from "./backprop_graph.css";
import { FORMS, graphCode } from "./code.js";
import { createExpressionField, createForward, createQuestionForm, createReply } from "./controls.js";
import { createDrawing } from "./drawing.js";
import { AFRESH, GOALS, PRESETS, reached, START, UNANSWERED } from "./goals.js";
import { GRAPHS, OWN } from "./graphs.js";
import { ALL, columnsOf, graphOf, LARGEST, LIMIT, SHOWN } from "./model.js";
import { describe } from "./words.js";

const WIDE = 640; // pixels from which the graph lies on its side
const MOST_COLUMNS = 8; // of a graph that does

const rules = {
  graph: oneOf([...Object.keys(GRAPHS), "own"]),
  expression: text(OWN, { maxLength: 200 }),
  inputs: namedNumbers({ low: -LIMIT, high: LIMIT }),
  step: number(0, { low: 0, high: ALL, whole: true }),
  answers: namedNumbers({ low: -LARGEST, high: LARGEST }),
  hints: namedNumbers({ low: 0, high: SHOWN }),
  active: { fallback: "", check: String },
};

function build({ root, state, parts, edit, redraw, onLeave }) {
  const read = () => state.read();
  const stage = createStage({
    root,
    redraw,
    change(name, value) {
      const inputs = { ...read().inputs, [name]: value };
      const { problem = "" } = graphOf({ ...read(), inputs });
      stage.tell(problem);
      if (problem)
        redraw(); // the field shows the old number again
      else {
        reply.startAnew(read(), inputs);
        edit({ inputs, ...UNANSWERED });
      }
    },
    choose(name) {
      state.edit({ active: name });
      form.focus();
    },
  });
  const reply = createReply();
  const form = createQuestionForm({
    read,
    edit: (changes) => state.edit(changes),
    finish: reply.finish,
    showAsked: stage.showAsked,
    reply: reply.reply,
  });
  const forward = createForward({
    read,
    go: (step) => state.edit({ step: Math.min(step, ALL) }),
    finish: form.enter,
  });
  const own = createExpressionField({
    read,
    take: (expression) => state.edit({ ...AFRESH, expression, preset: "own" }),
  });
  root.append(
    own.element,
    stage.element,
    stage.problem,
    h("div", { class: "column lead stays" }, forward.element, form.element, reply.element),
    h("div", { class: "more" }, column(parts.presets, parts.readout, parts.toolbar), column(parts.goals)),
    parts.code,
  );
  onLeave(stage.stop);
  return (now) => {
    const graph = graphOf(now);
    for (const one of [own, stage, forward, form, reply]) one.draw(now, graph);
  };
}

/** The picture, made anew for another graph, and when the page becomes wide or narrow; what is wrong with its numbers. */
function createStage({ root, redraw, ...tools }) {
  const element = h("div", { class: "stage" });
  const problem = h("p", { class: "field-problem", role: "status" });
  const tell = (sentence) => setFormula(problem, sentence);
  let [drawing, made, isRoomy] = [null, "", false];
  const fit = oncePerFrame(() => {
    isRoomy = root.clientWidth >= WIDE;
    redraw();
  });
  const watcher = new ResizeObserver(fit);
  watcher.observe(root);
  return {
    element,
    problem,
    tell,
    /** On a phone, the graph and its question are taller than the window: what it is worked out from comes into sight too. */
    showAsked(cover) {
      const nodes = [...element.querySelectorAll(".is-asked, .is-source")];
      if (nodes.length) bringAbove(nodes, cover);
    },
    draw(now, graph) {
      const columns = Math.max(...columnsOf(graph.nodes).values()) + 1;
      const isWide = isRoomy && columns <= MOST_COLUMNS;
      const key = JSON.stringify([now.graph, now.expression, isWide, Boolean(graph.problem)]);
      if (key !== made) {
        drawing = createDrawing({ state: now, graph, isWide, tell, ...tools });
        element.replaceChildren(drawing.element);
        made = key;
        tell("");
      }
      drawing.draw(now, graph);
      if (graph.problem) tell(graph.problem);
    },
    stop() {
      watcher.disconnect();
      fit.stop();
    },
  };
}

export default defineDemo({
  name: "BackpropGraph",
  css,
  rules,
  undoable: ["graph", "expression", "inputs", "answers", "hints", "active"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  describe,
  speaks: false, // the replies do
  forms: FORMS,
  code: graphCode,
  build,
});
