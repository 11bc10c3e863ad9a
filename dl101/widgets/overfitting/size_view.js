// Both errors of all sizes, small to large: one falls, the other falls and rises again.

import { set, svg } from "../lib/dom.js";
import { pathOf } from "../lib/plot.js";
import { createErrorFrame, log, logError, MARKS, path } from "./frame.js";
import { CHOICES, isTrained, shownOf, sizesOf } from "./model.js";
import { sizesInWords } from "./words.js";

const { neurons: NEURONS } = CHOICES;
const [SMALLEST, LARGEST] = [0.9 * NEURONS[0], 1.1 * NEURONS.at(-1)]; // room for a mark

/** `draw(state)` shows the sizes that are trained, and which of them is shown elsewhere. */
export function createSizeView() {
  const frame = createErrorFrame({ from: SMALLEST, to: LARGEST, ticks: NEURONS, name: "neurons" });
  const now = path("now");
  const lines = ["train", "validation"].map((kind) => createLine(kind, frame));
  frame.clipped.append(now, ...lines.flatMap(({ parts }) => parts));
  return {
    element: frame.element,
    draw(state) {
      const sizes = sizesOf(state).filter(isTrained);
      for (const line of lines) line.draw(sizes);
      set(now, { d: `M${frame.x(log(state.neurons))} 0V${frame.height}` });
      const title = `Both errors by the number of neurons. ${sizesInWords(sizes)}`;
      frame.draw(state, title, isTrained(state) ? shownOf(state) : undefined);
    },
  };
}

/** One of the errors, with a mark for each size. */
function createLine(kind, frame) {
  const [line, marks] = [path(`error is-${kind}`), svg("g")];
  return {
    parts: [line, marks],
    draw(sizes) {
      const points = sizes.map((size) => [log(size.neurons), logError(shownOf(size)[kind])]);
      set(line, { d: pathOf(points, frame) });
      marks.replaceChildren(...points.map(([x, y]) => MARKS[kind]([frame.x(x), frame.y(y)])));
    },
  };
}
