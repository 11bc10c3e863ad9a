// What makes a module a demo: the style, the checked state, drawing once a frame, undo, and a sentence when it fails.

import { onThemeChange, paletteColors } from "./colors.js";
import css from "./demo.css";
import { h, setText } from "./dom.js";
import { fail, keepKeys, sharedStyles, style } from "./host.js";
import { oncePerFrame } from "./once_per_frame.js";
import { State } from "./state.js";

// The host says here why the learner's progress could not be saved: Python in a notebook, mount.js in a page.
const saving_problem = { fallback: "", check: (sentence) => String(sentence ?? "") };

/**
 * The default export of a demo's module: a function that makes a widget, {initialize, render}, for one model.
 *
 * `rules`: {trait: rule} (traits.js). `undoable`, `undoable_by_step`: the traits that undo brings back (state.js).
 * `build(context)` makes the demo inside `context.root` once and returns `draw(state)`, which shows a state and reads
 * nothing else; a demo that moves by itself calls `context.redraw()` for a next frame.
 * `settle(state)`, if given, returns traits that follow from the others (goals reached). It runs when things are
 * at rest: what a drag only passes through does not count.
 */
export function defineDemo({ name, css: ownCss = "", rules, undoable, undoable_by_step, build, settle }) {
  function render({ state, el }) {
    sharedStyles();
    style("demo", css);
    if (ownCss) style(name, ownCss);
    el.dataset.demo = name;
    const root = h("section", {
      class: `dl101 demo demo-${name.toLowerCase()}`,
      "aria-label": `Demo: ${name}`,
    });
    el.replaceChildren(root);

    const notice = h("p", { class: "demo-notice", role: "alert", hidden: true });
    const unsaved = h("p", { class: "demo-notice", role: "status", hidden: true }); // below: nothing jumps
    const leave = [];
    let known = null; // read once for each theme: asking the browser takes time
    const colors = () => {
      known ??= paletteColors(root, ["positive", "negative", "paper"]);
      return known;
    };
    let draw = () => {};
    try {
      draw = build({ root, state, colors, redraw: () => ask(), onLeave: (undo) => leave.push(undo) });
    } catch (error) {
      fail(root, `demo ${name}`, error);
      return undefined;
    }
    root.prepend(notice);
    root.append(unsaved);

    const ask = oncePerFrame(() => {
      try {
        const now = state.read();
        notice.hidden = now.problems.length === 0;
        setText(notice, now.problems.join(" "));
        unsaved.hidden = now.saving_problem === "";
        setText(unsaved, now.saving_problem);
        root.classList.toggle("is-untouched", !state.canUndo); // a handle may then show that it can be moved
        draw(now);
      } catch (error) {
        end();
        fail(root, `demo ${name}`, error);
      }
    });
    const changed = () => {
      if (settle && !state.isMoving) state.record(settle(state.read()));
      ask();
    };
    root.addEventListener("keydown", (event) => undoByKey(event, state));
    root.addEventListener("keydown", keepKeys);
    const recolor = () => {
      known = null;
      ask();
    };
    leave.push(state.onChange(changed), state.onRest(changed), onThemeChange(recolor), ask.stop);
    const end = () => {
      for (const undo of leave.splice(0)) undo();
    };
    ask();
    return end;
  }
  return () => {
    let state; // Jupyter hands each view a wrapper of its own around the model: made from that, undo would not be shared
    return {
      initialize({ model }) {
        state = new State(model, { ...rules, saving_problem }, undoable, undoable_by_step);
      },
      render: ({ el }) => render({ state, el }),
    };
  };
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
