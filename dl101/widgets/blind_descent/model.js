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
 * `moves`: where the landscape lies at each start, beside its usual place, so that what one walk has shown is no answer to
 * the next; `high`: the loss from which on the map is plain; `minima`: the lowest one first.
 */
export const LANDSCAPES = {
  valley: {
    name: "valley",
    mark: 0.1,
    rate: 0.3,
    high: 20,
    starts: [
      [2, -2],
      [1.7, 1.9],
      [-1.6, -2.1],
      [-0.3, -1.8],
    ],
    moves: [
      [0, 0],
      [-0.8, -0.6],
      [0.9, 0.4],
      [-1.3, 0.7],
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
      [-2.2, 1.6],
      [-1.3, -1.6],
      [-1.9, -1.9],
    ],
    moves: [
      [0, 0],
      [-0.7, 1.1],
      [1.2, 0.9],
      [-0.9, 0.6],
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
      [1.8, 0.1],
      [1.9, 1.7],
      [2.1, -0.6],
    ],
    moves: [
      [0, 0],
      [-0.7, 0.6],
      [0.9, -0.8],
      [0.6, 0.9],
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

/** A landscape where it lies at one start, by a name, such as "ravine_2"; the names of all. */
export const placeOf = ({ surface, start }) => `${surface}_${start}`;
export const placesOf = (surface) =>
  LANDSCAPES[surface].starts.map((_, start) => placeOf({ surface, start }));
/** Each surface where it lies at each start: one function a place, by the place's name. */
export const HEIGHTS = Object.fromEntries(
  Object.entries(LANDSCAPES).flatMap(([surface, { moves }]) =>
    moves.map(([moveX, moveY], start) => [
      placeOf({ surface, start }),
      (x, y) => SURFACES[surface].height(x - moveX, y - moveY),
    ]),
  ),
);
export const PLACES = Object.keys(HEIGHTS);
/** A walk on a landscape that has not been shown where it lies. */
export const unseen = (surface, { seen }) =>
  fresh(
    surface,
    Math.max(
      0,
      placesOf(surface).findIndex((place) => !seen.includes(place)),
    ),
  );

/** The start and the points after each step. */
export const pointsOf = ({ surface, start, path }) => [LANDSCAPES[surface].starts[start], ...path];
export const here = (state) => pointsOf(state).at(-1);
export const moveOf = ({ surface, start }) => LANDSCAPES[surface].moves[start];
/** A point as the surface's formula sees it, which does not move. */
const unmoved = (state, point) => point.map((value, axis) => value - moveOf(state)[axis]);
export const lossAt = (state, point) => HEIGHTS[placeOf(state)](...point);
export const slopeAt = (state, point) => SURFACES[state.surface].slope(...unmoved(state, point));
/** Where the minima lie, the lowest first. */
export const minimaOf = (state) =>
  LANDSCAPES[state.surface].minima.map((point) =>
    point.map((value, axis) => rounded(value + moveOf(state)[axis], 1)),
  );
/** The minimum that lies close to a point, as its place in the list; −1 if none does. */
export const minimumNear = (state, [x, y]) =>
  minimaOf(state).findIndex(([mx, my]) => Math.hypot(x - mx, y - my) < 0.4);

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
