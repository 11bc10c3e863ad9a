// Both errors over the epochs, on axes of powers of 10: strong up to what is shown, pale from there on.

import { set, setText, svg } from "../lib/dom.js";
import { pathOf } from "../lib/plot.js";
import { createErrorFrame, log, logError, MARKS, path } from "./frame.js";
import { placeOf } from "./model.js";
import { LAST, LOOKS } from "./training.js";

const placed = (look, kind) => [log(look.epoch), logError(look[kind])];

/** `draw(state, run)` shows a state: how far one looks, and where the validation error was lowest. */
export function createErrorView() {
  const frame = createErrorFrame({ from: LOOKS[0], to: LAST, ticks: [10, 100, 1000], name: "epoch" });
  const lines = ["train", "validation"].map((kind) => createLine(kind, frame));
  const now = path("now");
  const lowest = createLowest(frame);
  frame.clipped.append(now, ...lines.flatMap(({ parts }) => parts));
  frame.clipped.after(lowest.mark, ...lines.map(({ mark }) => mark));
  return {
    element: frame.element,
    draw(state, run) {
      const place = placeOf(state, run);
      const shown = run.looks[place];
      for (const line of lines) line.draw(run.looks, place);
      set(now, { d: shown ? `M${frame.x(log(shown.epoch))} 0V${frame.height}` : "" });
      frame.draw(state, "Both errors over the epochs", shown);
      lowest.draw(run);
    },
  };
}

/** Move a mark to an error; without a look, hide it. */
function move(mark, frame, look, kind) {
  const [x, y] = look ? placed(look, kind) : [0, 0];
  set(mark, {
    display: look ? null : "none",
    transform: `translate(${frame.x(x).toFixed(1)} ${frame.y(y).toFixed(1)})`,
  });
}

/** One of the errors, with a mark where it is now. */
function createLine(kind, frame) {
  const [pale, strong] = [path(`error is-pale is-${kind}`), path(`error is-${kind}`)];
  const mark = MARKS[kind]([0, 0]);
  return {
    parts: [pale, strong],
    mark,
    draw(looks, place) {
      const points = looks.map((look) => placed(look, kind));
      set(pale, { d: pathOf(points, frame) });
      set(strong, { d: pathOf(points.slice(0, place + 1), frame) });
      move(mark, frame, looks[place], kind);
    },
  };
}

/** A ring where the validation error is lowest, once the training is done. */
function createLowest(frame) {
  const text = setText(svg("text", { class: "plot-tick", y: -11 }), "lowest");
  const mark = svg("g", { class: "lowest" }, svg("circle", { r: 8 }), text);
  return {
    mark,
    draw({ isDone, looks, best }) {
      move(mark, frame, isDone && looks[best], "validation");
      set(text, { "text-anchor": anchorAt(looks[best]?.epoch) });
    },
  };
}

/** A word stays inside of the frame. */
function anchorAt(epoch) {
  if (epoch < 2 * LOOKS[0]) return "start";
  return epoch > LAST / 2 ? "end" : "middle";
}
