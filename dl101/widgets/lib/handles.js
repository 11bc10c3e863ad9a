// Things on a plot that can be taken hold of: by mouse, by finger, by keyboard.

import { set, svg } from "./dom.js";
import { translateTo } from "./plot.js";

const KEYS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 5],
  PageDown: [0, -5],
};

/** Call `move(point)` with data points while `node` is dragged; `end()` when it is let go. */
export function onDrag(node, plot, { move, end }) {
  let pointer = null;
  node.classList.add("handle");
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || plot.held) return;
    plot.held = true; // one finger at a time: two would pull the state to and fro
    pointer = event.pointerId;
    event.preventDefault(); // no text selection; so the focus must be set by hand
    node.focus({ preventScroll: true });
    node.setPointerCapture(event.pointerId);
  });
  node.addEventListener("pointermove", (event) => {
    if (event.pointerId === pointer) move(plot.locate(event));
  });
  // A finger must drag the handle, not the page. Browsers ignore `touch-action` on parts of an SVG.
  node.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  const stop = (event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    plot.held = false;
    end();
  };
  node.addEventListener("pointerup", stop);
  node.addEventListener("pointercancel", stop);
}

/** Call `nudge([dx, dy])` for arrow and page keys; Shift makes steps a tenth as large. */
export function onArrows(node, nudge) {
  node.addEventListener("keydown", (event) => {
    const step = KEYS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the page must not scroll
    const size = event.shiftKey ? 0.1 : 1;
    nudge(step.map((part) => part * size));
  });
}

/**
 * A round handle. `label`: what a screen reader calls it; `drag(point)` and `nudge([dx, dy])` change the state,
 * `end()` closes the gesture. `place(point, {now, min, max, text})` puts it and says its value; a null point hides it.
 */
export function createHandle(plot, { label, kind, drag, nudge, end }) {
  const node = svg(
    "g",
    { class: `point-handle point-handle-${kind}`, role: "slider", tabindex: 0, "aria-label": label },
    svg("circle", { class: "handle-reach", r: 24 }),
    svg("circle", { class: "handle-hint", r: 10 }),
    svg("circle", { class: "handle-dot", r: 10 }),
    svg("path", { class: "handle-icon", d: ICONS[kind] }),
  );
  plot.handles.append(node);
  onDrag(node, plot, { move: drag, end });
  onArrows(node, nudge);
  return {
    node,
    place(point, { now, min, max, text, reach = 24 } = {}) {
      set(node.firstChild, { r: reach });
      const off = point === null;
      set(node, {
        display: off ? "none" : null,
        transform: off ? null : translateTo(point, plot),
        "aria-valuenow": now,
        "aria-valuemin": min,
        "aria-valuemax": max,
        "aria-valuetext": text,
      });
    },
  };
}

const ICONS = {
  move: "M-5.5 0H5.5M0 -5.5V5.5M-5.5 0l2 -2M-5.5 0l2 2M5.5 0l-2 -2M5.5 0l-2 2M0 -5.5l-2 2M0 -5.5l2 2M0 5.5l-2 -2M0 5.5l2 -2",
  turn: "M4.5 -1.5A4.8 4.8 0 1 0 4.8 1.2M4.8 -5.2V-1.2H0.8",
  slide: "M-5.5 0H5.5M-5.5 0l2 -2M-5.5 0l2 2M5.5 0l-2 -2M5.5 0l-2 2",
  point: "",
};

/** A straight line that can be dragged along its whole length. `place(ends)`; null hides it. */
export function createLine(plot, { drag, end }) {
  const reach = svg("line", { class: "line-reach" });
  const line = svg("line", { class: "line-mark" });
  plot.handles.prepend(line, reach);
  onDrag(reach, plot, { move: drag, end });
  return {
    place(ends) {
      for (const node of [line, reach]) {
        if (!ends) set(node, { display: "none" });
        else {
          const [[x1, y1], [x2, y2]] = ends;
          set(node, {
            display: null,
            x1: plot.x(x1).toFixed(2),
            y1: plot.y(y1).toFixed(2),
            x2: plot.x(x2).toFixed(2),
            y2: plot.y(y2).toFixed(2),
          });
        }
      }
    },
  };
}
