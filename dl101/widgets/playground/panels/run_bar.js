// The run bar: play, step, run to the end; where the training is; and beside it what starts again or takes back.

import { button, freshId, h, set, setText } from "../../lib/dom.js";
import { createSelect } from "../../lib/dropdown.js";
import { withCommas } from "../../lib/format.js";
import { lossText } from "../training/score.js";
import { endInWords } from "../training/stop_rule.js";

const SPEEDS = [
  { id: 1, text: "Speed ×1" }, // an epoch a frame, as in the TensorFlow Playground
  { id: 10, text: "Speed ×10" },
];

function createFigures() {
  const figure = (name) => {
    const value = h("dd", {});
    return { value, element: h("div", { class: "run-figure" }, h("dt", {}, name), value) };
  };
  const [epoch, train, test] = [figure("Epoch"), figure("Training loss"), figure("Test loss")];
  return {
    element: h("dl", { class: "run-figures" }, epoch.element, train.element, test.element),
    show(session) {
      setText(epoch.value, withCommas(session.epoch));
      setText(train.value, lossText(session.trainLoss));
      setText(test.value, lossText(session.testLoss));
    },
  };
}

/** `small`: the plot in small (plot/small_map.js), for where this bar sticks to a phone's window. */
export function createRunBar(act, small) {
  const mark = h("span", { class: "run-mark", "aria-hidden": "true" });
  const playText = h("span", {}, "Play");
  const play = h(
    "button",
    { type: "button", class: "button run-play", onclick: act.playPause },
    mark,
    playText,
  );
  const step = button("Step", act.step);
  const run = button("Run to the end", act.runToEnd, "button run-end");
  const end = h("span", { class: "visually-hidden", id: freshId("end") });
  set(run, { "aria-describedby": end.id });
  const reset = button("Reset", act.reset);
  const weights = button("New weights", act.newWeights);
  const undo = button("Undo", act.undo);
  const speed = createSelect({ label: "Speed", options: SPEEDS, choose: act.setSpeed, isNamed: false });
  const figures = createFigures();
  const said = h("p", { class: "run-said", role: "status" });
  const element = h(
    "div",
    { class: "run" },
    h(
      "div",
      { class: "run-bar", role: "group", "aria-label": "Training" },
      h("div", { class: "run-buttons" }, play, step, run, reset, end),
      figures.element,
      said,
      small.element,
    ),
    h("div", { class: "run-more", role: "group", "aria-label": "Start again" }, weights, undo, speed.element),
  );
  return {
    element,
    show(now) {
      const { session, playing, running, speed: times, message, canUndo, hidden } = now;
      setText(playText, playing ? "Pause" : "Play");
      mark.classList.toggle("is-pause", playing);
      setText(run, running ? "Stop" : "Run to the end");
      set(undo, { "aria-disabled": String(!canUndo) });
      play.hidden = hidden.includes("playButton");
      step.hidden = hidden.includes("stepButton");
      reset.hidden = hidden.includes("resetButton");
      speed.show(times);
      figures.show(session);
      setText(said, message);
      small.show(now);
      if (playing || running) return;
      const until = setText(end, `It goes on ${endInWords(session)}.`).textContent;
      set(run, { title: until });
    },
  };
}
