// The buttons that let the neuron learn, and what the last step did: the rule with its numbers; and a log of steps.

import { signClass } from "../lib/colors.js";
import { button, h, set, setFormula, setText } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { answerAt, pair, parameters } from "./model.js";
import { describeEffect, describeRun, describeStep, RULE, short, signed, updateLines } from "./words.js";

/** `learn(count)` makes steps, `zero()` starts from zero; `toolbar` stands below. `draw(state, run)` shows the run. */
export function createLearningPanel({ learn, zero, toolbar }) {
  const one = button("Learn one step", () => learn(1), "chip is-first");
  const round = button("One whole round", () => learn(4), "chip");
  toolbar.prepend(button("Start from zero", zero));
  const [next, said, lines, effect, count] = ["next", "said", "lines", "effect", "count"].map((name) =>
    h("p", { class: `learning-${name}` }),
  );
  return {
    element: h(
      "div",
      { class: "learning", role: "group", "aria-label": "Learning" },
      next,
      h("div", { class: "chips" }, one, round),
      h("div", { class: "learning-report", role: "status" }, said, lines, effect, count),
      toolbar,
    ),
    focus: () => one.focus({ preventScroll: true }),
    draw(now, run) {
      const { x, output, target } = answerAt(now, run.next);
      const last = run.steps.at(-1);
      setText(next, `Next: ${pair(x)}. It says ${output}, wanted is ${target}.`);
      for (const node of [one, round]) set(node, { "aria-disabled": String(run.blocked !== "") });
      setText(said, last ? describeStep(last) : "How it corrects a wrong answer:");
      drawLines(lines, last);
      setText(effect, last && !run.blocked ? describeEffect(last, now.gate) : "");
      setFormula(count, run.blocked || describeRun(now, run));
      count.classList.toggle("is-settled", run.settled);
      count.classList.toggle("is-blocked", run.blocked !== "");
    },
  };
}

/** The rule; with the numbers of the last step, if there is one. */
function drawLines(element, last) {
  const lines = last ? updateLines(last) : [];
  const key = JSON.stringify(lines);
  if (element.dataset.lines === key) return; // a live region speaks at every write
  element.dataset.lines = key;
  set(element, { "aria-hidden": String(last?.error === 0) }); // it would speak of four sums that change nothing
  element.replaceChildren(
    ...RULE.flatMap(([name, rule], i) => [
      setFormula(h("span"), name),
      last ? sumOf(...lines[i]) : setFormula(h("span"), rule),
    ]),
  );
}

function sumOf(sum, result, corrects) {
  return h(
    "span",
    { class: corrects ? "is-changed" : "" },
    `${sum} = `,
    corrects ? h("strong", { class: signClass(result) }, signed(result)) : short(result),
  );
}

const ROWS = 8; // the last two rounds
const HEADS = ["point", "z", "output", "wanted", "error", "w₁", "w₂", "b"];

export function createLearningLog() {
  const caption = h("caption");
  const body = h("tbody");
  const heads = HEADS.map((text) => setFormula(h("th", { scope: "col" }), text));
  // It scrolls, on a narrow page sideways too: by keyboard as well.
  const element = h(
    "div",
    { class: "log", role: "region", tabindex: 0, "aria-label": `Log of the last ${ROWS} steps` },
    h("table", { class: "learning-table numbers" }, caption, h("thead", {}, h("tr", {}, ...heads)), body),
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

function row(step) {
  const { x, z, output, target, error } = step;
  const values = [fixed(z), output, target, signed(error), ...parameters(step).map(short)];
  return h(
    "tr",
    { class: x[0] + x[1] === 0 ? "is-round" : "" },
    h("th", { scope: "row" }, pair(x)),
    ...values.map((value, i) =>
      h("td", { class: HEADS[i + 1] === "error" ? `error ${signClass(error)}` : "" }, String(value)),
    ),
  );
}
