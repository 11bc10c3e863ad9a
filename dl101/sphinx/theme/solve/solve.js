// The forms in which an exercise is solved in the page: loaded at the first press (theme/js/solve_here.js). What stands before it in the same file, the packs and
// the exercises, comes from dl101/sphinx/solve_here.py.

import { createCard } from "./card.js";
import { createGate } from "./gate.js";
import { createOrder } from "./order.js";
import { createPython } from "./python.js";
import css from "./solve.css";

const make = self.dl101Make;
const { packs, exercises } = self.dl101Solve;
const base = `${document.documentElement.dataset.content_root}_static/python/`;
const places = new Set(); // one in each open card: all say how far the one Python is

document.head.append(make("style", { textContent: css }));

const mega = (bytes) => (bytes / 1e6).toFixed(1);
const SAYS = {
  loading: () => "Loading Python …",
  starting: () => "Starting Python …",
  ready: () => "Python is ready.",
  busy: () => "Your code is running …",
  failed: ({ text }) => `Python could not be started. ${text}`,
};

/** A live region that speaks at each chunk would never stop: the bar moves, and the words change with the stage. */
let now = null; // the state that was told last
function tell(state) {
  now = state;
  if (state.name === "ready") forgetSize();
  for (const { words, bar, count } of places) {
    if (words.dataset.stage !== state.name) words.textContent = SAYS[state.name](state);
    words.dataset.stage = state.name;
    bar.hidden = count.hidden = state.name !== "loading";
    if (bar.hidden) continue;
    Object.assign(bar, { value: state.loaded, max: state.size });
    count.textContent = `${mega(state.loaded)} of ${mega(state.size)} MB`;
  }
}

/** Nothing more is to be loaded: no card needs to say how much it would be. What went wrong in one still stands there. */
function forgetSize() {
  for (const note of document.querySelectorAll(".solve-size")) note.remove();
}

const python = createPython({ base, manifest: packs, tell });

function createStatus() {
  const words = make("span", {});
  words.setAttribute("role", "status");
  const bar = make("progress", { hidden: true, ariaLabel: "Loading Python" });
  const count = make("span", { hidden: true, ariaHidden: "true" });
  places.add({ words, bar, count });
  if (now) tell(now);
  return make("p", { className: "solve-status" }, words, bar, count);
}

const TOO_OLD = "This browser is too old for Python in a page: use a newer one, or the notebook.";
const isAble = "DecompressionStream" in self && Boolean(self.WebAssembly?.compileStreaming);

const FORMS = {
  code(exercise) {
    if (!isAble) throw new Error(TOO_OLD);
    python.start().catch(() => {}); // it is said in the card; the next press tries again
    return createCard(exercise, python, createStatus());
  },
  lines: (exercise, card) =>
    createOrder(
      exercise,
      isAble &&
        card.querySelector('[data-form="code"]') &&
        ((code) => self.dl101Solve.open(card, "code").offer(code)),
    ),
  numbers: createGate,
};
const made = new Map(); // an exercise's forms: what was typed or put in order stays when another form is looked at

/** The forms of a card that were opened, and the code in whose place they stand; what is given stands above it. */
function formsOf(card) {
  if (!made.has(card)) {
    const shown = [...card.querySelectorAll(".highlight")].at(-1).parentElement;
    made.set(card, { shown, forms: {} });
  }
  return made.get(card);
}

/** Show a form of an exercise in the place of the code that its card shows; gives that form.
 * Code that is to be repaired stays above the lines to order: who puts them in order looks for the mistake in it. */
self.dl101Solve.open = (card, form) => {
  const name = card.dataset.key.replace("exercise/", "");
  const { shown, forms } = formsOf(card);
  if (!forms[form]) {
    forms[form] = FORMS[form]({ name, ...exercises[name] }, card);
    shown.after(forms[form].element);
  }
  shown.hidden = form !== "lines" || !name.includes("/fix_");
  if (form === "code") card.querySelector(".solve-kept")?.remove();
  for (const one of card.querySelectorAll(".solve-here > button"))
    one.ariaPressed = String(one.dataset.form === form);
  for (const [one, { element }] of Object.entries(forms)) element.hidden = one !== form;
  forms[form].focus();
  forms[form].element.scrollIntoView({ block: "nearest", behavior: "instant" });
  return forms[form];
};
