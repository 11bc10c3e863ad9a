// Where a question is answered: options to pick from, or a field for a number. It holds no state of its own.

import { freshId, h } from "../lib/dom.js";
import { repliesOf } from "./model.js";

/** HTML that the book's own build made (tools/build_quizzes.py): never what somebody typed. */
export function rich(tag, className, html) {
  const element = h(tag, { class: className });
  element.innerHTML = html;
  return element;
}

/**
 * `change(draft)` runs at each change: a list of options' ids, or the text in the number field; `enter()` at Enter
 * in that field. `labelId` is the question's text, `helpId` what may be said about the answer.
 */
export const createField = (parts) =>
  (parts.question.kind === "number" ? createNumber : createOptions)(parts);

function createOptions({ question, labelId, change }) {
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
  const labels = repliesOf(question).map(({ label, text }, i) =>
    h(
      "label",
      { class: "ask-option" },
      inputs[i],
      h("span", { class: "ask-letter" }, label),
      rich("span", "ask-html", text),
      signs[i],
    ),
  );
  const hint = several ? h("p", { class: "ask-hint", id: hintId }, "Choose all that are true.") : null;
  const attributes = {
    class: "ask-options",
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

function createNumber({ question, labelId, helpId, change, enter }) {
  const unitId = freshId("unit");
  const field = h("input", {
    type: "text",
    inputmode: "text", // "decimal" has no minus key on some phones
    autocomplete: "off",
    spellcheck: "false",
    class: "ask-number",
    "aria-labelledby": `${labelId} ${unitId}`,
    "aria-describedby": helpId,
    oninput: () => change(field.value),
    onkeydown: (event) => event.key === "Enter" && !event.shiftKey && enter(),
  });
  const unit = h("span", { class: "ask-unit", id: unitId }, question.number.unit ?? "");
  return {
    element: h(
      "div",
      { class: "ask-number-row" },
      h("span", { "aria-hidden": "true" }, "Your answer"),
      field,
      unit,
    ),
    focus: () => field.focus(),
    show({ answer, locked, problem }) {
      if (field.value !== answer) field.value = answer;
      field.readOnly = locked;
      field.setAttribute("aria-invalid", String(Boolean(problem)));
    },
  };
}

/** A draft that answers nothing yet. */
export const blank = ({ kind }) => (kind === "number" ? "" : []);
