// The board of the kernel, and a field for its chosen weight.

import { clamp } from "../lib/arithmetic.js";
import { createCellGrid } from "../lib/cell_grid.js";
import { signClass } from "../lib/colors.js";
import { h, set } from "../lib/dom.js";
import { createNumberField } from "../lib/number_field.js";
import { figure, numberByKey, title } from "./figure.js";
import { isSame, WEIGHTS, withCell } from "./model.js";
import { number } from "./numbers.js";
import { placeWords } from "./words.js";

/** `change` and `look` as in boards.js; `point(place)` tells where the mouse is. */
export function createKernelBoard({ read, change, look, point }) {
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
  const by = (step) => put(clamp(weightOf(withinKernel(read())) + step, WEIGHTS.low, WEIGHTS.high));
  const field = createWeightField({ put, by });
  return {
    element: figure("kernel", title("Kernel"), grid.element, field.element, field.note),
    draw(state, { spot, mark }) {
      const now = withinKernel(state);
      const k = now.kernel.length;
      const most = Math.max(...now.kernel.flat().map(Math.abs)) || 1;
      set(field.input, { "aria-label": `Weight in ${placeWords(now.weight)}` });
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
            name: `${placeWords(place)}: ${number(w)}`,
            look: `${signClass(w)} ${edited} ${mark(place)}`,
            share: Math.abs(w) / most,
          };
        },
      });
    },
  };
}

/** The field, with buttons that change the weight by 1, as the arrow keys do. */
function createWeightField({ put, by }) {
  const field = createNumberField({
    fits: (value) => value >= WEIGHTS.low && value <= WEIGHTS.high,
    problem: () => "Type a number from −9 to 9.",
    enter: put,
    written: number,
  });
  field.input.addEventListener("keydown", (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    by(step);
  });
  const stepper = (sign, name, step) =>
    h("button", { type: "button", class: "button", "aria-label": name, onclick: () => by(step) }, sign);
  const [less, more] = [stepper("−", "Weight less by 1", -1), stepper("+", "Weight more by 1", 1)];
  return { ...field, element: h("div", { class: "weight" }, less, field.input, more) };
}

/** The state with a chosen weight that the kernel has. */
const withinKernel = (state) => ({
  ...state,
  weight: state.weight.map((value) => Math.min(value, state.kernel.length - 1)),
});
