// The two pictures: the data with the network's curve, and both errors over the epochs.

import { clamp } from "../lib/arithmetic.js";
import { h, set, setText, svg } from "../lib/dom.js";
import { axisLabel, axisTick, createScales, cutOut, pathOf } from "../lib/plot.js";
import { placeOf } from "./model.js";
import { EDGE, LAST, LOOKS, makeData, outputOf, truth } from "./training.js";

const WIDTH = 360;
const XS = Array.from({ length: 181 }, (_, i) => -EDGE + (i * EDGE) / 90);
const path = (look) => svg("path", { class: look });
const square = ([x, y]) =>
  svg("rect", { class: "validation", x: x - 3.4, y: y - 3.4, width: 6.8, height: 6.8 });

/** The frame of a picture, with all that stands around it. */
function createFrame({ size, domains, ticks, title, labels, place = (value) => value }) {
  const scales = createScales(domains, size);
  const { left, right, top, bottom, height } = size;
  const box = { x: left, y: top, width: WIDTH - left - right, height: height - top - bottom };
  const clipped = cutOut(box);
  const level = (y) => svg("path", { class: "grid", d: `M${left} ${scales.y(place(y))}h${box.width}` });
  const picture = svg(
    "svg",
    { class: "plot-marks", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": title },
    svg("rect", { class: "plot-frame", ...box }),
    ...ticks.y.map(level),
    ...ticks.x.map((x) => axisTick(scales.x(place(x)), height - bottom + 15, "middle", x)),
    ...ticks.y.map((y) => axisTick(left - 6, scales.y(place(y)) + 5, "end", y)),
    labels,
    clipped,
  );
  return { element: h("div", { class: "plot" }, picture), clipped, ...scales };
}

/** The examples, filled; those that are held back, hollow squares; the network's curve; the true curve, on request. */
export function createDataView() {
  const size = { width: WIDTH, height: 156, left: 30, right: 20, top: 6, bottom: 22 };
  const frame = createFrame({
    size,
    domains: { x: [-EDGE - 0.1, EDGE + 0.1], y: [-2.4, 2.4] },
    ticks: { x: [-3, -2, -1, 0, 1, 2, 3], y: [-2, -1, 0, 1, 2] },
    title: "The examples, and the network’s curve",
    labels: axisLabel("x", WIDTH - 14, 139, "start"),
  });
  const [line, casing, wave] = ["curve", "curve casing", "truth"].map(path);
  const [held, learned] = [svg("g"), svg("g")];
  set(wave, {
    d: pathOf(
      XS.map((x) => [x, truth(x)]),
      frame,
    ),
  });
  frame.clipped.append(held, wave, casing, line, learned);
  let shown = "";

  function drawDots({ train_size, noise, seed }) {
    const key = [train_size, noise, seed].join();
    if (key === shown) return;
    shown = key;
    const { train, validation } = makeData({ train_size, noise, seed });
    held.replaceChildren(...pointsOf(validation).map(square));
    learned.replaceChildren(
      ...pointsOf(train).map(([cx, cy]) => svg("circle", { class: "train", cx, cy, r: 4.4 })),
    );
  }
  const pointsOf = ({ x, y }) => [...x].map((each, i) => [frame.x(each), frame.y(y[i])]);

  return {
    element: frame.element,
    draw(now, run) {
      drawDots(now);
      set(wave, { display: now.show_truth ? null : "none" });
      const look = run.looks[placeOf(now, run)];
      const d = look
        ? pathOf(
            XS.map((x) => [x, clamp(outputOf(look.w, x), -9, 9)]),
            frame,
          )
        : "";
      for (const one of [casing, line]) set(one, { d });
    },
  };
}

const [LOW, HIGH] = [0.002, 3];
const log = (value) => Math.log10(value);

/** Both errors over the epochs, on axes of powers of 10: strong up to what is shown, pale from there on. */
export function createErrorView() {
  const size = { width: WIDTH, height: 168, left: 40, right: 20, top: 20, bottom: 37 };
  const frame = createFrame({
    size,
    domains: { x: [log(LOOKS[0]), log(LAST)], y: [log(LOW), log(HIGH)] },
    ticks: { x: [10, 100, 1000], y: [0.01, 0.1, 1] },
    title: "Both errors over the epochs",
    labels: svg(
      "g",
      {},
      axisLabel("mean squared error", 4, 13, "start"),
      axisLabel("epoch", WIDTH - 20, 166, "end"),
    ),
    place: log,
  });
  const lines = ["train", "validation"].map((kind) => ({
    kind,
    pale: path(`error is-pale is-${kind}`),
    line: path(`error is-${kind}`),
    end: kind === "train" ? svg("circle", { class: "train", r: 5 }) : square([0, 0]),
  }));
  const now = path("now");
  const best = svg("g", { class: "best" }, svg("circle", { r: 8 }));
  const bestText = setText(svg("text", { class: "plot-tick", "text-anchor": "middle", y: -13 }), "lowest");
  best.append(bestText);
  frame.clipped.append(now, ...lines.flatMap(({ pale, line }) => [pale, line]));
  frame.clipped.after(best, ...lines.map(({ end }) => end));
  const at = (look, kind) => [log(look.epoch), log(clamp(look[kind], LOW, HIGH))];
  const move = (node, look, kind) => {
    const [x, y] = at(look, kind);
    set(node, { display: null, transform: `translate(${frame.x(x).toFixed(1)} ${frame.y(y).toFixed(1)})` });
  };

  return {
    element: frame.element,
    draw(state, run) {
      const place = placeOf(state, run);
      for (const { kind, pale, line, end } of lines) {
        const points = run.looks.map((look) => at(look, kind));
        set(pale, { d: pathOf(points, frame) });
        set(line, { d: pathOf(points.slice(0, place + 1), frame) });
        if (place < 0) set(end, { display: "none" });
        else move(end, run.looks[place], kind);
      }
      set(now, { d: place < 0 ? "" : `M${frame.x(log(run.looks[place].epoch))} 0V400` });
      if (run.isDone) move(best, run.looks[run.best], "validation");
      else set(best, { display: "none" });
    },
  };
}

/** What the marks mean. */
export const createKey = () =>
  h(
    "p",
    { class: "plot-key" },
    sample(svg("circle", { class: "train", cx: 8, cy: 8, r: 5 })),
    "training ",
    sample(square([8, 8])),
    "validation ",
    sample(svg("path", { class: "curve", d: "M1 8H15" })),
    "the network",
  );
const sample = (mark) => svg("svg", { class: "sample", viewBox: "0 0 16 16", "aria-hidden": "true" }, mark);
