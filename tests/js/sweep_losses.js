// The losses of one network of a sweep, for tests in Python.

import { chosenOf, START } from "../../dl101/widgets/sweep/model.js";
import { createRun } from "../../dl101/widgets/sweep/training/run.js";

/** [training loss, test loss] of the chosen network, after the state's epochs. */
export function lossesAfter(changes) {
  const state = { ...START, ...changes };
  const run = createRun(chosenOf(state).settings);
  while (run.epoch < state.epochs) run.step();
  return run.losses();
}
