// The demo `Playground`: a network with two inputs that learns before your eyes.

import { defineDemo } from "../lib/demo.js";
import { flag, knownOf, oneOf } from "../lib/traits.js";
import network_css from "./network/network.css";
import { buildPlayground } from "./page.js";
import panels_css from "./panels/panels.css";
import css from "./playground.css";
import loss_chart_css from "./plot/loss_chart.css";
import plot_css from "./plot/plot.css";
import { EXPERIMENTS } from "./training/experiments.js";
import { PRESETS } from "./training/presets.js";
import { OF_THE_VIEW, PROGRESS, SETTINGS, UNDOABLE } from "./training/settings.js";

const ids = (list) => list.map(({ id }) => id);

export default defineDemo({
  name: "Playground",
  css: css + network_css + plot_css + loss_chart_css + panels_css,
  rules: {
    ...SETTINGS,
    ...PROGRESS,
    preset: oneOf(["", ...ids(PRESETS)]),
    experiment: oneOf(["", ...ids(EXPERIMENTS)]),
    code_form: oneOf(["PyTorch", "NumPy"]),
    goals_reached: knownOf(ids(EXPERIMENTS)),
    in_address: flag(),
    part: oneOf(["whole", "compact"]),
  },
  undoable: UNDOABLE,
  undoable_by_step: OF_THE_VIEW,
  build: buildPlayground,
});
