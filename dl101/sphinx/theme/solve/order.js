// "Order the lines": the program is put together from given lines, by finger, mouse or keys. It needs no Python.

import { createLadder } from "./hints.js";
import { createLists, lineShown } from "./order_lists.js";
import { codeOf, judge, solved } from "./order_model.js";
import { createMoves } from "./order_moves.js";
import { button, createResult, row } from "./result.js";
import { createSolution } from "./solution.js";
import { keepOutcome } from "./work.js";

const make = self.dl101Make;
const STEP = 4; // spaces of one indentation
const NEAR = { block: "nearest", behavior: "instant" };
const HELP =
  "Press a line to add it, below the chosen one or at the end. Press a line of your program to move or indent it";
const DRAG = { mouse: ", or drag it.", finger: ", or hold it for a moment and drag it." };
const HELP_KEYS =
  " With the keyboard: Enter adds or chooses a line, arrows move and indent it, Delete takes it out, Escape puts it down.";

/**
 * `exercise`: {name, lines: the puzzle (order_model.js), praise, points, hints}; `takeOver(code)` brings code into the form
 * in which one writes, where the browser has that. Gives {element, focus()}.
 */
export function createOrder({ name, lines: puzzle, praise, points, hints }, takeOver) {
  const id = `order-${name.replace("/", "-")}`;
  const hasKeys = matchMedia("(pointer: fine)").matches; // where there may be keys all the same, they are said aloud
  const keys = make("span", { className: hasKeys ? "" : "visually-hidden" }, HELP_KEYS);
  const help = make("p", { className: "solve-help", id }, HELP, DRAG[hasKeys ? "mouse" : "finger"], keys);
  const live = make("p", { className: "visually-hidden" });
  live.setAttribute("role", "status");
  const result = createResult(name);
  const said = (words) => {
    live.textContent = words;
  };
  const changed = () => {
    result.age();
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
    if (is === "correct") result.judge(is, praise, ...(takeOver ? [further] : []));
    else result.judge(is, message);
    lists.elements.program.querySelector(".is-wrong")?.scrollIntoView(NEAR);
  }
  const code = () => codeOf(puzzle, moves.state);
  const further = button("Take it to “Write it here”", () => takeOver(code()));

  const ladder = createLadder(hints);
  function hint() {
    if (judge(puzzle, moves.state).is === "correct")
      return result.hint("No hint is needed", "Your program is right as it is. Check says so.");
    const isTold = ladder.left === 0;
    const [title, words] = isTold ? moves.hint() : ladder.climb();
    return result.hint(title, `${words}\n\n${leftWords(ladder.left, moves.hintsLeft())}`.trim());
  }
  function reset() {
    const { program } = moves.state;
    const undo = moves.reset();
    const back = () => {
      undo();
      result.clear();
      again.focus(); // "Undo" is gone
    };
    result.show("As at the start", "All lines are back.", ...(program.length ? [button("Undo", back)] : []));
  }
  draw();

  const { program, pool } = lists.elements;
  const ours = () => codeOf(puzzle, solved(puzzle));
  const solution = createSolution({ name, points, result, code: ours });
  const again = button("Reset", reset);
  const buttons = row(button("Check", check, "button is-first"), button("Hint", hint), solution, again);
  const parts = [
    help,
    make("div", { className: "order-code" }, firstLines(puzzle), program),
    tools,
    buttons,
    result.element,
    title,
    pool,
    live,
  ];
  return {
    element: make("div", { className: "solve" }, ...parts),
    focus: () => pool.querySelector("button")?.focus({ preventScroll: true }),
  };
}

/** What stands above the program: its name and what it is for, in the same steps of indentation. */
function firstLines({ first }) {
  const lines = first.split("\n").map((line) => {
    const text = line.trimStart();
    return lineShown(text, (line.length - text.length) / STEP);
  });
  return make("div", { className: "order-first" }, ...lines);
}

/** How many hints are left that change the lines, once the exercise's own are told: their titles count themselves. */
function leftWords(told, changing) {
  if (told) return "";
  if (changing === 0) return "No hint is left.";
  const more = changing === 1 ? "One more hint changes" : `${changing} more hints change`;
  return `${more} your lines: the next one takes a wrong one away, or joins two.`;
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
