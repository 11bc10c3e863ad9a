// A field for a number, with its unit. What is typed is a text.

import { freshId, h } from "../lib/dom.js";

/** `number` as a question has it; `labelId` is the text that asks for it. */
export function createNumber({ number, labelId, helpId, change, enter }) {
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
  const unit = h("span", { class: "ask-unit", id: unitId }, number.unit ?? "");
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
