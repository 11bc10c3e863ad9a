// A few tasks, and for each a row of the same options. The answer is the id of an option for each task, "" for none.

import { h } from "../lib/dom.js";
import { createChoice } from "../lib/radio_group.js";
import { rich } from "./rich.js";

export function createTasks({ question: { options, tasks }, labelId, change }) {
  let shown = []; // the answer on show
  const rows = tasks.map((task, i) => {
    const sign = h("span", { class: "ask-sign" });
    const row = createChoice({
      legend: h("span", {}, `${i + 1}. `, rich("span", "ask-html", task.text), " ", sign),
      options,
      choose: (id) => change(tasks.map((_, j) => (j === i ? id : (shown[j] ?? "")))),
    });
    row.element.classList.add("ask-task");
    return { ...row, sign };
  });
  const element = h(
    "div",
    { class: "ask-tasks", role: "group", "aria-labelledby": labelId },
    ...rows.map((row) => row.element),
  );
  return {
    element,
    focus: () => element.querySelector("input").focus(),
    show({ answer, locked, marks }) {
      shown = answer;
      rows.forEach(({ element: row, sign, show }, i) => {
        const mark = marks[i + answer[i]] ?? "";
        show(answer[i] ?? "");
        row.disabled = locked;
        row.dataset.mark = mark;
        sign.replaceChildren(...(mark ? [h("span", { class: "visually-hidden" }, `(${mark})`)] : []));
      });
    },
  };
}
