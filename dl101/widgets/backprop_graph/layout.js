// Where the nodes stand. The signal runs along one axis: to the right on a wide page, down on a phone.

import { GRAPHS } from "./graphs.js";
import { columnsOf } from "./model.js";

// In pixels of the picture, first along the signal's way, then across it: the distance of columns and of lanes, for a long
// graph and for a short one; and the room at both edges, for names and signs.
const PLANS = {
  wide: { size: 800, box: [64, 50], pitch: [94, 74], longest: 124, before: [26, 22], after: [26, 8] },
  narrow: { size: 345, box: [52, 55], pitch: [79, 57], longest: 108, before: [22, 4], after: [8, 4] },
};
const DATA = 0.56; // what has no gradient is only that high
const broad = ({ isTurn }) => (isTurn ? 0.15 : 0.5); // lanes to each side: of a wire, of a box and its name
const NEARLY = 8; // pixels by which a straight wire may miss a box's middle

/** {size, box, places: Map(node → [x, y])}, the center of each node's box; `places` has the turns of long wires too. */
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

/** Where a wire passes a column between its ends: it keeps a lane of its own there, so that no box hides it. */
const turnsOf = (nodes, columns, lanes) =>
  nodes.flatMap((to) =>
    [...new Set(to.parents)].flatMap((from) => {
      const [first, last] = [columns.get(from), columns.get(to)];
      return Array.from({ length: last - first - 1 }, (_, i) => {
        const turn = { from, to, isTurn: true };
        const share = (i + 1) / (last - first);
        columns.set(turn, first + i + 1);
        lanes.set(turn, lanes.get(from) + share * (lanes.get(to) - lanes.get(from)));
        return turn;
      });
    }),
  );

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
  const all = [...nodes, ...turnsOf(nodes, columns, lanes)];
  const room = Math.min(1, 4 / Math.max(1, next - 1));
  for (const column of new Set(columns.values())) {
    const here = all.filter((node) => columns.get(node) === column);
    here.sort((a, b) => lanes.get(a) - lanes.get(b));
    spread(here, lanes, room);
  }
  const least = Math.min(...lanes.values());
  return new Map(all.map((node) => [node, [columns.get(node), lanes.get(node) - least]]));
}

const mean = (all) => all.reduce((sum, one) => sum + one, 0) / all.length;

/** Nodes of one column, in order: at least one lane apart, a wire less, and together where they were. */
function spread(column, lanes, room) {
  const wanted = column.map((node) => lanes.get(node) * room);
  const placed = [];
  for (const [i, lane] of wanted.entries())
    placed.push(i ? Math.max(lane, placed[i - 1] + broad(column[i - 1]) + broad(column[i])) : lane);
  const shift = mean(wanted) - mean(placed);
  for (const [i, node] of column.entries()) lanes.set(node, placed[i] + shift);
}

/** The line of an edge, as an SVG path, and the place of its label. `twin`: how many edges there are already between the two. */
export function edgeLine({ places, box }, { from, to, isFromData, twin }, isWide) {
  const [along, across] = isWide ? [0, 1] : [1, 0];
  const half = box[along] / 2;
  const shifted = ([...point], by, aside = 0) => {
    point[along] += by;
    point[across] += aside;
    return point;
  };
  const start = shifted(places.get(from), half * (isFromData && !isWide ? DATA : 1));
  const end = shifted(places.get(to), -half - (isWide ? 9 : 16));
  const bow = twin ? 26 * (twin % 2 ? 1 : -1) : 0;
  const turns = [...places].filter(([turn]) => turn.from === from && turn.to === to);
  if (Math.abs(start[across] - end[across]) < NEARLY && !turns.length) start[across] = end[across];
  // From the box to each turn, straight on through its column, and to the next.
  const exits = [start, ...turns.map(([, at]) => shifted(at, half))];
  const entries = [...turns.map(([, at]) => shifted(at, -half)), end];
  const curves = exits.map((first, i) => {
    const last = entries[i];
    const reach = Math.max(18, (last[along] - first[along]) / 2);
    return [first, shifted(first, reach, bow), shifted(last, -reach, bow), last];
  });
  const curve = curves.at(-1);
  // On a wide page near its beginning, away from the other lines that go into the same box.
  const [p0, p1, p2, p3] = isWide ? curve.toReversed() : curve;
  const onCurve = [0, 1].map((i) => 0.04 * p0[i] + 0.24 * p1[i] + 0.44 * p2[i] + 0.28 * p3[i]);
  const isStraight = curve[0][across] === end[across] && !bow;
  const hasWideSign = to.parents.length === 1; // "ReLU", "( )²"
  const begin = from.op === "number" ? shifted(start, 8 - half) : start; // a number has no box
  return {
    path: `M${begin}${curves.map(([first, a, b, last]) => `L${first}C${a} ${b} ${last}`).join("")}`,
    label: isStraight ? beside(curve[0], end, isWide, hasWideSign) : onCurve,
  };
}

/** Where a straight line's label stands: above it, and above a wide sign; on a phone at its right, or beside the sign where the line is short. */
function beside([x1, y1], [x2, y2], isWide, hasWideSign) {
  if (isWide) return [(x1 + x2) / 2, y2 - (hasWideSign ? 16 : 9)];
  return y2 - y1 > 24 ? [x2 + 13, (y1 + y2) / 2] : [x2 + 24, y2 + 7];
}
