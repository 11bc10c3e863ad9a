// What the learner expects of an experiment: asked before, and answered by the run.

import { h, setFormula } from "../../lib/dom.js";
import { createChoice } from "../../lib/radio_group.js";
import { optionsOf, replyTo } from "../training/predictions.js";

/** `element` asks, `reply` answers. `of(experiment)`, `tell(isTold)` and `show(now)` bring them up to date. */
export function createPrediction() {
  const element = h("div", { class: "experiment-predict" });
  const reply = h("p", { class: "experiment-reply", role: "status" });
  const said = new Map(); // by experiment, as long as the page is open
  let [id, isTold, now, answered] = ["", false, null, ""];

  function answer() {
    setFormula(reply, said.has(id) ? replyTo(id, said.get(id), now, isTold) : "");
  }
  return {
    element,
    reply,
    of(experiment) {
      id = experiment.id;
      const choice = createChoice({
        legend: `Predict: ${experiment.predict}`,
        options: optionsOf(id).map((text) => ({ id: text, text })),
        choose(text) {
          said.set(id, text);
          answer();
        },
      });
      for (const span of choice.element.querySelectorAll("span")) setFormula(span, span.textContent);
      choice.show(said.get(id));
      element.replaceChildren(choice.element);
    },
    /** Once the explanation can be read there is nothing left to predict. */
    tell(told) {
      isTold = told;
      element.hidden = told;
      answered = "";
    },
    /** It answers when the run rests, or has just reached its goal: not in each epoch. */
    show(next) {
      now = next;
      const { session, settings, playing, running } = now;
      const key = `${id} ${session.version} ${settings.learning_rate}`;
      if (answered && (playing || running || key === answered)) return;
      answered = key;
      answer();
    },
  };
}
