// Steps and runs, the learning rate, the batch, and the prediction.

import { createCheck } from "../lib/checkbox.js";
import { button, h, set, setText } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { showOnceDrawn } from "../lib/into_sight.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createChoice } from "../lib/radio_group.js";
import {
  BATCHES,
  back,
  DATA,
  hasSteps,
  isFlat,
  isHome,
  prediction,
  RATE,
  step,
  withData,
  withSetting,
} from "./model.js";
import { predictionWords, ruleLines } from "./words.js";

const PACE = 125; // milliseconds from one update of a run to the next
const BATCH_NAMES = ["all", "mini-batch", "one"];

/** One update, a run of them, and the way back. `pause()` ends a run, as a press of the others does; `stop()` ends it
 * where nothing is to be drawn any more. */
export function createSteps({ state, edit, end, redraw }) {
  let [timer, expected] = [0, 0];
  const stop = () => {
    if (!timer) return;
    clearInterval(timer);
    timer = 0;
    end();
  };
  const pause = () => {
    stop();
    redraw();
  };
  const tick = () => {
    const now = state.read();
    if (now.path.length !== expected || !hasSteps(now)) return pause(); // undone, or set by a notebook
    edit(step(now), "run");
    const next = state.read();
    expected = next.path.length;
    if (isFlat(next) || !hasSteps(next)) pause();
    return undefined;
  };
  const start = () => {
    if (!hasSteps(state.read())) return;
    timer = setInterval(tick, PACE);
    expected = state.read().path.length;
    redraw();
    tick();
  };
  const one = button(
    "Step",
    () => {
      pause();
      if (hasSteps(state.read())) edit(step(state.read()));
    },
    "button is-first",
  );
  const run = button("Run", () => (timer ? pause() : start()));
  const home = button("Back to the start", () => {
    pause();
    if (!isHome(state.read())) edit(back(state.read()));
  });
  return {
    element: h("div", { class: "toolbar", role: "group", "aria-label": "Steps" }, one, run, home),
    pause,
    stop,
    draw(now) {
      setText(run, timer ? "Pause" : "Run");
      for (const node of [one, run]) set(node, { "aria-disabled": String(!hasSteps(now)) });
      set(home, { "aria-disabled": String(isHome(now)) });
    },
  };
}

/** Which data, and how many of the examples a step looks at. */
export function createSetup({ state, change }) {
  const data = createSelect({
    label: "Data",
    options: Object.entries(DATA).map(([id, { name }]) => ({ id, text: name })),
    choose: (id) => change(withData(id)),
    isNamed: false,
  });
  const batch = createChoice({
    legend: "Examples per step",
    options: BATCHES.map((id, i) => ({ id, text: BATCH_NAMES[i] })),
    choose: (id) => change(withSetting(state.read(), { batch: id })),
    isBeside: true,
  });
  return {
    elements: [data.element, batch.element],
    draw(now) {
      data.show(now.data);
      batch.show(now.batch);
    },
  };
}

export function createRate({ state, change, end }) {
  const { element, show } = createNumberSlider({
    name: "Learning rate",
    ...RATE,
    isLog: true,
    change: (learning_rate) => change(withSetting(state.read(), { learning_rate }), "rate"),
    end,
  });
  return { element, draw: (now) => show(now.learning_rate) };
}

/** The update rule with the numbers of the last step. */
export function createRule() {
  const lines = [h("p"), h("p")];
  return {
    element: h("div", { class: "rule" }, ...lines),
    draw(now) {
      for (const [i, line] of ruleLines(now).entries()) setText(lines[i], line);
    },
  };
}

export function createPredict({ change }) {
  const mode = createCheck({
    text: "Predict the next step",
    choose: (isOn) => change({ predict: isOn ? "on" : "off", guess: [] }),
  });
  const reply = h("p", { class: "reply", role: "status" });
  let verdict = "";
  return {
    element: h("div", { class: "predict" }, mode.element, reply),
    draw(now) {
      mode.show(now.predict === "on");
      setText(reply, now.predict === "on" ? predictionWords(now) : "");
      const before = verdict;
      verdict = { hit: "right", miss: "wrong" }[prediction(now).is] ?? "";
      reply.dataset.verdict = verdict;
      if (verdict && !before) showOnceDrawn(reply);
    },
  };
}
