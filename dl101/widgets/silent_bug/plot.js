// The curve of the run with the bug; once it is found, the repaired one over it. A mark goes along, and says the numbers.

import { h, set, setText, svg } from "../lib/dom.js";
import { createHandle } from "../lib/handles.js";
import { createScales, locateIn, pathOf } from "../lib/plot.js";
import { caseOf, epochsOf, pointOf, stageOf } from "./model.js";
import { atMark, named, written } from "./words.js";

const SIZE = { width: 360, height: 158, left: 46, right: 14, top: 26, bottom: 24 };
const [LEFT, RIGHT, TOP, FLOOR] = [SIZE.left, SIZE.width - SIZE.right, SIZE.top, SIZE.height - SIZE.bottom];
const LOWEST = 0.1; // of an axis with powers of 10

/** The next round number from `value` on: where an axis ends. */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 2.5, 3, 4, 6, 8, 10].map((factor) => factor * power).find((round) => round >= value);
}

/** {top, ticks, level}: the end of the vertical axis, the numbers at it, and how high a number stands, from 0 to 1. */
export function axisOf({ isLog, buggy, repaired }) {
  const top = roundUp(Math.max(...buggy.curve, ...repaired.curve));
  if (!isLog) return { top, ticks: [0, top / 2, top], level: (value) => value / top };
  const part = (value) => Math.log10(value / LOWEST) / Math.log10(top / LOWEST);
  return { top, ticks: [0.1, 1, 10], level: (value) => Math.max(0, part(value)) };
}

const text = (x, y, anchor, words, look = "plot-tick") =>
  setText(svg("text", { class: look, x, y, "text-anchor": anchor, "aria-hidden": "true" }), words);

/** `read()` gives the state; `move(point)` goes to a point of the curve, `end()` lets the mark go. `draw(state)` shows one. */
export function createChart({ read, move, end }) {
  const lines = createLines();
  const plumb = svg("path", { class: "plumb" });
  const handles = svg("g");
  const picture = svg(
    "svg",
    { class: "plot-marks", viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, role: "group" },
    svg("rect", { class: "plot-frame", x: LEFT, y: TOP, width: RIGHT - LEFT, height: FLOOR - TOP }),
    plumb,
    ...lines.nodes,
    handles,
  );
  const plot = { handles, locate: locateIn(picture, (x) => [(x - LEFT) / (RIGHT - LEFT)]) };
  const mark = createMark(plot, { read, move, end });
  const key = createKey();
  return {
    element: h("div", { class: "plot chart" }, picture, key.element),
    /** `isFresh`: the bug is found this moment. */
    draw(state, isFresh) {
      const one = caseOf(state);
      const { ticks, level } = axisOf(one);
      const scales = createScales({ x: [0, 1], y: [0, 1] }, SIZE);
      const epochs = epochsOf(one);
      const pointsOf = ({ curve }) =>
        curve.map((value, i) => [(epochs[i] - 1) / (one.epochs - 1), level(value)]);
      const point = pointsOf(one.buggy)[pointOf(state)];
      const now = { one, isRepaired: stageOf(state) === "repaired", ...atMark(state) };
      set(picture, { "aria-label": `${named(one.curve)} over the epochs` });
      lines.draw({
        ...now,
        isFresh,
        ticks,
        pathTo: (run) => pathOf(pointsOf(run), scales),
        y: (v) => scales.y(level(v)),
      });
      set(plumb, { d: `M${scales.x(point[0]).toFixed(1)} ${TOP}V${FLOOR}` });
      Object.assign(plot, scales);
      mark.draw(point, now);
      key.draw(now);
    },
  };
}

/** The axes, the curves, and the loss below which the run with the bug can't fall. */
function createLines() {
  const ground = svg("g");
  const [floor, buggy, repaired] = ["floor", "curve is-buggy", "curve is-repaired"].map((name) =>
    svg("path", { class: name }),
  );
  let drawn = "";
  return {
    nodes: [ground, floor, repaired, buggy],
    draw({ one, isRepaired, isFresh, ticks, pathTo, y }) {
      if (drawn !== one.id) {
        drawn = one.id;
        ground.replaceChildren(...groundOf(one, ticks, y));
        set(buggy, { d: pathTo(one.buggy) });
        set(repaired, { d: pathTo(one.repaired) });
      }
      set(repaired, { display: isRepaired ? null : "none" });
      repaired.classList.toggle("is-fresh", isFresh);
      set(floor, { d: isRepaired && one.floor ? `M${LEFT} ${y(one.floor[0]).toFixed(1)}H${RIGHT}` : "" });
    },
  };
}

/** The mark that goes along the curve. */
function createMark(plot, { read, move, end }) {
  const last = () => caseOf(read()).buggy.curve.length - 1;
  const goTo = (point) => move(Math.min(last(), Math.max(0, Math.round(point))));
  const handle = createHandle(plot, {
    label: "Mark on the curve",
    kind: "slide",
    drag: ([part]) => goTo(part * last()),
    // Of the state, not of what was drawn last: two keys may come within a frame. With Shift, too, it is a whole step.
    nudge: ([dx, dy]) => goTo(pointOf(read()) + Math.sign(dx + dy) * Math.ceil(Math.abs(dx + dy))),
    end,
  });
  handle.node.addEventListener("keydown", (event) => {
    const point = { Home: 0, End: last() }[event.key];
    if (point === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the page must not scroll
    goTo(point);
  });
  return {
    draw(point, { one, isRepaired, epoch, buggy, repaired }) {
      const said = isRepaired ? `${buggy}, repaired ${repaired}` : buggy;
      handle.place(point, { now: epoch, min: 1, max: one.epochs, text: `epoch ${epoch}: ${said}` });
    },
  };
}

/** The lines and numbers of the axes. */
function groundOf({ epochs, curve }, ticks, y) {
  return [
    ...ticks.flatMap((tick) => [
      svg("path", { class: "grid", d: `M${LEFT} ${y(tick).toFixed(1)}H${RIGHT}` }),
      text(LEFT - 6, y(tick) + 5, "end", written(tick)),
    ]),
    text(LEFT, FLOOR + 18, "middle", "1"),
    text(RIGHT, FLOOR + 18, "end", `${epochs} epochs`),
    text(LEFT, TOP - 9, "start", `${curve}, one run`, "plot-label"),
  ];
}

/** What the lines are, with the numbers at the mark. */
function createKey() {
  const [where, buggy, repaired, floor] = ["", "key is-buggy", "key is-repaired", "key is-floor"].map(
    (look) => h("span", { class: look }),
  );
  return {
    element: h("p", { class: "chart-key" }, where, buggy, repaired, floor),
    draw({ one, isRepaired, epoch, ...numbers }) {
      setText(where, `Epoch ${epoch}:`);
      setText(buggy, isRepaired ? `with the bug ${numbers.buggy}` : numbers.buggy);
      setText(repaired, `repaired ${numbers.repaired}`);
      repaired.hidden = !isRepaired;
      floor.hidden = !(isRepaired && one.floor);
      setText(floor, one.floor?.[1] ?? "");
    },
  };
}
