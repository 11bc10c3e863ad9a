// Teach it, look at it after fewer steps, take it back; and what came of it in two counts.

import { createCheck } from "../lib/checkbox.js";
import { button, h, set, setText } from "../lib/dom.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { EVERY, LAST, learnedOf, UNTAUGHT } from "./model.js";
import { scoreWords, teachWords } from "./words.js";

export function createTeachPanel({ state, edit, end }) {
  const teach = button("Teach it", () => canTeach() && edit({ taught: true }), "button is-first");
  const back = button("Take it back", () => state.read().taught && edit({ taught: false }));
  const canTeach = () => {
    const now = state.read();
    return learnedOf(now).length > 0 && !now.taught;
  };
  const steps = createNumberSlider({
    name: "Steps",
    low: EVERY,
    high: LAST,
    step: EVERY,
    decimals: 0,
    change: (value) => edit({ steps: Math.round(value) }, "steps"),
    end,
  });
  const mixed = createCheck({
    text: "Mix in 20 digits that it knows",
    choose: (mixed) => edit({ mixed, ...UNTAUGHT }),
  });
  const sevens = createCheck({
    text: "Learn its 7s alone",
    choose: (sevens) => edit({ sevens, ...UNTAUGHT }),
  });
  const [heldOut, others] = [h("span"), h("span")];
  const hint = h("p", { class: "teach-hint" });
  return {
    bar: h(
      "div",
      { class: "teach" },
      h("p", { class: "score" }, heldOut, others),
      h("div", { class: "row" }, teach, back),
      hint,
    ),
    more: h("div", { class: "teach-more" }, steps.element, sevens.element, mixed.element),
    draw(now) {
      set(teach, { "aria-disabled": String(!canTeach()) });
      set(back, { "aria-disabled": String(!now.taught) });
      steps.show(now.steps);
      sevens.show(now.sevens);
      mixed.show(now.mixed);
      const [first, second] = scoreWords(now);
      setText(heldOut, first);
      setText(others, second);
      setText(hint, teachWords(now));
    },
  };
}
