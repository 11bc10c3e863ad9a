// Where everything stands in the picture of the network, in px. Pure geometry.

const HEAD = 74; // above the neurons: what the columns are called, and buttons
const FINGER = 44; // what a finger needs in each direction
const FOOT = 14; // below: the bias of the lowest neuron
const LEAST_PITCH = 54; // from column to column: two buttons stand side by side above each
const FAN = 0.55; // the lines that reach a neuron spread over this share of its height

/**
 * `inputRows`: how many inputs are listed; `usedRows`: the rows of those that the network reads; `hidden`: neurons
 * of each hidden layer; `room`: the width there is. A network that needs more gets it. `byFinger`: it is worked by one;
 * the two buttons of a column then stand one above the other where they don't fit side by side (`stacked`).
 */
export function layoutNetwork({ inputRows, usedRows, hidden, room, byFinger = false }) {
  const node = Math.max(30, Math.min(46, Math.round(room / 14)));
  const label = node < 36 ? 54 : 60; // the inputs' names, left of them
  const row = Math.max(byFinger ? FINGER : 0, node + Math.round(node * 0.3));
  const columns = hidden.length + 2;
  const needed = label + node + (columns - 1) * LEAST_PITCH + LEAST_PITCH / 2 - node / 2;
  const width = Math.max(room, needed);
  const first = label + node / 2;
  const last = width - Math.max(node, LEAST_PITCH) / 2;
  const pitch = (last - first) / (columns - 1);

  const stacked = byFinger && pitch < 2 * FINGER + 4;
  const head = byFinger ? HEAD - 27 + FINGER * (stacked ? 2 : 1) : HEAD; // a mouse is content with 27 px
  const rows = Math.max(inputRows, ...hidden, 1);
  const middle = head + (rows * row) / 2;
  const column = (count, at) =>
    Array.from({ length: count }, (_, i) => ({
      x: Math.round(first + at * pitch),
      y: Math.round(middle + (i - (count - 1) / 2) * row),
    }));
  const inputs = column(inputRows, 0);
  const layers = [usedRows.map((i) => inputs[i]), ...[...hidden, 1].map((count, i) => column(count, i + 1))];
  return {
    width,
    height: head + rows * row + FOOT,
    head,
    stacked,
    pitch,
    node,
    inputs,
    layers,
    edges: layers.slice(1).flatMap((layer, i) => edgesBetween(layers[i], layer, node)),
  };
}

/** In the order of the weights: unit by unit, input by input. */
function edgesBetween(sources, targets, node) {
  const place = (i) =>
    sources.length < 2 ? 0 : i / sources.length - (sources.length - 1) / 2 / sources.length;
  return targets.flatMap((target) =>
    sources.map((source, i) => ({
      x0: source.x + node / 2,
      y0: source.y,
      x1: target.x - node / 2,
      y1: target.y + place(i) * node * FAN,
    })),
  );
}

/** An edge as an SVG path: level at both ends. */
export function edgePath({ x0, y0, x1, y1 }) {
  const middle = (x0 + x1) / 2;
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1.toFixed(1)} ${x1} ${y1.toFixed(1)}`;
}

/** The number of the edge nearest to a point, if it is within `reach` px; else −1. */
export function nearestEdge(edges, px, py, reach) {
  let [best, least] = [-1, reach];
  edges.forEach((edge, i) => {
    if (px < edge.x0 || px > edge.x1) return;
    const away = distanceTo(edge, px, py);
    if (away <= least) [best, least] = [i, away];
  });
  return best;
}

/** How far a point is from an edge, nearly: its height above the curve, less where the curve is steep. */
function distanceTo({ x0, y0, x1, y1 }, px, py) {
  const t = parameterAt((px - x0) / (x1 - x0));
  const y = y0 + (y1 - y0) * t * t * (3 - 2 * t);
  const slope = ((y1 - y0) * 6 * t * (1 - t)) / ((x1 - x0) * (1.5 - 3 * t + 3 * t * t));
  return Math.abs(py - y) / Math.hypot(1, slope);
}

/** t of the curve where it has gone the share `share` of its way to the right: x(t) = 1.5·t·(1 − t) + t³. */
function parameterAt(share) {
  let [low, high] = [0, 1];
  for (let i = 0; i < 20; i++) {
    const t = (low + high) / 2;
    if (1.5 * t * (1 - t) + t ** 3 < share) low = t;
    else high = t;
  }
  return (low + high) / 2;
}

/** From the unit at `layer`, `row` of a grid of layers with so many rows, where an arrow key goes. */
export function neighbor(counts, { layer, row }, [dx, dy]) {
  const next = Math.max(0, Math.min(counts.length - 1, layer + dx));
  const [here, there] = [counts[layer], counts[next]];
  const level = next === layer ? row : Math.round(row - (here - 1) / 2 + (there - 1) / 2);
  return { layer: next, row: Math.max(0, Math.min(there - 1, level - dy)) };
}
