// What makes a module a demo: the style, the checked state, drawing once a frame, undo, and a sentence when it fails.

import { onThemeChange, paletteColors } from "./colors.js";
import css from "./demo.css";
import { h, setText } from "./dom.js";
import { oncePerFrame } from "./frame.js";
import palette from "./palette.css";
import { stateOf } from "./state.js";

function style(name, text) {
  if (document.querySelector(`style[data-dl101="${name}"]`)) return;
  document.head.append(h("style", { "data-dl101": name }, text));
}

/**
 * The default export of a demo's module.
 *
 * `rules`: {trait: rule} (traits.js). `undoable`: the traits that undo brings back. `build(context)` makes the
 * demo inside `context.root` once and returns `draw(state)`, which shows a state and reads nothing else.
 * `settle(state)`, if given, returns traits that follow from the others (goals reached).
 */
export function defineDemo({ name, css: ownCss = "", rules, undoable, build, settle }) {
  function render({ model, el }) {
    style("palette", palette);
    style("demo", css);
    if (ownCss) style(name, ownCss);
    el.dataset.demo = name;
    const root = h("section", {
      class: `dl101 demo demo-${name.toLowerCase()}`,
      "aria-label": `Demo: ${name}`,
    });
    el.replaceChildren(root);

    const state = stateOf(model, rules, undoable);
    const notice = h("p", { class: "demo-notice", role: "alert", hidden: true });
    const leave = [];
    let known = null; // read once for each theme: asking the browser takes time
    const colors = () => {
      known ??= paletteColors(root, ["positive", "negative", "paper"]);
      return known;
    };
    let draw = () => {};
    try {
      draw = build({ root, state, colors, onLeave: (undo) => leave.push(undo) });
    } catch (error) {
      fail(root, name, error);
      return undefined;
    }
    root.prepend(notice);

    const ask = oncePerFrame(() => {
      try {
        const now = state.read();
        notice.hidden = now.problems.length === 0;
        setText(notice, now.problems.join(" "));
        draw(now);
      } catch (error) {
        end();
        fail(root, name, error);
      }
    });
    const changed = () => {
      if (settle) state.record(settle(state.read()));
      ask();
    };
    root.addEventListener("keydown", (event) => undoByKey(event, state));
    const recolor = () => {
      known = null;
      ask();
    };
    leave.push(state.onChange(changed), onThemeChange(recolor), ask.stop);
    const end = () => {
      for (const undo of leave.splice(0)) undo();
    };
    ask();
    return end;
  }
  return { render };
}

/** Ctrl+Z (or ⌘Z) undoes, except where a person is typing. */
function undoByKey(event, state) {
  const typing = event.target.matches("input[type=text], textarea");
  if (typing || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z")
    return;
  event.preventDefault();
  event.stopPropagation(); // a notebook would undo a cell
  state.undo();
}

function fail(root, name, error) {
  console.error(error);
  root.replaceChildren(
    h(
      "p",
      { class: "demo-notice", role: "alert" },
      `The demo ${name} stopped because of a mistake in its code: ${error.message} The rest of the page still works. Loading the page again starts the demo afresh.`,
    ),
  );
}
