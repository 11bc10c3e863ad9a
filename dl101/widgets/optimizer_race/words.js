// The race in words.

import { fixed } from "../lib/format.js";
import { hasArrived, LAST, LOST, MARK, RUNNERS, runsOf, sharedRate, TRACKS } from "./model.js";

const SMALL = 0.001;

/** A loss with two or three figures, or what stands for one. */
export function writtenLoss(loss) {
  if (loss > LOST) return "diverged";
  if (loss === 0) return "0";
  if (loss < SMALL) return `<\u00a0${SMALL}`;
  const decimals = loss >= 100 ? 0 : Math.min(4, 2 - Math.floor(Math.log10(loss)));
  return loss >= 1000 ? Math.round(loss).toLocaleString("en") : fixed(loss, decimals);
}

/** The race in words: where it runs, and how each one does. */
export function describe(state) {
  const { surface, start, steps } = state;
  const place = `${TRACKS[surface].name}, start at (${start.map((value) => fixed(value)).join(", ")})`;
  const runs = runsOf(state);
  const rate = runs.length > 1 ? sharedRate(state) : null;
  const rates = rate === null ? "" : `, all at the rate ${rate}`;
  if (!runs.length) return `${place}. Nobody runs: tick an optimizer.`;
  if (!steps)
    return `${place}, where the loss is ${writtenLoss(runs[0].loss)}${rates}. Step, or let them run.`;
  const lines = runs.map((one) => lineOf(one, state, rate));
  return `${place}${rates}, after ${steps} of ${LAST} steps. ${lines.join(" ")}`;
}

function lineOf(one, state, shared) {
  const name = `${RUNNERS[one.id].name}${shared === null ? `, rate ${one.rate}` : ""}:`;
  if (one.isLost) return `${name} diverged.`;
  const since = hasArrived(one, state) ? `, below ${MARK} from step ${one.arrival} on` : "";
  return `${name} loss ${writtenLoss(one.loss)}${since}.`;
}
