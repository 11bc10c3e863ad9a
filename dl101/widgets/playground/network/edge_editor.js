// One weight or bias, set by hand: a small box beside it, with a slider to feel and a field to be exact.

import { freshId, h, set, setFormula } from "../../lib/dom.js";
import { fixed } from "../../lib/format.js";
import { createNumberField } from "../../lib/number_field.js";

const LARGEST = 5; // number that the slider reaches
const WIDTH = 236; // px

/**
 * `change(value)` sets what is edited, `end()` closes a drag, `closed(byHand)` is told when the box closes.
 * `open({name, read}, {x, y, width}, byTouch)` puts it near a point of a picture so many px wide; `read()` gives the
 * present value.
 */
export function createEdgeEditor({ change, end, closed }) {
  let edited = null;
  const title = h("p", { class: "net-box-title" });
  const slider = h("input", {
    type: "range",
    class: "slider",
    min: -LARGEST,
    max: LARGEST,
    step: 0.05,
    oninput: () => change(Number(slider.value)),
    onchange: end,
  });
  const field = createWeightField({ change, end });
  const close = h("button", { type: "button", class: "net-close", onclick: () => shut(true) }, "Done");
  const element = h(
    "div",
    { class: "net-box", role: "dialog", hidden: true },
    title,
    slider,
    h("div", { class: "net-box-row" }, field.element, close),
  );
  function shut(byHand) {
    if (element.hidden) return;
    element.hidden = true;
    edited = null;
    closed(byHand);
  }
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    shut(true);
  });
  element.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !element.contains(relatedTarget)) shut(false);
  });

  function show() {
    if (!edited) return;
    const value = edited.read();
    field.show(value);
    slider.value = value;
    slider.style.setProperty("--value", Math.min(1, Math.max(0, (value + LARGEST) / (2 * LARGEST))));
    slider.classList.toggle("is-negative", value < 0);
    set(slider, { "aria-valuetext": fixed(value) });
  }
  return {
    element,
    show,
    shut: () => shut(false),
    open(what, { x, y, width }, byTouch) {
      edited = what;
      setFormula(title, what.name);
      set(element, { "aria-label": what.name });
      set(slider, { "aria-label": what.name });
      field.name(what.name);
      const left = Math.max(0, Math.min(width - WIDTH, x - WIDTH / 2));
      element.style.cssText = `left:${left}px;top:${y + 14}px;width:${WIDTH}px`;
      element.hidden = false;
      show();
      if (byTouch)
        slider.focus({ preventScroll: true }); // in the field a phone would put its keys over the picture
      else field.focus();
    },
  };
}

const LIMIT = 100; // a larger number would blow up the training at once

/** A weight in two decimals; a small one in more, so that it does not look like zero. */
export const writtenWeight = (value) => fixed(value, Math.abs(value) < 0.005 && value !== 0 ? 4 : 2);

/** `change(value)` and `end()` run when a number is entered. `show(value)` puts it, except while a person types. */
export function createWeightField({ change, end }) {
  const { input, note, show } = createNumberField({
    fits: (value) => Math.abs(value) <= LIMIT,
    problem: () => `Type a number from ${fixed(-LIMIT, 0)} to ${LIMIT}.`,
    written: writtenWeight,
    enter(value) {
      change(value);
      end();
    },
    attributes: { id: freshId("weight") },
  });
  return {
    element: h("div", { class: "net-field" }, input, note),
    input,
    name: (label) => set(input, { "aria-label": label }),
    focus: () => input.focus({ preventScroll: true }),
    show,
  };
}
