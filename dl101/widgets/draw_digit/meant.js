// What the learner says of the drawing, and how often the network was right.

import { h, set, setText } from "../lib/dom.js";
import { CLASSES, isOwn, withMeant } from "./model.js";
import { tallyWords, unchangedWords } from "./words.js";

/** What did you mean? The tally of one's own drawings. */
export function createMeant({ state, edit }) {
  const ids = [...CLASSES, "none"];
  const say = (meant) => {
    const now = state.read();
    if (isOwn(now)) edit(withMeant(now, meant));
  };
  const keys = ids.map((id) =>
    h(
      "button",
      { type: "button", class: "button key", onclick: () => say(id) },
      id === "none" ? "no digit" : String(id),
    ),
  );
  const said = h("p", { class: "tally", role: "status" });
  const unchanged = h("p", { class: "unchanged" });
  return {
    element: h(
      "div",
      { class: "meant" },
      h("p", { class: "part-title" }, "What did you mean?"),
      h("div", { class: "keys", role: "group", "aria-label": "What did you mean?" }, ...keys),
      said,
      unchanged,
    ),
    draw(now) {
      const own = isOwn(now);
      ids.forEach((id, i) => {
        set(keys[i], { "aria-pressed": String(id === now.meant), "aria-disabled": String(!own) });
      });
      setText(said, tallyWords(now, own));
      setText(unchanged, unchangedWords());
    },
  };
}
