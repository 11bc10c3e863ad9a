// The one or two settings that an experiment is about, in its card.

import { button, h } from "../../lib/dom.js";
import { NAMES } from "../formats/address.js";
import { createInputChoice, createNeuronCount, createShapeChoice } from "./network_controls.js";
import { isUseless, settingControls } from "./setting_controls.js";

/** `of(experiment)` puts its controls in place; `show(now)` shows the settings in them. */
export function createCardControls(act) {
  const element = h("div", { class: "experiment-controls", role: "group", "aria-label": "Its settings" });
  const settings = settingControls(act);
  const network = {
    neurons: ({ settings }) => createNeuronCount(act, settings.hidden_layers.length === 0),
    shape: ({ shapes }) => createShapeChoice(act, shapes),
    inputs: () => createInputChoice(act),
    new_weights: () => ({ element: button("New weights", act.newWeights), show() {} }),
  };
  let made = [];
  return {
    element,
    of(experiment) {
      made = experiment.controls.map((name) => {
        if (network[name]) return network[name](experiment);
        const control = settings[name]();
        return { name, element: control.element, show: (now) => control.show(now[name]) };
      });
      element.replaceChildren(...made.map((one) => one.element));
    },
    show(now) {
      for (const { name, element: control, show } of made) {
        show(now.settings);
        control.hidden = isUseless(name, now.settings) || now.hidden.includes(NAMES[name]);
      }
    },
  };
}
