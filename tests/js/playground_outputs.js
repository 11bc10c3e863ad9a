// For tests/package/test_playground.py: what an untouched session's network gives.

import { inputsOf } from "../../dl101/widgets/data/features.js";
import { createSession } from "../../dl101/widgets/playground/training/session.js";

/** The output at each of `points` ([x, y]) for these settings. */
export function outputsOf(settings, points) {
  const { engine } = createSession(settings);
  return points.map(([x, y]) => {
    const { inputs } = inputsOf({ x: [x], y: [y], label: [0], count: 1 }, settings.inputs);
    return engine.activations(inputs).at(-1);
  });
}
