// Predict mode: the learner computes the next value before it is shown; a slip gets its name.

import { createCheck } from "../lib/checkbox.js";
import { freshId, h, setFormula } from "../lib/dom.js";
import { parseNumber } from "../lib/format.js";
import { asked, guessed, nodeValue, RIGHT, slipOf } from "./guess.js";
import { ACTIVATIONS, forward, NODES, SUMS, short } from "./model.js";

/** `edit(changes)` sets traits. `show(state)` asks for the next value, or says how it went. */
export function createPredict({ read, edit }) {
  const id = freshId("guess");
  const mode = createCheck({
    text: "Predict mode",
    choose: (is_on) => edit(is_on ? { predict: "on", step: 0 } : { predict: "off" }),
  });
  const label = h("label", { for: id });
  const field = h("input", { type: "text", id, class: "number-field", autocomplete: "off" });
  const reply = h("p", { class: "reply", role: "status" });
  const check = (event) => {
    event.preventDefault();
    const text = field.value.trim().slice(0, 20);
    if (text === "" || !asked(read())) return field.focus();
    const guess = parseNumber(text);
    edit(Number.isNaN(guess) ? { guess: text } : guessed(read(), text, guess));
    if (read().guess === RIGHT) field.value = "";
    return field.focus();
  };
  const form = h(
    "form",
    { class: "toolbar guess", onsubmit: check },
    label,
    field,
    h("button", { class: "button is-first" }, "Check"),
  );
  return {
    element: h("div", { class: "predict" }, mode.element, form, reply),
    show(now) {
      const on = now.predict === "on";
      const node = asked(now);
      const last = NODES.findLast(({ step }) => step <= now.step);
      mode.show(on);
      form.hidden = !on || !node;
      reply.hidden = !on;
      if (node) setFormula(label, question(node, now));
      if (now.guess === "" && document.activeElement !== field) field.value = "";
      const [verdict, text] = on ? verdictOn(now, node, last) : ["", ""];
      reply.dataset.verdict = verdict;
      setFormula(reply, text);
    },
  };
}

function question({ kind, unit, name }, { activation }) {
  const rule = kind === "output" ? ` = ${ACTIVATIONS[activation][0]}(${SUMS[unit]})` : "";
  return unit === 2 ? "Your ŷ?" : `Your ${name}${rule}?`;
}

/** After the last answer: why the goal is still open. */
const goalWords = ({ goals_reached, helped }, node) =>
  node || !helped.length || goals_reached.includes("by-hand")
    ? ""
    : " All five right now; for the goal, once more without a slip: press it for new inputs.";

/** [verdict, sentence] on the last guess. */
function verdictOn(now, node, last) {
  if (now.guess === RIGHT)
    return [
      "right",
      `Right: ${last.name} = ${short(nodeValue(last, forward(now).units))}.${goalWords(now, node)}`,
    ];
  if (now.guess !== "" && node) {
    const guess = parseNumber(now.guess);
    return Number.isNaN(guess)
      ? ["wrong", "Type a number."]
      : ["wrong", `${short(guess)} is not ${node.name}. ${slipOf(node, guess, now)}`];
  }
  return ["", node ? "" : "All values are known."];
}
