// What the grid is made of: the two settings that differ, those that are held fixed, and how long it trains.

import { button, h, set } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createChoice } from "../lib/radio_group.js";
import { addressOf } from "./address.js";
import { AXES, chosenOf, DATASETS, labelOf, lossesOf, MOST, SHOWN, STEP, TRAINED, written } from "./model.js";

const NAMES = Object.keys(AXES);
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Which two settings differ. */
export function createAxes(edit) {
  const axis = (label, trait) =>
    createSelect({
      label,
      options: NAMES.map((id) => ({ id, text: labelOf(id) })),
      choose: (id) => edit({ [trait]: id }),
    });
  const [across, up] = [axis("Across", "x_axis"), axis("Up", "y_axis")];
  return {
    element: h("div", { class: "axes" }, across.element, up.element),
    draw({ x_axis, y_axis }) {
      across.show(x_axis, y_axis);
      up.show(y_axis, x_axis);
    },
  };
}

/** The data set, and the settings that all networks share. */
export function createFixed(edit) {
  const select = (trait, label, options) => ({
    trait,
    ...createSelect({ label, options, choose: (id) => edit({ [trait]: id }) }),
  });
  const own = NAMES.map((name) => {
    const { values } = AXES[name];
    return select(
      name,
      capital(labelOf(name)),
      values.map((id) => ({ id, text: written(id) })),
    );
  });
  const data = select(
    "dataset",
    "Data",
    Object.entries(DATASETS).map(([id, { name }]) => ({ id, text: name })),
  );
  const all = [data, ...own];
  return {
    element: h(
      "fieldset",
      { class: "choice fixed" },
      h("legend", {}, "The same for all"),
      h("div", { class: "fixed-settings" }, ...all.map(({ element }) => element)),
    ),
    draw(now) {
      for (const { trait, element, show } of all) {
        element.hidden = trait === now.x_axis || trait === now.y_axis;
        show(now[trait]);
      }
    },
  };
}

/** Train, start over, and a slider that goes to any epoch: what is known already is seen at once. */
export function createRunBar({ state, edit, end }) {
  const to = (epochs) => edit({ epochs: Math.min(MOST, Math.round(epochs / STEP) * STEP) }, "epochs");
  const jump = (epochs) => {
    to(epochs);
    end();
  };
  const train = button(
    `Train ${TRAINED} epochs`,
    () => jump(state.read().epochs + TRAINED),
    "button is-first",
  );
  const over = button("Start over", () => jump(0));
  const slider = createNumberSlider({
    name: "Epochs",
    low: 0,
    high: MOST,
    step: STEP,
    decimals: 0,
    change: to,
    end,
  });
  return {
    element: h("div", { class: "run-bar" }, h("div", { class: "row" }, train, over), slider.element),
    draw({ epochs }) {
      set(train, { "aria-disabled": String(epochs === MOST) });
      set(over, { "aria-disabled": String(epochs === 0) });
      slider.show(epochs);
    },
  };
}

/** Which loss the colors show. */
export const createShown = (edit) =>
  createChoice({
    legend: "Color",
    options: Object.entries(SHOWN).map(([id, text]) => ({ id, text })),
    choose: (show) => edit({ show }),
    isBeside: true,
  });

/** The way to the Playground with the chosen network: a link in the book, a line of code in a notebook. */
export function createWayOut() {
  const root = document.documentElement.dataset.content_root;
  const page = root === undefined ? "" : new URL(`${root}chapters/playground.html`, document.baseURI).href;
  const link = h(
    "a",
    { class: "button", target: "_blank", rel: "noopener" },
    "Open this network in the Playground",
  );
  const hint = page
    ? "It opens in a new tab, untrained. Press Play there: it comes to the same losses."
    : "For this network in the Playground, run Playground(**sweep.settings).";
  return {
    element: h("p", { class: "way-out" }, page ? link : null, h("span", {}, hint)),
    open: () => page && link.click(),
    draw(now) {
      const cell = chosenOf(now);
      set(link, { href: page + addressOf(cell.settings, lossesOf(cell, now.epochs)?.epoch ?? 0) });
    },
  };
}
