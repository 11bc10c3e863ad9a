// The demo `ForwardPass`: the book's 2–2–1 network, computed one multiplication at a time; any number may be changed.

import { createCodePanel } from "../lib/code_panel.js";
import { defineDemo } from "../lib/demo.js";
import { h, setFormula } from "../lib/dom.js";
import { createGoals } from "../lib/goal_list.js";
import { createPresets } from "../lib/preset_buttons.js";
import { createChoice } from "../lib/radio_group.js";
import { createToolbar } from "../lib/toolbar.js";
import { knownOf, numbers, oneOf, someOf, wholeNumber } from "../lib/traits.js";
import { FORMS, forwardCode } from "./code.js";
import { createDrawing, isCalm } from "./drawing.js";
import css from "./forward_pass.css";
import { GOALS, PRESETS, progress } from "./goals.js";
import { asked } from "./guess.js";
import { ACTIVATIONS, COURSE, LAST, LIMIT, NODES, NUMBERS } from "./model.js";
import { createPredict } from "./predict_mode.js";
import { createControls } from "./step_controls.js";
import { describeCollapse, describeNow, describePicture } from "./words.js";
import { createCorners } from "./xor_table.js";

const WIDE = 640; // pixels from which the network lies on its side
const START = { ...COURSE, step: 0, task: "", preset: "", guess: "" };

/** Numbers in rows, or in one row, as many as `fallback` has. */
const array = (fallback) => {
  if (!fallback[0].length) return numbers(fallback, LIMIT);
  const rules = fallback.map((row) => numbers(row, LIMIT));
  const check = (value) => {
    if (!Array.isArray(value) || value.length !== rules.length)
      throw new RangeError(`must be ${rules.length} rows of numbers`);
    return rules.map((rule, i) => rule.check(value[i]));
  };
  return { fallback, check };
};
const text = { fallback: "", check: String };
const ids = NODES.map(({ id }) => id);

const rules = {
  inputs: array(COURSE.inputs),
  W1: array(COURSE.W1),
  b1: array(COURSE.b1),
  W2: array(COURSE.W2),
  b2: array(COURSE.b2),
  activation: oneOf(Object.keys(ACTIVATIONS)),
  step: wholeNumber(0, 0, LAST),
  predict: oneOf(["off", "on"]),
  guess: text,
  run: text,
  own: someOf(ids),
  helped: someOf(ids),
  task: oneOf(["", "xor"]),
  preset: oneOf(["", ...PRESETS.map(({ id }) => id)]),
  code_form: oneOf(FORMS),
  goals_reached: knownOf(GOALS.map(({ id }) => id)),
};

function build({ root, state, redraw, onLeave }) {
  const read = () => state.read();
  /** Predict mode shows nothing before it has asked. */
  const hidden = (predict = read().predict) => (predict === "on" ? { step: 0 } : {});
  /** Change numbers by hand: the last preset's lesson no longer speaks of what is shown. */
  const edit = (changes) => state.edit({ ...changes, ...hidden(), preset: "", guess: "" });
  /** Another network, or another task: shown from where it has something to show. */
  const lead = (changes) => {
    controls.stop();
    state.edit({ ...START, ...changes, ...hidden(changes.predict) });
    stage.bringIntoView(); // the button may stand far below it on a phone
  };
  const change = (name, place, value) => {
    const array = structuredClone(read()[name]);
    if (place.length === 2) array[place[0]][place[1]] = value;
    else array[place[0]] = value;
    edit({ [name]: array });
  };

  const problem = h("p", { class: "field-problem", role: "status" });
  const tell = (sentence) => setFormula(problem, sentence);
  const stage = createStage((isWide) => createDrawing({ isWide, change, tell }), root, redraw);
  const controls = createControls({ read: () => read().step, go: (step) => state.edit({ step, guess: "" }) });
  const words = createWords();
  const predict = createPredict({
    read,
    edit: (changes) => {
      controls.stop();
      state.edit({ guess: "", ...changes });
    },
  });
  const activation = createChoice({
    legend: "Hidden layer's activation",
    options: Object.entries(ACTIVATIONS).map(([id, [text]]) => ({ id, text })),
    choose: (id) => edit({ activation: id }),
  });
  const corners = createCorners((inputs) => edit({ inputs }));
  const presets = createPresets(PRESETS, ({ id, change: changes }) => lead({ ...changes, preset: id }));
  const goals = createGoals(GOALS, (id) =>
    lead(GOALS.find((goal) => goal.id === id).show?.(read()) ?? { step: LAST }),
  );
  const code = createCodePanel({ forms: FORMS, choose: (code_form) => state.edit({ code_form }) });
  const toolbar = createToolbar({ undo: () => state.undo(), reset: () => lead({ predict: "off" }) });

  const column = (...parts) => h("div", { class: "column" }, ...parts);
  root.append(
    stage.element,
    problem,
    predict.element,
    words.now,
    controls.element,
    words.whole,
    h(
      "div",
      { class: "more" },
      column(corners.element, presets.element, words.picture, toolbar.element),
      column(activation.element, goals.element),
    ),
    code.element,
  );
  onLeave(stage.stop);
  onLeave(controls.stop);

  return (now) => {
    stage.draw(now, now.predict === "on" ? asked(now) : null);
    words.show(now);
    controls.show(now.step);
    predict.show(now);
    activation.show(now.activation);
    corners.element.hidden = now.task !== "xor";
    corners.show(now);
    presets.show(now.preset, now);
    goals.show(now.goals_reached);
    code.show(now.code_form, forwardCode(now));
    toolbar.show(state.canUndo);
  };
}

/** The place of the drawing, which `create(isWide)` makes anew when the page becomes wide or narrow. */
function createStage(create, root, redraw) {
  const element = h("div", { class: "stage" });
  let [drawing, is_wide] = [null, null];
  const watcher = new ResizeObserver(() => {
    const isWide = root.clientWidth >= WIDE;
    if (isWide === is_wide) return;
    is_wide = isWide;
    drawing = create(isWide);
    element.replaceChildren(drawing.element);
    redraw();
  });
  watcher.observe(root);
  return {
    element,
    draw: (now, asked) => drawing?.draw(now, asked), // it stands once its place has a width
    bringIntoView() {
      element.scrollIntoView({ block: "nearest", behavior: isCalm() ? "instant" : "smooth" });
    },
    stop: () => watcher.disconnect(),
  };
}

/** What is computed now, all that is known, and what linear layers are together. */
function createWords() {
  const now = h("p", { class: "now", role: "status" });
  const picture = h("p", { class: "readout" });
  const whole = h("p", { class: "collapse" });
  return {
    now,
    picture,
    whole,
    show(state) {
      setFormula(now, `Now: ${describeNow(state)}`);
      setFormula(picture, describePicture(state));
      whole.hidden = state.activation !== "linear";
      setFormula(whole, describeCollapse(state));
    },
  };
}

export default defineDemo({
  name: "ForwardPass",
  css,
  rules,
  undoable: [...NUMBERS, "task", "preset"],
  build,
  settle: progress,
});
