// The lines as they are in order now, and what one can do with them. Each step is kept, and said in words.

import { add, flat, hint, hintsLeft, indent, lineOf, move, remove, startOf } from "./order_model.js";
import { hash, keepOrder, keptOrder } from "./work.js";

/** `said(words)` and then `changed()` run after each step. `chosen` is a piece of the program, or −1. */
export function createMoves({ name, puzzle, said, changed }) {
  const version = hash(JSON.stringify(puzzle));
  const moves = { state: keptOrder(name, version) ?? startOf(puzzle, name), chosen: -1 };
  const textOf = ({ ids }) => ids.map((line) => lineOf(puzzle, line)[0]).join("; ");
  const placeOf = (at) => {
    const { program } = moves.state;
    return `line ${at + 1} of ${program.length}, indented ${times(program[at].indent + 1)}`; // one below the `def`
  };
  /** Take a new state, in which the piece `chosen` is chosen; `words()` speak of it. */
  function take(state, chosen, words) {
    gap = undefined;
    Object.assign(moves, { state, chosen });
    keepOrder(name, state, version);
    said(words());
    changed();
  }
  let gap; // where a line was taken out: what comes next takes its place
  const placeOfNext = () => (moves.chosen < 0 ? (gap ?? moves.state.program.length) : moves.chosen + 1);
  const moved = (from, to, deeper) => indent(move(moves.state, from, to), to, deeper);
  return Object.assign(moves, {
    /** The piece of the pool at a place goes into the program: below the chosen line, in a gap, or at the end. */
    add(at, to = placeOfNext(), deeper = 0) {
      const text = textOf(moves.state.pool[at]);
      take(add(puzzle, moves.state, at, to, deeper), to, () => `Added: ${text}, ${placeOf(to)}.`);
    },
    /** The piece `from` goes to the place `to`, and so much deeper. */
    move(from, to, deeper = 0) {
      if (to < 0 || to >= moves.state.program.length) return;
      take(moved(from, to, deeper), to, () => placeOf(to));
    },
    /** How deep a line will stand that comes from the pool, or from the program. */
    depthOf(isNew, from, to, deeper) {
      const after = isNew ? add(puzzle, moves.state, from, to, deeper) : moved(from, to, deeper);
      return after.program[to].indent;
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
      take(remove(moves.state, at), -1, () => `Taken out: ${text}. The next line comes into its place.`);
      gap = at;
    },
    choose(at) {
      moves.chosen = moves.chosen === at ? -1 : at;
      gap = undefined;
      const isUp = moves.chosen >= 0;
      said(isUp ? `Chosen: ${textOf(moves.state.program[at])}, ${placeOf(at)}.` : "Put down.");
      changed();
    },
    /** The title and the words of a hint that was taken. */
    hint() {
      const found = hint(puzzle, moves.state);
      if (!found) return ["No hint is left", doneWords(moves.state)];
      take(found.state, -1, () => "");
      return ["Hint", found.words];
    },
    hintsLeft: () => hintsLeft(moves.state),
    /** All lines go back; gives a function that undoes it. */
    reset() {
      const before = moves.state;
      take(startOf(puzzle, name), -1, () => "");
      return () => take(before, -1, () => "");
    },
    lines: () => flat(puzzle, moves.state),
  });
}

const times = (count) => ["", "once", "twice"][count] ?? `${count} times`;

const doneWords = ({ pool }) =>
  pool.length
    ? "Everything is one piece: put it into the program."
    : "Every line is in its place: press Check.";
