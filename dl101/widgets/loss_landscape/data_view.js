// The data and the line, with each squared error as a square. The line is dragged as a whole or by its ends.

import { clamp } from "../lib/arithmetic.js";
import { signClass } from "../lib/colors.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createHandle, createLine } from "../lib/handles.js";
import { DATA, errorsOf, moved, mse, nextBatch, toHundredths } from "./model.js";
import { createTitledPlot } from "./titled_plot.js";
import { areaWords, written } from "./words.js";

/** The view for one data set. `change(changes, gesture)` is an edit by hand, `end()` closes a gesture. */
export function createDataView(data, { state, change, end }) {
  const { plane, ticks, titles } = DATA[data];
  const plot = createTitledPlot({ domains: plane, ticks, titles, title: "The data and the line" });
  const squares = createSquares(plot, data);
  const line = createMovableLine(plot, plane, { state, change, end });
  const sum = h("p", { class: "plot-key" });
  return {
    element: h("div", { class: "plane" }, plot.element, sum),
    draw(now) {
      squares(now);
      line(now);
      setText(sum, areaWords({ areas: errorsOf(now).map((error) => error * error), loss: mse(now) }));
    },
  };
}

/** A function that draws the examples, each with the square on its error. Those that the next step leaves out are pale. */
function createSquares(plot, data) {
  const { x, y } = DATA[data];
  const marks = x.map((_, i) => {
    const dot = svg("circle", {
      class: "example",
      r: x.length > 4 ? 4.5 : 6.5,
      cx: plot.x(x[i]),
      cy: plot.y(y[i]),
    });
    return { dot, square: svg("rect", { class: "square" }) };
  });
  plot.clipped.append(
    svg("g", { class: x.length > 4 ? "is-many" : null }, ...marks.map(({ square }) => square)),
  );
  plot.marks.append(...marks.map(({ dot }) => dot));
  return (now) => {
    const batch = nextBatch(now);
    errorsOf(now).forEach((error, i) => {
      const [from, to] = [plot.y(y[i]), plot.y(y[i] + error)];
      const side = Math.min(Math.abs(to - from), 2000);
      const left = error > 0 ? plot.x(x[i]) : plot.x(x[i]) - side; // beside the line where that rises, not across it
      const tone = `${signClass(error)} ${batch.includes(i) ? "" : "is-pale"}`;
      set(marks[i].square, {
        class: `square ${tone}`,
        x: left.toFixed(1),
        y: (error > 0 ? from - side : from).toFixed(1),
        width: side.toFixed(1),
        height: side.toFixed(1),
      });
      set(marks[i].dot, { class: `example ${batch.includes(i) ? "" : "is-pale"}` });
    });
  };
}

/** A function that draws the line: dragged along its length it moves up and down, by a handle at an end it turns. */
function createMovableLine(plot, { x, y }, { state, change, end }) {
  const room = (x[1] - x[0]) * 0.06;
  const ends = [x[0] + room, x[1] - room]; // where the two handles are
  const at = (px, { w, b }) => w * px + b;
  let held = null; // during a drag: the height of the other end, so that rounding does not shift it
  const heightOf = (i) => at(ends[i], state.read());
  /** Move one end to a height; the other one stays where it is. */
  const turn = (i, height, other, gesture) => {
    const rise = (clamp(height, ...y) - other) * (i ? 1 : -1);
    const w = toHundredths(rise / (ends[1] - ends[0]));
    change(moved(w, other - w * ends[1 - i]), gesture);
  };
  const line = createLine(plot, {
    drag: ([px, py]) => change(moved(state.read().w, clamp(py, ...y) - state.read().w * px), "line"),
    end,
  });
  const knobs = ends.map((_, i) =>
    createHandle(plot, {
      label: `${i ? "Right" : "Left"} end of the line`,
      kind: "move",
      drag([, py]) {
        held ??= heightOf(1 - i);
        turn(i, py, held, `end ${i}`);
      },
      nudge: ([dx, dy]) => turn(i, heightOf(i) + (dx + dy) * 0.1, heightOf(1 - i)),
      end() {
        held = null;
        end();
      },
    }),
  );
  return (now) => {
    line.place(visiblePart(now, x, y));
    knobs.forEach((knob, i) => {
      const height = at(ends[i], now);
      knob.place([ends[i], clamp(height, ...y)], {
        now: height.toFixed(2),
        min: y[0],
        max: y[1],
        text: `ŷ = ${written(height)} at x = ${fixed(ends[i])}`,
      });
    });
  };
}

/** The two ends of the line inside the picture; null where it is outside. */
export function visiblePart({ w, b }, [x0, x1], [y0, y1]) {
  if (w === 0) return b >= y0 && b <= y1 ? [[x0, b], [x1, b]] : null; // biome-ignore format: a line
  const crossings = [(y0 - b) / w, (y1 - b) / w].sort((one, other) => one - other);
  const [from, to] = [Math.max(x0, crossings[0]), Math.min(x1, crossings[1])];
  return from < to ? [from, to].map((x) => [x, w * x + b]) : null;
}
