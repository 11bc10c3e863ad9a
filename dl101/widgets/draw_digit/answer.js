// The answer: large beside the pad, and small where that is out of sight.

import { h, set, setText } from "../lib/dom.js";
import { createPixels } from "../lib/pixels.js";
import { SIDE } from "../nn/digit_cnn.js";
import { CLASSES } from "./model.js";
import { probability } from "./words.js";

/** The answer, large, and the ten probabilities. */
export function createAnswer() {
  const [digit, sure] = [h("span", { class: "answer-digit" }), h("span", { class: "answer-p" })];
  const [fills, names] = [CLASSES.map(() => h("span", { class: "fill" })), CLASSES.map(() => h("span"))];
  const items = CLASSES.map((one) =>
    h(
      "li",
      {},
      h("span", { class: "track", "aria-hidden": "true" }, fills[one]),
      h("b", { "aria-hidden": "true" }, String(one)),
      set(names[one], { class: "visually-hidden" }),
    ),
  );
  const element = h(
    "div",
    { class: "answer" },
    h("p", { class: "answer-words" }, digit, sure),
    h("ul", { class: "probabilities", "aria-label": "Probabilities" }, ...items),
  );
  return {
    element,
    draw(_, { answer, probabilities }) {
      setText(digit, String(answer));
      setText(sure, `p = ${probability(probabilities[answer])}`);
      for (const one of CLASSES) {
        fills[one].style.setProperty("--share", probabilities[one].toFixed(4));
        setText(names[one], `${one}: p = ${probability(probabilities[one])}`);
        set(items[one], { class: one === answer ? "is-answer" : null });
      }
    },
  };
}

/** The answer once more, at the lower edge of a phone's window, while the large one is out of sight. */
export function createSmallAnswer(large, colors) {
  const picture = createPixels(SIDE);
  const words = h("span");
  const inner = h("div", { class: "small-answer keeps", "aria-hidden": "true" }, picture.element, words);
  const element = h("div", { class: "stays" }, inner);
  const watcher = new IntersectionObserver((seen) => {
    element.classList.toggle("is-needless", seen.at(-1).isIntersecting); // it keeps its room: nothing may jump
  });
  watcher.observe(large);
  return {
    element,
    stop: () => watcher.disconnect(),
    draw(_, { input, answer, probabilities }) {
      picture.show(input, colors().ink);
      setText(words, `reads ${answer}, p = ${probability(probabilities[answer])}`);
    },
  };
}
