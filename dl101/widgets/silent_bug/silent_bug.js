// The demo `SilentBug`: ten runs that end without an error and are wrong, to be diagnosed from their symptoms.

import { columns } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { h } from "../lib/dom.js";
import { namedNumbers, number, someOf } from "../lib/traits.js";
import { bugCode } from "./code.js";
import { GOALS, PRESETS, reached, settle } from "./goals.js";
import { CASE_NUMBERS, COUNT, LAST, LONGEST, lookAt, MOST, START, turnTo } from "./model.js";
import { createWay } from "./panels.js";
import { createChart } from "./plot.js";
import { createRecord } from "./record.js";
import css from "./silent_bug.css";
import { createAnswers, createCases, createComplaint, createSignature } from "./symptom.js";
import { describe } from "./words.js";

const perCase = (high) => namedNumbers({ low: 0, high });
const rules = {
  case: number(START.case, { low: 1, high: COUNT, whole: true }),
  causes: perCase(COUNT),
  lines: perCase(LONGEST),
  slips: perCase(MOST),
  looked: perCase(1),
  solved: someOf(CASE_NUMBERS),
  place: number(LAST, { low: 0, high: LAST, whole: true }),
};

function build({ root, state, parts, edit, end, beforeLead, forget }) {
  const read = () => state.read();
  const look = () => state.record(lookAt(read()));
  const [complaint, answers, signature, record] = [
    createComplaint(),
    createAnswers(),
    createSignature(),
    createRecord(),
  ];
  const cases = createCases((number) => edit(turnTo(number)));
  const chart = createChart({ read, move: (place) => edit({ place }, "place"), end });
  const way = createWay({ root, start: complaint.element, read, edit, look });
  parts.code.addEventListener("toggle", () => parts.code.open && look());
  const picture = h("div", { class: "symptom", "data-picture": "" }, chart.element, answers.element);
  const main = columns(
    [cases.element, complaint.element, signature.element, picture, parts.readout],
    [way.element, parts.presets, parts.toolbar],
  );
  main.classList.add("controls-first");
  root.append(main, record.element, parts.goals, parts.code);
  let taught = 0; // the case that a preset's words are about: they go with it
  beforeLead(() => {
    taught = 0;
  });
  return (now) => {
    if (now.preset) taught = now.case;
    else if (taught && taught !== now.case) {
      taught = 0;
      forget();
    }
    chart.draw(now, way.isFresh(now));
    for (const part of [cases, complaint, answers, signature, way, record]) part.draw(now);
  };
}

export default defineDemo({
  name: "SilentBug",
  css,
  rules,
  undoable: ["case", "causes", "lines", "place"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  settle,
  describe,
  speaks: false, // the replies do
  forms: ["PyTorch"],
  code: bugCode,
  build,
});
