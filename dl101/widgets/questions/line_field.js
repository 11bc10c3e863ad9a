// "Which line is wrong?": lines to pick one from; once it is found, its reply, and a field for what the code prints.

import { freshId, h, set } from "../lib/dom.js";
import { repliesOf } from "./judge.js";
import { createNumber } from "./number_field.js";
import { createOptions } from "./options_field.js";
import { replyRows, rich } from "./rich.js";

export function createLine({ question, number, labelId, helpId, change, enter }) {
  const stepId = freshId("step");
  const { id: wrongLine, label, reply } = repliesOf(question).find(({ right }) => right);
  const lines = createOptions({ question, labelId, change });
  const typed = createNumber({
    number,
    labelId: stepId,
    helpId,
    change: (text) => change([wrongLine, text]),
    enter,
  });
  const told = h("div", { class: "ask-told", role: "status" });
  const step = h(
    "div",
    { class: "ask-step" },
    set(rich("div", "ask-text ask-html", number.text), { id: stepId }),
    typed.element,
  );
  const found = () => [
    h("p", { class: "ask-verdict", "data-mood": "right" }, "This is the line."),
    ...replyRows([{ label, right: true, reply }]),
  ];
  return {
    element: h("div", { class: "ask-line" }, lines.element, told, step),
    focus: () => lines.focus(),
    /** `marks` says whether the line was checked, and found. */
    show({ answer, locked, marks, problem }) {
      const isFound = marks[wrongLine] === "right";
      lines.show({ answer: answer.slice(0, 1), locked: locked || isFound, marks });
      if (isFound !== told.hasChildNodes()) told.replaceChildren(...(isFound ? found() : []));
      step.hidden = !isFound;
      typed.show({ answer: answer[1] ?? "", locked, problem });
    },
  };
}
