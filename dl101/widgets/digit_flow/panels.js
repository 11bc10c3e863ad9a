// The twelve digits to choose from, and the panel of the loss and the update.

import { button, h, set, setFormula, setText } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createPixels } from "../lib/pixels.js";
import { createChoice } from "../lib/radio_group.js";
import { DIGITS, digitOf, hasCome, isFull, RATES, readings, withUpdate } from "./model.js";
import { WAY } from "./words.js";

/** The digits, each with what the network reads in it now. */
export function createDigits({ edit, colors }) {
  const pictures = DIGITS.map(() => createPixels(8));
  const answers = DIGITS.map(() => h("span", { class: "answer" }));
  const choice = createChoice({
    legend: "Choose a digit. Below it: what the network reads",
    options: DIGITS.map((id, i) => ({
      id,
      text: h(
        "span",
        { class: "thumb" },
        h("span", { class: "visually-hidden" }, `A ${digitOf(id).label}, read as `),
        pictures[i].element,
        answers[i],
      ),
    })),
    choose: (digit) => edit({ digit, target: "written" }),
  });
  return {
    element: h("div", { class: "digits" }, choice.element),
    draw(now) {
      const { ink } = colors();
      choice.show(now.digit);
      readings(now).digits.forEach(({ label, answer }, i) => {
        pictures[i].show(digitOf(DIGITS[i]).x, ink);
        setText(answers[i], `${answer}${answer === label ? "" : " ✗"}`);
        set(answers[i], { class: `answer ${answer === label ? "" : "is-wrong"}` });
      });
    },
  };
}

/** The way forward and back, step by step: press one to be there. */
export function createWay({ go }) {
  const choice = createChoice({
    legend: "The way forward and back",
    options: WAY.map(([sign, name], step) => ({
      id: step,
      text: h(
        "span",
        {},
        setFormula(h("span", { "aria-hidden": "true" }), sign),
        h("span", { class: "visually-hidden" }, `${step}: ${name}`),
      ),
    })),
    choose: go,
  });
  const steps = choice.element.querySelectorAll("label");
  return {
    element: h(
      "div",
      { class: "way" },
      h("p", { class: "halves", "aria-hidden": "true" }, h("span", {}, "forward →"), h("span", {}, "← back")),
      choice.element,
    ),
    draw(now) {
      choice.show(now.step);
      steps.forEach((node, step) => {
        set(node, { class: step <= now.step ? "is-done" : null });
      });
    },
  };
}

/** The loss, and one update at a rate. */
export function createUpdate({ state, edit, end }) {
  const loss = h("p", { class: "loss" });
  const all = h("p", { class: "all" });
  const slider = createNumberSlider({
    name: "Rate",
    ...RATES,
    decimals: 3,
    isLog: true,
    change: (rate) => edit({ rate }, "rate"),
    end,
  });
  const press = () => {
    const now = state.read();
    if (!isFull(now)) edit(withUpdate(now));
  };
  const forget = () => {
    if (state.read().updates.length) edit({ updates: [] });
  };
  const one = button("One update", press, "button update-button");
  const again = button("Original network", forget);
  return {
    element: h("div", { class: "update" }, loss, slider.element, h("div", { class: "row" }, one, again), all),
    draw(now, flow, before) {
      slider.show(now.rate);
      set(one, { "aria-disabled": String(isFull(now)) });
      set(again, { "aria-disabled": String(now.updates.length === 0) });
      setText(loss, lossLine(now, flow, before));
      setText(all, allLine(now));
    },
  };
}

function lossLine(now, { loss }, before) {
  if (!hasCome(now, "loss")) return "L = ?";
  return `L = ${before ? `${fixed(before.loss, 3)} → ` : ""}${fixed(loss, 3)}`;
}

/** How the network does on the twelve, and how it did before any update. */
function allLine(now) {
  const [present, first] = [readings(now), readings(now, true)];
  const changed = (name, decimals) =>
    `${now.updates.length ? `${fixed(first[name], decimals)} → ` : ""}${fixed(present[name], decimals)}`;
  return `The twelve: ${changed("right", 0)} right, mean loss ${changed("loss", 2)}`;
}
