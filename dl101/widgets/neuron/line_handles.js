// The line z = 0 on the plane, to be taken hold of: moved along its whole length, turned by a handle at its side.

import { clamp } from "../lib/arithmetic.js";
import { fixed } from "../lib/format.js";
import { createHandle, createLine } from "../lib/handles.js";
import { angleOf, biasThrough, decisionLine, inPicture, placesOf, turnLine } from "./line.js";
import { LIMIT, pair } from "./model.js";

/** `draw(state)` puts the line and its handles, and returns their places {ends, anchor, turn, side}; null for no line. */
export function createLineHandles(plot, { state, edit, end }) {
  let grip = null; // while the line is being turned by a drag: from where
  const moveTo = (point, gesture) =>
    edit({ bias: biasThrough(state.read().weights, inPicture(point)) }, gesture);
  /** What the line is turned from, and what about; null where there is none. */
  const takeHold = () => {
    const { weights, bias } = state.read();
    const places = placesOf({ weights, bias });
    return places && { ...places, anchor: inPicture(places.anchor), weights };
  };
  const turnBy = (angle, { weights, anchor }, gesture) => {
    const next = turnLine(weights, anchor, angle);
    if (decisionLine(next.weights, next.bias)) edit(next, gesture);
  };

  const line = createLine(plot, { drag: (point) => moveTo(point, "move"), end });
  const turn = createHandle(plot, {
    label: "Turn the line",
    kind: "turn",
    drag(point) {
      grip ??= takeHold();
      if (!grip) return;
      const direction = ([x1, x2]) => Math.atan2(x2 - grip.anchor[1], x1 - grip.anchor[0]);
      turnBy(direction(point) - direction(grip.turn), grip, "turn");
    },
    nudge([dx, dy]) {
      const hold = takeHold();
      if (hold) turnBy(((dy - dx) * 5 * Math.PI) / 180, hold);
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
    nudge([dx, dy]) {
      const places = placesOf(state.read());
      if (places) moveTo([places.anchor[0] + dx * 0.1, places.anchor[1] + dy * 0.1]);
    },
    end,
  });

  return {
    draw(now) {
      const places = placesOf(now, grip);
      line.place(places?.ends ?? null);
      placeHandles(plot, now, places, { move, turn });
      return places;
    },
  };
}

/** Put the handles, and say to a screen reader where the line is. */
function placeHandles(plot, { weights, bias }, places, { move, turn }) {
  const at = ([x1, x2]) => [plot.x(x1), plot.y(x2)];
  const gap = places ? Math.hypot(...at(places.turn).map((part, i) => part - at(places.anchor)[i])) : 48;
  const reach = clamp(gap / 2, 10, 24);
  const distance = -bias / Math.hypot(...weights); // of the line from (0, 0), in the arrow's direction
  const angle = Math.round(angleOf(weights));
  move.place(places?.anchor ?? null, {
    reach,
    now: distance.toFixed(2),
    min: -LIMIT,
    max: LIMIT,
    text:
      places &&
      `b = ${fixed(bias)}. The line runs from ${pair(places.ends[0], 1)} to ${pair(places.ends[1], 1)}.`,
  });
  turn.place(places?.turn ?? null, {
    reach,
    now: angle,
    min: -180,
    max: 180,
    text: `the weights point ${fixed(angle, 0)} degrees from the x1 axis`,
  });
}
