// The picture, the kernel and the output, each a grid of cells. What one touches is marked in the other two.

import { clamp } from "../lib/arithmetic.js";
import { createCellGrid } from "../lib/cell_grid.js";
import { signClass } from "../lib/colors.js";
import { button, h, set, setText } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { createNumberField } from "../lib/number_field.js";
import { isCovered } from "./guess.js";
import {
  bounds,
  chosen,
  INKS,
  inkAt,
  isPadding,
  isSame,
  mapOf,
  placeIn,
  range,
  readBy,
  readRows,
  touchedBy,
  WEIGHTS,
  withCell,
} from "./model.js";
import { brief, number } from "./numbers.js";
import { placeWords as at, formulaLines, outputTitle } from "./words.js";

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
  const input = createInput({ read, change, look, end, point: point("input") });
  const kernel = createKernel({ read, change, look, point: point("kernel") });
  const output = createOutput({ look, point: point("output") });
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
  const { size } = mapOf(state);
  const marked = (places, all) => new Set(places.length < all ? places.map(String) : []);
  return {
    input: new Set(spot.part === "output" && state.dilation === 1 ? [] : touched.input.map(String)), // else a frame shows it
    kernel: marked(touched.kernel, state.kernel.length ** 2),
    output: marked(touched.output, size ** 2),
    flows: spot.part === "output" ? {} : touched.flows,
  };
}

const figure = (name, ...content) => h("div", { class: `board ${name}` }, ...content);
const title = (text) => h("p", { class: "board-title" }, text);

/** The picture: look at its pixels, or draw. */
function createInput({ read, change, look, end, point }) {
  let stroke = 0; // the ink that the pressed pointer leaves
  const paint = (place, ink) => {
    const { image } = read();
    if (!isPadding({ image }, place) && inkAt({ image }, place) !== ink)
      change({ image: withCell(image, place, ink), part: "input", cell: place }, "stroke");
  };
  const drag = {
    isOn: () => read().tool === "draw",
    paint(place, isFirst) {
      const now = read();
      if (isFirst) stroke = inkAt(now, place) === now.ink ? 0 : now.ink;
      paint(place, stroke);
    },
    end,
  };
  const grid = createCellGrid({
    choose: (cell) => look({ part: "input", cell }),
    point,
    drag,
    key(event, place) {
      const now = read();
      const ink =
        numberByKey(event, inkAt(now, place), INKS) ??
        (event.key === " " ? (inkAt(now, place) ? 0 : now.ink) : null);
      if (ink === null) return false;
      paint(place, ink);
      end();
      return true;
    },
  });
  const draw = button("Draw", () => look({ tool: drag.isOn() ? "look" : "draw" }), "chip");
  const ink = createSelect({
    label: "Ink to draw with",
    options: range(1, INKS.high).map((id) => ({ id, text: String(id) })),
    choose: (value) => look({ ink: value }),
    isNamed: false,
  });
  return {
    element: figure(
      "input",
      h("div", { class: "row board-head" }, title("Picture"), draw, ink.element),
      grid.element,
    ),
    draw(now, { spot, mark }) {
      const most = Math.max(1, ...now.image.flat());
      const rows = readRows(now);
      set(draw, { "aria-pressed": String(now.tool === "draw") });
      ink.show(now.ink);
      ink.element.hidden = now.tool !== "draw";
      grid.draw({
        label: "Pixels of the picture",
        ...bounds(now, "input"),
        current: placeIn(now, "input", now.cell),
        isChosen: now.part === "input",
        frame:
          spot.part === "output" ? { place: readBy(now, spot.place, [0, 0]), side: mapOf(now).reach } : null,
        cellAt(one) {
          const value = inkAt(now, one);
          const [isPad, isUnread] = [isPadding(now, one), one.some((line) => !rows.has(line))];
          return {
            text: String(value),
            name: `${at(one)}: ${value}${isPad ? ", padding" : ""}${isUnread ? ", never read" : ""}`,
            look: `is-ink ${isPad ? "is-padding" : ""} ${isUnread ? "is-unread" : ""} ${mark(one)}`,
            share: value / most,
          };
        },
      });
    },
  };
}

/** What a key makes of a number: a digit puts it, + and − change it by 1, Delete makes it 0; null for other keys. */
function numberByKey({ key }, value, { low, high }) {
  if (/^\d$/.test(key)) return Number(key);
  if (key === "Delete" || key === "Backspace") return 0;
  const by = { "+": 1, "-": -1 }[key];
  return by ? clamp(value + by, low, high) : null;
}

/** The kernel, and a field for its chosen weight. */
function createKernel({ read, change, look, point }) {
  const weightOf = ({ kernel, weight }) => kernel[weight[0]]?.[weight[1]] ?? 0;
  const put = (value) => {
    const now = withinKernel(read());
    change({ kernel: withCell(now.kernel, now.weight, value), weight: now.weight });
  };
  const grid = createCellGrid({
    choose: (weight) => look({ part: "kernel", weight }),
    point,
    key(event, place) {
      const now = read();
      const value = numberByKey(event, now.kernel[place[0]][place[1]], WEIGHTS);
      if (event.key === "Enter") field.input.focus();
      else if (value === null) return false;
      else put(value);
      return true;
    },
  });
  const field = createNumberField({
    fits: (value) => value >= WEIGHTS.low && value <= WEIGHTS.high,
    problem: () => "Type a number from −9 to 9.",
    enter: put,
    written: number,
  });
  const by = (step) => put(clamp(weightOf(withinKernel(read())) + step, WEIGHTS.low, WEIGHTS.high));
  field.input.addEventListener("keydown", (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    by(step);
  });
  const stepper = (sign, label, step) =>
    set(
      button(sign, () => by(step)),
      { "aria-label": label },
    );
  return {
    element: figure(
      "kernel",
      title("Kernel"),
      grid.element,
      h(
        "div",
        { class: "weight" },
        stepper("−", "Weight less by 1", -1),
        field.input,
        stepper("+", "Weight more by 1", 1),
      ),
      field.note,
    ),
    draw(state, { spot, mark }) {
      const now = withinKernel(state);
      const k = now.kernel.length;
      const most = Math.max(...now.kernel.flat().map(Math.abs)) || 1;
      set(field.input, { "aria-label": `Weight in ${at(now.weight)}` });
      field.show(weightOf(now));
      grid.draw({
        label: "Weights of the kernel",
        from: 0,
        to: k - 1,
        current: now.weight,
        isChosen: now.part === "kernel",
        frame: spot.part === "output" ? { place: [0, 0], side: k } : null,
        cellAt(place) {
          const w = now.kernel[place[0]][place[1]];
          const edited = isSame(place, now.weight) ? "is-edited" : "";
          return {
            text: number(w),
            name: `${at(place)}: ${number(w)}`,
            look: `${signClass(w)} ${edited} ${mark(place)}`,
            share: Math.abs(w) / most,
          };
        },
      });
    },
  };
}

/** The state with a chosen weight that the kernel has. */
const withinKernel = (state) => ({
  ...state,
  weight: state.weight.map((value) => Math.min(value, state.kernel.length - 1)),
});

/** The output. While a pixel or a weight is looked at, what it brings to each of the cells stands there. */
function createOutput({ look, point }) {
  const name = title("");
  const grid = createCellGrid({ choose: (cell) => look({ part: "output", cell }), point });
  return {
    element: figure("output", name, grid.element),
    draw(now, { spot, mark, flows }) {
      const { output, size } = mapOf(now);
      const isLinked = spot.part !== "output";
      const shown = ([row, column]) => (isLinked ? flows[`${row},${column}`] : output[row][column]);
      const values = isLinked ? Object.values(flows) : output.flat();
      const most = Math.max(...values.map(Math.abs)) || 1;
      setText(name, outputTitle(now, spot));
      grid.element.hidden = size === 0;
      grid.element.style.setProperty("--share", size / (now.image.length + 2 * now.padding));
      grid.draw({
        label: "Cells of the output",
        from: 0,
        to: size - 1,
        current: placeIn(now, "output", now.cell),
        isChosen: now.part === "output",
        cellAt(place) {
          const isHidden = !isLinked && isCovered(now, place);
          const value = isHidden ? undefined : shown(place);
          return {
            text: isHidden ? "?" : value === undefined ? "" : brief(value),
            name: `${at(place)}: ${isHidden ? "covered" : brief(isCovered(now, place) ? (value ?? 0) : output[place[0]][place[1]])}`,
            look: `${signClass(value ?? 0)} ${mark(place)}`,
            share: Math.abs(value ?? 0) / most,
          };
        },
      });
    },
  };
}
