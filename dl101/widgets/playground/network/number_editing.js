// Weights and biases under the pointer: what they are is shown beside them, and a click lets a person set them.

import { h, set, setFormula, svg } from "../../lib/dom.js";
import { incomingOf, nameOf, shortName, targetOf, unitCount } from "../../nn/units.js";
import { createEdgeEditor, writtenWeight } from "./edge_editor.js";
import { edgePath, nearestEdge } from "./layout.js";

const NEAR = { mouse: 8, pen: 10, touch: 14 }; // px from an edge within which it is meant

/** `element`: what tip and box stand in; `focus(unit)` gives the focus back; `hand()` is that of hand.js. */
export function createNumberEditing({ act, stage, picture, element, focus, hand }) {
  const mark = svg("path", { class: "net-line-mark", display: "none" });
  picture.append(mark);
  const tip = createTip();
  let [now, layout] = [null, null];
  let pointed = null; // the weight or bias under the pointer
  let edited = null; // the one in the box

  const editor = createEdgeEditor({
    change: (value) => edited.change(value),
    end: act.end,
    closed(byHand) {
      if (byHand) focus(edited.unit);
      edited = null;
      markEdge(null);
    },
  });
  element.append(tip.element, editor.element);

  function placeIn(event) {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width };
  }
  function point(what, event) {
    pointed = what;
    stage.classList.toggle("is-on-line", (what?.edge ?? -1) >= 0);
    markEdge(what);
    if (what) tip.place(placeIn(event));
    tip.show(what);
  }
  function markEdge(what) {
    const edge = layout?.edges[(what ?? edited)?.edge ?? -1];
    set(mark, { display: edge ? null : "none", d: edge ? edgePath(edge) : null });
  }
  function edit(what, event) {
    point(null);
    editor.shut();
    edited = what;
    editor.open(what, placeIn(event), hand() === "touch");
    markEdge(what);
  }

  /** The weight or the bias at a place of the picture, or null. */
  function numberAt(event) {
    const unit = event.target.closest(".net-bias")?.dataset.unit;
    if (unit) return biasOf(act, now, Number(unit));
    if (!layout || event.target.closest("button")) return null;
    const { left, top } = picture.getBoundingClientRect();
    const reach = NEAR[hand()] ?? NEAR.mouse;
    const index = nearestEdge(layout.edges, event.clientX - left, event.clientY - top, reach);
    return index < 0 ? null : weightAt(act, now, index);
  }
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const what = numberAt(event);
    if (what || pointed) point(what, event);
  });
  stage.addEventListener("pointerleave", () => point(null));
  stage.addEventListener("click", (event) => {
    const what = numberAt(event);
    if (what) edit(what, event);
    else editor.shut();
  });

  return {
    place(next) {
      layout = next;
      point(null);
      editor.shut();
    },
    show(next) {
      now = next;
      tip.show(pointed);
      editor.show();
    },
  };
}

// A number of the network: {unit, edge: of the picture, or -1, name, read(), change(value)}. It is read from the
// session's engine of that moment: training that starts anew has another.

function weightAt(act, { session, settings }, index) {
  const { sizes } = session.engine;
  const unit = targetOf(sizes, index);
  const { weight: first, source } = incomingOf(sizes, unit);
  const short = (one) => shortName(sizes, settings.inputs, one);
  return {
    unit,
    edge: index,
    name: `Weight from ${short(source + index - first)} to ${short(unit)}`,
    read: () => session.engine.weights[index],
    change: (value) => act.setWeight(index, value),
  };
}

function biasOf(act, { session, settings }, unit) {
  const { sizes } = session.engine;
  const index = unit - sizes[0];
  return {
    unit,
    edge: -1,
    name: `Bias of ${unit === unitCount(sizes) - 1 ? "the output" : nameOf(sizes, settings.inputs, unit)}`,
    read: () => session.engine.biases[index],
    change: (value) => act.setBias(index, value),
  };
}

/** The name and the value of the number that is pointed at. */
function createTip() {
  const element = h("p", { class: "net-tip", "aria-hidden": "true", hidden: true });
  return {
    element,
    place({ x, y, width }) {
      element.style.cssText = `left:${Math.max(70, Math.min(width - 70, x))}px;top:${y}px`;
    },
    show(what) {
      set(element, { hidden: what === null });
      if (what) setFormula(element, `${what.name}: ${writtenWeight(what.read())}`);
    },
  };
}
