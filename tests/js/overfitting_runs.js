// Trainings of the demo Overfitting, for tests in Python.

import { runOf, START, shownOf } from "../../dl101/widgets/overfitting/model.js";

/** {epochs, train, validation, shown}: the looks of a training from its start to its end, and [training error, validation
 * error] of what is shown. */
export function trainingOf(changes) {
  const state = { ...START, ...changes };
  const { looks } = runOf(state).work();
  const { train, validation } = shownOf(state);
  return {
    epochs: looks.map(({ epoch }) => epoch),
    train: looks.map((look) => look.train),
    validation: looks.map((look) => look.validation),
    shown: [train, validation],
  };
}
