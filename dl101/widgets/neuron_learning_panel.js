// The buttons that let the neuron learn, and what the last step did, as sums.

import { h, set, setFormula, setText } from "./lib/dom.js";
import { describeEffect, describeRun, describeStep, updateSums } from "./neuron_learning.js";
import { pair } from "./neuron_model.js";

const HINT = "A step looks at one point. If the answer there is wrong, it corrects w₁, w₂ and b.";

/** `learn(count)` makes steps, `zero()` starts from zero. `draw(state, run, rows)` shows the run. */
export function createLearningPanel({ learn, zero }) {
  const button = (text, onclick, kind = "") =>
    h("button", { type: "button", class: `chip ${kind}`, onclick }, text);
  const one = button("Learn one step", () => learn(1), "is-first");
  const round = button("One whole round", () => learn(4));
  const from_zero = button("Start from zero", zero);
  const [next, said, effect, count, blocked] = ["next", "said", "effect", "count", "blocked"].map((name) =>
    h("p", { class: `learning-${name}` }),
  );
  const sums = h("p", { class: "learning-sums" });
  return {
    element: h(
      "div",
      { class: "learning", role: "group", "aria-label": "Learning" },
      next,
      h("div", { class: "chips" }, one, round, from_zero),
      h("div", { class: "learning-report", role: "status" }, said, sums, effect, count, blocked),
    ),
    focus: () => one.focus({ preventScroll: true }),
    draw(now, run, rows) {
      const { x, output, wanted } = rows[run.next];
      const last = run.steps.at(-1);
      setText(next, `Next: ${pair(x)}. It says ${output}, wanted is ${wanted}.`);
      for (const node of [one, round]) set(node, { "aria-disabled": String(run.blocked !== "") });
      setFormula(said, last ? describeStep(last) : HINT);
      drawSums(sums, last ? updateSums(last) : []);
      setText(effect, last ? describeEffect(last, now.gate) : "");
      setText(count, run.steps.length ? describeRun(now, run) : "");
      count.classList.toggle("is-settled", run.settled);
      setFormula(blocked, run.blocked);
    },
  };
}

function drawSums(element, sums) {
  const key = JSON.stringify(sums);
  if (element.dataset.sums === key) return; // a live region speaks at every write
  element.dataset.sums = key;
  element.replaceChildren(
    ...sums.flatMap(([name, sum], i) => [
      setFormula(h("span", { class: "sum-name" }), `${name}:`),
      h("span", { class: "sum-value" }, i < sums.length - 1 ? `${sum},` : `${sum}.`),
    ]),
  );
}
