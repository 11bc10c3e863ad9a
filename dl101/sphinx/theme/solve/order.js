// "Order the lines": the program is put together from given lines, by finger, mouse or keys. It needs no Python.

import { createLists } from "./order_lists.js";
import { codeOf, judge, lineOf } from "./order_model.js";
import { createMoves } from "./order_moves.js";
import { button, createResult } from "./result.js";
import { keepOutcome, keepSolutionSeen } from "./work.js";

const make = self.dl101Make;
const HELP = "Press a line to add it. Press a line of your program to move or indent it, or drag it.";
const HELP_KEYS =
  "Arrow keys go from line to line; Enter adds a line, or chooses one of your program: then arrows move and indent it, Delete takes it out, Escape ends.";

/** `exercise`: {name, lines: the puzzle (order_model.js), praise, points}. Gives {element, focus()}. */
export function createOrder({ name, lines: puzzle, praise, points }) {
  const id = `order-${name.replace("/", "-")}`;
  const keys = make("span", { className: "visually-hidden" }, HELP_KEYS);
  const help = make("p", { className: "solve-help", id }, HELP, keys);
  const live = make("p", { className: "visually-hidden" });
  live.setAttribute("role", "status");
  const result = createResult();
  const said = (words) => {
    live.textContent = words;
  };
  const changed = () => {
    result.clear();
    draw();
  };
  const moves = createMoves({ name, puzzle, said, changed });
  const lists = createLists({ puzzle, moves, describedBy: id });
  const tools = createTools(moves);
  const title = make("p", { className: "order-title" }, "Lines to choose from");
  const draw = (wrongLine = -1) => {
    lists.draw(wrongLine);
    tools.classList.toggle("is-idle", moves.chosen < 0);
    title.hidden = moves.state.pool.length === 0;
  };

  function check() {
    const { is, message, line } = judge(puzzle, moves.state);
    keepOutcome(name, { outcome: is, points: is === "correct" ? points : 0, out_of: points });
    moves.chosen = -1;
    draw(line);
    result.judge(is, is === "correct" ? praise : message);
  }
  function hint() {
    const words = moves.hint();
    if (words) result.show("Hint", words);
    else if (moves.state.pool.length)
      result.show("No hint is left", "Everything is one piece: put it into the program.");
    else result.show("No hint is left", "Every line is in its place: press Check.");
  }
  function solution() {
    keepSolutionSeen(name, points);
    const program = puzzle.orders[0].map((line) => ({ ids: [line], indent: lineOf(puzzle, line)[1] }));
    const code = make("pre", {}, codeOf(puzzle, { program }));
    result.show("Our solution", "Yours may look different and be as right.", code);
  }
  draw();

  const { program, pool } = lists.elements;
  const buttons = make("div", { className: "solve-buttons" }, button("Check", check, "button is-first"),
    button("Hint", hint), button("Solution", solution), button("Start over", moves.startOver)); // biome-ignore format: short
  const first = make("pre", { className: "order-first" }, puzzle.first);
  const parts = [help, first, program, tools, title, pool, buttons, live, result.element];
  return {
    element: make("div", { className: "solve" }, ...parts),
    focus: () => pool.querySelector("button")?.focus({ preventScroll: true }),
  };
}

/** What one can do with the chosen line, for who has no keys. */
function createTools(moves) {
  const tool = (text, label, press) => {
    const made = button(text, press, "button", label);
    made.title = label;
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // the line keeps the focus
    return made;
  };
  const made = make("div", { className: "order-tools", ariaLabel: "The chosen line" },
    tool("↑", "Up", () => moves.shift(-1)), tool("↓", "Down", () => moves.shift(1)),
    tool("⇤", "Less indentation", () => moves.deepen(-1)), tool("⇥", "More indentation", () => moves.deepen(1)),
    tool("✕", "Take it out", () => moves.takeOut())); // biome-ignore format: a row
  made.setAttribute("role", "group");
  return made;
}
