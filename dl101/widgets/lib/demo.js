// What makes a module a demo: the style, the checked state, the standard parts, drawing once a frame, undo, and a
// sentence when it fails.

import { FORMS } from "./code_panel.js";
import { onThemeChange, paletteColors, whilePrinting } from "./colors.js";
import css from "./demo.css";
import { h, set, setText } from "./dom.js";
import { fail, keepKeys, sharedStyles, style } from "./host.js";
import { createFocusKeeper } from "./keep_focus.js";
import { oncePerFrame } from "./once_per_frame.js";
import { createParts, unset } from "./parts.js";
import { settled } from "./settled.js";
import { State, same } from "./state.js";
import { knownOf, oneOf } from "./traits.js";

// The host says here why the learner's progress could not be saved: Python in a notebook, mount.js in a page.
const saving_problem = { fallback: "", check: (sentence) => String(sentence ?? "") };

/**
 * The default export of a demo's module: a function that makes a widget, {initialize, render}, for one model.
 *
 *   name, css    the class's name, and its own style
 *   rules        {trait: rule} (traits.js), without those that follow from what comes next
 *   undoable, undoableByStep   the traits that undo brings back (state.js)
 *
 * What every demo promises, each said once; lib/parts.js makes an element of each:
 *
 *   start        {trait: value}: what "Reset" goes back to
 *   presets      [{id, name, change(state) → changes, lesson(state)}]       gives the trait `preset`
 *   goals        [{id, text, show(state) → changes, place}]; `show`, if there, leads to where the goal can be reached,
 *                `place` is a selector of what it is about, if that is not the picture. Gives the trait `goals_reached`
 *   reached(state) → ids of the goals that this state reaches; once reached, a goal stays so. A preset reaches none
 *   notes(state) → {id: sentence} beside the goals; optional
 *   describe(state) → the readout: the picture in words; said aloud too, unless `speaks` is false
 *   code(state) → {form: source}, for each of `forms`                       gives the trait `code_form`
 *
 *   settle(state) → other traits that follow from the state; optional. Like `reached` it is asked when things are at
 *                rest: what a drag only passes through does not count
 *   build(context) makes the picture inside `context.root` once, places the parts, and returns `draw(state)`, which
 *                shows a state and reads nothing else. The parts draw themselves. What `draw` returns, if anything, they
 *                see beside the state: a run that goes on by itself, say. With null they stay as they are
 *
 * A demo with several `lessons` gives these from `start` on for each of them: {id: {start, …, build}}; the trait `lesson`
 * says which one is shown.
 *
 * `context`: {root, state, parts, edit(changes, gesture), end(), lead(changes), beforeLead(listener), forget(), colors(),
 * redraw(), onLeave(undo)}. `edit` is a change by hand: the last preset's lesson no longer speaks of what is shown.
 * `lead` is a leap, as presets, goals and "Reset" make it; `beforeLead` is told of each. A demo that moves by itself calls
 * `redraw()` for a next frame.
 */
export function defineDemo(demo) {
  const { name, rules, undoable = [], undoableByStep } = demo;
  const lessons = demo.lessons ?? { "": demo };
  const all = { ...rules, ...standardRules(demo, lessons), saving_problem };
  const names = "preset" in all ? [...undoable, "preset"] : undoable;
  return () => {
    let state; // Jupyter hands each view a wrapper of its own around the model: made from that, undo would not be shared
    return {
      initialize({ model }) {
        state = new State(model, all, names, undoableByStep);
      },
      render: ({ el }) => render({ name, css: demo.css, lessons, state, el }),
    };
  };
}

/** The rules of the traits that presets, goals and code bring along. */
function standardRules({ forms }, lessons) {
  const contracts = Object.values(lessons);
  const ids = (part) => contracts.flatMap((one) => (one[part] ?? []).map(({ id }) => id));
  return {
    ...(contracts.length > 1 && { lesson: oneOf(Object.keys(lessons)) }),
    ...(ids("presets").length && { preset: oneOf(["", ...ids("presets")]) }),
    ...(ids("goals").length && { goals_reached: knownOf(ids("goals")) }),
    ...((forms || contracts[0].code) && { code_form: oneOf(forms ?? FORMS) }),
  };
}

function render({ name, css: ownCss = "", lessons, state, el }) {
  sharedStyles();
  style("demo", css);
  if (ownCss) style(name, ownCss);
  el.dataset.demo = name;
  const root = h("section", {
    class: `dl101 demo demo-${name.toLowerCase()}`,
    "aria-label": `Demo: ${name}`,
  });
  el.replaceChildren(root);

  const notices = createNotices();
  const leave = [];
  let known = null; // read once for each theme: asking the browser takes time
  const colors = () => {
    known ??= paletteColors(root, ["positive", "negative", "good", "paper", "ink"]);
    return known;
  };
  const lessonOf = (now) => lessons[now.lesson ?? ""];
  let [lesson, shown] = [null, null];
  /** Make the lesson that is to be shown; a notebook may choose another at any time. */
  const begin = (now) => {
    if (lessonOf(now) === lesson) return;
    shown?.stop();
    lesson = lessonOf(now);
    root.replaceChildren();
    shown = createLesson({ lesson, root, state, colors, redraw: () => ask() });
    root.prepend(notices.above);
    root.append(notices.below);
  };
  try {
    begin(state.read());
  } catch (error) {
    fail(root, `demo ${name}`, error);
    return undefined;
  }

  const draw = () => {
    const now = state.read();
    begin(now);
    notices.show(now);
    root.classList.toggle("is-untouched", !state.canUndo); // a handle may then show that it can be moved
    shown.draw(now);
  };
  let taken = null; // the picture that a sentence of the page made, until something else changes it
  /** What a sentence sets (theme/js/try.js): traits, or a preset with all that it brings along. */
  const take = ({ detail }) => {
    taken = null;
    const now = state.read();
    const preset = lesson.presets?.find(({ id }) => id === detail.changes.preset && !detail.isUndo);
    const changes = { ...unset(lesson), ...detail.changes, ...preset?.change(now) };
    detail.before = Object.fromEntries(Object.keys(changes).map((trait) => [trait, now[trait]]));
    shown.lead(changes);
    taken = pictured(state.read());
  };
  el.addEventListener("dl101-set", take);
  leave.push(() => el.removeEventListener("dl101-set", take));
  const keepFocus = createFocusKeeper(root);
  let missed = false; // JupyterLab takes what is far away out of the page: there it has neither colors nor sizes
  const drawSafely = () => {
    missed = !root.isConnected;
    if (missed) return;
    try {
      draw();
      keepFocus();
    } catch (error) {
      end();
      fail(root, `demo ${name}`, error);
    }
  };
  const ask = oncePerFrame(drawSafely);
  const changed = () => {
    const now = state.isMoving ? null : state.read();
    if (now) state.record(settled(lessonOf(now), now));
    if (taken && !same(taken, pictured(state.read()))) {
      taken = null;
      el.dispatchEvent(new Event("dl101-edit"));
    }
    ask();
  };
  root.addEventListener("keydown", (event) => undoByKey(event, state));
  root.addEventListener("keydown", keepKeys);
  root.addEventListener("click", ask); // a button may hide itself, and change nothing else
  const recolor = () => {
    known = null;
    ask();
  };
  const recolorNow = () => {
    known = null;
    drawSafely(); // no frame comes between the event and the paper
  };
  leave.push(state.onChange(changed), state.onRest(changed), ask.stop);
  leave.push(onThemeChange(recolor), whilePrinting(root, recolorNow));
  const back = new IntersectionObserver(() => missed && ask());
  back.observe(root);
  leave.push(() => back.disconnect());
  const end = () => {
    for (const undo of leave.splice(0)) undo();
    shown.stop();
  };
  ask();
  return end;
}

/** A state without what is no part of the picture. */
const pictured = ({ goals_reached, code_form, saving_problem: _, ...picture }) => picture;

/** One lesson inside `root`: its picture and its parts. */
function createLesson({ lesson, root, state, colors, redraw }) {
  const leave = [];
  const listeners = [];
  const lead = (changes) => {
    for (const listener of listeners) listener();
    parts.forget();
    state.edit(changes);
  };
  const parts = createParts({ root, lesson, state, lead });
  const draw = lesson.build({
    root,
    state,
    parts: parts.elements,
    edit: (changes, gesture) => state.edit(lesson.presets ? { ...changes, preset: "" } : changes, gesture),
    end: () => state.endGesture(),
    lead,
    beforeLead: (listener) => listeners.push(listener),
    forget: parts.forget,
    colors,
    redraw,
    onLeave: (undo) => leave.push(undo),
  });
  parts.placeWords();
  root.addEventListener("pointerdown", parts.hush);
  leave.push(() => root.removeEventListener("pointerdown", parts.hush));
  return {
    lead,
    draw(now) {
      const more = draw(now);
      if (more !== null) parts.draw({ ...now, ...more });
    },
    stop() {
      for (const undo of leave.splice(0)) undo();
      parts.stop();
    },
  };
}

/** What stands above and below the demo when something is amiss; below, so that nothing jumps. */
function createNotices() {
  const problem = h("p", { class: "demo-notice", role: "alert", hidden: true });
  const unsaved = h("p", { class: "demo-notice", role: "status", hidden: true });
  return {
    above: problem,
    below: unsaved,
    show({ problems, saving_problem: sentence }) {
      set(problem, { hidden: problems.length === 0 }); // the browser takes the same value for a change, too
      setText(problem, problems.join(" "));
      set(unsaved, { hidden: sentence === "" });
      setText(unsaved, sentence);
    },
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
