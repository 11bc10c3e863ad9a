// A question with one right answer and a reply to each option.

import { freshId, h, setText } from "./dom.js";
import { showOnceDrawn } from "./into_sight.js";

/** `question`: {text, right, options: [{id, text, reply}]}. `choose(id)` runs at each pick; `show(id or "")` puts it. */
export function createQuestion({ question, choose }) {
  const group = freshId("question");
  const reply = h("p", { class: "reply", role: "status" });
  const pick = (id) => {
    choose(id);
    showOnceDrawn(reply);
  };
  const labels = question.options.map(({ id, text }) =>
    h(
      "label",
      { class: "option" },
      h("input", { type: "radio", name: group, value: id, onchange: () => pick(id) }),
      h("span", {}, text),
    ),
  );
  const element = h(
    "fieldset",
    { class: "question" },
    h("legend", {}, question.text),
    h("div", { class: "options" }, ...labels),
    reply,
  );
  return {
    element,
    show(id) {
      const option = question.options.find((one) => one.id === id);
      const right = id === question.right;
      for (const label of labels) {
        const input = label.firstChild;
        input.checked = input.value === id;
        label.dataset.verdict = input.checked ? (right ? "right" : "wrong") : "";
      }
      reply.dataset.verdict = option ? (right ? "right" : "wrong") : "";
      setText(reply, option ? `${right ? "Right." : "Not quite."} ${option.reply}` : "");
    },
  };
}
