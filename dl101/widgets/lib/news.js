// A sentence at the window's lower edge, said aloud too: what it is about may be out of sight.

import { h, setFormula } from "./dom.js";

const STAYS = 6000; // milliseconds
const GAP = 8; // pixels
const KEPT_FREE =
  "a, button, input, select, summary, textarea, [role=slider], [role=status]:not(.news), .ask, .reply";

/** `say(words, isReached, isShown)` shows words for a while, "" none, or says them aloud only; `element` belongs at the end
 * of the demo. */
export function createNews() {
  const said = h("span");
  const lift = createLift(said);
  const element = h("p", { class: "news", role: "status" }, said);
  let timer = 0;
  const hide = () => element.classList.remove("is-shown");
  return {
    element,
    hide,
    say(words, isReached, isShown = true) {
      setFormula(said, words);
      element.classList.toggle("is-reached", isReached);
      if (element.classList.toggle("is-shown", isShown && words !== "")) lift();
      clearTimeout(timer);
      timer = setTimeout(hide, STAYS);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Once all is drawn, and again where a scroll that is under way ends, lift the words until they hide no control and no
 * words that were said, if the lower half of the window has room for that. */
export function createLift(said) {
  const lift = () => said.isConnected && place(said);
  return () => {
    requestAnimationFrame(lift);
    addEventListener("scrollend", lift, { once: true }); // the same function again is no second listener
  };
}

function place(said) {
  const news = said.parentElement;
  const edge = news.getBoundingClientRect().bottom; // the words may still be moving
  const height = said.offsetHeight;
  const own = said.getBoundingClientRect();
  const boxes = [...news.parentElement.querySelectorAll(KEPT_FREE)]
    .filter((part) => part.checkVisibility())
    .map((part) => part.getBoundingClientRect())
    .filter(({ left, right }) => left < own.right && right > own.left);
  const hidesNone = (end) => boxes.every(({ top, bottom }) => bottom <= end - height || top >= end);
  const ends = boxes
    .map(({ top }) => top - GAP)
    .filter((end) => end < edge && end - height >= innerHeight / 2);
  const lifted = [edge, ...ends.sort((a, b) => b - a)].find(hidesNone) ?? edge;
  said.style.bottom = `${edge - lifted}px`;
}
