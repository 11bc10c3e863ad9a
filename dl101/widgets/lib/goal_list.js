// Goals: a list that ticks. What was reached is said aloud once.

import { button, h, setText } from "./dom.js";
import { listOf } from "./format.js";

/** `goals`: [{id, text}]. `go(id)` runs when one is picked. `show(reached ids, {id: note})` ticks them. */
export function createGoals(goals, go) {
  const count = h("span", { class: "goals-count" });
  const said = h("p", { class: "visually-hidden", role: "status" });
  const notes = goals.map(() => h("span", { class: "goal-note" }));
  const items = goals.map(({ id, text }, i) =>
    h(
      "li",
      { class: "goal" },
      h("span", { class: "goal-mark", "aria-hidden": "true" }),
      h(
        "span",
        { class: "goal-text" },
        button(text, () => go(id), "goal-button"),
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
    said,
  );
  let before = null;
  return {
    element,
    show(reached, note = {}) {
      goals.forEach(({ id }, i) => {
        const done = reached.includes(id);
        items[i].classList.toggle("is-reached", done);
        items[i].classList.toggle("is-new", done && before !== null && !before.includes(id));
        setText(items[i].querySelector(".goal-state"), done ? " (reached)" : " (not yet)");
        setText(notes[i], note[id] ? ` ${note[id]}` : "");
      });
      setText(count, `${reached.length} of ${goals.length}`);
      const fresh = before && goals.filter(({ id }) => reached.includes(id) && !before.includes(id));
      if (fresh?.length) setText(said, `Goal reached: ${listOf(fresh.map(({ text }) => text))}.`);
      before = reached;
    },
  };
}
