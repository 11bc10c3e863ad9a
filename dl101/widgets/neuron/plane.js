// The plane of the two inputs: colors for z, the line z = 0 with its two handles, the corners.

import { divergingScale } from "../lib/colors.js";
import { h, set, svg } from "../lib/dom.js";
import { fixed } from "../lib/format.js";
import { createHandle, createLine } from "../lib/handles.js";
import { colorLegend, createPlot } from "../lib/plot.js";
import { same } from "../lib/state.js";
import { createCorners } from "./corner_points.js";
import { angleOf, biasThrough, decisionLine, halfPlane, handlePlaces, turnLine } from "./line.js";
import { LIMIT, pair } from "./model.js";

export const [LOW, HIGH] = [-0.6, 1.6]; // the part of the plane that is drawn, on both axes
export const CENTER = [0.5, 0.5];
const EDGE = 0.05; // the line must not leave the picture when it is dragged: nobody could take hold of it again
const FULL_COLOR = 3.2; // |z| at which the color is full

/**
 * `edit(changes, gesture)` changes the state, `end()` closes a gesture, `choose(corner)`, if given, runs at a click on
 * one; `ring` says what the ring around a corner means. `draw(state, {rows, corner, colors})` shows the state.
 */
export function createPlane({ state, edit, end, choose = null, ring }) {
  const plot = createPlot({
    domains: { x: [LOW, HIGH], y: [LOW, HIGH] },
    ticks: { x: [0, 1], y: [0, 1] },
    labels: { x: "x₁", y: "x₂" },
    title: "The plane of the two inputs",
  });
  const sides = ["positive", "negative"].map((sign) => svg("polygon", { class: `plot-side is-${sign}` }));
  plot.marks.append(...sides);
  const corners = createCorners(plot, choose);

  const inPicture = (point) => point.map((part) => Math.min(HIGH - EDGE, Math.max(LOW + EDGE, part)));
  const moveTo = (point, gesture) =>
    edit({ bias: biasThrough(state.read().weights, inPicture(point)) }, gesture);
  const line = createLine(plot, { drag: (point) => moveTo(point, "move"), end });

  let grip = null; // while the line is being turned: what it turns about, and from which weights it started
  const places = ({ weights, bias }) => {
    const ends = decisionLine(weights, bias, LOW, HIGH);
    return ends && { ends, ...handlePlaces({ weights, bias, ends, center: CENTER, grip }) };
  };
  const turnTo = (next, gesture) => {
    if (decisionLine(next.weights, next.bias, LOW, HIGH)) edit(next, gesture);
  };
  const turn = createHandle(plot, {
    label: "Turn the line",
    kind: "turn",
    drag: (point) => {
      const { weights, bias } = state.read();
      const found = grip ? null : places({ weights, bias });
      if (found) grip = { anchor: inPicture(found.anchor), handle: found.turn, side: found.side, weights };
      if (!grip) return; // there is no line to turn
      const direction = ([x1, x2]) => Math.atan2(x2 - grip.anchor[1], x1 - grip.anchor[0]);
      turnTo(turnLine(grip.weights, grip.anchor, direction(point) - direction(grip.handle)), "turn");
    },
    nudge: ([dx, dy]) => {
      const { weights, bias } = state.read();
      const found = places({ weights, bias });
      if (found) turnTo(turnLine(weights, inPicture(found.anchor), ((dy - dx) * 5 * Math.PI) / 180));
    },
    end: () => {
      grip = null;
      end();
    },
  });
  const move = createHandle(plot, {
    label: "Move the line",
    kind: "move",
    drag: (point) => moveTo(point, "move"),
    nudge: ([dx, dy]) => {
      const found = places(state.read());
      if (found) moveTo([found.anchor[0] + dx * 0.1, found.anchor[1] + dy * 0.1]);
    },
    end,
  });

  let painted = null;
  function paint({ weights, bias }, { positive, negative, paper }) {
    const key = [weights, bias, positive, negative, paper];
    if (same(key, painted)) return;
    const scale = divergingScale({ positive, negative, zero: paper }, FULL_COLOR);
    plot.paint((x1, x2) => scale(weights[0] * x1 + weights[1] * x2 + bias));
    sides.forEach((side, i) => {
      const corner = (point) => `${plot.x(point[0]).toFixed(2)},${plot.y(point[1]).toFixed(2)}`;
      set(side, {
        points: halfPlane(weights, bias, LOW, HIGH, i === 0 ? 1 : -1)
          .map(corner)
          .join(" "),
      });
    });
    painted = key;
  }

  return {
    element: h("div", {}, plot.element, colorLegend({ low: "no: z below 0", high: "yes: z above 0" })),
    key: h(
      "p",
      { class: "plot-key" },
      `A circle should be 1, a square 0; ✕ is wrong now. ${ring} The arrow points to “yes”.`,
    ),
    draw(now, { rows, corner, colors }) {
      paint(now, colors);
      const found = places(now);
      line.place(found?.ends ?? null);
      corners.draw({ rows, corner, found, weights: now.weights });
      drawHandles(now, found, { move, turn, plot });
    },
  };
}

/** Put the handles, and say to a screen reader where the line is. */
function drawHandles({ weights, bias }, found, { move, turn, plot }) {
  const at = ([x1, x2]) => [plot.x(x1), plot.y(x2)];
  const gap = found ? Math.hypot(...at(found.turn).map((part, i) => part - at(found.anchor)[i])) : 48;
  const reach = Math.max(10, Math.min(24, gap / 2));
  const distance = -bias / Math.hypot(...weights); // of the line from (0, 0), in the arrow's direction
  const angle = Math.round(angleOf(weights));
  move.place(found?.anchor ?? null, {
    reach,
    now: distance.toFixed(2),
    min: -LIMIT,
    max: LIMIT,
    text:
      found &&
      `b = ${fixed(bias)}. The line runs from ${pair(found.ends[0], 1)} to ${pair(found.ends[1], 1)}.`,
  });
  turn.place(found?.turn ?? null, {
    reach,
    now: angle,
    min: -180,
    max: 180,
    text: `the weights point ${fixed(angle, 0)} degrees from the x1 axis`,
  });
}
