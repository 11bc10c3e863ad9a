// A slider with a field beside it: the slider to feel, the field to be exact.

import { freshId, h, setFormula } from "./dom.js";
import { fixed } from "./format.js";
import { createNumberField } from "./number_field.js";

/** `change(value)` runs at every move, `end()` when it is let go. `show(value)` puts it. `unit` stands after the name. */
export function createNumberSlider(options) {
  const { name, unit = "", low, high, step = 0.1, decimals = 2, change, end } = options;
  const { label = unit ? `${name}, ${unit}` : name } = options;
  const sliderId = freshId("slider");
  const slider = h("input", {
    type: "range",
    id: sliderId,
    min: low,
    max: high,
    step: "any",
    class: "slider",
  });
  let shown = 0;
  const written = (value) =>
    Number(value.toFixed(decimals)) === value ? fixed(value, decimals) : fixed(value, 4);
  const field = createNumberField({
    fits: (value) => value >= low && value <= high,
    problem: () =>
      `Type a number from ${fixed(low, 0)} to ${fixed(high, 0)}. ${name} is still ${written(shown)}.`,
    round: decimals
      ? (value) => Number(value.toFixed(decimals)) // as many as it shows
      : (value) => Math.round(value / step) * step,
    written,
    whole: !decimals,
    enter(value) {
      change(value);
      end();
    },
    attributes: { "aria-label": `${label}, as a number` },
  });
  const element = h(
    "div",
    { class: "number-slider" },
    h(
      "label",
      { for: sliderId, class: "slider-name" },
      setFormula(h("span"), name),
      unit ? h("span", { class: "unit" }, ` ${unit}`) : null,
    ),
    slider,
    field.input,
    field.note,
  );
  slider.setAttribute("aria-label", label);

  const offer = (value) => change(Number(Math.min(high, Math.max(low, value)).toFixed(6)));
  slider.addEventListener("input", () => offer(Math.round(Number(slider.value) / step) * step));
  slider.addEventListener("change", end);
  // A finger that turns out to scroll the page has already moved the slider: put it back.
  let before = 0;
  slider.addEventListener("pointerdown", () => {
    before = shown;
  });
  slider.addEventListener("pointercancel", () => {
    change(before);
    end();
  });
  slider.addEventListener("keydown", (event) => {
    const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[
      event.key
    ];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the browser's own step for step="any" is too fine
    offer(shown + direction * step * (event.shiftKey ? 0.1 : 1));
    end();
  });

  return {
    element,
    show(value) {
      shown = value;
      slider.value = value;
      slider.setAttribute("aria-valuetext", `${fixed(value, decimals)}${unit && ` ${unit}`}`);
      slider.style.setProperty("--value", (value - low) / (high - low));
      slider.style.setProperty("--zero", (0 - low) / (high - low));
      slider.classList.toggle("is-negative", value < 0);
      field.show(value);
    },
  };
}
