// Weights and biases under the pointer: what they are is shown beside them, and a click lets a person set them.

import { h, set, setFormula, svg } from "../lib/dom.js";
import { createEdgeEditor } from "./edge_editor.js";
import { edgePath, nearestEdge } from "./network_layout.js";
import { incomingOf, nameOf, shortName, targetOf, unitCount } from "./units.js";
import { writtenWeight } from "./weight_field.js";

const REACH = { mouse: 8, pen: 10, touch: 14 }; // px from an edge within which it is meant

/** `element`: what tip and box stand in; `focus(unit)` gives the focus back; `hand()` is that of hand.js. */
export function createNumberEditing({ act, stage, picture, element, focus, hand }) {
  const mark = svg("path", { class: "net-line-mark", display: "none" });
  picture.append(mark);
  const tip = h("p", { class: "net-tip", "aria-hidden": "true", hidden: true });
  let [now, layout] = [null, null];
  let pointed = null; // the weight or bias under the pointer
  let edited = null; // the one in the box

  const editor = createEdgeEditor({
    change: (value) => edited.change(value),
    end: act.end,
    closed(by_hand) {
      if (by_hand) focus(edited.unit);
      edited = null;
      markEdge(null);
    },
  });
  element.append(tip, editor.element);

  const engine = () => now.session.engine;
  const short = (unit) => shortName(engine().sizes, now.settings.inputs, unit);
  function weight(index) {
    const { sizes } = engine();
    const unit = targetOf(sizes, index);
    const { weight: first, source } = incomingOf(sizes, unit);
    return {
      unit,
      edge: index,
      name: `Weight from ${short(source + index - first)} to ${short(unit)}`,
      read: () => engine().weights[index],
      change: (value) => act.setWeight(index, value),
    };
  }
  function bias(unit) {
    const { sizes } = engine();
    const index = unit - sizes[0];
    return {
      unit,
      edge: -1,
      name: `Bias of ${unit === unitCount(sizes) - 1 ? "the output" : nameOf(sizes, now.settings.inputs, unit)}`,
      read: () => engine().biases[index],
      change: (value) => act.setBias(index, value),
    };
  }

  function placeIn(event) {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width };
  }
  function point(what, event) {
    pointed = what;
    tip.hidden = what === null;
    stage.classList.toggle("is-on-line", (what?.edge ?? -1) >= 0);
    markEdge(what);
    if (!what) return;
    const { x, y, width } = placeIn(event);
    tip.style.cssText = `left:${Math.max(70, Math.min(width - 70, x))}px;top:${y}px`;
    showTip();
  }
  function markEdge(what) {
    const edge = layout?.edges[(what ?? edited)?.edge ?? -1];
    set(mark, { display: edge ? null : "none", d: edge ? edgePath(edge) : null });
  }
  const showTip = () => setFormula(tip, `${pointed.name}: ${writtenWeight(pointed.read())}`);
  function edit(what, event) {
    point(null);
    editor.shut();
    edited = what;
    editor.open(what, placeIn(event), hand() === "touch");
    markEdge(what);
  }

  const edgeAt = (event) => {
    if (!layout || event.target.closest("button, .net-bias")) return -1;
    const { left, top } = picture.getBoundingClientRect();
    return nearestEdge(layout.edges, event.clientX - left, event.clientY - top, REACH[hand()] ?? REACH.mouse);
  };
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const unit = event.target.closest(".net-bias")?.dataset.unit;
    const index = edgeAt(event);
    if (unit) point(bias(Number(unit)), event);
    else if (index >= 0) point(weight(index), event);
    else if (pointed) point(null);
  });
  stage.addEventListener("pointerleave", () => point(null));
  stage.addEventListener("click", (event) => {
    const unit = event.target.closest(".net-bias")?.dataset.unit;
    const index = edgeAt(event);
    if (unit) edit(bias(Number(unit)), event);
    else if (index >= 0) edit(weight(index), event);
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
      if (pointed) showTip();
      editor.show();
    },
  };
}
