// The last steps of learning as a table, a row for each.

import { h, setFormula } from "./lib/dom.js";
import { fixed } from "./lib/format.js";
import { short } from "./neuron_learning.js";
import { pair } from "./neuron_model.js";

const ROWS = 8; // the last two rounds
const HEADS = ["point", "z", "output", "wanted", "error", "w₁", "w₂", "b"];

export function createLearningLog() {
  const body = h("tbody");
  const heads = HEADS.map((text) => setFormula(h("th", { scope: "col" }), text));
  const table = h(
    "table",
    { class: "learning-table" },
    h("caption", {}, `The last ${ROWS} steps`),
    h("thead", {}, h("tr", {}, ...heads)),
    body,
  );
  return {
    // A narrow page scrolls it sideways: by keyboard, too.
    element: h(
      "div",
      { class: "learning-log", role: "region", tabindex: 0, "aria-label": "Log of steps" },
      table,
    ),
    draw: ({ steps }) => body.replaceChildren(...steps.slice(-ROWS).map(row)),
  };
}

function row({ x, z, output, wanted, error, weights, bias }) {
  const values = [fixed(z), output, wanted, short(error), ...[...weights, bias].map(short)];
  const sign = error > 0 ? "is-positive" : error < 0 ? "is-negative" : "";
  return h(
    "tr",
    { class: x[0] + x[1] === 0 ? "is-round" : "" },
    h("th", { scope: "row" }, pair(x)),
    ...values.map((value, i) =>
      h("td", { class: HEADS[i + 1] === "error" ? `error ${sign}` : "" }, String(value)),
    ),
  );
}
