// The picture, the kernel and the output, each a grid of cells. What one touches is marked in the other two.

import { h, setText } from "../lib/dom.js";
import { createKernelBoard } from "./kernel_board.js";
import { bounds, chosen, isSame, sizeOf, touchedBy } from "./model.js";
import { createOutputBoard } from "./output_board.js";
import { createPictureBoard } from "./picture_board.js";
import { formulaLines } from "./words.js";

/**
 * `change(changes, gesture)` changes what is computed, `look(changes)` what is chosen, `end()` ends a gesture. `draw(state,
 * isPlaying)` gives back the cell that is spoken of, {part, place}: the one the mouse is on, or else the chosen one.
 */
export function createBoards({ read, change, look, end, redraw }) {
  let pointed = null;
  const point = (part) => (place) => {
    const isNews = String(place) !== String(pointed?.place) || pointed?.part !== part;
    pointed = place && { part, place };
    if (isNews) redraw();
  };
  /** What is done by key is shown, wherever the mouse rests. */
  const unpointed =
    (act) =>
    (...all) => {
      pointed = null;
      act(...all);
    };
  const acts = { read, change: unpointed(change), look: unpointed(look), end };
  const input = createPictureBoard({ ...acts, point: point("input") });
  const kernel = createKernelBoard({ ...acts, point: point("kernel") });
  const output = createOutputBoard({ ...acts, point: point("output") });
  const formula = h("p", { class: "formula" });
  const boards = { input, kernel, output };
  return {
    elements: [input.element, kernel.element, output.element, formula],
    draw(now, isPlaying) {
      const spot = (!isPlaying && spotOf(now, pointed)) || chosen(now);
      const touched = marksOf(now, spot);
      for (const [part, board] of Object.entries(boards)) {
        const own = (place) => (part === spot.part && isSame(place, spot.place) ? "is-spot" : "");
        const mark = (place) => own(place) || (touched[part].has(String(place)) ? "is-touched" : "");
        board.draw(now, { spot, mark, flows: touched.flows });
      }
      setText(formula, formulaLines(now).join("\n"));
      return spot;
    },
  };
}

/** The cell that the mouse is on, if there still is one. */
function spotOf(state, pointed) {
  if (!pointed) return null;
  const { from, to } = bounds(state, pointed.part);
  return pointed.place.every((value) => value >= from && value <= to) ? pointed : null;
}

/** {input, kernel, output}: the sets of places that are marked. Where all of a grid is touched, no mark says more. */
function marksOf(state, spot) {
  const touched = touchedBy(state, spot);
  const marked = (places, all) => new Set(places.length < all ? places.map(String) : []);
  return {
    input: new Set(spot.part === "output" && state.dilation === 1 ? [] : touched.input.map(String)), // else a frame shows it
    kernel: marked(touched.kernel, state.kernel.length ** 2),
    output: marked(touched.output, sizeOf(state) ** 2),
    flows: spot.part === "output" ? {} : touched.flows,
  };
}
