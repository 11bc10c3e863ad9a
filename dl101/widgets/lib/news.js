// A sentence at the window's lower edge, said aloud too: what it is about may be out of sight.

import { h, setFormula } from "./dom.js";

const STAYS = 6000; // milliseconds

/** `say(words, isReached, isShown)` shows words for a while, "" none, or says them aloud only; `element` belongs at the end
 * of the demo. */
export function createNews() {
  const said = h("span");
  const element = h("p", { class: "news", role: "status" }, said);
  let timer = 0;
  const hide = () => element.classList.remove("is-shown");
  return {
    element,
    hide,
    say(words, isReached, isShown = true) {
      setFormula(said, words);
      element.classList.toggle("is-shown", isShown && words !== "");
      element.classList.toggle("is-reached", isReached);
      clearTimeout(timer);
      timer = setTimeout(hide, STAYS);
    },
    stop: () => clearTimeout(timer),
  };
}
