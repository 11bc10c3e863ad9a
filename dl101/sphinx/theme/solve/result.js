// What is said of an answer, below it: a title, and words or code. Said aloud too, and brought into sight.

import { message } from "./message.js";
import { wayOn } from "./way_on.js";

const make = self.dl101Make;
const WORDS = { correct: "✓ Correct", incorrect: "↻ Not right yet", unattempted: "… Not finished" };

/**
 * For the exercise `name`. `judge(outcome, text, ...buttons)` for the checker's words, `show(title, text, ...elements)` for
 * all others; `hint(title, text)` stands below, so that a reply can be read beside it. After a change, `age()` keeps in
 * sight what was said of an answer that is no more; praise goes.
 */
export function createResult(name) {
  const [element, hint] = ["solve-result", "solve-hint"].map((className) => make("div", { className }));
  for (const one of [element, hint]) one.setAttribute("role", "status");
  const fill = (place, title, text, ...more) => {
    place.replaceChildren(make("strong", {}, title), ...message(text), ...more);
    place.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  function say(outcome, ...words) {
    element.dataset.outcome = outcome;
    element.classList.remove("is-old");
    fill(element, ...words);
  }
  const result = {
    element: make("div", {}, element, hint),
    judge(outcome, text, ...buttons) {
      const all = outcome === "correct" ? [...wayOn(name), ...buttons] : buttons;
      say(outcome, WORDS[outcome], text, ...(all.length ? [row(...all)] : []));
    },
    show: (title, text, ...more) => say("", title, text, ...more),
    hint: (title, text) => fill(hint, title, text),
    clear() {
      delete element.dataset.outcome;
      element.replaceChildren();
    },
    age() {
      if (element.dataset.outcome === "correct") result.clear();
      element.classList.add("is-old");
    },
  };
  return result;
}

/** A button that does nothing while it is `aria-disabled`: one that is disabled drops the focus of whoever pressed it. */
export function button(text, press, className = "button", label = "") {
  const made = make("button", { type: "button", className }, text);
  if (label) made.ariaLabel = label;
  made.addEventListener("click", () => made.ariaDisabled !== "true" && press());
  return made;
}

export const row = (...buttons) => make("div", { className: "solve-buttons" }, ...buttons);
