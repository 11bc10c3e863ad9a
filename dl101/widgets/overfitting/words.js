// What the pictures show, in words.

import { counted, fixed } from "../lib/format.js";
import { isTrained, runOf, shownOf } from "./model.js";
import { LAST } from "./training.js";

/** The remedies, as they stand in a sentence. */
export const NAMES = {
  data: "more data",
  l1: "L1",
  l2: "L2",
  dropout: "dropout",
  stop: "fewer epochs",
};

/** An error with two or three figures. */
const writtenError = (error) => (error < 0.001 ? "below 0.001" : fixed(error, error < 0.1 ? 3 : 2));

const held = ({ l1, l2, dropout, early_stopping }) =>
  [
    l1 ? `L1 ${l1}` : "",
    l2 ? `L2 ${l2}` : "",
    dropout ? `dropout ${dropout}` : "",
    early_stopping ? "early stopping" : "",
  ].filter(Boolean);

/** The network, its errors, and when the validation error was lowest. */
export function describe(state) {
  const { neurons, train_size } = state;
  const network = [counted(neurons, "neuron"), `${train_size} examples`, ...held(state)].join(", ");
  const shown = shownOf(state);
  if (!shown || !isTrained(state)) return `${network}. Training.`;
  const errors = `training error ${writtenError(shown.train)}, validation error ${writtenError(shown.validation)}`;
  return `${network}. After epoch ${shown.epoch}: ${errors}. ${bestWords(state, shown)}`;
}

function bestWords(state, shown) {
  const { looks, best, isDone } = runOf(state);
  if (!isDone) return "";
  const { epoch, validation } = looks[best];
  const end = looks.at(-1).epoch;
  const stopped = state.early_stopping && end < LAST ? `Training stopped after epoch ${end}. ` : "";
  if (shown.epoch === epoch) return `${stopped}This is the lowest validation error of the training.`;
  return `${stopped}The validation error was lowest after epoch ${epoch}: ${writtenError(validation)}.`;
}
