// A square grid of cells with numbers: one stop of the keyboard, and a pointer is where it is, however small a cell.

import { clamp } from "./arithmetic.js";
import { h, set, setText } from "./dom.js";

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * Places are [row, column]. `choose(place)` runs when a cell is pressed or gets the focus, `point(place or null)` when the
 * mouse moves over it, `key(event, place)` at a key that moves nowhere, and says whether it means anything. With `drag`,
 * {isOn(), paint(place, isFirst), end()}, a pressed pointer may paint.
 *
 * `draw({label, from, to, current, isChosen, frame, cellAt})` shows rows and columns `from`–`to`. The keyboard comes to the
 * cell `current`; `isChosen` says whether that is the chosen one. `cellAt(place)` is {text, name, look, share}: what a cell
 * shows, its name for the ear, its classes, and how strong its color is, from 0 to 1. `frame`, {place, side}, is a square
 * around cells, or null.
 */
export function createCellGrid({ choose, point = () => {}, key = () => false, drag = null }) {
  const frame = h("div", { class: "cell-frame", "aria-hidden": "true" });
  const element = h("div", { class: "cell-grid", role: "grid" });
  let [cells, size, first] = [[], 0, 0];
  let isPainting = false;

  // Letters fit their cell. A container query would say it in CSS alone, but costs a frame for some hundred cells.
  const measure = () => element.style.setProperty("--cell", `${element.clientWidth / size}px`);
  new ResizeObserver(measure).observe(element);

  const placeOf = (i) => [first + Math.floor(i / size), first + (i % size)];
  const nodeAt = ([row, column]) => cells[(row - first) * size + column - first];
  const inside = (place) => place.map((value) => clamp(value, first, first + size - 1));
  function under({ clientX, clientY }) {
    const { left, top, width, height } = element.getBoundingClientRect();
    const along = (from, length) => first + Math.floor((from / length) * size);
    return inside([along(clientY - top, height), along(clientX - left, width)]);
  }

  function build(count) {
    size = count;
    element.style.setProperty("--columns", size);
    cells = Array.from({ length: size * size }, () => h("div", { role: "gridcell" }));
    const rows = Array.from({ length: size }, (_, row) =>
      h("div", { role: "row" }, ...cells.slice(row * size, (row + 1) * size)),
    );
    element.replaceChildren(...rows, frame);
    measure();
  }

  element.addEventListener("focusin", ({ target }) => {
    if (!isPainting && cells.includes(target)) choose(placeOf(cells.indexOf(target)));
  });
  element.addEventListener("click", (event) => {
    if (event.detail && size) choose(under(event)); // between two cells, too
  });
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !cells.includes(event.target)) return;
    const place = placeOf(cells.indexOf(event.target));
    const [down, right] = ARROWS[event.key] ?? [0, 0];
    const [row, column] = place;
    const ends = { Home: [row, first], End: [row, first + size - 1] };
    if (down || right || ends[event.key]) {
      const to = inside(ends[event.key] ?? [row + down, column + right]);
      nodeAt(to).focus({ preventScroll: true });
    } else if (!key(event, place)) return;
    event.preventDefault(); // the page must not scroll
  });

  element.addEventListener("pointermove", (event) => {
    if (isPainting) drag.paint(under(event), false);
    if (event.pointerType !== "touch" && size) point(under(event));
  });
  element.addEventListener("pointerleave", () => point(null));
  element.addEventListener("pointerdown", (event) => {
    if (!drag?.isOn() || event.button !== 0) return;
    isPainting = true;
    element.setPointerCapture(event.pointerId);
    drag.paint(under(event), true);
  });
  for (const name of ["pointerup", "pointercancel"])
    element.addEventListener(name, () => {
      if (isPainting) drag.end();
      isPainting = false;
    });

  return {
    element,
    draw({ label, from, to, current, isChosen = true, frame: square = null, cellAt }) {
      first = from;
      if (size !== to - from + 1) build(to - from + 1);
      set(element, { "aria-label": label });
      element.classList.toggle("is-drawn-on", Boolean(drag?.isOn()));
      cells.forEach((node, i) => {
        const place = placeOf(i);
        const { text, name, look = "", share = 0 } = cellAt(place);
        const isCurrent = String(place) === String(current);
        setText(node, text);
        set(node, {
          class: look || null,
          style: `--share: ${share.toFixed(3)}; --chars: ${text.length}`,
          tabindex: isCurrent ? 0 : -1,
          "aria-selected": String(isCurrent && isChosen),
          "aria-label": name,
        });
      });
      set(frame, { hidden: !square });
      if (!square) return;
      const side = `${(100 * square.side) / size}%`;
      const [down, right] = square.place.map((value) => `${(100 * (value - first)) / square.side}%`); // of its own side
      Object.assign(frame.style, { width: side, height: side, transform: `translate(${right}, ${down})` });
    },
  };
}
