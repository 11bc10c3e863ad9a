// The demo `DigitFlow`: a digit goes forward through the book's digit network, and the errors flow back.

import { column } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { h, isCalm } from "../lib/dom.js";
import { showOnceDrawn } from "../lib/into_sight.js";
import { createChoice } from "../lib/radio_group.js";
import { same } from "../lib/state.js";
import { createSteps } from "../lib/step_bar.js";
import { number, oneOf } from "../lib/traits.js";
import { flowCode } from "./code.js";
import css from "./digit_flow.css";
import { GOALS, notes, PRESETS, reached } from "./goals.js";
import {
  CLASSES,
  DIGITS,
  flowBefore,
  flowOf,
  isUpdate,
  LAST,
  MOST,
  RATES,
  START,
  UNITS,
  updatesOf,
} from "./model.js";
import { createDigits, createUpdate, createWay } from "./panels.js";
import { createStage, speedOf } from "./stage.js";
import { describe } from "./words.js";

const PACE = 2400; // milliseconds a step when it plays

/** Three numbers for each update: digit, target, rate. */
const updates = {
  fallback: START.updates,
  check(value) {
    const isWhole = Array.isArray(value) && value.length % 3 === 0 && value.length <= 3 * MOST;
    if (!isWhole || !updatesOf({ updates: value }).every(isUpdate))
      throw new RangeError(
        `must be three numbers for each of up to ${MOST} updates: a digit, a target, a rate`,
      );
    return value;
  },
};

const rules = {
  digit: oneOf(DIGITS, START.digit),
  target: oneOf(["written", ...CLASSES]),
  rate: number(START.rate, RATES),
  updates,
  step: number(0, { low: 0, high: LAST, whole: true }),
  chosen: oneOf(["", ...UNITS]),
  speed: oneOf(["normal", "slow", "fast"]),
};

function build({ root, state, parts, edit, end, colors, redraw, beforeLead, onLeave }) {
  const context = { state, edit, end, colors, redraw };
  const [digits, stage, update] = [
    createDigits(context),
    createStage({ ...context, tell: () => showOnceDrawn(parts.readout) }),
    createUpdate(context),
  ];
  const go = (step) => state.record({ step });
  const steps = createSteps({
    last: LAST,
    pace: () => PACE / speedOf(state.read()),
    read: () => state.read().step,
    go,
    isCalm,
  });
  const way = createWay({
    go(step) {
      steps.stop();
      go(step);
    },
  });
  const speed = createSpeed((speed) => state.record({ speed }));
  stage.element.append(update.element);
  steps.element.classList.add("keeps"); // on a phone, beside what they move
  beforeLead(steps.stop);
  onLeave(steps.stop);
  root.append(
    digits.element,
    h("div", { class: "journey", "data-picture": "" }, way.element, stage.element),
    h("div", { class: "stays" }, steps.element),
    speed.element,
    parts.readout,
    h("div", { class: "more" }, column(parts.presets, parts.toolbar), column(parts.goals)),
    parts.code,
  );
  let shown = {};
  return (now) => {
    const isNews = !same(now, shown.now) || colors() !== shown.colors;
    if (isNews) shown = { now, colors: colors(), flow: flowOf(now), before: flowBefore(now) };
    const ones = isNews ? [digits, way, update, stage, steps, speed] : [stage]; // it alone moves by itself
    for (const one of ones) one.draw(now, shown.flow, shown.before);
    return isNews ? undefined : null;
  };
}

/** How fast it plays; nothing plays for who wants no motion. */
function createSpeed(choose) {
  const { element, show } = createChoice({
    legend: "Speed",
    options: ["slow", "normal", "fast"].map((id) => ({ id, text: id })),
    choose,
  });
  element.classList.add("speed");
  return {
    element,
    draw({ speed }) {
      show(speed);
      element.hidden = isCalm();
    },
  };
}

export default defineDemo({
  name: "DigitFlow",
  css,
  rules,
  undoable: ["digit", "target", "rate", "updates", "chosen"],
  undoableByStep: ["step"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  notes,
  describe,
  forms: ["NumPy", "PyTorch"],
  code: flowCode,
  build,
});
