// A gate in three numbers: no lines to order, but weights and a bias to choose. It needs no Python.

import { parseNumber } from "../../../widgets/lib/read_number.js";
import { slipOf } from "./gate_model.js";
import { createLadder } from "./hints.js";
import { button, createResult } from "./result.js";
import { keepOutcome } from "./work.js";

const make = self.dl101Make;
const FIELDS = [["w1", "w", "1"], ["w2", "w", "2"], ["b", "b", ""]]; // biome-ignore format: short
const LARGEST = 1e6;

/** `exercise`: {name, numbers: {gate, targets: 0 or 1 at each corner, slips: [[sides at each corner,
 * message]]}, praise, points, hints}. Gives {element, focus()}. */
export function createGate({ name, numbers, praise, points, hints }) {
  const result = createResult(name);
  const fields = FIELDS.map(([key, letter, index]) => {
    const id = `gate-${name.replace("/", "-")}-${key}`;
    const field = make("input", {
      id,
      type: "text",
      inputMode: "text",
      autocomplete: "off",
      className: "gate-field",
    });
    const shown = make("span", {}, letter, ...(index ? [make("sub", {}, index)] : []), " =");
    return { field, key, box: make("label", { htmlFor: id }, shown, field) };
  });
  function check(event) {
    event.preventDefault();
    const values = fields.map(({ field }) => parseNumber(field.value));
    const odd = fields.find((_, i) => !(Math.abs(values[i]) <= LARGEST));
    if (odd) {
      odd.field.focus();
      return result.judge("unattempted", `Type a number for ${odd.key}, such as 1 or −0.5.`);
    }
    const slip = slipOf(values, numbers);
    const outcome = slip ? "incorrect" : "correct";
    keepOutcome(name, { outcome, points: slip ? 0 : points, out_of: points });
    result.judge(outcome, slip || praise);
  }
  const ladder = createLadder(hints);
  const hint = button("Hint", () => result.hint(...ladder.climb()));
  const submit = make("button", { className: "button is-first" }, "Check");
  const element = make("form", { className: "solve gate", onsubmit: check },
    make("div", { className: "solve-buttons" }, ...fields.map(({ box }) => box), submit, hint), result.element); // biome-ignore format: short
  const hasKeys = matchMedia("(pointer: fine)").matches; // else a phone's keyboard would cover the task
  return { element, focus: () => hasKeys && fields[0].field.focus() };
}
