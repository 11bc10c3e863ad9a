// Four optimizers down the same surface, each at its own rate: all runs are a function of the state.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { clamp, rounded } from "../lib/arithmetic.js";
import { OPTIMIZERS } from "../nn/optimizers.js";
import { EDGE, SURFACES } from "../nn/surfaces.js";

export const LAST = 100; // steps of a run
export const MARK = 0.01; // a loss below it is the finish
export const LOST = 1e6; // a runner with a larger loss has diverged, and stops
export const RATES = { low: 0.001, high: 10 };

export const RUNNERS = {
  descent: { name: "Gradient descent", letter: "G" },
  momentum: { name: "Momentum", letter: "M" },
  rmsprop: { name: "RMSprop", letter: "R" },
  adam: { name: "Adam", letter: "A" },
};
export const NAMES = Object.keys(RUNNERS);

/** `start`: where a surface's runs begin, until another start is picked; `high`: the loss from which on the map is plain. */
export const TRACKS = {
  bowl: { name: "Bowl", start: [-2.5, 1.5], high: 9 },
  ravine: { name: "Ravine", start: [-2.5, 1], high: 70 },
  saddle: { name: "Saddle", start: [2.5, 0.5], high: 10 },
};

/** All four at the start of a surface, at equal rates. */
export const lineUp = (surface, rate = 0.05) => ({
  surface,
  start: TRACKS[surface].start,
  rates: NAMES.map(() => rate),
  runners: NAMES,
  steps: 0,
});
export const START = lineUp("ravine");

/** A dragged or nudged start: two decimals, inside the map. */
export const placed = (point) => point.map((value) => rounded(clamp(value, -EDGE, EDGE)));

/** A whole run: {points, losses}, the start first. It ends early where a runner is lost. */
function run(surface, start, optimizer, rate) {
  const { height, slope } = SURFACES[surface];
  const step = OPTIMIZERS[optimizer](rate);
  const points = [start];
  const losses = [height(...start)];
  while (points.length <= LAST && losses.at(-1) <= LOST) {
    points.push(step(points.at(-1), slope(...points.at(-1))));
    losses.push(height(...points.at(-1)));
  }
  return { points, losses };
}

/**
 * The runs of those that run: [{id, rate, points, losses, at, loss, arrival, isLost}]. `at`: the step at which a runner
 * stands now; `loss`: there; `arrival`: after how many steps it is below MARK and stays below to the run's end, null if it
 * is above at the end: a ball that rolls through the lowest point has not arrived. `isLost`: it has diverged by now.
 */
export function runsOf({ surface, start, rates, runners, steps }) {
  return runners.map((id) => {
    const rate = rates[NAMES.indexOf(id)];
    const { points, losses } = run(surface, start, id, rate);
    const at = Math.min(steps, losses.length - 1);
    const first = losses.findLastIndex((loss) => loss >= MARK) + 1;
    const arrival = first < losses.length ? first : null;
    return { id, rate, points, losses, at, loss: losses[at], arrival, isLost: losses[at] > LOST };
  });
}

/** Whether a runner is below MARK for good in the steps that are shown. */
export const hasArrived = ({ arrival }, { steps }) => arrival !== null && arrival <= steps;

/** The one runner that arrived first in the steps that are shown; "" for none, or for several at once. */
export function winnerOf(state) {
  const there = runsOf(state).filter((one) => hasArrived(one, state));
  const first = Math.min(...there.map(({ arrival }) => arrival));
  const winners = there.filter(({ arrival }) => arrival === first);
  return winners.length === 1 ? winners[0].id : "";
}

/** The rate that all four have, or null. */
export const sharedRate = ({ rates }) => (rates.every((rate) => rate === rates[0]) ? rates[0] : null);
