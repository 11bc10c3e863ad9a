// A field for one number: what does not fit is said, and stays to be mended.

import { freshId, h, set, setText } from "./dom.js";
import { askWhich, parseNumber } from "./read_number.js";

/**
 * `fits(value)` says what may be entered, `problem()` the sentence when something else is; `enter(value)` runs with
 * `round(value)`. `written(value)` is the text; `read(text)` takes it back, and `whole` says that it counts something.
 * `tell(sentence)` is for fields that share a place for their problem. All else are attributes of the input.
 *
 * `show(value)` puts a value, except over what is being typed. `note` is where the problem stands.
 */
export function createNumberField(options) {
  const { fits, problem, enter, written, whole = false, round = (value) => value } = options;
  const { read = (text) => parseNumber(text, { whole }) } = options;
  const { tell = (sentence) => setText(note, sentence), attributes = {} } = options;
  const note = h("p", { class: "field-problem", id: freshId("problem"), role: "status" });
  const input = h("input", {
    type: "text",
    inputmode: "text", // "decimal" has no minus key on some phones
    autocomplete: "off",
    class: "number-field",
    "aria-describedby": options.tell ? null : note.id,
    ...attributes,
  });
  let [shown, isTyped, isBad] = [0, false, false];

  const whatIsWrong = () => (Number.isNaN(read(input.value)) && askWhich(input.value)) || problem();
  function mark(bad) {
    if (bad || isBad) tell(bad ? whatIsWrong() : "");
    isBad = bad;
    set(input, { "aria-invalid": String(bad) });
  }
  function restore() {
    isTyped = false;
    const text = written(shown);
    if (input.value !== text) input.value = text;
    mark(false);
  }
  function take() {
    if (!isTyped) return;
    const value = read(input.value);
    if (!fits(value)) return mark(true);
    shown = round(value);
    restore();
    enter(shown);
  }
  input.addEventListener("input", () => {
    isTyped = true;
  });
  input.addEventListener("change", take);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") take();
    if (event.key !== "Escape" || !isTyped) return;
    event.stopPropagation(); // the first takes back what was typed; a second may close what the field is in
    restore();
  });
  return {
    input,
    note,
    /** Whether what stands there does not fit. */
    isRefused: () => isBad,
    /** Put a value, whatever is typed. */
    put(value) {
      shown = value;
      restore();
    },
    show(value) {
      const isNews = value !== shown;
      shown = value;
      const isTyping = isTyped && document.activeElement === input; // the browser's own undo may change it from afar
      if (!isTyping && (isNews || !isBad)) restore();
    },
  };
}
