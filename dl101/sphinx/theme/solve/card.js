// An exercise that is solved in the page by writing: an editor, buttons, and what Python said.

import { createAsking } from "./asking.js";
import { codeBlock } from "./code_block.js";
import { createEitherEditor } from "./either_editor.js";
import { createLadder } from "./hints.js";
import { button, createResult, row } from "./result.js";
import { createSaving } from "./saving.js";
import { createSolution } from "./solution.js";
import { hash, kept } from "./work.js";

const make = self.dl101Make;
const KEYS = [":", "(", ")", "[", "]", "=", "_", "*", "+", "-", ","];
const CHECK_KEYS = "Control+Enter Meta+Enter";
const HELP = "Tab indents. To leave the field with the keyboard, press Escape, then Tab.";

/**
 * `exercise`: {name: "neuron/relu", starter, given, needs_numpy, seconds, points, hints}. `python` is the page's engine,
 * `status` the element in which it says how far it is. Gives {element, focus(), offer(code)}.
 */
export function createCard(exercise, python, status) {
  const { name, starter, points, hints } = exercise;
  const id = `solve-${name.replace("/", "-")}`;
  const before = kept(name);
  const said = make("p", { className: "solve-said" });
  said.setAttribute("role", "status");
  const tell = (sentence) => {
    said.textContent = sentence;
  };
  const saving = createSaving({ name, starter, editor: () => editor, tell, askWhich: askElsewhere });
  const help = make("p", { id: `${id}-help`, className: "solve-help for-keys" }, HELP);
  const value = before?.code || starter;
  const changed = () => {
    result.age();
    saving.saveSoon();
  };
  const editor = createEitherEditor({ id, value, describedBy: help.id, changed });
  const output = make("pre", { className: "solve-output", hidden: true, tabIndex: 0 });
  output.ariaLabel = "What it printed";
  const result = createResult(name);
  const asking = createAsking({ exercise, python, code: () => editor.value, output, result, isBusy });

  const act = (what) => () => {
    saving.save();
    asking[what]();
  };
  const ladder = createLadder(hints);
  const hint = button("Hint", () => result.hint(...ladder.climb()));
  const waiting = [button("Check", act("check"), "button is-first"), button("Run", act("run")),
    createSolution({ name, points, result, code: asking.solution })]; // biome-ignore format: a row
  checkByKeys(editor.element, waiting[0]);
  const stop = button("Stop", python.stop, "button solve-stop");
  stop.hidden = true;
  function isBusy(yes) {
    for (const one of waiting) one.ariaDisabled = String(yes);
    if (document.activeElement === stop) waiting[0].focus(); // or the focus would fall to the page's top
    stop.hidden = !yes;
  }
  /** Put code into the editor, and go there. */
  const take = (code, settled) => {
    saving.put(code, settled);
    result.clear();
    editor.focus();
  };
  /** The same, and offer the way back; `undone()` runs then. */
  function replace(code, title, words, { settled, undone } = {}) {
    const mine = editor.value;
    saving.put(code, settled);
    output.hidden = true;
    const undo = button("Undo", () => {
      take(mine);
      undone?.();
    });
    result.show(title, words, ...(mine === code ? [] : [undo]));
  }
  const reset = () => replace(starter, "As at the start", "The code is as it was at first.");
  /** Two versions: never throw work away, show both, and ask. */
  function askWhich(title, words, other, takeOther) {
    const keepMine = button("Keep mine", () => take(editor.value, other));
    const taken = button(takeOther, () => {
      const undone = () => askWhich(title, words, other, takeOther); // or the other would be lost
      replace(other, "Taken", "It is above now, in place of what you wrote.", { settled: other, undone });
      editor.focus();
    });
    result.show(title, `Above is what you wrote. ${words}`, codeBlock(other), row(keepMine, taken));
  }
  function askElsewhere(other) {
    askWhich("Which code?", "Elsewhere, as in another tab, you wrote meanwhile:", other, "Take the other");
  }
  if (before && before.starter !== hash(starter))
    askWhich("This exercise has changed", "The exercise now starts from:", starter, "Take the new start");

  saving.askAgain();

  const label = make("label", { htmlFor: id }, "Your code");
  const [first, run, solution] = waiting;
  const buttons = row(first, run, hint, solution, button("Reset", reset), stop);
  const told = [status, said, output, result.element];
  const parts = [label, editor.element, createKeys(editor), buttons, ...told, help, editor.choice];
  return {
    element: make("div", { className: "solve" }, ...parts),
    focus: () => editor.focus(),
    /** Code that comes from another form. */
    offer(code) {
      if ([starter, code].includes(editor.value)) return take(code);
      askWhich("Which code?", "The lines that you put in order are:", code, "Take the lines");
    },
  };
}

/** Ctrl+Enter, on a Mac Cmd+Enter; CodeMirror would make a line of it. */
function checkByKeys(element, check) {
  check.title = "Ctrl+Enter, on a Mac Cmd+Enter";
  check.setAttribute("aria-keyshortcuts", CHECK_KEYS);
  const onKey = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    check.click();
  };
  element.addEventListener("keydown", onKey, { capture: true });
}

/** A row of what a phone's keyboard hides two layers deep. */
function createKeys(editor) {
  const indent = button("⇥", () => editor.indent(), "button", "indent");
  const others = KEYS.map((key) => button(key, () => editor.insert(key), "button", `type ${key}`));
  const keys = make("div", { className: "solve-keys", ariaLabel: "Keys for code" }, indent, ...others);
  keys.setAttribute("role", "group");
  keys.addEventListener("pointerdown", (event) => event.preventDefault()); // or the phone's keyboard would close
  return keys;
}
