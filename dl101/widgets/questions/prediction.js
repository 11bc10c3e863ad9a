// A prediction: commit before you see. What is locked stays, until the reader asks to forget it.

import { button } from "../lib/dom.js";
import { timeAfter } from "../lib/progress_time.js";
import { createCard, icon, showButton } from "./card.js";
import { blank, problemOf } from "./judge.js";
import { forgottenItem, itemOf, predictionFeedback, predictionItem, skippedItem } from "./model.js";
import { signs } from "./quiz.js";

/** `save(item)` remembers; `show(remembered)` shows what is remembered for `key`. */
export function createPrediction({ key, question, save }) {
  let remembered = {};
  let draft = blank(question);
  let problem = "";
  const now = () => timeAfter(remembered[key]);
  const item = () => itemOf(remembered, key, question);

  const lock = () => {
    if (item()) return;
    problem = problemOf(question, draft);
    if (problem) draw();
    else save(predictionItem(question, draft, now()));
    card.showSaid();
  };
  const skip = () => item() || save(skippedItem(question, now()));
  const forget = () => {
    card.focusField();
    save(forgottenItem(question, now()));
  };
  const change = (answer) => {
    draft = answer;
    problem = "";
    draw();
  };
  const card = createCard({ question, title: [icon("predict"), "Predict"], change, enter: lock });
  const lockButton = button("", lock, "button is-first");
  const skipButton = button("", skip, "button is-quiet");
  const forgetButton = button("Forget this prediction", forget, "button is-quiet");
  card.buttons.append(lockButton, skipButton, forgetButton);

  function draw() {
    const made = item();
    const skipped = Boolean(made?.skipped);
    const feedback = made && predictionFeedback(question, made);
    if (made) [draft, problem] = [blank(question), ""];
    lockButton.hidden = skipped;
    skipButton.hidden = Boolean(made) && !skipped;
    forgetButton.hidden = !made;
    showButton(lockButton, made ? [icon("lock"), "Locked in"] : "Lock in my prediction", !made);
    showButton(skipButton, skipped ? "Skipped" : "Show me without predicting", !made);
    showButton(forgetButton, skipped ? "Predict after all" : "Forget this prediction", true);
    card.element.dataset.state = skipped ? "skipped" : made ? "locked" : "open";
    card.show({
      answer: skipped ? blank(question) : (made?.answer ?? draft),
      locked: Boolean(made),
      marks: signs(feedback?.replies ?? []),
      problem,
      feedback,
    });
  }
  return {
    element: card.element,
    show(next) {
      remembered = next;
      draw();
    },
  };
}
