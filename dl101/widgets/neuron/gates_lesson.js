// The lesson "gates": a person sets the neuron's numbers, and finds the gates that it can and can't be.

import { column } from "../lib/columns.js";
import { h } from "../lib/dom.js";
import { createQuestion } from "../lib/inline_question.js";
import { neuronCode } from "./code.js";
import { GOALS, nextGate, notes, PRESETS, reachedByHand, settle, XOR_QUESTION } from "./goals.js";
import { GATES, isSolved, START } from "./model.js";
import { createPicture } from "./picture.js";
import { describe } from "./words.js";

function build(context) {
  const { root, state, parts, edit, forget } = context;
  const picture = createPicture({
    ...context,
    legend: "The neuron should compute",
    ring: "The drawing of the neuron shows the point in the dashed ring.",
    caption: "The four points; choose one to see it in the drawing",
    goTo(gate) {
      forget();
      edit({ gate }); // the button goes: the keyboard's focus must stay in the demo
      picture.gate.querySelector(`[value="${gate}"]`).focus({ preventScroll: true });
    },
    ask: () => question.element.querySelector("input").focus(), // which brings it into view
    choose: (corner) => state.edit({ corner }),
  });
  const question = createQuestion({ question: XOR_QUESTION, choose: (id) => state.edit({ xor_answer: id }) });
  root.append(
    h(
      "div",
      { class: "main controls-first" },
      picture.column,
      column(picture.sliders, parts.presets, picture.diagram, picture.table, parts.toolbar),
    ),
    h("div", { class: "more" }, parts.goals, question.element),
    parts.code,
  );

  return (now) => {
    const foundOut = now.xor_misses.length >= 2 || now.goals_reached.includes("xor-three");
    const canAsk = now.gate === "XOR" && foundOut; // first find out, then say why
    const isKnown = now.goals_reached.includes("xor-why");
    picture.draw(now, {
      corner: now.corner,
      next: isSolved(now) ? nextGate(now, GATES) : "",
      canAsk: canAsk && !isKnown,
    });
    question.element.hidden = !canAsk;
    question.show(now.xor_answer);
  };
}

export const gatesLesson = {
  start: START,
  presets: PRESETS,
  goals: GOALS.gates,
  reached: reachedByHand,
  notes,
  settle,
  describe,
  code: neuronCode,
  build,
};
