// The settings: of the data, and of the training.

import { h, setText } from "../../lib/dom.js";
import { createNumberSlider } from "../../lib/number_slider.js";
import { createChoice } from "../../lib/radio_group.js";
import { NAMES } from "../formats/address.js";
import { datasetOf, isRegression } from "../training/settings.js";
import { endInWords } from "../training/stop_rule.js";
import { createDatasetChoice } from "./dataset_choice.js";
import { isUseless, optionsOf, settingControls } from "./setting_controls.js";
import { createStopField } from "./stop_field.js";

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
      options: optionsOf({ classification: "two classes", regression: "a number" }),
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
  const make = settingControls(act);
  const controls = {
    learning_rate: make.learning_rate(),
    activation: make.activation(),
    loss: make.loss(),
    regularization: make.regularization(),
    regularization_rate: make.regularization_rate(),
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
    run_end: createRunEnd(),
    zero_start: make.zero_start(),
  };
  return createPanel("Training", controls, (settings) =>
    Object.keys(controls).filter((name) => isUseless(name, settings)),
  );
}

/** What ends "Run to the end", beside the fields that change it. */
function createRunEnd() {
  const element = h("p", { class: "settings-note" });
  return {
    element,
    show: (_value, { session }) => setText(element, `Run to the end goes on ${endInWords(session)}.`),
  };
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
