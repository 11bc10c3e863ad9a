// The table of runners, one rate for all of them, and what lets them run.

import { createCheck } from "../lib/checkbox.js";
import { button, h, set, setText } from "../lib/dom.js";
import { createNumberField } from "../lib/number_field.js";
import { createChoice } from "../lib/radio_group.js";
import { hasArrived, LAST, MARK, NAMES, RATES, RUNNERS, sharedRate } from "./model.js";
import { writtenLoss } from "./words.js";

const HEADS = ["optimizer", "rate", "loss", `below ${MARK}`];
const EQUAL = [0.01, 0.03, 0.05, 0.1, 0.3, 1];
const PACE = 60; // milliseconds a step when they run

/** A row for each runner: whether it runs, its rate, how it does. The roles say that it is a table where the style, for
 * lack of room, lays its cells below one another. */
export function createTable({ state, edit, change, end }) {
  const note = h("p", { class: "field-problem", role: "status" });
  const rows = NAMES.map((id, i) =>
    createRow(id, i, { state, edit, change, end, tell: (text) => setText(note, text) }),
  );
  const heads = HEADS.map((text) => h("th", { scope: "col", role: "columnheader" }, text));
  return {
    element: h(
      "div",
      {},
      h(
        "table",
        { class: "numbers", role: "table" },
        h("thead", {}, h("tr", { role: "row" }, ...heads)),
        h("tbody", {}, ...rows.map(({ element }) => element)),
      ),
      note,
    ),
    draw(now, runs) {
      for (const row of rows) row.draw(now, runs);
    },
  };
}

function createRow(id, i, { state, edit, change, end, tell }) {
  const { name, letter } = RUNNERS[id];
  const others = (now) => now.runners.filter((one) => one !== id);
  const check = createCheck({
    text: name,
    choose: (isOn) =>
      edit({ runners: NAMES.filter((one) => (one === id ? isOn : others(state.read()).includes(one))) }),
  });
  check.element.firstChild.after(h("span", { class: `line-sample is-${id}`, "aria-hidden": "true" }, letter));
  const rate = createNumberField({
    fits: (value) => value >= RATES.low && value <= RATES.high,
    problem: () =>
      `Type a rate from ${RATES.low} to ${RATES.high}. ${name}’s is still ${state.read().rates[i]}.`,
    written: String,
    tell,
    enter(value) {
      change({ rates: state.read().rates.with(i, value) });
      end();
    },
    attributes: { "aria-label": `${name}, learning rate` },
  });
  const cell = (i, ...content) => h("td", { role: "cell", "data-name": HEADS[i] }, ...content);
  const [loss, arrival] = [cell(2, h("span")), cell(3, h("span"))];
  return {
    element: h(
      "tr",
      { role: "row" },
      h("th", { scope: "row", role: "rowheader" }, check.element),
      cell(1, rate.input),
      loss,
      arrival,
    ),
    draw(now, runs) {
      const one = runs.find((each) => each.id === id);
      check.show(Boolean(one));
      rate.show(now.rates[i]);
      setText(loss.firstChild, one ? writtenLoss(one.loss) : "–");
      setText(arrival.firstChild, one && hasArrived(one, now) ? `step ${one.arrival}` : "–");
    },
  };
}

/** One rate for all four. */
export function createEqualRates(change) {
  const choice = createChoice({
    legend: "The same rate for all",
    options: EQUAL.map((rate) => ({ id: rate, text: String(rate) })),
    choose: (rate) => change({ rates: NAMES.map(() => rate) }),
  });
  return { element: choice.element, draw: (now) => choice.show(sharedRate(now)) };
}

/** Step, run, start over. `go(steps)` sets how many are shown. `stop()` ends the run. */
export function createRunBar({ read, go }) {
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    setText(run, "Run");
  };
  const tick = () => {
    if (!document.hidden) go(Math.min(LAST, read() + 1));
  };
  const start = () => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return go(LAST); // nothing has to move
    if (read() === LAST) go(0);
    timer = setInterval(tick, PACE);
    return setText(run, "Pause");
  };
  const lead = (target) => () => {
    stop();
    if (target() !== read()) go(target());
  };
  const run = button("Run", () => (timer ? stop() : start()), "button is-first");
  const step = button(
    "Step",
    lead(() => Math.min(LAST, read() + 1)),
  );
  const back = button(
    "Start over",
    lead(() => 0),
  );
  const count = h("span");
  const counted = h("span", { class: "step-count" }, h("span", { class: "visually-hidden" }, "Step "), count);
  return {
    element: h(
      "div",
      { class: "toolbar run-bar", role: "group", "aria-label": "The race" },
      run,
      step,
      back,
      counted,
    ),
    stop,
    draw({ steps }) {
      if (timer && steps === LAST) stop();
      set(step, { "aria-disabled": String(steps === LAST) });
      set(back, { "aria-disabled": String(steps === 0) });
      setText(count, `${steps} of ${LAST}`);
    },
  };
}
