// The loss after each epoch, on the training and on the test data; and faintly, to compare with, the test loss of the run
// before.

import { h, set, setText, svg } from "../../lib/dom.js";
import { fixed, withCommas } from "../../lib/format.js";
import { lossKind } from "../training/settings.js";

const [WIDTH, HEIGHT] = [360, 182];
const PLOT = { left: 40, right: WIDTH - 64, top: 30, bottom: HEIGHT - 40 };
const BUCKETS = 150; // a line has at most two points in each
const SHORT = 10; // epochs: a run that ended before is nothing to compare with
const LABEL_GAP = 16; // px between the two labels, at least

/** At most 2 · `buckets` of the losses as [epoch, loss], smallest and largest of each bucket: no peak is lost. */
export function decimate(losses, buckets) {
  const points = [];
  const size = Math.max(1, Math.ceil(losses.length / buckets));
  for (let start = 0; start < losses.length; start += size) {
    let [low, high] = [-1, -1];
    for (let i = start; i < Math.min(start + size, losses.length); i++) {
      if (!Number.isFinite(losses[i])) continue;
      if (low < 0 || losses[i] < losses[low]) low = i;
      if (high < 0 || losses[i] > losses[high]) high = i;
    }
    const picked = low === high ? [low] : [Math.min(low, high), Math.max(low, high)];
    for (const i of picked) if (i >= 0) points.push([i, losses[i]]);
  }
  const last = losses.length - 1;
  if (points.length && points.at(-1)[0] !== last && Number.isFinite(losses[last]))
    points.push([last, losses[last]]);
  return points;
}

/** Round numbers from 0 to `high` or a little beyond, `count` steps at most. */
export function niceTicks(high, count) {
  const rough = high / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough * 0.999999);
  const steps = Math.ceil(high / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Two heights moved apart until `gap` lies between them, and both inside the picture. */
export function spread([first, second], gap, low, high) {
  if (Math.abs(first - second) >= gap) return [first, second];
  const middle = Math.max(low + gap / 2, Math.min(high - gap / 2, (first + second) / 2));
  const sign = first <= second ? -1 : 1;
  return [middle + (sign * gap) / 2, middle - (sign * gap) / 2];
}

/** The run before, if it had the same points and the same loss: `follow(session)` gives its test losses, or none. */
export function createRunBefore() {
  let [run, before] = [null, []];
  return (session) => {
    const { history, data } = session;
    const loss = lossKind(session.settings);
    if (run?.history === history) return before;
    if (run && (run.data !== data || run.loss !== loss)) before = [];
    else if (run?.history.test.length > SHORT) before = run.history.test;
    run = { history, data, loss };
    return before;
  };
}

/** The epochs up to which the run before is shown beside one that has come to `epoch`: at most twice as many, from 100 on,
 * or the one that grows would be lost in a corner. */
export const reachOf = (epoch) => 100 * 2 ** Math.max(0, Math.ceil(Math.log2(epoch / 100)));

export function createLossChart() {
  const grid = svg("g");
  const runBefore = createRunBefore();
  const faint = svg("path", { class: "loss-before" });
  const faintKey = svg(
    "g",
    { display: "none" },
    svg("path", { class: "loss-before", d: `M${PLOT.right - 142} 10h22` }),
    setText(svg("text", { class: "loss-before-name", x: PLOT.right - 114, y: 14 }), "test, the run before"),
  );
  const lines = ["train", "test"].map((kind) => svg("path", { class: `loss-line is-${kind}` }));
  const labels = [
    ["train", "training"],
    ["test", "test"],
  ].map(([kind, text]) => setText(svg("text", { class: `loss-label is-${kind}`, x: PLOT.right + 6 }), text));
  const name = (text, attributes) => setText(svg("text", { class: "loss-name", ...attributes }), text);
  const picture = svg(
    "svg",
    { class: "loss-picture", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" },
    grid,
    faint,
    faintKey,
    ...lines,
    ...labels,
    name("loss", { x: PLOT.left - 30, y: 14 }),
    name("epoch", { x: (PLOT.left + PLOT.right) / 2, y: PLOT.bottom + 36, "text-anchor": "middle" }),
  );

  let [drawn, framed, faintOf, faintLength, faintCurve] = [null, "", null, 0, []];
  function frame(xs, ys) {
    const key = `${xs} ${ys}`;
    if (key === framed) return;
    framed = key;
    const { x, y } = scales(xs, ys);
    grid.replaceChildren(
      ...ys.flatMap((value) => [
        svg("line", { class: "loss-grid", x1: PLOT.left, x2: PLOT.right, y1: y(value), y2: y(value) }),
        tick(PLOT.left - 6, y(value) + 4, "end", tickText(value, ys)),
      ]),
      ...xs.map((value) => tick(x(value), PLOT.bottom + 18, "middle", withCommas(value))),
    );
  }

  return {
    element: h("figure", { class: "loss" }, picture),
    show({ session, playing, running }) {
      const { history, version, epoch } = session;
      if (drawn?.version === version && drawn.history === history) return;
      drawn = { version, history };
      const curves = [history.train, history.test].map((losses) => decimate(losses, BUCKETS));
      const before = runBefore(session);
      const comparable = before.slice(0, reachOf(epoch) + 1);
      if (before !== faintOf || comparable.length !== faintLength)
        [faintOf, faintLength, faintCurve] = [before, comparable.length, decimate(comparable, BUCKETS)];
      const highest = Math.max(0, ...[...curves, faintCurve].flat().map(([, loss]) => loss)) || 1; // 1 where there are none
      const [xs, ys] = [
        niceTicks(Math.max(10, epoch, comparable.length - 1), 4).filter((value) => Number.isInteger(value)),
        niceTicks(highest, 3),
      ];
      frame(xs, ys);
      const scale = scales(xs, ys);
      curves.forEach((points, i) => {
        set(lines[i], { d: path(points, scale) });
      });
      set(faint, { d: path(faintCurve, scale) });
      set(faintKey, { display: before.length ? null : "none" });
      placeLabels(labels, curves, scale);
      if (!playing && !running) set(picture, { "aria-label": inWords(session, before) });
    },
  };
}

function scales(xs, ys) {
  const share = (from, to, high) => (value) => Number((from + ((to - from) * value) / high).toFixed(1));
  return { x: share(PLOT.left, PLOT.right, xs.at(-1)), y: share(PLOT.bottom, PLOT.top, ys.at(-1)) };
}

const tick = (x, y, anchor, text) =>
  setText(svg("text", { class: "loss-tick", x, y, "text-anchor": anchor }), text);

/** All ticks with as many decimals as the finest needs. */
function tickText(value, ticks) {
  const decimals = Math.max(...ticks.map((one) => (String(one).split(".")[1] ?? "").length));
  return decimals > 5 ? value.toExponential(0) : fixed(value, decimals);
}

const path = (points, { x, y }) =>
  points.map(([epoch, loss], i) => `${i ? "L" : "M"}${x(epoch)} ${y(loss)}`).join("") +
  (points.length === 1 ? "h0" : ""); // one point alone is drawn as a dot

/** The lines' names beside their ends. */
function placeLabels(labels, curves, { y }) {
  const ends = curves.map((points) => (points.length ? y(points.at(-1)[1]) : null));
  const [low, high] = [PLOT.top, PLOT.bottom - 4];
  const places = ends.includes(null) ? ends : spread(ends, LABEL_GAP, low, high);
  labels.forEach((label, i) => {
    set(label, { display: places[i] === null ? "none" : null, y: places[i] === null ? null : places[i] + 4 });
  });
}

function inWords({ epoch, trainLoss, testLoss }, before) {
  const value = (loss) => (Number.isFinite(loss) ? fixed(loss, 3) : "unknown");
  const ago = before.length
    ? ` In the run before, the test loss was ${value(before.at(-1))} after ${before.length - 1} epochs.`
    : "";
  return `Loss over ${epoch} epochs: training now ${value(trainLoss)}, test now ${value(testLoss)}.${ago}`;
}
