// Presets: buttons that change the state, each with a sentence on what there is to see.

import { button, h, setFormula } from "./dom.js";

/** `presets`: [{id, name, lesson(state)}]. `pick(preset)` runs at a click; `show(id or "", state)` tells the
 * lesson in the element `lesson`, and gives the preset back. */
export function createPresets(presets, pick) {
  const lesson = h("p", { class: "lesson", role: "status" });
  const buttons = presets.map((preset) =>
    setFormula(
      button("", () => pick(preset), "chip"),
      preset.name,
    ),
  );
  const element = h(
    "div",
    { class: "presets" },
    h("p", { class: "presets-title" }, "Try"),
    h("div", { class: "chips", role: "group", "aria-label": "Try" }, ...buttons),
    lesson,
  );
  return {
    element,
    lesson,
    show(id, state) {
      const preset = presets.find((one) => one.id === id);
      const words = preset?.lesson(state) ?? "Press one to read here what to look for.";
      lesson.classList.toggle("is-empty", !preset);
      setFormula(lesson, words);
      return preset;
    },
  };
}
