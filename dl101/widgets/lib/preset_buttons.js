// Presets: buttons that change the state, each with a sentence on what there is to see. Where that is out of sight, as on a
// phone, the sentence stands at the window's lower edge too, beside the picture.

import { button, h, setFormula } from "./dom.js";

/**
 * `presets`: [{id, name, lesson(state)}]. `pick(preset)` runs at a click; `show(id or "", state)` tells the lesson. `news`
 * repeats the lesson of a preset that was pressed: it belongs at the end of the demo.
 */
export function createPresets(presets, pick) {
  const lesson = h("p", { class: "lesson", role: "status" });
  const said = h("span");
  const news = h("p", { class: "news is-lesson", "aria-hidden": "true" }, said); // the lesson is read out already
  let [pressed, isInSight] = ["", true];
  const repeat = () => news.classList.toggle("is-shown", Boolean(pressed) && !isInSight);
  const watcher = new IntersectionObserver((entries) => {
    isInSight = entries.at(-1).isIntersecting; // it may have come and gone since the last call
    repeat();
  });
  watcher.observe(lesson);
  const buttons = presets.map((preset) => {
    const press = () => {
      pressed = preset.id;
      pick(preset);
    };
    return setFormula(button("", press, "chip"), preset.name);
  });
  const element = h(
    "div",
    { class: "presets" },
    h("p", { class: "presets-title" }, "Try"),
    h("div", { class: "chips", role: "group", "aria-label": "Try" }, ...buttons),
    lesson,
  );
  return {
    element,
    news,
    stop: () => watcher.disconnect(),
    hide() {
      pressed = "";
      repeat();
    },
    show(id, state) {
      const preset = presets.find((one) => one.id === id);
      const words = preset?.lesson(state) ?? "Press one to read here what to look for.";
      lesson.classList.toggle("is-empty", !preset);
      for (const place of [lesson, said]) setFormula(place, words);
      if (id !== pressed) pressed = "";
      repeat();
    },
  };
}
