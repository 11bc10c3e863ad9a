// The settings: of the data, and of the training.

import { createCheck } from "../../lib/checkbox.js";
import { h } from "../../lib/dom.js";
import { createSelect } from "../../lib/dropdown.js";
import { withCommas } from "../../lib/format.js";
import { createNumberSlider } from "../../lib/number_slider.js";
import { createChoice } from "../../lib/radio_group.js";
import { ACTIVATIONS } from "../../nn/activations.js";
import { NAMES } from "../formats/address.js";
import { datasetOf, isRegression, LEARNING_RATES, REGULARIZATION_RATES } from "../training/settings.js";
import { createDatasetChoice } from "./dataset_choice.js";
import { createStopField } from "./stop_field.js";

const options = (names) => Object.entries(names).map(([id, text]) => ({ id, text }));
const activations = ["tanh", "relu", "sigmoid", "linear"].map((id) => ({ id, text: ACTIVATIONS[id].name }));
const numbers = (list) => list.map((id) => ({ id, text: withCommas(id) }));

/** `controls`, {setting: control}, below a title; `uselessIn(settings)` names those that make no sense now. */
function createPanel(title, controls, uselessIn, ...more) {
  const element = h(
    "section",
    { class: "settings-panel", "aria-label": title },
    h("p", { class: "settings-title", "aria-hidden": "true" }, title),
    h("div", { class: "settings-controls" }, ...Object.values(controls).map((one) => one.element), ...more),
  );
  return {
    element,
    show(now) {
      const { settings, hidden } = now;
      const off = uselessIn(settings);
      for (const [name, control] of Object.entries(controls)) {
        control.show(settings[name], now);
        control.element.hidden = off.includes(name) || hidden.includes(NAMES[name]);
      }
    },
  };
}

function createDataPanel(act) {
  const pick = (name) => (value) => act.change({ [name]: value });
  const slider = (name, step, options) =>
    createNumberSlider({
      ...options,
      step,
      decimals: 0,
      change: (value) => act.change({ [name]: Math.round(value / step) * step }, name),
      end: act.end,
    });
  const controls = {
    problem: createChoice({
      legend: "The network learns",
      options: options({ classification: "two classes", regression: "a number" }),
      choose: pick("problem"),
    }),
    dataset: createDatasetChoice({ problem: "classification", choose: pick("dataset") }),
    regression_dataset: createDatasetChoice({ problem: "regression", choose: pick("regression_dataset") }),
    noise: slider("noise", 1, { name: "Noise", unit: "%", low: 0, high: 50 }),
    train_percent: slider("train_percent", 10, {
      name: "Used for training",
      unit: "% of the points",
      low: 10,
      high: 90,
    }),
    batch_size: slider("batch_size", 1, { name: "Batch size", unit: "points", low: 1, high: 30 }),
  };
  const fresh = h("button", { type: "button", class: "button", onclick: act.newData }, "New data");
  return createPanel(
    "Data",
    controls,
    (settings) => [
      isRegression(settings) ? "dataset" : "regression_dataset",
      ...(datasetOf(settings) === "own" ? ["noise"] : []),
    ],
    h("div", { class: "settings-buttons" }, fresh),
  );
}

function createTrainingPanel(act) {
  const pick = (name) => (value) => act.change({ [name]: value });
  const select = (name, label, list) => createSelect({ label, options: list, choose: pick(name) });
  const controls = {
    learning_rate: select("learning_rate", "Learning rate", numbers(LEARNING_RATES)),
    activation: select("activation", "Activation of hidden neurons", activations),
    loss: select(
      "loss",
      "Loss",
      options({ squared: "squared error, halved", "cross-entropy": "cross-entropy" }),
    ),
    regularization: select(
      "regularization",
      "Regularization",
      options({ none: "none", L1: "L1: pulls weights to 0", L2: "L2: keeps weights small" }),
    ),
    regularization_rate: select("regularization_rate", "Regularization rate", numbers(REGULARIZATION_RATES)),
    stop_epoch: createStopField({
      label: "Stop at epoch",
      low: 1,
      high: 100_000,
      whole: true,
      choose: pick("stop_epoch"),
    }),
    stop_loss: createStopField({
      label: "Stop at test loss",
      low: 0.00001,
      high: 10,
      choose: pick("stop_loss"),
    }),
    zero_start: createCheck({ text: "Start with all weights and biases at 0", choose: pick("zero_start") }),
  };
  return createPanel("Training", controls, (settings) => [
    ...(isRegression(settings) ? ["loss"] : []),
    ...(settings.regularization === "none" ? ["regularization_rate"] : []),
  ]);
}

export function createControls(act) {
  const panels = [createDataPanel(act), createTrainingPanel(act)];
  return {
    element: h("div", { class: "settings" }, ...panels.map(({ element }) => element)),
    show(now) {
      for (const panel of panels) panel.show(now);
    },
  };
}
