// The curve of the run with the bug; once it is found, the repaired one over it. A mark goes along, and says the numbers.

import { h, set, setText, svg } from "../lib/dom.js";
import { createHandle } from "../lib/handles.js";
import { createScales, locateIn, pathOf } from "../lib/plot.js";
import { caseOf, pointOf, stageOf } from "./model.js";
import { atMark, named, written } from "./words.js";

const SIZE = { width: 360, height: 184, left: 46, right: 14, top: 26, bottom: 24 };
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

/** `move(point)` goes to a point of the curve, `end()` lets the mark go. `draw(state)` shows a state. */
export function createChart({ move, end }) {
  const ground = svg("g");
  const [floor, buggy, repaired] = ["floor", "curve is-buggy", "curve is-repaired"].map((name) =>
    svg("path", { class: name }),
  );
  const plumb = svg("path", { class: "plumb" });
  const handles = svg("g");
  const picture = svg(
    "svg",
    { class: "plot-marks", viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, role: "group" },
    svg("rect", { class: "plot-frame", x: LEFT, y: TOP, width: RIGHT - LEFT, height: FLOOR - TOP }),
    ground,
    floor,
    plumb,
    repaired,
    buggy,
    handles,
  );
  const plot = { handles, locate: locateIn(picture, (x) => [(x - LEFT) / (RIGHT - LEFT)]) };
  let last = 0; // the curve's last point
  let now = 0;
  const handle = createHandle(plot, {
    label: "Mark on the curve",
    kind: "slide",
    drag: ([part]) => move(Math.min(last, Math.max(0, Math.round(part * last)))),
    nudge: ([dx, dy]) =>
      move(Math.min(last, Math.max(0, now + Math.sign(dx + dy) * Math.ceil(Math.abs(dx + dy))))),
    end,
  });
  const key = createKey();
  let drawn = "";
  return {
    element: h("div", { class: "plot chart" }, picture, key.element),
    /** `isFresh`: the bug is found this moment. */
    draw(state, isFresh) {
      const one = caseOf(state);
      const isRepaired = stageOf(state) === "repaired";
      const { ticks, level } = axisOf(one);
      const scales = createScales({ x: [0, 1], y: [0, 1] }, SIZE);
      last = one.buggy.curve.length - 1;
      now = pointOf(state);
      const pointsOf = ({ curve }) => curve.map((value, i) => [i / last, level(value)]);
      if (drawn !== one.id) {
        drawn = one.id;
        set(picture, { "aria-label": `${named(one.curve)} over the epochs` });
        ground.replaceChildren(...groundOf(one, ticks, (value) => scales.y(level(value))));
        set(buggy, { d: pathOf(pointsOf(one.buggy), scales) });
        set(repaired, { d: pathOf(pointsOf(one.repaired), scales) });
      }
      set(repaired, { display: isRepaired ? null : "none" });
      repaired.classList.toggle("is-fresh", isFresh);
      const height = one.floor ? scales.y(level(one.floor[0])).toFixed(1) : 0;
      set(floor, { d: isRepaired && height ? `M${LEFT} ${height}H${RIGHT}` : "" });
      const point = pointsOf(one.buggy)[now];
      set(plumb, { d: `M${scales.x(point[0]).toFixed(1)} ${TOP}V${FLOOR}` });
      Object.assign(plot, scales);
      const { epoch, ...numbers } = atMark(state);
      const said = isRepaired ? `${numbers.buggy}, repaired ${numbers.repaired}` : numbers.buggy;
      handle.place(point, { now: epoch, min: 1, max: one.epochs, text: `epoch ${epoch}: ${said}` });
      key.draw({ one, isRepaired, epoch, ...numbers });
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
