// What a quiz question and a prediction share: the question, the field, the buttons, and the place of what is said.

import { freshId, h, set, svg } from "../lib/dom.js";
import { showOnceDrawn } from "../lib/into_sight.js";
import { createField } from "./answer_field.js";
import { blank } from "./judge.js";
import { replyRows, rich } from "./rich.js";

const ICONS = {
  right: "M4 10.5 8.5 15 16.5 5.5",
  wrong: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  almost: "M10 4v7.5M10 15.5v.1",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  predict: "M10 2.5a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6M5 17.5h10M7 8.5a3 3 0 0 1 3-3",
  review: "M4 10a6 6 0 1 0 2-4.5M6.3 2v3.7H10",
};

/** A small drawing that only repeats the word beside it. */
export const icon = (name) =>
  ICONS[name] &&
  svg(
    "svg",
    { class: "ask-icon", viewBox: "0 0 20 20", "aria-hidden": "true" },
    svg("path", { d: ICONS[name] }),
  );

/** A button's words, and whether it can be used. Not `disabled`: that would drop the focus. */
export function showButton(element, parts, usable) {
  element.replaceChildren(...[parts].flat().filter(Boolean));
  set(element, { "aria-disabled": usable ? null : "true" });
}

/** `title`: nodes of the line above the question. `change(draft)`, `enter()`: as in createField. */
export function createCard({ question, title, change, enter }) {
  const [labelId, helpId] = [freshId("question"), freshId("said")];
  const field = createField({ question, labelId, helpId, change, enter });
  const text = set(rich("div", "ask-text ask-html", question.text), { id: labelId });
  const said = h("div", { class: "ask-said", id: helpId, role: "status" });
  const buttons = h("div", { class: "ask-buttons" });
  const element = h(
    "div",
    { class: "ask" },
    h("p", { class: "ask-title" }, ...title),
    text,
    field.element,
    buttons,
    said,
  );
  let shown = "";
  let nextFocus = null;
  return {
    element,
    buttons,
    focusField: () => {
      nextFocus = field.focus;
    },
    /** Bring what is said of an answer into sight: a long question leaves no room for it in a phone's window. */
    showSaid: () => showOnceDrawn(said),
    /** `feedback`: {mood, verdict, replies, calibration}, or null. `problem`: a sentence instead of it, or "". */
    show({ answer, locked, marks = {}, problem = "", feedback }) {
      const focused = field.element.querySelector(":focus");
      field.show({ answer: answer ?? blank(question), locked, marks, problem });
      if (focused?.matches(":disabled")) buttons.querySelector("button").focus(); // it would drop the focus
      const next = JSON.stringify([problem, feedback]);
      if (next !== shown) said.replaceChildren(...(problem ? [sentence(problem)] : saying(feedback)));
      shown = next; // a live region speaks at every write
      markScrollers(element);
      nextFocus?.();
      nextFocus = null;
    },
  };
}

const sentence = (text) => h("p", { class: "ask-problem" }, text);

function saying(feedback) {
  if (!feedback) return [];
  const { mood, verdict, replies, calibration } = feedback;
  return [
    h("p", { class: "ask-verdict", "data-mood": mood }, icon(mood), `${verdict}.`),
    ...replyRows(replies),
    calibration ? h("p", { class: "ask-calibration" }, calibration) : null,
  ].filter(Boolean);
}

/** What is wider than its place scrolls sideways: let the keyboard reach it, and only then. */
function markScrollers(element) {
  for (const box of element.querySelectorAll(".ask-html pre"))
    set(box, { tabindex: box.scrollWidth > box.clientWidth + 1 ? 0 : null });
}
