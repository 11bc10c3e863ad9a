// What leads through the graph: forward step by step, then the question, its hints and its reply; an expression of one's own.

import { button, freshId, h, set, setFormula, setText } from "../lib/dom.js";
import { showOnceDrawn } from "../lib/into_sight.js";
import { normalized } from "../nn/expression.js";
import { ALL, graphOf, helpFor, isForwardDone, LARGEST, questionOf, SHOWN } from "./model.js";
import {
  describeNow,
  finished,
  hintsFor,
  notANumber,
  questionMeaning,
  questionText,
  readGuess,
  replyTo,
} from "./words.js";

/** The way forward. `read()` gives the state, `go(step)` sets the step; `finish(click)`, once it is done. */
export function createForward({ read, go, finish }) {
  const words = h("p", { class: "now", role: "status" });
  const goTo = (step, click) => {
    go(step);
    if (isForwardDone(read(), graphOf(read()))) finish(click);
  };
  const next = button("Next", (click) => goTo(read().step + 1, click), "button is-first");
  const all = button("All", (click) => goTo(ALL, click));
  const bar = h("div", { class: "toolbar", role: "group", "aria-label": "Forward" }, next, all);
  const element = h("div", { class: "forward keeps" }, words, bar);
  return {
    element,
    draw(now, graph) {
      element.hidden = isForwardDone(now, graph);
      setFormula(words, element.hidden ? "" : describeNow(now, graph));
    },
  };
}

/**
 * The way back. `edit(changes)` sets traits, `finish()` is called with the last right answer, `showAsked(cover)` brings the
 * node that is asked for into sight, above `cover`. `reply` stands right above the question, so that a phone shows it beside its keyboard.
 * `focus()` goes to the field, `enter(click)` does so once it is drawn: a finger gets the question alone, and no keyboard
 * over the picture.
 */
export function createQuestionForm({ read, edit, finish, showAsked, reply }) {
  const id = freshId("gradient");
  const label = h("label", { for: id, class: "gradient-name" });
  const field = h("input", {
    type: "text",
    id,
    class: "number-field",
    autocomplete: "off",
    "aria-describedby": `${id}-note`,
  });
  const note = h("span", { class: "gradient-note", id: `${id}-note` });
  const nonsense = h("p", { class: "field-problem", role: "status" });
  const meaning = h("p", { class: "gradient-note meaning" });
  let shown = "";
  /** About what is typed now: the reply to an earlier number would seem to be meant. */
  const complain = (sentence) => {
    setText(nonsense, sentence);
    reply.hidden = sentence !== "";
  };
  const turnTo = (question) => {
    if (question === shown) return;
    shown = question;
    field.value = "";
    complain("");
  };
  const check = (event) => {
    event.preventDefault();
    const [now, graph] = [read(), graphOf(read())];
    const node = questionOf(now, graph);
    const text = field.value.trim();
    field.focus();
    if (!node) return;
    const guess = readGuess(text, node);
    const isNumber = Math.abs(guess) < LARGEST;
    complain(isNumber ? "" : notANumber(text));
    if (!isNumber) return field.select();
    edit({ answers: { ...now.answers, [node.name]: guess }, active: node.name });
    turnTo(questionText(read(), graph)); // at once: the next answer may be typed before the next frame
    const next = questionOf(read(), graph);
    if (next === node) field.select();
    if (next) goOn();
    else finish();
  };
  const goOn = () => requestAnimationFrame(bringIntoView); // a reply or a hint may have moved it
  const help = createHelp({ read, edit, finish, goOn });
  const form = h(
    "form",
    { class: "toolbar gradient-form keeps", onsubmit: check },
    label, field, h("button", { class: "button is-first" }, "Check"), ...help.buttons, note,
  ); // biome-ignore format: short
  const element = h("div", { class: "question", tabindex: -1 }, reply, nonsense, meaning, form);
  const bringIntoView = () => {
    const hint = element.parentElement.querySelector(".hints li:last-child");
    for (const part of [form, hint]) part?.scrollIntoView({ block: "nearest", behavior: "instant" });
    showAsked(element.parentElement);
  };
  return {
    element,
    focus() {
      turnTo(questionText(read(), graphOf(read()))); // at once: what is typed before the next frame is meant for it
      field.focus();
    },
    enter({ pointerType }) {
      element.focus({ preventScroll: true }); // the button that has the focus will be hidden
      requestAnimationFrame(() => {
        if (pointerType !== "touch") field.focus({ preventScroll: true });
        bringIntoView();
      });
    },
    draw(now, graph) {
      const node = questionOf(now, graph);
      form.hidden = meaning.hidden = !node;
      turnTo(questionText(now, graph));
      if (!node) return;
      setFormula(label, shown);
      setFormula(meaning, questionMeaning(node, graph));
      setText(note, Number.isInteger(node.grad) ? "" : "Two decimals are enough, or a fraction.");
      help.draw(now, node);
    },
  };
}

/** The hint ladder, and the answer. */
function createHelp({ read, edit, finish, goOn }) {
  const help = (level) => {
    const now = read();
    const node = questionOf(now, graphOf(now));
    if (!node) return;
    edit({ hints: { ...now.hints, [node.name]: level(helpFor(now, node)) }, active: node.name });
    if (questionOf(read(), graphOf(read()))) goOn();
    else finish();
  };
  const hint = button("Hint", () => help((given) => Math.min(SHOWN - 1, given + 1)));
  const show = button("Show me this one", () => help(() => SHOWN));
  return {
    buttons: [hint, show],
    draw: (now, node) => set(hint, { "aria-disabled": String(helpFor(now, node) === SHOWN - 1) }),
  };
}

const NOTHING = { verdict: "", title: "", text: "", chain: "" };
const ANEW = {
  ...NOTHING,
  verdict: "anew",
  title: "A new number: the gradients begin anew.",
  text: "Undo brings the old ones back.",
};

/** The `reply` to the last answer; below the question its hints and what closes all, to which `finish()` leads. */
export function createReply() {
  const [title, text, chain] = [h("strong"), h("span"), h("span", { class: "chain" })];
  const line = h("p", { class: "reply" }, title, " ", text, chain);
  const hints = h("ol", { class: "hints" });
  const end = h("p", { class: "all-known", tabindex: -1 });
  let lostAt = ""; // the inputs for which gradients that were found no longer hold
  return {
    /** The gradients that the state has go, and `inputs` come. */
    startAnew(state, inputs) {
      const isLoss = [state.answers, state.hints].some((one) => Object.keys(one).length > 0);
      if (isLoss || lostAt) lostAt = JSON.stringify(inputs);
    },
    reply: h("div", { role: "status" }, line),
    element: h("div", { class: "answers", role: "status" }, hints, end),
    finish() {
      end.focus({ preventScroll: true });
      showOnceDrawn(end);
    },
    draw(now, graph) {
      const isAnew = JSON.stringify(now.inputs) === lostAt && !Object.keys(now.answers).length;
      if (!isAnew) lostAt = "";
      const said = replyTo(now, graph) ?? (isAnew ? ANEW : NOTHING);
      line.hidden = said === NOTHING;
      line.dataset.verdict = said.verdict;
      setFormula(title, said.title);
      setFormula(text, said.text);
      setFormula(chain, said.chain);
      const node = questionOf(now, graph);
      showList(hints, node ? hintsFor(node, graph).slice(0, helpFor(now, node)) : []);
      setText(end, finished(now, graph));
    },
  };
}

function showList(list, texts) {
  list.hidden = texts.length === 0;
  while (list.children.length > texts.length) list.lastChild.remove();
  while (list.children.length < texts.length) list.append(h("li"));
  texts.forEach((text, i) => {
    setFormula(list.children[i], text);
  });
}

/** The field for an expression of one's own. `take(expression)` draws it. */
export function createExpressionField({ read, take }) {
  const id = freshId("expression");
  const field = h("input", {
    type: "text",
    id,
    class: "number-field expression",
    autocomplete: "off",
    spellcheck: "false",
    autocapitalize: "off",
    maxlength: 200,
    "aria-describedby": `${id}-problem`,
  });
  const problem = h("p", { class: "field-problem", id: `${id}-problem`, role: "status" });
  let shown = "";
  const submit = (event) => {
    event.preventDefault();
    const expression = normalized(field.value);
    const { problem: sentence = "" } = graphOf({ ...read(), expression });
    setText(problem, sentence);
    set(field, { "aria-invalid": String(sentence !== "") });
    if (!sentence) take(expression);
  };
  const element = h(
    "form",
    { class: "toolbar own", onsubmit: submit },
    h("label", { for: id }, "Your expression"), field, h("button", { class: "button is-first" }, "Draw"), problem,
  ); // biome-ignore format: short
  return {
    element,
    draw(now) {
      element.hidden = now.graph !== "own";
      if (now.expression === shown) return;
      shown = now.expression;
      field.value = shown;
      setText(problem, "");
      set(field, { "aria-invalid": "false" });
    },
  };
}
