// The lesson "learn": the neuron corrects itself by the perceptron rule, a step at a time.

import { column } from "../lib/columns.js";
import { h } from "../lib/dom.js";
import { same } from "../lib/state.js";
import { learningCode } from "./code.js";
import { GOALS, nextGate, reachedByLearning } from "./goals.js";
import { createLearningLog, createLearningPanel } from "./learning_panel.js";
import { CORNERS, parameters } from "./model.js";
import { beginFrom, LEARN_START, learn, runOf, ZERO } from "./perceptron_rule.js";
import { createPicture } from "./picture.js";
import { describe } from "./words.js";

function build(context) {
  const { root, state, parts, lead, redraw } = context;
  const panel = createLearningPanel({
    learn: (count) => state.edit(learn(state.read(), count)),
    zero: () => lead(beginFrom(ZERO)),
    toolbar: parts.toolbar,
  });
  const picture = createPicture({
    ...context,
    edit: byHand(context),
    legend: "The neuron should learn",
    ring: "Dashed ring: next. Full ring: corrected.",
    caption: "The four points; the current one comes next",
    goTo(gate) {
      lead({ ...beginFrom(ZERO), gate });
      panel.focus(); // the button that was pressed goes: the keyboard's focus must stay in the demo
    },
  });
  const log = createLearningLog();
  const second = column(panel.element, picture.sliders, log.element);
  const summary = h("summary", {}, "The drawing and the four points");
  root.append(
    h("div", { class: "main controls-first is-learning" }, picture.column, second),
    h("div", { class: "more" }, parts.goals),
    h("details", { class: "code-panel" }, summary, picture.diagram, picture.sum, picture.table),
    parts.code,
  );

  const glide = createGlide(redraw);
  return (now) => {
    const run = runOf(now);
    const count = run.steps.length;
    picture.draw(now, {
      corner: run.next,
      corrected: run.steps.at(-1)?.error ? (count - 1) % CORNERS.length : -1,
      line: glide(now, count),
      next: run.settled ? nextGate(now, ["OR", "AND", "XOR"], "learn-") : "",
    });
    panel.draw(now, run);
    log.draw(run);
  };
}

/** A function that changes numbers or gate by hand: learning begins anew from there. */
const byHand =
  ({ state, edit }) =>
  (changes, gesture) => {
    const before = state.read();
    const now = { ...before, ...changes };
    if (!same([parameters(before), before.gate], [parameters(now), now.gate]))
      edit({ ...beginFrom(parameters(now)), gate: now.gate }, gesture);
  };

const DURATION = 450; // milliseconds: long enough to see from where to where

/**
 * A leap of the line that can be followed: `glide(state, count)` gives the {weights, bias} to draw now. Where the count
 * of steps changed and a person has nothing against motion, they are on their way to the state's, and it asks for a
 * next frame.
 */
function createGlide(redraw) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let [from, to, begun, shown, before] = [null, null, 0, null, null];
  return (state, count) => {
    const target = parameters(state);
    if (!same(target, to)) {
      const glides = shown && count !== before && !calm.matches;
      [from, to, begun] = [shown, target, glides ? performance.now() : -Infinity];
    }
    before = count;
    const share = Math.min(1, (performance.now() - begun) / DURATION);
    const eased = share * share * (3 - 2 * share);
    shown = share < 1 ? to.map((value, i) => from[i] + eased * (value - from[i])) : to;
    if (share < 1) redraw();
    return { weights: shown.slice(0, 2), bias: shown[2] };
  };
}

export const learningLesson = {
  start: LEARN_START,
  goals: GOALS.learn,
  reached: reachedByLearning,
  describe,
  code: learningCode,
  build,
};
