// The signatures that were found: from the symptom to the cause, a row for each case that is solved.

import { h, setText } from "../lib/dom.js";
import { COUNT, caseOf, solvedOf } from "./model.js";

export function createRecord() {
  const title = h("caption");
  const body = h("tbody");
  const heads = ["Case", "What you see", "What it is"].map((text) => h("th", { scope: "col" }, text));
  const element = h("table", { class: "record" }, title, h("thead", {}, h("tr", {}, ...heads)), body);
  let drawn = "";
  return {
    element,
    draw(now) {
      const solved = solvedOf(now);
      element.hidden = solved.length === 0;
      if (drawn === String(solved)) return;
      drawn = String(solved);
      setText(title, `Signatures that you know: ${solved.length} of ${COUNT}`);
      body.replaceChildren(
        ...solved.map((number) => {
          const { symptom, cause } = caseOf({ case: number });
          return h(
            "tr",
            {},
            h("th", { scope: "row" }, String(number)),
            h("td", {}, symptom),
            h("td", {}, cause),
          );
        }),
      );
    },
  };
}
