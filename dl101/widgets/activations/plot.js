// The curve with its tangent at a z that can be dragged, and below it, if wanted, the slope's own curve.

import { clamp, rounded } from "../lib/arithmetic.js";
import { signClass } from "../lib/colors.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createHandle, createLine } from "../lib/handles.js";
import { axisLabel, axisTick, createScales, locateIn, pathOf } from "../lib/plot.js";
import { same } from "../lib/state.js";
import { FUNCTIONS, flatParts, halves, LIMIT, outputOf, roundZ, slopeOf, written } from "./model.js";

const [WIDTH, LEFT, RIGHT] = [360, 34, 22];
const area = (top, height, bottom) => ({ width: WIDTH, height, left: LEFT, right: RIGHT, top, bottom });
const [CURVE, SLOPES] = [area(10, 216, 32), area(226, 312, 8)]; // the slope's curve below the other
const ENDS = [-LIMIT - 0.3, LIMIT + 0.3];
const FLOOR = CURVE.height - CURVE.bottom;
const TANGENT = 62; // its length to each side, in px of the drawing

/** `change(z, gesture)` moves z, `end()` closes a gesture. `draw(state)` shows it. */
export function createCurvePlot({ read, change, end }) {
  const frame = (size, attributes = {}) =>
    svg("rect", {
      class: "plot-frame",
      x: LEFT,
      y: size.top,
      width: WIDTH - LEFT - RIGHT,
      height: size.height - size.top - size.bottom,
      ...attributes,
    });
  const still = svg("g", { class: "curves" }); // drawn anew for another function
  const moving = svg("g", { class: "curves" }); // what follows z
  const handles = svg("g");
  const picture = svg(
    "svg",
    { class: "plot-marks", role: "group", "aria-label": "The curve of the function" },
    frame(CURVE, { onclick: (event) => tap(event) }),
    still,
    moving,
    handles,
  );

  let scales = createScales({ x: ENDS, y: [0, 1] }, CURVE);
  const plot = {
    handles,
    x: (z) => scales.x(z),
    y: (a) => scales.y(a),
    locate: locateIn(picture, (px, py) => scales.toData(px, py)),
  };
  const tap = (event) => change(roundZ(plot.locate(event)[0]));
  const drag = ([z]) => change(roundZ(z), "z");
  const line = createLine(plot, { drag, end });
  const nudge = ([dx, dy]) => {
    const z = read().z + 0.1 * (dx + dy);
    change(rounded(clamp(z, -LIMIT, LIMIT)));
  };
  const handle = createHandle(plot, { label: "z, on the curve", kind: "slide", drag, nudge, end });

  const parts = createMovingParts(moving);
  let drawn = null;
  let slopeScales = null;
  return {
    element: h("div", { class: "plot" }, picture),
    draw({ function: name, compare, z, slopes }) {
      const names = [name, compare].filter((one, i, all) => one && all.indexOf(one) === i);
      const key = [names, slopes];
      if (!same(key, drawn)) {
        scales = createScales({ x: ENDS, y: outputDomain(names) }, CURVE);
        slopeScales = slopes === "shown" ? createScales({ x: ENDS, y: slopeDomain(names) }, SLOPES) : null;
        set(picture, { viewBox: `0 0 ${WIDTH} ${slopeScales ? SLOPES.height : CURVE.height}` });
        still.replaceChildren(
          ...drawFlat(name, scales),
          ...drawAxes(scales, outputTicks(names)),
          ...names.toReversed().flatMap((one, i) => drawCurve(one, scales, i === names.length - 1)),
          ...(slopeScales ? [frame(SLOPES), ...drawSlopes(names, slopeScales)] : []),
        );
        drawn = key;
      }
      const [a, slope] = [outputOf(name, z), slopeOf(name, z)];
      const bend = z === 0 && FUNCTIONS[name].bend;
      parts.draw({ z, a, slope, bend, other: names[1] ? outputOf(names[1], z) : null, scales, slopeScales });
      const bottom = slopeScales ? SLOPES.height - SLOPES.bottom : FLOOR;
      line.place([
        [z, scales.toData(0, CURVE.top)[1]],
        [z, scales.toData(0, bottom)[1]],
      ]);
      handle.place([z, a], {
        now: z,
        min: -LIMIT,
        max: LIMIT,
        text: `z = ${fixed(z)}, output ${written(a)}, slope ${bend ? "none" : written(slope)}`,
      });
    },
  };
}

/** The outputs in the picture: those of all curves, with some air. */
function outputDomain(names) {
  const [low, high] = range(names);
  const air = (high - low) * 0.12;
  return [low - air, high + air];
}

const range = (names) => [
  Math.min(...names.map((name) => FUNCTIONS[name].low)),
  Math.max(...names.map((name) => FUNCTIONS[name].high)),
];

function outputTicks(names) {
  const [low, high] = range(names);
  const step = high - low > 3 ? 3 : high - low > 1 ? 1 : 0.5;
  const count = Math.floor(high / step) - Math.ceil(low / step);
  return Array.from({ length: count + 1 }, (_, i) => (Math.ceil(low / step) + i) * step);
}

/** The sigmoid's slope is 0.25 at most; all others reach 1. */
const steepest = (names) => (names.some((name) => slopeOf(name, 0.01) > 0.3) ? 1 : 0.25);
const slopeDomain = (names) => [-0.12 * steepest(names), 1.2 * steepest(names)];

function drawAxes({ x, y }, ticks) {
  const rows = ticks.map((a) =>
    svg("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(a), y2: y(a), "data-zero": a === 0 }),
  );
  return [
    ...rows,
    ...ticks.map((a) => axisTick(LEFT - 6, y(a) + 5, "end", a)),
    ...[-6, -3, 0, 3, 6].map((z) => axisTick(x(z), FLOOR + 18, "middle", z)),
    axisLabel("z", WIDTH - RIGHT + 6, FLOOR + 5, "start"),
    axisLabel("a", LEFT - 7, CURVE.top + 2, "end"),
  ];
}

/** One curve: blue where the output is above 0, orange below; or dashed, to compare with. */
function drawCurve(name, scales, main) {
  const curves = halves(FUNCTIONS[name].f).map((points) => {
    const kind = main ? signClass(points.at(-1)[1]) : "other";
    return svg("path", { class: `curve ${kind}`, d: pathOf(points, scales) });
  });
  const dots = [0, 1].map((a) =>
    svg("circle", { class: a ? "dot open" : "dot", cx: scales.x(0), cy: scales.y(a), r: 4.5 }),
  );
  return main && name === "step" ? [...curves, ...dots] : curves;
}

function drawSlopes(names, scales) {
  const most = steepest(names);
  return [
    ...[0, most].map((slope) => axisTick(LEFT - 6, scales.y(slope) + 5, "end", slope)),
    setText(svg("text", { class: "plot-tick", x: LEFT + 8, y: SLOPES.top + 45 }), "slope"),
    ...names.toReversed().flatMap((name, i) =>
      halves(FUNCTIONS[name].slope).map((points) =>
        svg("path", {
          class: i === names.length - 1 ? "curve slope" : "curve other",
          d: pathOf(points, scales),
        }),
      ),
    ),
  ];
}

/** The shaded parts, with words where the curve does not run. */
function drawFlat(name, { x }) {
  return flatParts(name).flatMap(([from, to]) => {
    const [x1, x2] = [from === -LIMIT ? LEFT : x(from), to === LIMIT ? WIDTH - RIGHT : x(to)];
    const label = svg("text", {
      class: "plot-tick",
      x: (x1 + x2) / 2,
      y: to > 0 ? 140 : 80,
      "text-anchor": "middle",
    });
    const shade = { class: "flat", x: x1, y: CURVE.top, width: x2 - x1, height: FLOOR - CURVE.top };
    return [svg("rect", shade), setText(label, slopeOf(name, from) ? "almost flat" : "flat")];
  });
}

/** What follows z: the tangent and its slope in words, the other curve's point, the slope's point. */
function createMovingParts(group) {
  const dot = (kind) => svg("circle", { class: `dot ${kind}`, r: 5 });
  const [tangent, other, point] = [svg("path"), dot("open"), dot("")];
  const words = svg("text", { class: "slope-words" });
  group.append(tangent, other, point, words);
  return {
    draw({ z, a, slope, bend, other: output, scales: { x, y }, slopeScales }) {
      const [px, py] = [x(z), y(a)];
      const [run, up] = [x(1) - x(0), slope * (y(0) - y(1))];
      const room = Math.min(py - CURVE.top, FLOOR - py) / Math.max(up, 1e-9);
      const reach = Math.min(TANGENT / Math.hypot(run, up), room);
      const [left, right] = [-1, 1].map((side) => {
        const t = side * Math.min(reach, (side < 0 ? px - LEFT : WIDTH - RIGHT - px) / run);
        return `${(px + t * run).toFixed(1)} ${(py - t * up).toFixed(1)}`;
      });
      set(tangent, { d: `M${left}L${right}`, display: bend && "none" });
      set(words, { ...wordsPlace(px, py, slope, z), display: bend && "none" });
      setText(words, `slope ${written(slope)}`);
      place(other, output !== null, px, y(output));
      place(point, slopeScales && !bend, px, slopeScales?.y(slope));
    },
  };
}

/** Where the slope's words stand clear of a curve that rises: below it on the right, or above it on the left. */
function wordsPlace(px, py, slope, z) {
  if (slope > 0.5 && z > 1.5)
    return { x: px - 14, y: Math.max(py - 18, CURVE.top + 14), "text-anchor": "end" };
  const x = Math.min(px + 14, WIDTH - RIGHT - 94);
  if (slope > 0.5) return { x, y: Math.min(py + 30, FLOOR - 6), "text-anchor": "start" };
  return { x, y: py + (py > FLOOR - 40 ? -18 : 30), "text-anchor": "start" };
}

const place = (dot, shown, cx, cy) => set(dot, shown ? { display: null, cx, cy } : { display: "none" });
