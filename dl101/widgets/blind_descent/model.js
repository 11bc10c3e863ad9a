// A walk of at most eight steps over a hidden landscape, and gradient descent's from the same start.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { clamp, rounded } from "../lib/arithmetic.js";
import { OPTIMIZERS } from "../nn/optimizers.js";
import { EDGE, SURFACES } from "../nn/surfaces.js";

export const MOST = 8; // steps of a walk
const TURN = Math.PI / 12; // by an arrow key
const LONGER = 0.1;

/**
 * `mark`: a loss below it is the goal; `rate`: of the gradient descent to compare with; `starts`: where walks start;
 * `high`: the loss from which on the map is plain; `lowest`: the minima, the lowest one first.
 */
export const LANDSCAPES = {
  valley: {
    name: "valley",
    mark: 0.1,
    rate: 0.3,
    high: 20,
    starts: [
      [2, -2],
      [2.5, 2.5],
      [-2.5, -2.5],
      [1, -2.5],
    ],
    minima: [[-1, 0.5]],
  },
  ravine: {
    name: "ravine",
    mark: 0.5,
    rate: 0.09,
    high: 60,
    starts: [
      [-2, -0.5],
      [-1.5, 0.5],
      [-2.5, -2.5],
      [-1, -2.5],
    ],
    minima: [[1, 0]],
  },
  two_minima: {
    name: "landscape with two minima",
    mark: 0.5,
    rate: 0.2,
    high: 12,
    starts: [
      [2.5, 2.5],
      [2.5, -0.5],
      [1, 2.5],
      [1.5, -1.5],
    ],
    minima: [
      [-2, -1],
      [2, 1],
    ],
  },
};

/** A walk that has not begun. */
export const fresh = (surface, start = 0) => ({ surface, start, path: [], dx: 0, dy: 1, revealed: false });
export const START = { ...fresh("valley"), rate: 0.1 };

const round = (value) => rounded(value, 4);

/** The start and the points after each step. */
export const pointsOf = ({ surface, start, path }) => [LANDSCAPES[surface].starts[start], ...path];
export const here = (state) => pointsOf(state).at(-1);
export const lossAt = ({ surface }, [x, y]) => SURFACES[surface].height(x, y);
export const slopeAt = ({ surface }, [x, y]) => SURFACES[surface].slope(x, y);
/** The minimum that lies close to a point, as its place in the list; −1 if none does. */
export const minimumNear = ({ surface }, [x, y]) =>
  LANDSCAPES[surface].minima.findIndex(([mx, my]) => Math.hypot(x - mx, y - my) < 0.4);

/** A step [dx, dy] from a point, cut where it would leave the field: its direction stays. */
export function cut([x, y], [dx, dy]) {
  const room = (at, by) => (by ? (Math.sign(by) * EDGE - at) / by : 1);
  const share = clamp(Math.min(room(x, dx), room(y, dy)), 0, 1);
  return share === 1 ? [dx, dy] : [round(share * dx), round(share * dy)];
}

/** The step that is considered, as far as the field goes. */
export const considered = (state) => cut(here(state), [state.dx, state.dy]);
const asStep = ([dx, dy]) => ({ dx: round(dx), dy: round(dy) });
/** The step that leads to a point, to two decimals. */
export function stepTo(state, point) {
  const [x, y] = here(state);
  const inside = point.map((value) => clamp(rounded(value), -EDGE, EDGE));
  return asStep([inside[0] - x, inside[1] - y]);
}
/** Downhill, as long as gradient descent would go with this rate. */
export const downhill = (state, rate) =>
  asStep(
    cut(
      here(state),
      slopeAt(state, here(state)).map((slope) => -rate * slope),
    ),
  );

/** The considered step turned and lengthened, in units of an arrow key. */
export function turned(state, [turn, longer]) {
  const [dx, dy] = considered(state);
  const angle = Math.atan2(dy, dx) - turn * TURN;
  const length = Math.max(0.01, Math.hypot(dx, dy) + longer * LONGER); // at 0 it would forget its direction
  return asStep(cut(here(state), [length * Math.cos(angle), length * Math.sin(angle)]));
}

export const isBelow = (state) => lossAt(state, here(state)) < LANDSCAPES[state.surface].mark;
/** Whether the walk has come to its end: at the goal, or after the last step. */
export const isOver = (state) => state.path.length >= MOST || isBelow(state);

/** One step more: changes of the state. */
export function takeStep(state) {
  const [[x, y], [dx, dy]] = [here(state), considered(state)];
  return { path: [...state.path, [round(x + dx), round(y + dy)]], dx, dy };
}

/** Gradient descent's points, as many as the walk's. */
export function descentOf(state) {
  const step = OPTIMIZERS.descent(LANDSCAPES[state.surface].rate);
  const points = [pointsOf(state)[0]];
  while (points.length <= state.path.length) points.push(step(points.at(-1), slopeAt(state, points.at(-1))));
  return points;
}

/** How the walk ended beside gradient descent's: {yours, descent}, two losses. */
export const compared = (state) => ({
  yours: lossAt(state, here(state)),
  descent: lossAt(state, descentOf(state).at(-1)),
});
