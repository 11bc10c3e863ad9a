// Predict mode, as it is shown: what is asked for, and what becomes of an answer.

import { createCheck } from "../lib/checkbox.js";
import { button, freshId, h, set, setText } from "../lib/dom.js";
import { showOnceDrawn } from "../lib/into_sight.js";
import { isAsking, isRight, nextAsked, verdictOn } from "./guess.js";

/** Predict mode: the output is covered, and one cell is asked for. `edit(changes)` sets traits. */
export function createPredict({ read, edit }) {
  const id = freshId("guess");
  const another = () => {
    edit({ part: "output", cell: nextAsked(read()), guess: "" });
    field.value = "";
  };
  const mode = createCheck({
    text: "Predict",
    choose(isOn) {
      edit({ predict: isOn ? "on" : "off", guess: "" });
      if (isOn) another();
    },
  });
  const field = h("input", { type: "text", id, class: "number-field", autocomplete: "off" });
  const check = (event) => {
    event.preventDefault();
    edit({ guess: field.value.trim().slice(0, 20) });
    showOnceDrawn(reply);
  };
  const reply = h("p", { class: "reply", role: "status" });
  const label = h("label", { for: id });
  const submit = h("button", { class: "button is-first" }, "Check");
  const form = h(
    "form",
    { class: "row", onsubmit: check },
    label,
    field,
    submit,
    button("Next cell", another),
  );
  const element = h("div", { class: "predict" }, form, reply);
  return {
    element,
    toggle: mode.element,
    draw(now) {
      mode.show(now.predict === "on");
      element.hidden = now.predict === "off";
      setText(label, isAsking(now) ? "Its value?" : "Choose a cell of the output.");
      for (const part of [field, submit]) part.hidden = !isAsking(now);
      set(field, { "aria-invalid": String(isAsking(now) && now.guess !== "" && !isRight(now)) });
      const [verdict, text] = verdictOn(now);
      reply.dataset.verdict = verdict;
      setText(reply, text);
    },
  };
}
