// A slider with a field beside it: the slider to feel, the field to be exact.

import { freshId, h, setFormula } from "./dom.js";
import { exact, fixed, short } from "./format.js";
import { createNumberField } from "./number_field.js";

const linear = (step) => ({
  place: (value) => value,
  value: (place) => Math.round(place / step) * step,
  moved: (value, count) => value + count * step,
});

/** Equal ways for equal factors, to two digits: 0.01, 0.011, … 0.1, 0.11, … */
const logarithmic = {
  place: Math.log10,
  value: (place) => Number((10 ** place).toPrecision(2)),
  moved(value, count) {
    const size = Math.floor(Math.log10(value) + 1e-9) - (count < 0 && isPowerOf10(value) ? 1 : 0);
    return value + count * Math.max(FINEST, 10 ** (size - 1));
  },
};
const FINEST = 0.0001;
const isPowerOf10 = (value) => Math.abs(Math.log10(value) % 1) < 1e-9;

/** `change(value)` runs at every move, `end()` when it is let go. `show(value)` puts it. `unit` stands after the name.
 * With `isLog` equal ways are equal factors, and values have up to four decimals. */
export function createNumberSlider(options) {
  const { name, unit = "", low, high, step = 0.1, decimals = 2, isLog = false, change, end } = options;
  const { label = unit ? `${name}, ${unit}` : name } = options;
  const scale = isLog ? logarithmic : linear(step);
  const sliderId = freshId("slider");
  const slider = h("input", {
    type: "range",
    id: sliderId,
    min: scale.place(low),
    max: scale.place(high),
    step: "any",
    class: "slider",
  });
  let shown = 0;
  const written = (value) => exact(value, decimals);
  const field = createNumberField({
    fits: (value) => value >= low && value <= high && (decimals > 0 || Number.isInteger(value)),
    problem: () =>
      `Type a ${decimals ? "" : "whole "}number from ${short(low, 4)} to ${short(high, 4)}. ${name} is still ${written(shown)}.`,
    round: decimals
      ? (value) => Number(value.toFixed(isLog ? 4 : decimals)) // as many as it shows
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

  const offer = (value) => {
    shown = Number(Math.min(high, Math.max(low, value)).toFixed(isLog ? 4 : 6)); // the next key may come before the next frame
    change(shown);
  };
  slider.addEventListener("input", () => offer(scale.value(Number(slider.value))));
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
    offer(scale.moved(shown, direction * (event.shiftKey ? 0.1 : 1)));
    end();
  });

  const [first, last] = [low, high].map(scale.place);
  const share = (value) => (scale.place(value) - first) / (last - first);
  return {
    element,
    show(value) {
      shown = value;
      slider.value = scale.place(value);
      slider.setAttribute(
        "aria-valuetext",
        `${isLog ? written(value) : fixed(value, decimals)}${unit && ` ${unit}`}`,
      );
      slider.style.setProperty("--value", share(value));
      slider.style.setProperty("--zero", isLog ? 0 : share(0));
      slider.classList.toggle("is-negative", value < 0);
      field.show(value);
    },
  };
}
