// The demo `Playground`: a network with two inputs that learns before your eyes.

import { defineDemo } from "./lib/demo.js";
import { flag, knownOf, oneOf } from "./lib/traits.js";
import { EXPERIMENTS } from "./playground/experiments.js";
import { buildPlayground } from "./playground/page.js";
import panels_css from "./playground/panels.css";
import { PRESETS } from "./playground/presets.js";
import { OF_THE_VIEW, PROGRESS, SETTINGS, UNDOABLE } from "./playground/settings.js";
import views_css from "./playground/views.css";
import css from "./playground.css";

const ids = (list) => list.map(({ id }) => id);

export default defineDemo({
  name: "Playground",
  css: css + views_css + panels_css,
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
