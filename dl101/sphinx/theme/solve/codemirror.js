// CodeMirror 6 with what an exercise needs: its whole set would add search, folding and completion. A script of its own,
// loaded for those who want it (either_editor.js): it is larger than all else of the editor.

import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";
import { ENDS_BLOCK } from "./editor.js";
import { watchSideways } from "./sideways.js";

const STEP = "    ";
const LONG = 3600_000; // ms: CodeMirror's own two seconds between Escape and Tab are too few for slow hands

/** The names that Pygments gives, so that the colors are those of all code in the book (css/code.css). */
const names = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null], class: "k" },
  { tag: tags.number, class: "mi" },
  { tag: tags.string, class: "s" },
  { tag: [tags.definition(tags.className), tags.function(tags.definition(tags.variableName))], class: "nf" },
  { tag: tags.comment, class: "c" },
  { tag: [tags.operator, tags.punctuation], class: "o" },
]);

/** Spaces up to the next step; lines that are selected move as a whole. */
function tab(view) {
  const { main } = view.state.selection;
  const line = view.state.doc.lineAt(main.from);
  if (main.to > line.to) return indentMore(view);
  const spaces = STEP.slice((main.from - line.from) % STEP.length);
  view.dispatch(view.state.replaceSelection(spaces), { userEvent: "input", scrollIntoView: true });
  return true;
}

/** Python's grammar does not know that nothing comes after `return`; a bracket that is open goes on. */
function enter(view) {
  const { main } = view.state.selection;
  const line = view.state.doc.lineAt(main.from);
  const before = line.text.slice(0, main.from - line.from);
  if (!main.empty || !ENDS_BLOCK.test(before) || /[([{,\\]\s*$/.test(before)) return false;
  const less = before.match(/^ */)[0].slice(STEP.length);
  view.dispatch(view.state.replaceSelection(`\n${less}`), { userEvent: "input", scrollIntoView: true });
  return true;
}

function leaves(view) {
  view.setTabFocusMode(LONG); // until the next key
  return false;
}

/** Keys of our own come first. */
const keys = keymap.of([
  { key: "Tab", run: tab, shift: indentLess },
  { key: "Enter", run: enter },
  { key: "Escape", run: leaves },
  ...defaultKeymap,
  ...historyKeymap,
]);

const extensions = (attributes, changed) => [
  lineNumbers(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  indentUnit.of(STEP),
  pythonLanguage,
  syntaxHighlighting(names),
  keys,
  EditorView.scrollMargins.of(() => ({ right: 20 })), // the caret does not stand where a line fades
  EditorView.contentAttributes.of(attributes),
  EditorView.domEventHandlers({ blur: (_, view) => view.setTabFocusMode(false) }),
  EditorView.updateListener.of((update) => update.docChanged && changed()),
];

/** The face of editor.js. `labelledBy`: `label for` does not name what is no form field. */
self.dl101CodeMirror = ({ value, labelledBy, describedBy, changed }) => {
  let isSet = false; // a value that is set is no change by hand
  const attributes = { "aria-labelledby": labelledBy, "aria-describedby": describedBy };
  const view = new EditorView({
    state: EditorState.create({ doc: value, extensions: extensions(attributes, () => isSet || changed()) }),
  });
  watchSideways(view.scrollDOM, view.contentDOM);
  const change = (from, to, insert) => view.dispatch({ changes: { from, to, insert } });
  return {
    element: self.dl101Make("div", { className: "solve-codemirror highlight" }, view.dom),
    get value() {
      return view.state.doc.toString();
    },
    set value(text) {
      isSet = true;
      change(0, view.state.doc.length, text);
      isSet = false;
    },
    insert(text) {
      view.focus();
      view.dispatch(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
    },
    indent: () => tab(view),
    focus: () => view.focus(),
    get selection() {
      const { anchor, head } = view.state.selection.main;
      return [anchor, head];
    },
    select: (anchor, head) => view.dispatch({ selection: { anchor, head }, scrollIntoView: view.hasFocus }),
    change,
  };
};
