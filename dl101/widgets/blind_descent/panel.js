// What is felt, as numbers; what makes a step; and the log of footprints.

import { rounded } from "../lib/arithmetic.js";
import { signClass } from "../lib/colors.js";
import { column } from "../lib/columns.js";
import { button, h, set, setFormula, setText } from "../lib/dom.js";
import { exact, fixed } from "../lib/format.js";
import { createNumberField } from "../lib/number_field.js";
import { EDGE } from "../nn/surfaces.js";
import {
  compared,
  considered,
  downhill,
  fresh,
  here,
  LANDSCAPES,
  lossAt,
  MOST,
  pointsOf,
  slopeAt,
} from "./model.js";
import { LEVEL, pair } from "./words.js";

const signOf = (value) => (Math.abs(value) < LEVEL ? "" : signClass(value));

/** The numbers underfoot. */
export function createFigures() {
  const values = ["Loss", "Goal", "Steps", "Slope in w₁", "Slope in w₂"].map((name) => [name, h("dd")]);
  const pairs = values.map(([name, value]) => h("div", {}, setFormula(h("dt"), name), value));
  const [loss, goal, steps, inX, inY] = values.map(([, value]) => value);
  return {
    element: h("dl", { class: "figures" }, ...pairs),
    draw(now) {
      setText(loss, fixed(lossAt(now, here(now))));
      setText(goal, `< ${LANDSCAPES[now.surface].mark}`);
      slopeAt(now, here(now)).forEach((slope, i) => {
        set(setText([inX, inY][i], fixed(slope)), { class: signOf(slope) });
      });
      setText(steps, `${now.path.length} of ${MOST}`);
    },
  };
}

/** At the end: the two losses side by side, each with its path's look. */
function createResult() {
  const result = (kind, name) => {
    const value = h("dd");
    const mark = h("span", { class: `line-sample is-${kind}`, "aria-hidden": "true" });
    return { value, element: h("div", {}, h("dt", {}, mark, name), value) };
  };
  const [yours, descent] = [result("yours", "You"), result("descent", "Gradient descent")];
  const element = h("dl", { class: "figures result" }, yours.element, descent.element);
  return {
    element,
    draw(now) {
      element.hidden = !now.revealed;
      const losses = compared(now);
      setText(yours.value, fixed(losses.yours));
      setText(descent.value, fixed(losses.descent));
    },
  };
}

/** Choose a step by numbers, take it, look, start again. */
export function createStepPanel({ state, edit, end, step, lead, showPicture }) {
  const take = button("Take the step", step, "button is-first");
  const look = button("Show the landscape", () => {
    state.record({ revealed: true });
    showPicture();
  });
  const again = button("", () => lead(fresh(state.read().surface, nextStart(state.read()))));
  const aim = () => edit(downhill(state.read(), state.read().rate));
  const fields = ["Δw₁", "Δw₂"].map((name, i) => createStepField(name, i, { state, edit, end }));
  const rate = createNumberField({
    fits: (value) => value >= 0.001 && value <= 10,
    problem: () => `Type a rate from 0.001 to 10. It is still ${state.read().rate}.`,
    written: String,
    enter(value) {
      edit({ rate: value, ...downhill(state.read(), value) });
      end();
    },
    attributes: { "aria-label": "Rate" },
  });
  const choice = h(
    "div",
    { class: "step-choice", role: "group", "aria-label": "Your next step" },
    ...fields.map(({ element }) => element),
    take,
    h("div", { class: "downhill-row" }, button("Point downhill, slope ×", aim), rate.input),
    ...fields.map(({ note }) => note),
    rate.note,
  );
  const result = createResult();
  const refusable = [...fields, rate];
  return {
    /** Focus the field that holds what it refused, if one does; says whether. */
    leadToRefused() {
      const field = refusable.find((one) => one.isRefused());
      field?.input.focus();
      return Boolean(field);
    },
    element: column(choice, result.element, h("div", { class: "toolbar" }, look, again)),
    draw(now) {
      choice.hidden = now.revealed;
      look.hidden = now.revealed;
      setText(again, now.revealed ? "Again, from another start" : "Another start");
      for (const one of [...fields, result]) one.draw(now);
      rate.show(now.rate);
    },
  };
}

const nextStart = ({ surface, start }) => (start + 1) % LANDSCAPES[surface].starts.length;

/** Δw₁ (0) or Δw₂ (1) of the considered step, as a number. */
function createStepField(name, axis, { state, edit, end }) {
  const trait = ["dx", "dy"][axis];
  const range = () => [-EDGE, EDGE].map((edge) => edge - here(state.read())[axis]);
  const field = createNumberField({
    fits: (value) => value >= range()[0] - 1e-9 && value <= range()[1] + 1e-9,
    problem() {
      const [low, high] = range().map((value) => fixed(value));
      return `From here, ${name} can be from ${low} to ${high}. It is still ${fixed(considered(state.read())[axis])}.`;
    },
    round: (value) => rounded(value, 4),
    written: (value) => exact(value),
    enter(value) {
      const [dx, dy] = considered(state.read());
      edit({ dx, dy, [trait]: value });
      end();
    },
    attributes: { "aria-label": `${name}, the step in ${["w₁", "w₂"][axis]}` },
  });
  return {
    ...field,
    element: h(
      "label",
      { class: "step-field" },
      setFormula(h("span", { "aria-hidden": "true" }), name),
      field.input,
    ),
    draw: (now) => field.show(considered(now)[axis]),
  };
}

const HEADS = ["step", "at (w₁, w₂)", "loss", "slope in w₁", "in w₂"];

/** The footprints so far, a row each. */
export function createLog() {
  const body = h("tbody");
  const heads = HEADS.map((text) => setFormula(h("th", { scope: "col" }), text));
  const table = h("table", { class: "numbers" }, h("thead", {}, h("tr", {}, ...heads)), body);
  const element = h(
    "div",
    { class: "log", role: "region", tabindex: 0, "aria-label": "Footprints so far" },
    table,
  );
  let drawn = "";
  return {
    element,
    draw(now) {
      const points = pointsOf(now);
      const key = JSON.stringify(points) + now.surface;
      if (key === drawn) return;
      drawn = key;
      body.replaceChildren(...points.map((point, i) => row(now, point, i)));
      element.scrollTop = element.scrollHeight;
    },
  };
}

function row(now, point, i) {
  const slopes = slopeAt(now, point);
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, i ? String(i) : "start"),
    h("td", {}, pair(point)),
    h("td", {}, h("strong", {}, fixed(lossAt(now, point)))),
    ...slopes.map((slope) => h("td", { class: signOf(slope) }, fixed(slope))),
  );
}
