// Options to pick from, each in a row of its own. What is picked is a list of their ids.

import { freshId, h } from "../lib/dom.js";
import { repliesOf } from "./judge.js";
import { rich } from "./rich.js";

export function createOptions({ question, labelId, change }) {
  const group = freshId("answer");
  const hintId = freshId("hint");
  const several = question.kind === "several";
  const inputs = question.options.map(({ id }) =>
    h("input", {
      type: several ? "checkbox" : "radio",
      name: group,
      value: id,
      onchange: () => change(picked()),
    }),
  );
  const picked = () => inputs.filter(({ checked }) => checked).map(({ value }) => value);
  const signs = inputs.map(() => h("span", { class: "ask-sign" }));
  const options = repliesOf(question).slice(0, inputs.length); // a line's number comes after them
  const labels = options.map(({ label, text }, i) =>
    h(
      "label",
      { class: "ask-option" },
      inputs[i],
      h("span", { class: "ask-letter" }, label.replace("Line ", "")),
      rich("span", "ask-html", text),
      signs[i],
    ),
  );
  const hint = several ? h("p", { class: "ask-hint", id: hintId }, "Choose all that are true.") : null;
  const attributes = {
    class: question.kind === "line" ? "ask-options ask-code highlight" : "ask-options", // colored as on the page
    role: several ? "group" : "radiogroup",
    "aria-labelledby": several ? `${labelId} ${hintId}` : labelId,
  };
  return {
    element: h("div", attributes, hint, ...labels),
    focus: () => (inputs.find(({ checked }) => checked) ?? inputs[0]).focus(),
    /** `marks`: {option's id: "right" or "wrong"}. */
    show({ answer, locked, marks }) {
      inputs.forEach((input, i) => {
        const mark = marks[input.value] ?? "";
        input.checked = answer.includes(input.value);
        input.disabled = locked;
        labels[i].dataset.mark = mark;
        signs[i].replaceChildren(...(mark ? [h("span", { class: "visually-hidden" }, ` (${mark})`)] : []));
      });
    },
  };
}
