// The data points on a canvas: hundreds of them cost less there than as parts of a drawing.

import { REACH } from "../../data/datasets.js";
import { datasetOf } from "../training/settings.js";
import { colorKey } from "./map_paint.js";

const FEW = 60; // points: so many have room to be drawn large
const SHADES = 16; // of a label between −1 and 1

/** Where coordinate `value` lies on an axis of `size` px. */
const toPixel = (value, size) => ((value + REACH) / (2 * REACH)) * size;

/**
 * The points sorted by how they look: a list of {shade, square, places: [x, y, x, y, …]}. Two classes differ in shape
 * too: 1 is a circle, −1 a square. A label of a regression is a shade from −SHADES to SHADES.
 */
export function groupPoints({ x, y, label, count }, regression) {
  const groups = new Map();
  for (let i = 0; i < count; i++) {
    const value = regression ? Math.max(-1, Math.min(1, label[i])) : label[i] > 0 ? 1 : -1;
    const shade = Math.round(value * SHADES);
    if (!groups.has(shade)) groups.set(shade, { shade, square: !regression && shade < 0, places: [] });
    groups.get(shade).places.push(x[i], y[i]);
  }
  return [...groups.values()];
}

/** The color of a point: stronger than the map behind it, so that it is seen on its own color. */
export function pointColor(shade, { positive, negative, paper }) {
  const dark = paper[0] + paper[1] + paper[2] < 384;
  const share = Math.abs(shade) / SHADES;
  const full = (shade < 0 ? negative : positive).map((part) =>
    dark ? part + (255 - part) * 0.25 : part * 0.82,
  );
  const gray = dark ? 96 : 200;
  return `rgb(${full.map((part) => Math.round(gray + (part - gray) * share)).join(" ")})`;
}

/** Draw `points` on `context`, `size` px wide; `hollow`: as outlines. A rim sets them off from the map. */
export function drawPoints(context, points, { size, radius, hollow, regression, colors }) {
  const rim = radius * 0.38;
  for (const { shade, square, places } of groupPoints(points, regression)) {
    context.beginPath();
    for (let i = 0; i < places.length; i += 2) {
      const [px, py] = [toPixel(places[i], size), size - toPixel(places[i + 1], size)];
      addMark(context, px, py, radius, square);
    }
    const color = pointColor(shade, colors);
    const paper = `rgb(${colors.paper.map(Math.round).join(" ")})`;
    context.lineWidth = hollow ? rim * 3.2 : rim * 2;
    context.strokeStyle = paper;
    context.stroke();
    if (hollow) {
      context.lineWidth = rim * 1.5;
      context.strokeStyle = color;
      context.stroke();
    }
    context.fillStyle = hollow ? paper : color;
    context.fill();
  }
}

function addMark(context, px, py, radius, square) {
  if (square) {
    const half = radius * 0.88; // as much ink as the circle
    context.rect(px - half, py - half, 2 * half, 2 * half);
    return;
  }
  context.moveTo(px + radius, py);
  context.arc(px, py, radius, 0, 2 * Math.PI);
}

/** A canvas that draws the points of a session again only where something about them changed. `least`: how small they may
 * become with it. */
export function createPointsLayer(canvas, least = 0.8) {
  let [train, test, drawn] = [null, null, ""];
  return {
    /** Draw anew: WebKit empties a canvas that is hidden. */
    forget() {
      drawn = "";
    },
    draw({ session, settings, colors }, cssWidth) {
      const { data } = session;
      const ratio = Math.min(2, globalThis.devicePixelRatio ?? 1);
      const size = Math.round(cssWidth * ratio);
      const showsTest = settings.show_test || datasetOf(settings) === "own"; // nobody's own points are hidden
      const key = [size, showsTest, settings.problem, colorKey(colors)].join(" ");
      if (size === 0 || (key === drawn && train === data.train && test === data.test)) return;
      [train, test, drawn] = [data.train, data.test, key];
      canvas.width = canvas.height = size;
      const context = canvas.getContext("2d");
      const regression = settings.problem === "regression";
      const large = data.train.count + data.test.count <= FEW ? 1.5 : regression ? 0.8 : 1;
      const radius = 3 * large * ratio * Math.max(least, cssWidth / 340);
      const look = { size, radius, regression, colors };
      if (showsTest) drawPoints(context, data.test, { ...look, hollow: true });
      drawPoints(context, data.train, { ...look, hollow: false });
    },
  };
}

/** The list number of the point nearest to (x, y) within `reach`, in the plane's units; −1 where there is none. */
export function nearestPoint(points, x, y, reach) {
  let [best, least] = [-1, reach];
  points.forEach(([px, py], i) => {
    const away = Math.hypot(px - x, py - y);
    if (away <= least) [best, least] = [i, away];
  });
  return best;
}
