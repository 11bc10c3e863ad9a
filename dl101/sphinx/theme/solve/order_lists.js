// The two lists of lines: the program, and the pool to choose from.
//
// A press on a line of the pool puts it at the program's end; one on a line of the program chooses it; any line can be
// dragged. With the keyboard: arrows go from line to line, Enter or the space bar adds or chooses; then up and down move it,
// left and right indent it, Delete takes it out, Escape ends.

import { createDrag } from "./drag.js";
import { lineOf } from "./order_model.js";

const make = self.dl101Make;

/** `moves` as order_moves.js makes them. `draw(wrongLine)` shows them, with the mark of a line that is wrong, from 0. */
export function createLists({ puzzle, moves, describedBy }) {
  const program = make("ol", { className: "order-list order-program", ariaLabel: "Your program" });
  const pool = make("ul", { className: "order-list order-pool", ariaLabel: "Lines to choose from" });
  for (const list of [program, pool]) list.addEventListener("keydown", onKey);
  createDrag({
    lists: { program, pool },
    depthOf: (from, to) => moves.depthOf(from.list === pool, from.at, to.at, to.deeper),
    drop(from, to) {
      if (from.list === pool && to.list === program) moves.add(from.at, to.at, to.deeper);
      else if (from.list === program && to.list === pool) moves.takeOut(from.at);
      else if (to.list === program) moves.move(from.at, to.at, to.deeper);
    },
  });

  function onKey(event) {
    const isChosen = moves.chosen >= 0 && program.contains(event.target);
    const act =
      (isChosen ? KEYS : {})[event.key] ?? { ArrowUp: () => go(-1), ArrowDown: () => go(1) }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(moves);
  }
  /** The focus goes to the next line, from the program on into the pool. */
  function go(by) {
    const all = [program, pool].flatMap((list) => [...list.querySelectorAll("button")]);
    all[all.indexOf(document.activeElement) + by]?.focus();
  }

  /** A line, or some that are one piece, as one button. */
  function row(piece, press) {
    const texts = piece.ids.map((line) => {
      const [text, deep] = lineOf(puzzle, line);
      return lineShown(text, piece.indent + deep - lineOf(puzzle, piece.ids[0])[1]);
    });
    const line = make("button", { type: "button", className: "order-line", onclick: press }, ...texts);
    line.setAttribute("aria-describedby", describedBy);
    return make("li", {}, line);
  }
  function programRow(piece, at) {
    const made = row(piece, () => moves.choose(at));
    made.firstChild.ariaPressed = String(at === moves.chosen);
    return made;
  }
  /** Mark the piece in which a line is, counted through all pieces. */
  function mark(wrongLine) {
    let first = 0;
    moves.state.program.forEach(({ ids }, at) => {
      const isWrong = wrongLine >= first && wrongLine < first + ids.length;
      program.children[at].classList.toggle("is-wrong", isWrong);
      first += ids.length;
    });
  }
  return {
    elements: { program, pool },
    draw(wrongLine) {
      const keepFocus = focusKeeper([program, pool], () => moves.chosen);
      program.replaceChildren(...moves.state.program.map(programRow));
      pool.replaceChildren(...moves.state.pool.map((piece, at) => row(piece, () => moves.add(at))));
      program.classList.toggle("is-empty", program.children.length === 0);
      mark(wrongLine);
      keepFocus();
    },
  };
}

/** A line, so many steps to the right of where its list begins (see `--base` in solve.css). */
export function lineShown(text, deep) {
  const shown = make("code", {}, text);
  shown.style.setProperty("--deep", deep);
  return shown;
}

const KEYS = {
  ArrowUp: (moves) => moves.shift(-1),
  ArrowDown: (moves) => moves.shift(1),
  ArrowLeft: (moves) => moves.deepen(-1),
  ArrowRight: (moves) => moves.deepen(1),
  Delete: (moves) => moves.takeOut(),
  Backspace: (moves) => moves.takeOut(),
  Escape: (moves) => moves.choose(moves.chosen),
};

/** A function that puts the focus back once the lists are made anew: on the chosen line, or at the same place. */
function focusKeeper(lists, chosen) {
  const focused = document.activeElement;
  const list = lists.find((one) => one.contains(focused));
  const at = list ? [...list.children].indexOf(focused.closest("li")) : -1;
  return () => {
    if (!list) return;
    const place = list === lists[0] && chosen() >= 0 ? chosen() : Math.min(at, list.children.length - 1);
    const next = list.children[place] ?? lists.find(({ firstChild }) => firstChild)?.firstChild;
    next?.querySelector("button").focus({ preventScroll: true });
  };
}
