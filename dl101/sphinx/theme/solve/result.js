// What is said of an answer, below it: a title, and words or code. Said aloud too, and brought into sight.

import { message } from "./message.js";

const make = self.dl101Make;
const WORDS = { correct: "✓ Correct", incorrect: "↻ Not right yet", unattempted: "… Not finished" };

/** `judge(outcome, text)` for the checker's words, `show(title, text, ...elements)` for all others. */
export function createResult() {
  const element = make("div", { className: "solve-result" });
  element.setAttribute("role", "status");
  function say(outcome, title, text, ...more) {
    element.dataset.outcome = outcome;
    element.replaceChildren(make("strong", {}, title), ...message(text), ...more);
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
  return {
    element,
    judge: (outcome, text) => say(outcome, WORDS[outcome], text),
    show: (title, text, ...more) => say("", title, text, ...more),
    clear() {
      delete element.dataset.outcome;
      element.replaceChildren();
    },
  };
}

/** A button that does nothing while it is `aria-disabled`: one that is disabled drops the focus of whoever pressed it. */
export function button(text, press, className = "button", label = "") {
  const made = make("button", { type: "button", className }, text);
  if (label) made.ariaLabel = label;
  made.addEventListener("click", () => made.ariaDisabled !== "true" && press());
  return made;
}
