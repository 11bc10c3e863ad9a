// The demo `Playground`: a network with two inputs that learns before your eyes.

import { defineDemo } from "../lib/demo.js";
import { bool, oneOf } from "../lib/traits.js";
import networkCss from "./network/network.css";
import { buildPlayground } from "./page.js";
import { FORMS } from "./panels/export.js";
import panelsCss from "./panels/panels.css";
import css from "./playground.css";
import lossChartCss from "./plot/loss_chart.css";
import plotCss from "./plot/plot.css";
import { EXPERIMENTS } from "./training/experiments.js";
import { PRESETS } from "./training/presets.js";
import { AT_START, OF_THE_VIEW, PROGRESS, SETTINGS, UNDOABLE } from "./training/settings.js";
import { describe } from "./words.js";

export default defineDemo({
  name: "Playground",
  css: css + networkCss + plotCss + lossChartCss + panelsCss,
  rules: {
    ...SETTINGS,
    ...PROGRESS,
    experiment: oneOf(["", ...EXPERIMENTS.map(({ id }) => id)]),
    in_address: bool(),
    part: oneOf(["whole", "compact"]),
  },
  undoable: UNDOABLE,
  undoableByStep: OF_THE_VIEW,
  start: AT_START,
  presets: PRESETS,
  goals: EXPERIMENTS,
  reached: () => [], // by traits, none: a goal is reached while the network learns; panels/experiments.js watches
  describe,
  forms: FORMS, // made by panels/export.js, when they are looked at
  build: buildPlayground,
});
