// What the Playground's session gives for some settings, as plain data for tests in Python.

import { rowAt } from "../../dl101/widgets/data/features.js";
import { createSession } from "../../dl101/widgets/playground/training/session.js";
import { DEFAULTS } from "../../dl101/widgets/playground/training/settings.js";

/**
 * Train `before` epochs, then change settings (`then`) and set weights and biases ([index, value] each) by hand, then
 * train on to each of `epochs`. Gives all settings, the network at the start of that last part, the losses at
 * `epochs`, and the network at the end.
 */
export function run(changes, { epochs, before = 0, then = {}, weights = [], biases = [] }) {
  const session = createSession({ ...DEFAULTS, ...changes });
  for (let i = 0; i < before; i++) session.step();
  session.update({ ...session.settings, ...then });
  for (const [index, value] of weights) session.setWeight(index, value);
  for (const [index, value] of biases) session.setBias(index, value);
  const start = plain(session.start);
  const losses = epochs.map((epoch) => {
    while (session.epoch < epoch)
      if (!session.step()) throw new Error(`it stopped at epoch ${session.epoch}`);
    return [session.trainLoss, session.testLoss];
  });
  const end = plain({ epoch: session.epoch, ...session.engine });
  return {
    settings: session.settings,
    start,
    losses,
    end,
    outputs: FOUR.map((point) => outputAt(session, point)),
  };
}

const plain = ({ epoch, weights, biases, dead }) => ({
  epoch,
  weights: [...weights],
  biases: [...biases],
  dead: [...dead],
});

const FOUR = [
  [0, 0],
  [2, 1],
  [-3, 4],
  [5, -5],
];
function outputAt({ settings, engine }, [x, y]) {
  return engine.activations(rowAt(x, y, settings.inputs)).at(-1);
}
