// What a pressed preset teaches or a goal asks for, in words that stay while one works: on a narrow page right above the
// picture, elsewhere beside the button. Where it is out of sight, it stands at the window's lower edge until a touch.

import { button, h, setFormula } from "./dom.js";
import { heightOfHeader } from "./into_sight.js";
import { createLift } from "./news.js";

/**
 * `say(one, words, beside)` begins anew, of one goal or preset; the element `beside` says it too. `update(one, words)` and
 * `reach(one)` change what is told of it, if it was the last. `element` belongs above the picture, `news` at the end of the
 * demo.
 */
export function createTold() {
  const [words, again] = [h("span"), h("span")];
  const element = h("p", { class: "told", hidden: true }, words, button("✕", close, "told-close"));
  element.lastChild.setAttribute("aria-label", "Close");
  const news = h("p", { class: "news is-lesson", "aria-hidden": "true" }, again); // the words are on the page already
  const lift = createLift(again);
  const seen = new Map();
  let [current, isOver] = [null, true];
  const repeat = () => {
    const isOut = !isOver && seen.size > 0 && ![...seen.values()].includes(true);
    if (news.classList.toggle("is-shown", isOut)) lift();
  };
  const note = (entries) => {
    for (const { target, isIntersecting } of entries) seen.set(target, isIntersecting);
    repeat();
  };
  const watcher = new IntersectionObserver(note, { rootMargin: `-${heightOfHeader()}px 0px 0px` });
  function update(one, sentence) {
    if (one === current) for (const place of [words, again]) setFormula(place, sentence);
  }
  function hush() {
    isOver = true;
    repeat();
  }
  function close() {
    current = null;
    element.hidden = true;
    hush();
  }
  return {
    element,
    news,
    hush,
    close,
    update,
    say(one, sentence, beside) {
      [current, isOver] = [one, false];
      update(one, sentence);
      element.hidden = false;
      element.classList.remove("is-reached");
      seen.clear();
      watcher.disconnect();
      for (const part of [element, beside]) if (part) watcher.observe(part); // asks anew
    },
    /** Whether that `one` is reached can be seen where it is told. */
    reach(one) {
      if (one !== current) return false;
      element.classList.add("is-reached");
      return seen.get(element) === true;
    },
    stop: () => watcher.disconnect(),
  };
}
