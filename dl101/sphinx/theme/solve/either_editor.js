// The text field or CodeMirror, as the learner's switch says: one switch for all exercises, remembered in the browser.
// Both stay in the card, one of them hidden: so each keeps its own undo.

import { createEditor } from "./editor.js";

const make = self.dl101Make;
const KEY = "dl101.editor";
const NOT_LOADED =
  "Colors and line numbers could not be loaded: look at the connection. All else works without them.";

const followers = new Set(); // one for each open editor
let wantsColors = remembered() ?? matchMedia("(pointer: fine)").matches; // phones know a text field best
let loading = null;

/** What createEditor gives, `hasFocus`, and `choice`: the switch. `options` are those of createEditor. */
export function createEitherEditor(options) {
  let isSwitching = false;
  const both = { ...options, changed: () => isSwitching || options.changed() };
  const plain = createEditor(both);
  let [current, colored] = [plain, null];
  const choice = createChoice();
  const element = make("div", { className: "solve-editor" }, plain.element);

  function colors() {
    if (colored) return colored;
    const [label] = plain.element.labels;
    label.id ||= `${options.id}-label`;
    label.addEventListener("click", () => current === colored && colored.focus()); // as it does for a field
    colored = self.dl101CodeMirror({ ...both, labelledBy: label.id });
    plain.element.after(colored.element);
    return colored;
  }

  const hasFocus = () => current.element.contains(document.activeElement);
  const isBusy = watchBusy(plain.element, follow);
  function follow() {
    choice.box.checked = wantsColors;
    if (isBusy()) return;
    const next = wantsColors && self.dl101CodeMirror ? colors() : plain;
    if (next === current) return;
    const focused = hasFocus() ? null : document.activeElement;
    isSwitching = true;
    exchange(current, next);
    isSwitching = false;
    current = next;
    (focused ?? next).focus({ preventScroll: true });
  }

  followers.add(follow);
  choice.box.addEventListener("change", () => {
    remember(choice.box.checked);
    choose(choice.box.checked, choice.say);
  });
  plain.element.addEventListener("focus", () => wantsColors && choose(true, choice.say));

  return {
    element,
    choice: choice.element,
    get value() {
      return current.value;
    },
    set value(text) {
      current.value = text;
    },
    get hasFocus() {
      return hasFocus();
    },
    insert: (text) => current.insert(text),
    indent: () => current.indent(),
    focus() {
      follow();
      current.focus();
    },
  };
}

/** Show one editor in the other's place, with its text and its caret. What differs becomes one step of the undo. */
function exchange(before, after) {
  const { value, selection } = before;
  before.element.hidden = true;
  after.element.hidden = false;
  if (after.value !== value) after.change(...difference(after.value, value));
  after.select(...selection);
}

/** [from, to, text]: the one part in which a text differs from another. */
function difference(before, after) {
  const most = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < most && before[start] === after[start]) start++;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [start, before.length - end, after.slice(start, after.length - end)];
}

/** The switch below an editor, with room for a sentence: {element, box, say(text)}. */
function createChoice() {
  const box = make("input", { type: "checkbox", checked: wantsColors });
  const said = make("span", {});
  said.setAttribute("role", "status");
  const label = make("label", {}, box, "Colors and line numbers");
  const say = (text) => {
    said.textContent = text;
  };
  return { element: make("div", { className: "solve-choice" }, label, said), box, say };
}

/** Nobody loses a word that is being composed, or a selection that is being drawn: `then` runs when it is done. */
function watchBusy(field, then) {
  let isBusy = false;
  const begin = () => {
    isBusy = true;
  };
  const end = () => {
    if (!isBusy) return;
    isBusy = false;
    setTimeout(then); // the browser has its own things to do first
  };
  for (const type of ["pointerdown", "compositionstart"]) field.addEventListener(type, begin);
  for (const type of ["pointerup", "pointercancel", "compositionend"]) addEventListener(type, end);
  return () => isBusy;
}

/** All editors follow. What can't be loaded is left off until it is asked for again, or until the next page. */
async function choose(wanted, say) {
  wantsColors = wanted;
  say("");
  for (const follow of followers) follow();
  if (!wanted) return;
  loading ??= load();
  try {
    await loading;
  } catch {
    wantsColors = false;
    loading = null;
    say(NOT_LOADED);
  }
  for (const follow of followers) follow();
}

/** A classic script: from file: no other kind can be loaded. */
async function load() {
  const src = `${document.documentElement.dataset.content_root}_static/codemirror.js`;
  await new Promise((onload, onerror) => document.head.append(make("script", { src, onload, onerror })));
  if (!self.dl101CodeMirror) throw new Error("a server may answer with a page");
}

/** Whether colors were wanted; undefined where nobody has chosen, or storage is off. */
function remembered() {
  try {
    return { colors: true, plain: false }[localStorage.getItem(KEY)];
  } catch {}
}

function remember(wanted) {
  try {
    localStorage.setItem(KEY, wanted ? "colors" : "plain");
  } catch {} // it lasts as long as the page
}
