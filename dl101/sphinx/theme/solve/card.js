// An exercise that is solved in the page: an editor, buttons, and what Python said.

import { createEitherEditor } from "./either_editor.js";
import { message } from "./message.js";
import { Broken, Stopped, TimeIsUp } from "./python.js";
import { hash, keep, keepOutcome, keepSolutionSeen, kept } from "./work.js";

const make = self.dl101Make;
const WORDS = { correct: "✓ Correct", incorrect: "↻ Not right yet", unattempted: "… Not finished" };
const KEYS = [":", "(", ")", "[", "]", "=", "_", "*"];
const HELP = "Tab indents. To leave the field with the keyboard, press Escape, then Tab.";
const SAVE_AFTER = 300; // ms without a key
const NOT_HERE = /No module named '(torch|sklearn|scipy|matplotlib|pandas)/;

/**
 * `exercise`: {name: "neuron/relu", answer, starter, given, needs_numpy, seconds, points}. `python` is the page's engine,
 * `status` the element in which it says how far it is. Gives {element, focus()}.
 */
export function createCard(exercise, python, status) {
  const { name, starter } = exercise;
  const id = `solve-${name.replace("/", "-")}`;
  const help = make("p", { id: `${id}-help`, className: "solve-help" }, HELP);
  const before = kept(name);
  const editor = createEitherEditor({
    id,
    value: before?.code ?? starter,
    describedBy: help.id,
    changed: saveSoon,
  });
  const label = make("label", { htmlFor: id }, "Your code");
  const output = make("pre", {
    className: "solve-output",
    hidden: true,
    tabIndex: 0,
    ariaLabel: "What it printed",
  });
  const result = make("div", { className: "solve-result" });
  const said = make("p", { className: "solve-said" });
  for (const one of [result, said]) one.setAttribute("role", "status");

  let rung = 0;
  const buttons = {
    check: button("Check", () => act("check"), "button is-first"),
    run: button("Run", () => act("run")),
    hint: button("Hint", showHint),
    solution: button("Solution", showSolution),
    reset: button("Reset", reset),
    stop: button("Stop", () => python.stop(), "button solve-stop"),
  };
  buttons.stop.hidden = true;
  const waiting = [buttons.check, buttons.run, buttons.hint, buttons.solution];

  let timer = 0;
  let isNew = false; // what was only looked at here must not replace what another tab wrote
  function saveSoon() {
    isNew = true;
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER);
  }
  function save() {
    clearTimeout(timer);
    if (!isNew) return;
    isNew = false;
    said.textContent = keep(name, editor.value === starter ? "" : editor.value, starter);
  }
  addEventListener("pagehide", save); // the last keys before a page is left
  self.dl101Progress.onChange(() => {
    const now = kept(name)?.code;
    const isElsewhere = !editor.hasFocus && !isNew;
    if (isElsewhere && now !== undefined && now !== editor.value) editor.value = now; // another tab, or an import
  });

  function show(outcome, title, ...parts) {
    result.dataset.outcome = outcome;
    result.replaceChildren(make("strong", {}, title), ...parts);
    result.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
  const judge = (outcome, text) => show(outcome, WORDS[outcome], ...message(text));

  /** A request about this exercise; the buttons wait meanwhile. */
  async function ask(request, options) {
    for (const one of waiting) one.setAttribute("aria-disabled", "true");
    buttons.stop.hidden = false;
    try {
      return await python.ask(request, options);
    } finally {
      for (const one of waiting) one.removeAttribute("aria-disabled");
      if (document.activeElement === buttons.stop) buttons.check.focus(); // or the focus would fall to the page's top
      buttons.stop.hidden = true;
    }
  }

  async function act(what) {
    save();
    const records = []; // as texts: only Python reads them
    const code = editor.value;
    const needs_numpy = exercise.needs_numpy || /\b(np|numpy)\b/.test(code);
    const request = {
      do: what,
      code,
      given: exercise.given,
      needs_numpy,
      ...(what === "check" && { key: name }),
    };
    output.textContent = "";
    output.hidden = true;
    result.replaceChildren();
    delete result.dataset.outcome;
    const onEvent = (data) => {
      if (data.event === "record") records.push(data.record);
      if (data.event !== "output") return;
      output.hidden = false;
      output.append(data.text);
    };
    try {
      const answer = await ask(request, { seconds: exercise.seconds, onEvent });
      if (what === "run") showRun(answer.error);
      else {
        keepOutcome(name, answer);
        judge(answer.outcome, withTheWayOut(answer.message));
      }
    } catch (error) {
      await showEnd(error, what, records);
    }
  }

  function showRun(error) {
    if (error) show("", "It stopped", ...message(withTheWayOut(error)));
    else if (output.hidden) show("", "It ran", ...message("It printed nothing. `print(…)` shows a value."));
  }

  /** The run was ended. Another worker finds the words for what had come until then. */
  async function showEnd(error, what, records) {
    const { seconds } = exercise;
    if (error instanceof Stopped) show("", "Stopped", ...message("You stopped it."));
    else if (error instanceof Broken) judge("unattempted", brokenWords(error.message));
    else if (!(error instanceof TimeIsUp)) judge("unattempted", error.message);
    else if (what === "run")
      judge("unattempted", `It was still running after ${seconds} seconds. Is there a loop that never ends?`);
    else {
      const ending = { error: { kinds: ["TimeIsUp"], text: "", name: "", seconds } };
      const answer = await ask({ do: "judge", key: name, texts: records, ending }).catch(() => null);
      if (!answer) return judge("unattempted", `It was still running after ${seconds} seconds.`);
      keepOutcome(name, answer);
      judge(answer.outcome, answer.message);
    }
  }

  async function showHint() {
    const { hints } = await ask({ do: "hints", key: name }).catch(() => ({}));
    if (!hints) return;
    rung = Math.min(rung + 1, hints.length);
    show("", `Hint ${rung} of ${hints.length}`, ...message(hints[rung - 1]));
  }

  async function showSolution() {
    const { code } = await ask({ do: "solution", key: name }).catch(() => ({}));
    if (!code) return;
    keepSolutionSeen(name, exercise.points);
    show("", "Our solution", ...message("Yours may look different and be as right."), make("pre", {}, code));
  }

  function put(code) {
    editor.value = code;
    said.textContent = keep(name, code === starter ? "" : code, starter);
  }

  function reset() {
    const mine = editor.value;
    put(starter);
    output.hidden = true;
    show("", "As at the start", ...message("The code is as it was at first."));
    if (mine === starter) return;
    const undo = button("Undo", () => {
      put(mine);
      result.replaceChildren();
      editor.focus();
    });
    result.append(undo);
  }

  /** Never hide a new exercise behind old work, and never throw work away: show both, and ask. */
  function askWhich() {
    const done = (code) => () => {
      put(code());
      result.replaceChildren();
      editor.focus();
    };
    show(
      "",
      "This exercise has changed",
      ...message("Above is what you wrote. The exercise now starts from:"),
      make("pre", {}, starter),
      button(
        "Keep mine",
        done(() => editor.value),
      ),
      button(
        "Take the new start",
        done(() => starter),
      ),
    );
  }

  const keys = make("div", { className: "solve-keys", ariaLabel: "Keys for code" }, button("⇥", () => editor.indent(), "button", "indent"),
    ...KEYS.map((key) => button(key, () => editor.insert(key), "button", `type ${key}`))); // biome-ignore format: short
  keys.setAttribute("role", "group");
  keys.addEventListener("pointerdown", (event) => event.preventDefault()); // or the phone's keyboard would close

  const row = make("div", { className: "solve-buttons" }, ...Object.values(buttons));
  const element = make(
    "div",
    { className: "solve" },
    label,
    editor.element,
    keys,
    help,
    editor.choice,
    row,
    status,
    said,
    output,
    result,
  );
  if (before && before.starter !== hash(starter)) askWhich();
  return { element, focus: () => editor.focus() };
}

/** A library that is not here is in the notebook. */
const withTheWayOut = (text) =>
  NOT_HERE.test(text)
    ? `${text}\n\nIn the page there is NumPy alone. The notebook has the others: its links stand below.`
    : text;

function brokenWords(text) {
  const why = /stack|recursion/i.test(text)
    ? "Does a function call itself without an end?"
    : /memory/i.test(text)
      ? "It asked for more memory than there is."
      : "Python is started anew: press again.";
  return `Your code has stopped Python itself. ${why}`;
}

function button(text, press, className = "button", label = "") {
  const made = make("button", { type: "button", className }, text);
  if (label) made.ariaLabel = label;
  // aria-disabled, not disabled: a disabled button drops the focus of whoever pressed it
  made.addEventListener("click", () => made.getAttribute("aria-disabled") !== "true" && press());
  return made;
}
