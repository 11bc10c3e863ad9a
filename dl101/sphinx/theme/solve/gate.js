// A gate in three numbers: no lines to order, but weights and a bias to choose. What the neuron does is computed here.

import { message } from "./message.js";
import { keepOutcome } from "./work.js";

const make = self.dl101Make;
const CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]; // biome-ignore format: short
const FIELDS = [["w1", "w₁"], ["w2", "w₂"], ["b", "b"]]; // biome-ignore format: short
const LARGEST = 1e6;
const ROUNDING = 1e-14; // of the largest number: 0.1 + 0.2 − 0.3 lies on the line

const shown = (number) => String(Number(number.toFixed(6))).replace("-", "−");
const factor = (number) => (number < 0 ? `(${shown(number)})` : shown(number));

/** What is typed, as a number: 1.5, 1,5, −1.5, 3/2; NaN for anything else. */
export function numberOf(text) {
  const [top, bottom = "1", ...more] = text.trim().replace(/[−–]/g, "-").split("/");
  const plain = (part) =>
    /^[+-]?\s?(\d+([.,]\d*)?|[.,]\d+)$/.test(part.trim())
      ? Number(part.replace(",", ".").replace(" ", ""))
      : Number.NaN;
  return more.length ? Number.NaN : plain(top) / plain(bottom);
}

/** The words for weights and a bias that do not do what the gate says; "" where they do. As the checker finds them. */
export function slipOf([w1, w2, b], { gate, targets, slips }) {
  const least = ROUNDING * Math.max(...[w1, w2, b].map(Math.abs));
  const sums = CORNERS.map(([x1, x2]) => w1 * x1 + w2 * x2 + b).map((z) => (Math.abs(z) > least ? z : 0));
  const at = sums.findIndex((z, i) => Number(z > 0) !== targets[i]);
  if (at < 0) return "";
  // A slip whose line goes through corners is told where this line goes through the same.
  const isLike = (sides) =>
    sums.every((z, i) => (sides.includes(0) ? Math.sign(z) === sides[i] : z > 0 === sides[i] > 0));
  const known = slips.find(([sides]) => isLike(sides));
  return `${known ? `${known[1]}\n\n` : ""}${cornerWords([w1, w2, b], CORNERS[at], sums[at])}, and ${gate} says ${targets[at]}.`;
}

function cornerWords([w1, w2, b], [x1, x2], z) {
  const sum = `${factor(w1)} · ${x1} + ${factor(w2)} · ${x2} + ${factor(b)} = ${shown(z)}`;
  if (z > 0) return `At (${x1}, ${x2}) the sum is ${sum}. It is above 0, so the neuron fires`;
  return `At (${x1}, ${x2}) the sum is ${sum}. It is ${z < 0 ? "below" : "not above"} 0, so the neuron does not fire`;
}

/** `exercise`: {name, numbers: {gate, targets: 0 or 1 at each corner, slips: [[sides at each corner,
 * message]]}, praise, points}. Gives {element, focus()}. */
export function createGate({ name, numbers, praise, points }) {
  const result = make("div", { className: "solve-result" });
  result.setAttribute("role", "status");
  const fields = FIELDS.map(([key, label]) => {
    const id = `gate-${name.replace("/", "-")}-${key}`;
    const field = make("input", {
      id,
      type: "text",
      inputMode: "text",
      autocomplete: "off",
      className: "gate-field",
    });
    return { field, label, box: make("label", { htmlFor: id }, `${label} =`, field) };
  });
  const show = (outcome, title, words) => {
    result.dataset.outcome = outcome;
    result.replaceChildren(make("strong", {}, title), ...message(words));
    result.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  function check(event) {
    event.preventDefault();
    const values = fields.map(({ field }) => numberOf(field.value));
    const odd = fields.find((_, i) => !(Math.abs(values[i]) <= LARGEST));
    if (odd) {
      odd.field.focus();
      return show("unattempted", "… Not finished", `Type a number for ${odd.label}, such as 1 or −0.5.`);
    }
    const slip = slipOf(values, numbers);
    keepOutcome(name, { outcome: slip ? "incorrect" : "correct", points: slip ? 0 : points, out_of: points });
    show(slip ? "incorrect" : "correct", slip ? "↻ Not right yet" : "✓ Correct", slip || praise);
  }
  const submit = make("button", { className: "button is-first" }, "Check");
  const element = make("form", { className: "solve gate", onsubmit: check },
    make("div", { className: "solve-buttons" }, ...fields.map(({ box }) => box), submit), result); // biome-ignore format: short
  return { element, focus: () => fields[0].field.focus() };
}
