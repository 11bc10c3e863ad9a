// What the pictures show, in words.

import { counted, fixed } from "../lib/format.js";
import { isTrained, runOf, shownOf, sizesOf } from "./model.js";
import { LAST, VALIDATION } from "./training.js";

/** The remedies, as they stand in a sentence. */
export const NAMES = {
  data: "more data",
  l1: "L1",
  l2: "L2",
  dropout: "dropout",
  stop: "fewer epochs",
};

/** An error with two or three figures. */
export const writtenError = (error) => (error < 0.001 ? "below 0.001" : fixed(error, error < 0.1 ? 3 : 2));

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
  return `${network}. ${whenWords(state, shown)}: ${errorsOf(shown)}. ${chanceWords(state, shown)}${bestWords(state, shown)}${sizeWords(state)}`;
}

const errorsOf = ({ train, validation }) =>
  `training error ${writtenError(train)}, validation error ${writtenError(validation)}`;

/** After how many epochs; where early stopping ended the training, the slider stands at its end, and the best is shown. */
function whenWords(state, { epoch }) {
  const end = runOf(state).looks.at(-1).epoch;
  const isEnd = state.early_stopping && end < LAST && state.epochs >= end;
  return isEnd
    ? `Stopped after epoch ${end}, and back at the best one, epoch ${epoch}`
    : `After epoch ${epoch}`;
}

/** Where validation is lower than training, at the figures that are written. Both examples are drawn in the same way. */
function chanceWords({ train_size }, { train, validation }) {
  if (validation >= train || writtenError(validation) === writtenError(train)) return "";
  return `Validation is lower by chance: its ${VALIDATION} examples are easier for this network than the other ${train_size}. `;
}

function bestWords(state, shown) {
  const { looks, best, isDone } = runOf(state);
  if (!isDone) return "";
  const { epoch, validation } = looks[best];
  if (shown.epoch === epoch) return "This is the lowest validation error of the training.";
  return `The validation error was lowest after epoch ${epoch}: ${writtenError(validation)}.`;
}

/** Which size has the lowest errors, where all sizes are compared. */
function sizeWords(state) {
  if (!state.by_size) return "";
  const sizes = sizesOf(state);
  if (!sizes.every(isTrained)) return " All sizes are being trained.";
  const lowest = (kind) => {
    const best = sizes.reduce((a, b) => (shownOf(b)[kind] < shownOf(a)[kind] ? b : a));
    return `with ${best.neurons} (${writtenError(shownOf(best)[kind])})`;
  };
  return ` Of all sizes: training error lowest ${lowest("train")}, validation error ${lowest("validation")}.`;
}

/** "1 neuron: training error 0.48, validation error 0.68; …", of networks that are trained. */
export const sizesInWords = (sizes) =>
  sizes.map((one) => `${counted(one.neurons, "neuron")}: ${errorsOf(shownOf(one))}`).join("; ");
