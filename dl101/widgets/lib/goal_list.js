// Goals: a list that ticks. What a pressed goal asks for, and that one was reached, is said once, aloud and at the window's
// lower edge: the list may be out of sight.

import { button, h, setFormula, setText } from "./dom.js";
import { listOf } from "./format.js";

const STAYS = 6000; // milliseconds

/**
 * `goals`: [{id, text}]. `go(id)` runs when one is picked. `show(reached ids, {id: note})` ticks them. `news` says what was
 * reached: it belongs at the end of the demo.
 */
export function createGoals(goals, go) {
  const count = h("span", { class: "goals-count" });
  const said = h("span");
  const news = h("p", { class: "news", role: "status" }, said);
  const notes = goals.map(() => h("span", { class: "goal-note" }));
  const items = goals.map(({ id, text }, i) =>
    h(
      "li",
      { class: "goal" },
      h("span", { class: "goal-mark", "aria-hidden": "true" }),
      h(
        "span",
        { class: "goal-text" },
        setFormula(
          button("", () => press({ id, text }), "goal-button"),
          text,
        ),
        notes[i],
      ),
      h("span", { class: "visually-hidden goal-state" }),
    ),
  );
  const element = h(
    "div",
    { class: "goals" },
    h("p", { class: "goals-title" }, "Goals ", count),
    h("ul", {}, ...items),
  );
  let [before, timer, told] = [null, 0, {}];
  const hide = () => news.classList.remove("is-shown");
  const say = (words, isReached) => {
    setFormula(said, words);
    news.classList.add("is-shown");
    news.classList.toggle("is-reached", isReached);
    clearTimeout(timer);
    timer = setTimeout(hide, STAYS);
  };
  const press = ({ id, text }) => {
    go(id);
    say(`Goal: ${text}.`, false);
  };
  return {
    element,
    news,
    hide,
    stop: () => clearTimeout(timer),
    show(reached, note = {}) {
      const news = goals.find(({ id }) => before && note[id] && !told[id]);
      told = note;
      goals.forEach(({ id }, i) => {
        const done = reached.includes(id);
        items[i].classList.toggle("is-reached", done);
        items[i].classList.toggle("is-new", done && before !== null && !before.includes(id));
        setText(items[i].querySelector(".goal-state"), done ? " (reached)" : " (not yet)");
        setText(notes[i], note[id] ? ` ${note[id]}` : "");
      });
      const sum = `${reached.length} of ${goals.length}`;
      setText(count, sum);
      const fresh = before && goals.filter(({ id }) => reached.includes(id) && !before.includes(id));
      if (fresh?.length) say(`Goal reached: ${listOf(fresh.map(({ text }) => text))}. ${sum}.`, true);
      else if (news) say(`${news.text}: ${note[news.id]}`, false);
      before = reached;
    },
  };
}
