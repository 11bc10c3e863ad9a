// The symptom: a row of cases to choose from, what one sees, a few answers, and numbers of ten runs.

import { button, h, set, setText } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { COUNT, caseOf, hasLabels, solvedOf, stageOf } from "./model.js";
import { named, tenRuns } from "./words.js";

/** The ten cases. `go(number)` turns to one. */
export function createCases(go) {
  const buttons = Array.from({ length: COUNT }, (_, i) =>
    button(String(i + 1), () => go(i + 1), "chip case"),
  );
  return {
    element: h("div", { class: "cases", role: "group", "aria-label": "Cases" }, ...buttons),
    draw(now) {
      const solved = solvedOf(now);
      buttons.forEach((one, i) => {
        const isSolved = solved.includes(i + 1);
        one.classList.toggle("is-solved", isSolved);
        set(one, {
          "aria-label": `Case ${i + 1}${isSolved ? ", solved" : ""}`,
          "aria-current": i + 1 === now.case ? "true" : null,
        });
      });
    },
  };
}

/** What one sees, in a sentence. */
export function createComplaint() {
  const [title, words] = [h("strong"), h("span")];
  return {
    element: h("p", { class: "complaint", role: "status", tabindex: -1 }, title, " ", words),
    draw(now) {
      const { number, symptom } = caseOf(now);
      setText(title, `Case ${number} of ${COUNT}.`);
      setText(words, symptom);
    },
  };
}

const heading = (text, scope) => h("th", { scope }, text);

/** Eight examples: what would be right, what the run answers, and what the repaired one does. */
export function createAnswers() {
  const caption = h("caption");
  const body = h("tbody");
  const element = h("table", { class: "numbers answers" }, caption, body);
  let drawn = "";
  return {
    element,
    draw(now) {
      const one = caseOf(now);
      const isRepaired = stageOf(now) === "repaired";
      if (drawn === `${one.id} ${isRepaired}`) return;
      drawn = `${one.id} ${isRepaired}`;
      setText(caption, one.asked);
      element.classList.toggle("is-measured", !hasLabels(one));
      const rowOf = (name, answers) =>
        h(
          "tr",
          {},
          heading(name, "row"),
          ...answers.map((answer, i) => answerCell(answer, one.targets[i], one)),
        );
      body.replaceChildren(
        rowOf("target", one.targets),
        rowOf("answer", one.buggy.answers),
        ...(isRepaired ? [rowOf("repaired", one.repaired.answers)] : []),
      );
    },
  };
}

/** An answer, with a sign of its own where it is a wrong label. Masses have equally many decimals. */
function answerCell(answer, target, one) {
  const isWrong = hasLabels(one) && answer !== target;
  return h(
    "td",
    { class: isWrong ? "is-wrong" : null },
    hasLabels(one) ? String(answer) : fixed(answer),
    isWrong ? h("span", { class: "visually-hidden" }, " wrong") : null,
  );
}

/** The signature: numbers of ten runs, beside them those of the repaired ones. */
export function createSignature() {
  const table = h("table", { class: "numbers signature" });
  let drawn = "";
  return {
    element: table,
    draw(now) {
      const one = caseOf(now);
      const isRepaired = stageOf(now) === "repaired";
      if (drawn === `${one.id} ${isRepaired}`) return;
      drawn = `${one.id} ${isRepaired}`;
      table.classList.toggle("is-double", isRepaired);
      const rows = Object.entries(isRepaired ? { ...one.first, ...one.later } : one.first);
      const heads = isRepaired ? ["with the bug", "repaired"] : ["mean (lowest to highest)"];
      const row = ([name, both]) =>
        h("tr", {}, heading(named(name), "row"), ...heads.map((_, i) => runsCell(name, both[i])));
      table.replaceChildren(
        h("thead", {}, h("tr", {}, heading("Ten runs", "col"), ...heads.map((head) => heading(head, "col")))),
        h("tbody", {}, ...rows.map(row)),
      );
    },
  };
}

/** The mean, and its range if the runs differ: on a phone below it, where there are two columns. */
function runsCell(name, runs) {
  const [mean, range] = tenRuns(name, runs);
  return h("td", {}, mean, range ? h("span", { class: "range" }, ` (${range})`) : null);
}
