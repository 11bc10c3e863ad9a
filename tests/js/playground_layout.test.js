import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../../dl101/widgets/nn/engine.js";
import { incomingOf, nameOf, placeOf, shortName, targetOf, unitCount } from "../../dl101/widgets/nn/units.js";
import { levelOf } from "../../dl101/widgets/playground/network/edges.js";
import {
  edgePath,
  layoutNetwork,
  nearestEdge,
  neighbor,
} from "../../dl101/widgets/playground/network/layout.js";
import { decimate, niceTicks, spread } from "../../dl101/widgets/playground/plot/loss_chart.js";
import { makePalette, paintHeatMap, paletteIndex } from "../../dl101/widgets/playground/plot/map_paint.js";
import { groupPoints, nearestPoint, pointColor } from "../../dl101/widgets/playground/plot/points.js";

const lay = (hidden, room, usedRows = [0, 1, 2, 3, 4, 5, 6]) =>
  layoutNetwork({ inputRows: 7, usedRows, hidden, room });
const engineOf = (sizes) =>
  createEngine({ sizes, activation: "tanh", output: "tanh", loss: "squared", regularization: "none" });

test("no two neurons touch, and all stand inside the picture, at every width and depth", () => {
  for (const room of [280, 320, 390, 700, 1000])
    for (const hidden of [[], [1], [4, 2], [8, 1, 8], [8, 8, 8, 8, 8, 8]]) {
      const { node, width, height, inputs, layers } = lay(hidden, room);
      assert.ok(node >= 28, "a finger must hit it");
      const all = [...inputs, ...layers.slice(1).flat()];
      for (const [i, a] of all.entries()) {
        assert.ok(a.x >= node / 2 && a.x <= width - node / 2, `${hidden} at ${room}: ${a.x} of ${width}`);
        assert.ok(a.y >= node / 2 && a.y <= height - node / 2);
        for (const b of all.slice(i + 1))
          assert.ok(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) >= node + 4, `${hidden} at ${room}`);
      }
    }
});

test("a network that fits takes the width there is; a deep one on a phone takes more", () => {
  assert.equal(lay([4, 2], 340).width, 340);
  assert.equal(lay([8, 8, 8, 8, 8, 8], 700).width, 700);
  const deep = lay([8, 8, 8, 8, 8, 8], 300);
  assert.ok(deep.width > 300);
  assert.ok(deep.pitch >= 54, "two buttons stand side by side above each column");
});

test("a neuron more leaves the picture's height as it is, up to as many as there are inputs", () => {
  assert.equal(lay([1], 700).height, lay([7, 7], 700).height);
  assert.ok(lay([8], 700).height > lay([7], 700).height);
});

test("there is an edge for each weight, in the engine's order, from the one unit to the other", () => {
  for (const [used, hidden] of [
    [
      [0, 1],
      [4, 2],
    ],
    [[], [3]],
    [[6], []],
    [
      [0, 1, 2, 3, 4, 5, 6],
      [8, 8, 8, 8, 8, 8],
    ],
  ]) {
    const { edges, layers, node } = lay(hidden, 700, used);
    const sizes = [used.length, ...hidden, 1];
    const { weights } = engineOf(sizes);
    assert.equal(edges.length, weights.length);
    const units = layers.flat();
    for (let unit = sizes[0]; unit < unitCount(sizes); unit++) {
      const { weight, source, count } = incomingOf(sizes, unit);
      for (let j = 0; j < count; j++) {
        const { x0, y0, x1, y1 } = edges[weight + j];
        assert.equal(targetOf(sizes, weight + j), unit);
        assert.deepEqual([x0, y0], [units[source + j].x + node / 2, units[source + j].y]);
        assert.equal(x1, units[unit].x - node / 2);
        assert.ok(Math.abs(y1 - units[unit].y) < node / 2);
      }
    }
  }
  assert.throws(() => targetOf([2, 1], 2), RangeError);
});

test("the engine sums what the numbering says: the incoming weights of a unit, and its bias", () => {
  const sizes = [2, 3, 1];
  const engine = engineOf(sizes);
  engine.start(() => 0.9, false);
  for (let i = 0; i < engine.weights.length; i++) engine.weights[i] = i / 10;
  const row = Float64Array.of(0.5, -1);
  const outputs = engine.activations(row);
  for (let unit = 2; unit < 6; unit++) {
    const { weight, source, count } = incomingOf(sizes, unit);
    let z = engine.biases[unit - 2];
    for (let j = 0; j < count; j++) z += engine.weights[weight + j] * outputs[source + j];
    assert.ok(Math.abs(Math.tanh(z) - outputs[unit]) < 1e-12);
  }
});

test("units have names", () => {
  const [sizes, inputs] = [
    [2, 3, 1],
    ["x", "sinY"],
  ];
  assert.deepEqual(
    [0, 1, 2, 4, 5].map((unit) => nameOf(sizes, inputs, unit)),
    ["x₁", "sin(x₂)", "Layer 1, neuron 1", "Layer 1, neuron 3", "Output"],
  );
  assert.equal(shortName(sizes, inputs, 4), "neuron 3");
  assert.equal(shortName(sizes, inputs, 5), "the output");
  assert.deepEqual(placeOf(sizes, 4), { layer: 1, index: 2 });
});

test("each edge is found at each point of it, and none far from all", () => {
  const { edges } = lay([3, 2], 700, [0, 1]);
  for (const edge of edges) {
    assert.match(edgePath(edge), /^M[\d. -]+C[\d. -]+$/);
    for (const t of [0.05, 0.35, 0.5, 0.65, 0.95]) {
      const x = edge.x0 + (edge.x1 - edge.x0) * (1.5 * t * (1 - t) + t ** 3);
      const y = edge.y0 + (edge.y1 - edge.y0) * t * t * (3 - 2 * t);
      assert.equal(nearestEdge([edge], x, y, 0.1), 0);
      assert.ok(nearestEdge(edges, x, y, 0.1) >= 0);
    }
  }
  const alone = lay([1], 700, [0]).edges;
  assert.equal(nearestEdge(alone, (alone[0].x0 + alone[0].x1) / 2, (alone[0].y0 + alone[0].y1) / 2, 1), 0);
  assert.equal(nearestEdge(alone, alone[0].x0 + 5, alone[0].y0 + 30, 8), -1);
  assert.equal(nearestEdge(alone, alone[0].x0 - 5, alone[0].y0, 8), -1);
});

test("a point beside a steep edge counts by its distance, not by its height", () => {
  const edge = { x0: 0, y0: 0, x1: 20, y1: 400 };
  assert.equal(nearestEdge([edge], 13, 200, 4), 0);
  assert.equal(nearestEdge([edge], 20, 200, 4), -1);
});

test("arrow keys go to the neighbor at the same height, and stop at the edge", () => {
  const counts = [7, 4, 1];
  assert.deepEqual(neighbor(counts, { layer: 0, row: 0 }, [1, 0]), { layer: 1, row: 0 });
  assert.deepEqual(neighbor(counts, { layer: 0, row: 3 }, [1, 0]), { layer: 1, row: 2 });
  assert.deepEqual(neighbor(counts, { layer: 1, row: 3 }, [1, 0]), { layer: 2, row: 0 });
  assert.deepEqual(neighbor(counts, { layer: 2, row: 0 }, [1, 0]), { layer: 2, row: 0 });
  assert.deepEqual(neighbor(counts, { layer: 0, row: 2 }, [0, 1]), { layer: 0, row: 1 });
  assert.deepEqual(neighbor(counts, { layer: 0, row: 6 }, [0, -1]), { layer: 0, row: 6 });
});

const COLORS = { positive: [0, 0, 200], negative: [200, 100, 0], paper: [255, 255, 255] };

test("colors of a map: paper at 0, alike beyond ±1, two alone when discretized, and no number is 0", () => {
  const { css } = makePalette(COLORS);
  assert.equal(css[paletteIndex(0)], "rgb(255 255 255)");
  assert.equal(paletteIndex(Number.NaN), paletteIndex(0));
  for (const sign of [1, -1]) {
    assert.equal(css[paletteIndex(sign)], css[paletteIndex(sign * 1e9)]);
    assert.equal(paletteIndex(sign * 0.01, true), paletteIndex(sign));
    assert.notEqual(paletteIndex(sign * 0.01), paletteIndex(sign));
  }
  assert.equal(paletteIndex(0, true), paletteIndex(1), "0 counts as above, as the loss's labels do");
  assert.equal(css[paletteIndex(Number.POSITIVE_INFINITY)], css[paletteIndex(1)]);
});

function fakeCanvas(width, height) {
  const canvas = { width, height, painted: null };
  canvas.getContext = () => ({
    createImageData: (w, h) => ({ width: w, height: h, data: new Uint8ClampedArray(w * h * 4) }),
    putImageData: (image) => {
      canvas.painted = image.data;
    },
  });
  return canvas;
}

test("a map is painted top row first, whatever the number of the canvas' pixels", () => {
  const values = Float32Array.of(1, -1, 0, 1); // 2 × 2
  const { css } = makePalette(COLORS);
  for (const pixels of [2, 4, 6]) {
    const canvas = fakeCanvas(pixels, pixels);
    paintHeatMap(canvas, values, 2, COLORS, false);
    const at = (x, y) => {
      const start = 4 * (y * pixels + x);
      return `rgb(${[...canvas.painted.slice(start, start + 3)].join(" ")})`;
    };
    const far = pixels - 1;
    assert.deepEqual(
      [at(0, 0), at(far, 0), at(0, far), at(far, far)],
      [1, -1, 0, 1].map((value) => css[paletteIndex(value)]),
    );
  }
});

test("a line's width says how large its weight is, and its sign is kept", () => {
  assert.equal(levelOf(0), 0);
  assert.equal(levelOf(1e-9), 1, "a small weight is not nothing");
  assert.equal(levelOf(99), levelOf(5));
  assert.equal(levelOf(-2), -levelOf(2));
  assert.ok(levelOf(2) > levelOf(1));
});

test("classes differ in shape, not in color alone", () => {
  const points = { x: [1, 2, 3], y: [4, 5, 6], label: [1, -1, 1], count: 3 };
  const groups = groupPoints(points, false);
  assert.deepEqual(
    groups.map(({ square, places }) => [square, places]),
    [
      [false, [1, 4, 3, 6]],
      [true, [2, 5]],
    ],
  );
  const shades = groupPoints({ ...points, label: [0.5, -3, 0] }, true);
  assert.ok(shades.every(({ square }) => !square));
  assert.equal(pointColor(shades[1].shade, COLORS), pointColor(-16, COLORS), "labels beyond −1 look like −1");
  assert.notEqual(pointColor(16, COLORS), pointColor(-16, COLORS));
});

test("the point that a click means is the nearest one within reach", () => {
  const points = [
    [0, 0, 1],
    [1, 0, -1],
  ];
  assert.equal(nearestPoint(points, 0.7, 0.1, 0.5), 1);
  assert.equal(nearestPoint(points, 3, 3, 0.5), -1);
  assert.equal(nearestPoint([], 0, 0, 9), -1);
});

test("a long run is drawn with few points, and no peak is lost", () => {
  const losses = Array.from({ length: 10_000 }, (_, i) => 1 / (1 + i));
  losses[7777] = 5;
  const points = decimate(losses, 150);
  assert.ok(points.length <= 301);
  assert.ok(points.some(([epoch, loss]) => epoch === 7777 && loss === 5));
  assert.deepEqual(points[0], [0, 1]);
  assert.equal(points.at(-1)[0], 9999);
  assert.ok(points.every(([epoch], i) => i === 0 || epoch > points[i - 1][0]));
});

test("a short run is drawn whole; epochs that nobody looked at are left out", () => {
  assert.deepEqual(decimate([3, 2, 1], 150), [
    [0, 3],
    [1, 2],
    [2, 1],
  ]);
  assert.deepEqual(decimate([3, Number.NaN, 1], 150), [
    [0, 3],
    [2, 1],
  ]);
  const holes = [1];
  holes[3] = 0.5;
  assert.deepEqual(decimate(holes, 150), [
    [0, 1],
    [3, 0.5],
  ]);
  assert.deepEqual(decimate([Number.NaN], 150), []);
});

test("ticks are round, few, and reach the highest value", () => {
  assert.deepEqual(niceTicks(0.5, 3), [0, 0.2, 0.4, 0.6]);
  assert.deepEqual(niceTicks(10, 4), [0, 2.5, 5, 7.5, 10]);
  for (const high of [1e-6, 0.013, 0.3, 0.7, 1, 7, 123, 9999]) {
    const ticks = niceTicks(high, 4);
    assert.ok(ticks.at(-1) >= high * 0.999999 && ticks.length <= 6, `${high}: ${ticks}`);
  }
});

test("two labels keep apart, in their order, inside the picture", () => {
  assert.deepEqual(spread([20, 90], 16, 0, 100), [20, 90]);
  const [first, second] = spread([99, 98], 16, 0, 100);
  assert.ok(first - second === 16 && first <= 100);
  assert.deepEqual(spread([50, 50], 16, 0, 100), [42, 58]);
});
