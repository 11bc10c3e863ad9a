// "As code": the present state as a program, in a few forms, with a button to copy it.

import { button, h, setText } from "./dom.js";
import { createChoice } from "./radio_group.js";

export const FORMS = ["Python", "NumPy", "PyTorch"];

/** `forms`: names such as "NumPy"; `choose(form)` runs at a pick. `show(form, {form: source})` puts the text. */
export function createCodePanel({ forms, choose }) {
  const text = h("code");
  const said = h("span", { class: "copy-state", role: "status" });
  const choice = createChoice({
    legend: "Form",
    options: forms.map((form) => ({ id: form, text: form })),
    choose,
  });
  const copy = button("Copy", () => copyText(text.textContent, said));
  const box = h("pre", { tabindex: 0, role: "region", "aria-label": "The code" }, text);
  const element = h(
    "details",
    { class: "code-panel" },
    h("summary", {}, "As code"),
    h("div", { class: "code-bar" }, choice.element, copy, said),
    box,
  );
  return {
    element,
    show(form, sources) {
      choice.show(form);
      if (text.textContent !== sources[form]) setText(said, ""); // what was copied is no longer what is shown
      setText(text, sources[form]);
    },
  };
}

/** Copy `text`, and say in the element `said` whether that worked. */
export async function copyText(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    setText(said, "Copied");
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error; // no right, or no clipboard
    setText(said, "Could not copy: select the text and copy it by hand.");
  }
}
