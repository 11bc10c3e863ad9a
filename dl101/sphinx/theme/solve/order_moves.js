// The lines as they are in order now, and what one can do with them. Each step is kept, and said in words.

import { add, flat, hint, indent, lineOf, move, remove, startOf } from "./order_model.js";
import { hash, keepOrder, keptOrder } from "./work.js";

/** `said(words)` and then `changed()` run after each step. `chosen` is a piece of the program, or −1. */
export function createMoves({ name, puzzle, said, changed }) {
  const version = hash(JSON.stringify(puzzle));
  const moves = { state: keptOrder(name, version) ?? startOf(puzzle, name), chosen: -1 };
  const textOf = ({ ids }) => ids.map((line) => lineOf(puzzle, line)[0]).join("; ");
  const placeOf = (at) => {
    const { program } = moves.state;
    return `line ${at + 1} of ${program.length}, indented ${program[at].indent} times`;
  };
  /** Take a new state, in which the piece `chosen` is chosen; `words()` speak of it. */
  function take(state, chosen, words) {
    Object.assign(moves, { state, chosen });
    keepOrder(name, state, version);
    said(words());
    changed();
  }
  return Object.assign(moves, {
    add(at, to = moves.state.program.length) {
      const text = textOf(moves.state.pool[at]);
      take(add(puzzle, moves.state, at, to), to, () => `Added: ${text}, ${placeOf(to)}.`);
    },
    /** The piece `from` goes to the place `to`, and so much deeper. */
    move(from, to, deeper = 0) {
      if (to < 0 || to >= moves.state.program.length) return;
      take(indent(move(moves.state, from, to), to, deeper), to, () => placeOf(to));
    },
    shift(by) {
      if (moves.chosen >= 0) moves.move(moves.chosen, moves.chosen + by);
    },
    deepen(by) {
      if (moves.chosen >= 0) moves.move(moves.chosen, moves.chosen, by);
    },
    takeOut(at = moves.chosen) {
      if (at < 0) return;
      const text = textOf(moves.state.program[at]);
      take(remove(moves.state, at), -1, () => `Taken out: ${text}.`);
    },
    choose(at) {
      moves.chosen = moves.chosen === at ? -1 : at;
      const isUp = moves.chosen >= 0;
      said(isUp ? `Chosen: ${textOf(moves.state.program[at])}, ${placeOf(at)}.` : "Put down.");
      changed();
    },
    /** The words of a hint that was taken; "" where none is left. */
    hint() {
      const found = hint(puzzle, moves.state);
      if (found) take(found.state, -1, () => "");
      return found?.words ?? "";
    },
    startOver: () => take(startOf(puzzle, name), -1, () => "All lines are back."),
    lines: () => flat(puzzle, moves.state),
  });
}
