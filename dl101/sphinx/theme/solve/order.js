// "Order the lines": the program is put together from given lines, by finger, mouse or keys. It needs no Python.
//
// A tap on a line of the pool puts it at the program's end; a tap on one of the program chooses it, for the buttons below;
// and any line can be dragged. With the keyboard: arrows go from line to line, Enter or the space bar adds or chooses, then
// up and down move it, left and right indent it, Delete takes it out, Escape ends. A live region says each step.

import { createDrag } from "./drag.js";
import { message } from "./message.js";
import { add, codeOf, hint, indent, judge, lineOf, move, remove, startOf } from "./order_model.js";
import { hash, keepOrder, keepOutcome, keepSolutionSeen, keptOrder } from "./work.js";

const make = self.dl101Make;
const HELP = "Press a line to add it. Press a line of your program to move or indent it, or drag it.";
const HELP_KEYS =
  "Arrow keys go from line to line; Enter adds a line, or chooses one of your program: then arrows move and indent it, Delete takes it out, Escape ends.";

/** `exercise`: {name, lines: the puzzle (order_model.js), praise, points}. Gives {element, focus()}. */
export function createOrder({ name, lines: puzzle, praise, points }) {
  const version = hash(JSON.stringify(puzzle));
  let state = keptOrder(name, version) ?? startOf(puzzle, name);
  let chosen = -1; // a piece of the program
  let wrongLine = -1;

  const id = `order-${name.replace("/", "-")}`;
  const help = make(
    "p",
    { className: "solve-help", id },
    HELP,
    make("span", { className: "visually-hidden" }, HELP_KEYS),
  );
  const program = make("ol", { className: "order-list order-program", ariaLabel: "Your program" });
  const pool = make("ul", { className: "order-list order-pool", ariaLabel: "Lines to choose from" });
  const live = make("p", { className: "visually-hidden" });
  const result = make("div", { className: "solve-result" });
  for (const one of [live, result]) one.setAttribute("role", "status");
  const tools = make("div", { className: "order-tools", ariaLabel: "The chosen line" },
    tool("↑", "Up", () => shift(-1)), tool("↓", "Down", () => shift(1)), tool("⇤", "Less indentation", () => deepen(-1)),
    tool("⇥", "More indentation", () => deepen(1)), tool("✕", "Take it out", takeOut)); // biome-ignore format: short
  tools.setAttribute("role", "group");

  const textOf = ({ ids }) => ids.map((line) => lineOf(puzzle, line)[0]).join("; ");
  const say = (words) => {
    live.textContent = words;
  };
  const placeOf = (at) =>
    `line ${at + 1} of ${state.program.length}, indented ${state.program[at].indent} times`;

  function change(next, words) {
    state = next;
    wrongLine = -1;
    result.replaceChildren();
    keepOrder(name, state, version);
    say(words());
    draw();
  }
  function addAt(at, to) {
    const text = textOf(state.pool[at]);
    chosen = to ?? state.program.length;
    change(add(puzzle, state, at, to), () => `Added: ${text}, ${placeOf(chosen)}.`);
  }
  function shift(by) {
    const to = chosen + by;
    if (chosen < 0 || to < 0 || to >= state.program.length) return;
    const from = chosen;
    chosen = to;
    change(move(state, from, to), () => placeOf(chosen));
  }
  function deepen(by) {
    if (chosen >= 0) change(indent(state, chosen, by), () => placeOf(chosen));
  }
  function takeOut() {
    if (chosen < 0) return;
    const [at, text] = [chosen, textOf(state.program[chosen])];
    chosen = -1;
    change(remove(state, at), () => `Taken out: ${text}.`);
  }
  function choose(at) {
    chosen = chosen === at ? -1 : at;
    say(chosen < 0 ? "Put down." : `Chosen: ${textOf(state.program[at])}, ${placeOf(at)}.`);
    draw();
  }

  /** A line, or some that are one piece, as one button. */
  function row(piece, { isIn, at, firstLine }) {
    const base = lineOf(puzzle, piece.ids[0])[1];
    const texts = piece.ids.map((line) => {
      const shown = make("code", {}, lineOf(puzzle, line)[0]);
      shown.style.setProperty("--deep", piece.indent + lineOf(puzzle, line)[1] - base);
      return shown;
    });
    const press = () => (isIn ? choose(at) : addAt(at));
    const made = make("button", { type: "button", className: "order-line", onclick: press }, ...texts);
    made.setAttribute("aria-describedby", id);
    if (isIn) made.ariaPressed = String(at === chosen);
    const hasSlip = isIn && wrongLine >= firstLine && wrongLine < firstLine + piece.ids.length;
    return make("li", { className: hasSlip ? "is-wrong" : "" }, made);
  }
  function draw() {
    const focused = document.activeElement;
    const list = [program, pool].find((one) => one.contains(focused));
    const at = list ? [...list.children].indexOf(focused.closest("li")) : -1;
    let firstLine = 0;
    const rows = state.program.map((piece, i) => {
      const made = row(piece, { isIn: true, at: i, firstLine });
      firstLine += piece.ids.length;
      return made;
    });
    program.replaceChildren(...rows);
    pool.replaceChildren(...state.pool.map((piece, i) => row(piece, { isIn: false, at: i })));
    program.classList.toggle("is-empty", rows.length === 0);
    tools.classList.toggle("is-idle", chosen < 0);
    if (!list) return;
    const lines = chosen >= 0 && list === program ? program : list;
    const next =
      lines.children[lines === program && chosen >= 0 ? chosen : Math.min(at, lines.children.length - 1)];
    (next ?? program.firstChild ?? pool.firstChild)?.querySelector("button").focus({ preventScroll: true });
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isChosen = chosen >= 0 && program.contains(event.target);
    const act = { ArrowUp: () => (isChosen ? shift(-1) : go(-1)), ArrowDown: () => (isChosen ? shift(1) : go(1)),
      ArrowLeft: isChosen && (() => deepen(-1)), ArrowRight: isChosen && (() => deepen(1)),
      Delete: isChosen && takeOut, Backspace: isChosen && takeOut, Escape: isChosen && (() => choose(chosen)) }[event.key]; // biome-ignore format: a table
    if (!act) return;
    event.preventDefault();
    act();
  }
  /** The focus goes to the next line, from the program on into the pool. */
  function go(by) {
    const all = [...program.querySelectorAll("button"), ...pool.querySelectorAll("button")];
    all[all.indexOf(document.activeElement) + by]?.focus();
  }

  function show(outcome, title, ...parts) {
    result.dataset.outcome = outcome;
    result.replaceChildren(make("strong", {}, title), ...parts);
    result.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
  function check() {
    const { is, message: words, line = -1 } = judge(puzzle, state);
    keepOutcome(name, { outcome: is, points: is === "correct" ? points : 0, out_of: points });
    [wrongLine, chosen] = [line, -1];
    draw();
    if (is === "correct") show(is, "✓ Correct", ...message(praise));
    else show(is, is === "incorrect" ? "↻ Not right yet" : "… Not finished", ...message(words));
  }
  function help_() {
    const found = hint(puzzle, state);
    if (!found)
      return show("", "No hint is left", ...message("Everything is one piece: put it into the program."));
    chosen = -1;
    change(found.state, () => "");
    show("", "Hint", ...message(found.words));
  }
  function solution() {
    keepSolutionSeen(name, points);
    const [order] = puzzle.orders;
    const pieces = order.map((line) => ({ ids: [line], indent: lineOf(puzzle, line)[1] }));
    show("", "Our solution", make("pre", {}, codeOf(puzzle, { program: pieces })));
  }
  function over() {
    chosen = -1;
    change(startOf(puzzle, name), () => "All lines are back.");
  }

  for (const list of [program, pool]) list.addEventListener("keydown", onKey);
  createDrag({
    lists: { program, pool },
    drop(from, to) {
      chosen = -1;
      if (from.list === pool && to.list === program) addAt(from.at, to.at);
      else if (from.list === program && to.list === pool) {
        chosen = from.at;
        takeOut();
      } else if (to.list === program) {
        chosen = to.at;
        const moved = move(state, from.at, to.at);
        change(indent(moved, to.at, to.deeper), () => placeOf(to.at));
      }
    },
  });
  draw();
  const buttons = [
    ["Check", check, "button is-first"],
    ["Hint", help_],
    ["Solution", solution],
    ["Start over", over],
  ];
  const bar = make("div", { className: "solve-buttons" }, ...buttons.map(([text, press, className = "button"]) =>
    make("button", { type: "button", className, onclick: press }, text))); // biome-ignore format: short
  const element = make("div", { className: "solve" }, help, make("pre", { className: "order-first" }, puzzle.first),
    program, tools, make("p", { className: "order-title" }, "Lines to choose from"), pool, bar, live, result); // biome-ignore format: in order
  return { element, focus: () => pool.querySelector("button")?.focus({ preventScroll: true }) };

  function tool(text, label, press) {
    const made = make(
      "button",
      { type: "button", className: "button", ariaLabel: label, title: label, onclick: press },
      text,
    );
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // the line keeps the focus
    return made;
  }
}
