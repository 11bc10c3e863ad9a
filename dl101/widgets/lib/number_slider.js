// A slider with a field beside it: the slider to feel, the field to be exact.

import { freshId, h, setFormula, setText } from "./dom.js";
import { fixed, parseNumber } from "./format.js";

/** `change(value)` runs at every move, `end()` when it is let go. `show(value)` puts it. `unit` stands after the name. */
export function createNumberSlider(options) {
  const { name, unit = "", low, high, step = 0.1, decimals = 2, change, end } = options;
  const { label = unit ? `${name}, ${unit}` : name } = options;
  const [slider_id, field_id, problem_id] = [freshId("slider"), freshId("field"), freshId("problem")];
  const slider = h("input", {
    type: "range",
    id: slider_id,
    min: low,
    max: high,
    step: "any",
    class: "slider",
  });
  const field = h("input", {
    type: "text",
    id: field_id,
    inputmode: "text", // "decimal" has no minus key on some phones
    autocomplete: "off",
    class: "number-field",
    "aria-label": `${label}, as a number`,
    "aria-describedby": problem_id,
  });
  const problem = h("p", { class: "field-problem", id: problem_id, role: "status" });
  const element = h(
    "div",
    { class: "number-slider" },
    h(
      "label",
      { for: slider_id, class: "slider-name" },
      setFormula(h("span"), name),
      unit ? h("span", { class: "unit" }, ` ${unit}`) : null,
    ),
    slider,
    field,
    problem,
  );
  slider.setAttribute("aria-label", label);
  let shown = 0;

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

  const restore = () => {
    field.value = written();
    field.removeAttribute("aria-invalid");
    setText(problem, "");
  };
  const enter = () => {
    const value = parseNumber(field.value);
    const good = value >= low && value <= high;
    field.setAttribute("aria-invalid", String(!good));
    if (good) {
      setText(problem, "");
      change(Number(value.toFixed(decimals))); // as many decimals as it shows
      end();
    } else
      setText(
        problem,
        `Type a number from ${fixed(low, 0)} to ${fixed(high, 0)}. ${name} is still ${written()}.`,
      );
    if (good) field.value = written();
  };
  const written = () =>
    Number(shown.toFixed(decimals)) === shown ? fixed(shown, decimals) : fixed(shown, 4);
  field.addEventListener("change", enter);
  field.addEventListener("focus", () => field.select());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") enter();
    if (event.key === "Escape") restore();
  });

  return {
    element,
    show(value) {
      const moved = value !== shown;
      shown = value;
      slider.value = value;
      slider.setAttribute("aria-valuetext", `${fixed(value, decimals)}${unit && ` ${unit}`}`);
      slider.style.setProperty("--value", (value - low) / (high - low));
      slider.style.setProperty("--zero", (0 - low) / (high - low));
      slider.classList.toggle("is-negative", value < 0);
      if (moved || document.activeElement !== field) restore();
    },
  };
}
