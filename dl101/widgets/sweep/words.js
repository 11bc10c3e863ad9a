// The grid in words.

import { fixed } from "../lib/format.js";
import {
  AXES,
  bestOf,
  chosenOf,
  DATASETS,
  isTrained,
  lossesOf,
  SHOWN,
  STEP,
  sweepOf,
  written,
} from "./model.js";

export const LOW = 0.05; // a loss below this is as good as solved

/** A loss with two figures or three decimals: "0.0021", "0.482". */
export const writtenLoss = (loss) => fixed(loss, loss < 0.01 ? 4 : 3);

/** "learning rate 0.03, noise 5 %" */
export const nameOf = ({ x_axis, y_axis }, { x, y }) =>
  `${settingText(x_axis, x)}, ${settingText(y_axis, y)}`;

function settingText(axis, value) {
  const { name, unit } = AXES[axis];
  return `${name} ${written(value)}${unit ? ` ${unit}` : ""}`;
}

/** How one network does, of the kind of loss that is shown: "test loss 0.0213", "not trained". */
export function resultOf(cell, { epochs, show }) {
  const losses = lossesOf(cell, epochs);
  if (!losses) return "not trained";
  const isLost = cell.end !== null && cell.end <= losses.epoch;
  return `${SHOWN[show]} ${writtenLoss(losses[show])}${isLost ? `, diverged after epoch ${cell.end}` : ""}`;
}

/** What became of the whole grid, then of the chosen network. */
export function describe(state) {
  const { cells } = sweepOf(state);
  const { dataset, x_axis, y_axis, epochs } = state;
  const place = `${cells.length} networks (${AXES[x_axis].name} × ${AXES[y_axis].name}) on ${DATASETS[dataset].on}`;
  const chosen = chosenOf(state);
  const own = `Chosen: ${nameOf(state, chosen)}`;
  if (epochs === 0) return `${place}, not trained yet. ${own}.`;
  if (!isTrained(state)) return `${place}. Training: all have come to epoch ${slowest(state)} of ${epochs}.`;
  return `${place}, after ${epochs} epochs. ${summary(state)} ${own}: ${bothLosses(chosen, state)}`;
}

const slowest = ({ epochs, ...state }) =>
  Math.min(
    ...sweepOf(state).cells.map(({ test, end }) =>
      end === null ? Math.max(0, test.length - 1) * STEP : epochs,
    ),
  );

function summary(state) {
  const { cells } = sweepOf(state);
  const best = cells[bestOf(state)];
  const low = cells.filter((cell) => lossesOf(cell, state.epochs)[state.show] < LOW).length;
  const kind = SHOWN[state.show];
  return `${low} have a ${kind} below ${LOW}. The lowest is ${writtenLoss(lossesOf(best, state.epochs)[state.show])}, at ${nameOf(state, best)}.`;
}

function bothLosses(cell, state) {
  const { train, test, epoch } = lossesOf(cell, state.epochs);
  const end = epoch < state.epochs ? ` It diverged after epoch ${epoch}: the rate is too large.` : "";
  return `test loss ${writtenLoss(test)}, training loss ${writtenLoss(train)}.${end}`;
}
