// Where the nodes stand. The signal runs along one axis: to the right on a wide page, down on a phone.

import { GRAPHS } from "./graphs.js";
import { columnsOf } from "./model.js";

// In pixels of the picture, first along the signal's way, then across it: the distance of columns and of lanes, for a long
// graph and for a short one; and the room at both edges, for names and signs.
const PLANS = {
  wide: { size: 800, box: [64, 50], pitch: [94, 74], longest: 124, before: [26, 22], after: [26, 8] },
  narrow: { size: 345, box: [52, 55], pitch: [79, 57], longest: 79, before: [22, 4], after: [8, 4] },
};
const DATA = 0.56; // what has no gradient is only that high

/** {size, box, places: Map(node → [x, y])}, the center of each node's box. */
export function layout({ graph }, built, isWide) {
  const spots = GRAPHS[graph] && !built.problem ? builtIn(GRAPHS[graph], built) : automatic(built);
  const { size, box, pitch, longest, before, after } = PLANS[isWide ? "wide" : "narrow"];
  const last = [0, 1].map((axis) => Math.max(...[...spots.values()].map((spot) => spot[axis])));
  const sides = isWide ? box : box.toReversed();
  const rest = [0, 1].map((axis) => sides[axis] + before[axis] + after[axis]);
  const step = [Math.max(pitch[0], Math.min(longest, (size - rest[0]) / last[0])), pitch[1]];
  const [length, breadth] = [0, 1].map((axis) => last[axis] * step[axis] + rest[axis]);
  const width = Math.max(size, isWide ? length : breadth);
  const shift = (width - (isWide ? length : breadth)) / 2; // a small graph stands in the middle
  const place = (spot) => {
    const [along, across] = spot.map((at, axis) => at * step[axis] + sides[axis] / 2 + before[axis]);
    return isWide ? [along + shift, across] : [across + shift, along];
  };
  const places = new Map([...spots].map(([node, spot]) => [node, place(spot)]));
  return { size: [width, isWide ? breadth : length], box, places };
}

/** [column, lane] as the graph's own table has it. */
function builtIn({ places }, { nodes }) {
  const table = places.split(",").map((place) => place.trim().split(" "));
  const unnamed = nodes.filter(({ name }) => !name);
  return new Map(
    table.map(([name, ...spot]) => [
      name === "_" ? unnamed.shift() : nodes.find((node) => node.name === name),
      spot.map(Number),
    ]),
  );
}

/** An operation stands behind all it is made from, an input before its first use; lanes as in the expression. */
function automatic({ nodes, result }) {
  const columns = columnsOf(nodes);
  const lanes = new Map();
  let next = 0;
  const visit = (node) => {
    if (lanes.has(node)) return lanes.get(node);
    const inside = node.parents.map(visit);
    lanes.set(node, inside.length ? mean(inside) : next++);
    return lanes.get(node);
  };
  visit(result);
  const room = Math.min(1, 4 / Math.max(1, next - 1));
  for (const column of new Set(columns.values())) {
    const here = nodes.filter((node) => columns.get(node) === column);
    here.sort((a, b) => lanes.get(a) - lanes.get(b));
    spread(here, lanes, room);
  }
  const least = Math.min(...lanes.values());
  return new Map(nodes.map((node) => [node, [columns.get(node), lanes.get(node) - least]]));
}

const mean = (all) => all.reduce((sum, one) => sum + one, 0) / all.length;

/** Nodes of one column, in order: at least one lane apart, and together where they were. */
function spread(column, lanes, room) {
  const wanted = column.map((node) => lanes.get(node) * room);
  const placed = [];
  for (const lane of wanted) placed.push(Math.max(lane, (placed.at(-1) ?? -Infinity) + 1));
  const shift = mean(wanted) - mean(placed);
  for (const [i, node] of column.entries()) lanes.set(node, placed[i] + shift);
}

/** The line of an edge, as an SVG path, and the place of its label. `twin`: how many edges there are already between the two. */
export function edgeLine({ places, box }, { from, to, isFromData, twin }, isWide) {
  const [along, across] = isWide ? [0, 1] : [1, 0];
  const start = [...places.get(from)];
  const end = [...places.get(to)];
  start[along] += from.op === "number" ? 8 : (box[along] / 2) * (isFromData && !isWide ? DATA : 1);
  end[along] -= box[along] / 2 + (isWide ? 9 : 16);
  const bow = twin ? 26 * (twin % 2 ? 1 : -1) : 0;
  const reach = Math.max(18, (end[along] - start[along]) / 2);
  const bend = ([...point], by) => {
    point[along] += by;
    point[across] += bow;
    return point;
  };
  const [first, second] = [bend(start, reach), bend(end, -reach)];
  const at = (t) =>
    [0, 1].map(
      (axis) =>
        (1 - t) ** 3 * start[axis] +
        3 * (1 - t) ** 2 * t * first[axis] +
        3 * (1 - t) * t ** 2 * second[axis] +
        t ** 3 * end[axis],
    );
  const isStraight = start[across] === end[across] && !bow;
  const hasWideSign = to.parents.length === 1; // "ReLU", "( )²"
  return {
    path: `M${start}C${first} ${second} ${end}`,
    label: isStraight ? beside(start, end, isWide, hasWideSign) : at(0.6),
  };
}

/** Where a straight line's label stands: above it, and above a wide sign; on a phone at its right, or beside the sign where the line is short. */
function beside([x1, y1], [x2, y2], isWide, hasWideSign) {
  if (isWide) return [(x1 + x2) / 2, y2 - (hasWideSign ? 16 : 9)];
  return y2 - y1 > 24 ? [x2 + 13, (y1 + y2) / 2] : [x2 + 24, y2 + 7];
}
