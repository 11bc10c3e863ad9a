// Goals: a list that ticks. That one was reached is said once, aloud and at the window's lower edge: the list may be out of
// sight.

import { button, h, set, setFormula, setText } from "./dom.js";
import { listOf } from "./format.js";
import { createNews } from "./news.js";

/**
 * `goals`: [{id, text}]. `go(goal)` runs when one is picked, `reach(goal)` when one is newly reached: whether that can be
 * seen elsewhere. `show(reached ids, {id: note}, isLed)` ticks them; after a preset its own lesson is said, not a note.
 * `news` belongs at the end of the demo.
 */
export function createGoals(goals, go, reach = () => false) {
  const count = h("span", { class: "goals-count" });
  const since = h("span", { class: "goals-since" }, "reached earlier"); // elsewhere, too: the start page has a Neuron
  const news = createNews();
  const notes = goals.map(() => h("span", { class: "goal-note" }));
  const items = goals.map((goal, i) =>
    h(
      "li",
      { class: "goal" },
      h("span", { class: "goal-mark", "aria-hidden": "true" }),
      h(
        "span",
        { class: "goal-text" },
        setFormula(
          button("", () => go(goal), "goal-button"),
          goal.text,
        ),
        notes[i],
      ),
      h("span", { class: "visually-hidden goal-state" }),
    ),
  );
  const element = h(
    "div",
    { class: "goals" },
    h("p", { class: "goals-title" }, "Goals ", count, " ", since),
    h("ul", {}, ...items),
  );
  let [before, told, earlier] = [null, {}, 0];
  return {
    element,
    news: news.element,
    hide: news.hide,
    stop: news.stop,
    show(reached, note = {}, isLed = false) {
      const noted = goals.find(({ id }) => before && note[id] && !told[id]);
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
      const fresh = goals.filter(({ id }) => before && reached.includes(id) && !before.includes(id));
      const isSeen = fresh.filter(reach).length > 0;
      if (fresh.length)
        news.say(`Goal reached: ${listOf(fresh.map(({ text }) => text))}. ${sum}.`, true, !isSeen);
      else if (noted && !isLed) news.say(`${noted.text}: ${note[noted.id]}`, false);
      if (before === null) earlier = reached.length;
      set(since, { hidden: reached.length === 0 || reached.length !== earlier });
      before = reached;
    },
  };
}
