// A cursor on the plane, by pointer or by arrow keys, that reads off what is there.

import { REACH } from "../../data/datasets.js";
import { h, set, setFormula, svg } from "../../lib/dom.js";
import { fixed } from "../../lib/format.js";
import { onArrows } from "../../lib/handles.js";

const STEP = 0.5;
const HINT = `${matchMedia("(pointer: coarse)").matches ? "Tap" : "Point at"} the picture to read it off.`;

/** `press([x, y], event)` and `remove([x, y])` do what a mode of the plot wants; they return whether they did it. */
export function createPlotCursor(plot, { press, remove }) {
  const frame = plot.element.querySelector(".plot-frame");
  const lines = svg("path", { class: "map-cross" });
  const ring = svg("circle", { class: "map-ring", r: 6 });
  const node = svg(
    "g",
    { class: "map-cursor", role: "slider", tabindex: 0, "aria-label": "Cursor on the plane" },
    lines,
    ring,
  );
  plot.handles.append(node);
  const readout = h("p", { class: "map-readout" });
  const clamp = (value) => Math.max(-REACH, Math.min(REACH, value));

  let [hovered, kept, focused] = [null, [0, 0], false];
  let [valueAt, words] = [null, null];
  const at = () => hovered ?? (focused ? kept : null);

  function draw() {
    if (!valueAt) return;
    const place = at();
    const [x, y] = place ?? kept;
    const value = valueAt(Number(x.toFixed(1)), Number(y.toFixed(1))); // at the place that it names
    const text = `x₁ = ${fixed(x, 1)}, x₂ = ${fixed(y, 1)}: ${words.name} ${fixed(value)}`;
    setFormula(readout, place ? text : HINT);
    readout.classList.toggle("is-idle", !place);
    set(node, {
      "aria-valuenow": fixedPlain(x),
      "aria-valuemin": -REACH,
      "aria-valuemax": REACH,
      "aria-valuetext": text,
      "aria-label": words.isOwn
        ? "Cursor on the plane: Enter adds a point, Delete removes one"
        : "Cursor on the plane",
    });
    node.classList.toggle("is-shown", place !== null);
    if (!place) return;
    const [px, py] = [plot.x(x).toFixed(1), plot.y(y).toFixed(1)];
    set(lines, { d: `M${plot.x(-REACH)} ${py}H${plot.x(REACH)}M${px} ${plot.y(REACH)}V${plot.y(-REACH)}` });
    set(ring, { cx: px, cy: py });
  }

  const locate = (event) => plot.locate(event).map(clamp);
  frame.addEventListener("pointermove", (event) => {
    hovered = locate(event);
    draw();
  });
  frame.addEventListener("pointerleave", () => {
    hovered = null;
    draw();
  });
  frame.addEventListener("click", (event) => {
    kept = hovered = locate(event); // a finger has left when its click comes: what it tapped stays to be read
    press(kept, event);
    draw();
  });
  node.addEventListener("focus", () => {
    focused = true;
    draw();
  });
  node.addEventListener("blur", () => {
    focused = false;
    draw();
  });
  onArrows(node, ([dx, dy]) => {
    kept = [clamp(kept[0] + dx * STEP), clamp(kept[1] + dy * STEP)].map((part) => Number(part.toFixed(2)));
    hovered = null;
    draw();
  });
  node.addEventListener("keydown", (event) => {
    const acts = {
      Enter: () => press(kept, event),
      " ": () => press(kept, event),
      Delete: () => remove(kept),
      Backspace: () => remove(kept),
    };
    if (acts[event.key]?.()) event.preventDefault();
  });

  return {
    readout,
    /** `valueAt(x, y)` reads the plane; `words`: {name: of what, isOwn: whether points can be set}. */
    show(read, said) {
      [valueAt, words] = [read, said];
      if (at() || !node.hasAttribute("aria-valuetext")) draw();
    },
  };
}

const fixedPlain = (value) => value.toFixed(1);
