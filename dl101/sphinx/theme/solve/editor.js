// The editor: a text field that knows Python's indentation. Screen readers and phones know a text field well.

import { watchSideways } from "./sideways.js";

const STEP = "    ";
export const ENDS_BLOCK = /^\s*(return|pass|break|continue|raise)\b/;
const make = self.dl101Make;

/**
 * {element, value, insert(text), indent(), focus(), selection, select(anchor, head), change(from, to, text)}; `changed()`
 * runs at each change by hand. codemirror.js has the same face.
 */
export function createEditor({ id, value, describedBy, changed }) {
  const field = make("textarea", {
    id,
    value,
    spellcheck: false,
    autocomplete: "off",
    wrap: "off",
    className: "solve-code",
  });
  field.setAttribute("autocapitalize", "off");
  field.setAttribute("autocorrect", "off");
  field.setAttribute("aria-describedby", describedBy);
  const fade = watchSideways(field);
  const fit = () => {
    field.rows = Math.max(3, field.value.split("\n").length);
    fade();
  };
  /** `execCommand` is old, and the one way to change a field that keeps its own undo. */
  const insert = (text) => {
    field.focus({ preventScroll: true });
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input"));
    }
  };
  const tools = { field, insert };
  field.addEventListener("input", () => {
    fit();
    changed();
  });
  let leaves = false; // after Escape, Tab goes on to the next control
  field.addEventListener("blur", () => {
    leaves = false;
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Tab" && leaves) return;
    if (event.key !== "Shift") leaves = event.key === "Escape";
    if (KEYS[event.key]?.(tools, event.shiftKey)) event.preventDefault();
  });
  fit();
  return {
    element: field,
    get value() {
      return field.value;
    },
    set value(text) {
      field.value = text;
      fit();
    },
    insert,
    indent: () => KEYS.Tab(tools, false),
    focus: () => field.focus({ preventScroll: true }),
    get selection() {
      const ends = [field.selectionStart, field.selectionEnd];
      return field.selectionDirection === "backward" ? ends.reverse() : ends;
    },
    select(anchor, head) {
      const direction = head < anchor ? "backward" : "forward";
      field.setSelectionRange(Math.min(anchor, head), Math.max(anchor, head), direction);
    },
    change(from, to, text) {
      field.setSelectionRange(from, to);
      insert(text);
    },
  };
}

/** What some keys do; true where the browser has nothing more to do. */
const KEYS = {
  Tab(tools, isBack) {
    const { field, insert } = tools;
    const spansLines = field.value.slice(field.selectionStart, field.selectionEnd).includes("\n");
    if (isBack || spansLines) shiftLines(tools, isBack);
    else insert(STEP.slice((field.selectionStart - lineStart(field)) % STEP.length));
    return true;
  },
  Enter({ field, insert }) {
    const line = lineBefore(field);
    const indent = line.match(/^ */)[0];
    const more = /:\s*(#.*)?$/.test(line) ? STEP : "";
    const less = ENDS_BLOCK.test(line) ? STEP.length : 0;
    insert(`\n${indent.slice(less)}${more}`);
    return true;
  },
  Backspace({ field }) {
    const line = lineBefore(field);
    if (field.selectionStart !== field.selectionEnd || !/^ +$/.test(line)) return false;
    field.selectionStart -= ((line.length - 1) % STEP.length) + 1;
    document.execCommand("delete");
    return true;
  },
};

const lineStart = (field) => field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
const lineBefore = (field) => field.value.slice(lineStart(field), field.selectionStart);

/** Move the lines of the selection by one step, and keep them selected. */
function shiftLines({ field, insert }, isBack) {
  const start = lineStart(field);
  const after = field.value.indexOf("\n", Math.max(field.selectionEnd - 1, field.selectionStart));
  const end = after < 0 ? field.value.length : after;
  const lines = field.value.slice(start, end).split("\n");
  const moved = lines.map((line) => (isBack ? line.replace(/^ {1,4}/, "") : line && STEP + line)).join("\n");
  const caret = Math.max(start, field.selectionStart + moved.length - (end - start));
  field.setSelectionRange(start, end);
  insert(moved);
  if (lines.length > 1) field.setSelectionRange(start, start + moved.length);
  else field.setSelectionRange(caret, caret);
}
