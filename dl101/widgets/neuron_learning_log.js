// The last steps of learning as a table, a row for each; four are in view, the newest at the end.

import { h, setFormula, setText } from "./lib/dom.js";
import { fixed } from "./lib/format.js";
import { short, signClass, signed } from "./neuron_learning.js";
import { pair } from "./neuron_model.js";

const ROWS = 8; // the last two rounds
const HEADS = ["point", "z", "output", "wanted", "error", "w₁", "w₂", "b"];

export function createLearningLog() {
  const caption = h("caption");
  const body = h("tbody");
  const heads = HEADS.map((text) => setFormula(h("th", { scope: "col" }), text));
  // It scrolls, on a narrow page sideways too: by keyboard as well.
  const element = h(
    "div",
    { class: "learning-log", role: "region", tabindex: 0, "aria-label": `Log of the last ${ROWS} steps` },
    h("table", { class: "learning-table" }, caption, h("thead", {}, h("tr", {}, ...heads)), body),
  );
  return {
    element,
    draw({ steps }) {
      setText(caption, steps.length ? "" : "No step yet. Each step adds a row.");
      body.replaceChildren(...steps.slice(-ROWS).map(row));
      element.scrollTop = element.scrollHeight;
    },
  };
}

function row({ x, z, output, wanted, error, weights, bias }) {
  const values = [fixed(z), output, wanted, signed(error), ...[...weights, bias].map(short)];
  return h(
    "tr",
    { class: x[0] + x[1] === 0 ? "is-round" : "" },
    h("th", { scope: "row" }, pair(x)),
    ...values.map((value, i) =>
      h("td", { class: HEADS[i + 1] === "error" ? `error ${signClass(error)}` : "" }, String(value)),
    ),
  );
}
