// A control for each setting of the training: the panel of settings has them all, an experiment's card the one or two that
// it is about. Both show the same state.

import { createCheck } from "../../lib/checkbox.js";
import { createSelect } from "../../lib/dropdown.js";
import { withCommas } from "../../lib/format.js";
import { ACTIVATIONS } from "../../nn/activations.js";
import { isRegression, LEARNING_RATES, REGULARIZATION_RATES } from "../training/settings.js";

/** {id: text} as a list of options. */
export const optionsOf = (names) => Object.entries(names).map(([id, text]) => ({ id, text }));
const activations = ["tanh", "relu", "sigmoid", "linear"].map((id) => ({ id, text: ACTIVATIONS[id].name }));
const numbers = (list) => list.map((id) => ({ id, text: withCommas(id) }));

/** {setting: a function that makes its control}. */
export function settingControls(act) {
  const pick = (name) => (value) => act.change({ [name]: value });
  const select = (name, label, options, choose = pick(name)) => [
    name,
    () => createSelect({ label, options, choose }),
  ];
  const check = (name, text) => [name, () => createCheck({ text, choose: pick(name) })];
  return Object.fromEntries([
    select("learning_rate", "Learning rate", numbers(LEARNING_RATES)),
    select("activation", "Activation of hidden neurons", activations),
    select("loss", "Loss", optionsOf({ squared: "squared error, halved", "cross-entropy": "cross-entropy" })),
    select(
      "regularization",
      "Regularization",
      optionsOf({ none: "none", L1: "L1: pulls weights to 0", L2: "L2: keeps weights small" }),
      act.chooseRegularization,
    ),
    select("regularization_rate", "Regularization rate", numbers(REGULARIZATION_RATES)),
    check("zero_start", "Start with all weights and biases at 0"),
    check("show_test", "Show test data"),
  ]);
}

/** Whether a setting of the training makes no sense beside the others. */
export const isUseless = (name, settings) =>
  (name === "loss" && isRegression(settings)) ||
  (name === "regularization_rate" && settings.regularization === "none");
