// Texts that the book's own build made, and replies.

import { h } from "../lib/dom.js";

/** HTML that the book's own build made (tools/build_quizzes.py): never what somebody typed. */
export function rich(tag, className, html) {
  const element = h(tag, { class: className });
  element.innerHTML = html;
  return element;
}

/** A row for each reply, led by what it replies to: an option's letter, or a number. */
export function replyRows(replies) {
  return replies
    .filter(({ reply }) => reply)
    .map(({ label, right, reply }) =>
      h(
        "div",
        { class: "ask-reply", "data-right": String(right) },
        h("p", { class: "ask-letter" }, label),
        rich("div", "ask-html", reply),
      ),
    );
}
