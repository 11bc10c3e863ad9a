// The lines of the network: as wide as the weight is large, blue above zero, orange below, faint near it.

import { set, svg } from "../../lib/dom.js";
import { edgePath } from "./layout.js";

const LARGEST = 5; // |weight| at which a line is as wide as it gets
const LEVELS = 50; // so many widths are told apart: a change that nobody sees is not written
const MOST_FLOWING = 120; // lines: to draw hundreds of dashed ones takes longer than a frame
const SIGNS = ["net-line is-negative", "net-line", "net-line is-positive"];

/** 0 … LEVELS for the size of a weight, with its sign. */
export const levelOf = (weight) =>
  Math.sign(weight) * Math.ceil((Math.min(LARGEST, Math.abs(weight)) / LARGEST) * LEVELS);

export function createEdges() {
  const group = svg("g", { class: "net-lines" });
  const paths = [];
  let levels = [];
  let scale = 1;
  let chosen = null; // {weight, count} of the lines that stand out

  function write(path, level, before) {
    const share = Math.abs(level) / LEVELS;
    path.setAttribute("stroke-width", ((0.7 + 9.3 * share) * scale).toFixed(2));
    path.setAttribute("stroke-opacity", Math.min(0.9, 0.28 + 4 * share).toFixed(2));
    if (before === undefined || Math.sign(level) !== Math.sign(before))
      path.setAttribute("class", SIGNS[Math.sign(level) + 1]);
  }
  return {
    element: group,
    /** Put as many lines as there are `edges`; neurons are `node` px wide. */
    place(edges, node) {
      scale = node / 46;
      while (paths.length > edges.length) paths.pop().remove();
      while (paths.length < edges.length) {
        paths.push(svg("path"));
        group.append(paths.at(-1));
      }
      edges.forEach((edge, i) => {
        set(paths[i], { d: edgePath(edge) });
      });
      levels = [];
      chosen = null;
      group.classList.remove("has-chosen");
    },
    draw(weights) {
      for (let i = 0; i < paths.length; i++) {
        const level = levelOf(weights[i]);
        if (level === levels[i]) continue;
        write(paths[i], level, levels[i]);
        levels[i] = level;
        if (isIn(chosen, i)) paths[i].classList.add("is-chosen");
      }
    },
    /** Let the lines from `weight` on stand out, `count` of them; none with 0. */
    choose({ weight, count }) {
      if (chosen?.weight === weight && chosen.count === count) return;
      for (let i = 0; i < paths.length; i++) {
        const stands = isIn({ weight, count }, i);
        if (stands !== isIn(chosen, i)) paths[i].classList.toggle("is-chosen", stands);
      }
      chosen = { weight, count };
      group.classList.toggle("has-chosen", count > 0);
    },
    /** Dashes that move on with `epoch`; none with null, nor in a large network. */
    flow(epoch) {
      const still = epoch === null || paths.length > MOST_FLOWING;
      set(group, {
        "stroke-dasharray": still ? null : "10 2",
        "stroke-dashoffset": still ? null : -(epoch % 24) / 2,
      });
    },
  };
}

const isIn = (range, i) => range !== null && i >= range.weight && i < range.weight + range.count;
