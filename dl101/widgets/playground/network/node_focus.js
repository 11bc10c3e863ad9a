// Which neuron of the picture is pointed at or has the focus; one stop of the Tab key for all, arrows between.

import { neighbor } from "./layout.js";

const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** `look(unit | null)` is told who is pointed at or has the focus. A node is {unit, button}. */
export function createNodeFocus(stage, look) {
  let columns = []; // nodes by layer
  let here = { layer: 0, row: 0 }; // the one that Tab reaches
  let [pointed, focused] = [null, null];

  const nodeAt = ({ layer, row }) => columns[layer]?.[row];
  function find(node) {
    const layer = columns.findIndex((column) => column.includes(node));
    return { layer, row: columns[layer].indexOf(node) };
  }
  function goTo(place) {
    nodeAt(here)?.button.setAttribute("tabindex", -1);
    here = place;
    nodeAt(here).button.setAttribute("tabindex", 0);
  }
  function point(node) {
    pointed = node;
    look((pointed ?? focused)?.unit ?? null);
  }
  function focus(node) {
    if (node) goTo(find(node));
    focused = node;
    look((pointed ?? focused)?.unit ?? null);
  }
  stage.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const node = columns.flat().find(({ button }) => button === event.target);
    if (!step || !node || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the page must not scroll
    const counts = columns.map((column) => column.length);
    nodeAt(neighbor(counts, find(node), step)).button.focus();
  });

  return {
    watch(node) {
      const { button } = node;
      button.addEventListener("pointerenter", (event) => {
        if (event.pointerType !== "touch") point(node); // a tap gives it the focus
      });
      button.addEventListener("pointerleave", () => point(null));
      button.addEventListener("focus", () => focus(node));
      button.addEventListener("blur", () => focus(null));
      return node;
    },
    /** The nodes by layer are now these. */
    arrange(next) {
      columns = next.filter((column) => column.length > 0);
      const layer = Math.min(here.layer, columns.length - 1);
      goTo({ layer, row: Math.min(here.row, columns[layer].length - 1) });
      if (!columns.flat().includes(pointed)) pointed = null; // the pointer does not tell when its neuron goes
    },
    nodes: () => columns.flat(),
  };
}
