// One network of a sweep in training: as the Playground trains it, to the last bit.

import { makeData } from "../../data/datasets.js";
import { inputsOf } from "../../data/features.js";
import { createSnapshots, hasLeftBounds } from "../../nn/divergence.js";
import { createEngine } from "../../nn/engine.js";

/** `step()` trains one epoch; a step that leads beyond all bounds is not taken, and `diverged` is true from then on. */
export function createRun(settings) {
  const data = makeData(settings); // its stream goes on to the first weights
  const [train, test] = [data.train, data.test].map((points) => inputsOf(points, settings.inputs));
  const { hidden_layers, activation, regularization } = settings;
  const sizes = [settings.inputs.length, ...hidden_layers, 1];
  const engine = createEngine({ sizes, activation, output: "tanh", loss: "squared", regularization });
  engine.start(data.random, false);
  const { snapshot, restore } = createSnapshots(engine);
  return {
    epoch: 0,
    diverged: false,
    step() {
      snapshot();
      engine.train(train, settings, 1);
      this.diverged = hasLeftBounds(engine);
      if (this.diverged) restore();
      else this.epoch += 1;
    },
    /** [training loss, test loss] */
    losses: () => [engine.loss(train), engine.loss(test)],
  };
}
