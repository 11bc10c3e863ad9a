// Measure what the presets of the demo Sweep say, each with ten seeds: assets/measured/sweep.json. It takes 30 s.
//
//   node tools/measure/sweep.js

import { writeFileSync } from "node:fs";
import { PRESETS } from "../../dl101/widgets/sweep/goals.js";
import { AXES, START, settingsAt } from "../../dl101/widgets/sweep/model.js";
import { createRun } from "../../dl101/widgets/sweep/training/run.js";
import { LOW } from "../../dl101/widgets/sweep/words.js";

const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);
const { learning_rate, width, depth, batch_size } = Object.fromEntries(
  Object.entries(AXES).map(([name, { values }]) => [name, values]),
);
const stateOf = (id) => PRESETS.find((preset) => preset.id === id).change(START);

/** The test loss of a preset's network with some settings changed. */
function testLoss(id, changes) {
  const state = { ...stateOf(id), ...changes };
  const run = createRun(settingsAt(state, state[state.x_axis], state[state.y_axis]));
  while (run.epoch < state.epochs && !run.diverged) run.step();
  return run.losses()[1];
}

const spread = (numbers) => ({ min: Math.min(...numbers), max: Math.max(...numbers) });
const eachSeed = (measure) => spread(SEEDS.map(measure));
const short = (loss) => Number(loss.toPrecision(3));
/** The learning rate with the lowest test loss. */
const bestRate = (id, changes) =>
  learning_rate
    .map((rate) => [testLoss(id, { ...changes, learning_rate: rate }), rate])
    .sort(([a], [b]) => a - b)[0][1];

const found = {
  seeds: SEEDS.length,
  wide: {
    "rates below the mark, by neurons": Object.fromEntries(
      width.map((neurons) => [
        neurons,
        eachSeed(
          (seed) =>
            learning_rate.filter(
              (rate) => testLoss("wide", { seed, width: neurons, learning_rate: rate }) < LOW,
            ).length,
        ),
      ]),
    ),
  },
  batch: {
    "best rate, by batch size": Object.fromEntries(
      batch_size.map((size) => [size, eachSeed((seed) => bestRate("batch", { seed, batch_size: size }))]),
    ),
  },
  seeds_below_the_mark_by_neurons: Object.fromEntries(
    width.map((neurons) => [
      neurons,
      SEEDS.filter((seed) => testLoss("seeds", { seed, width: neurons }) < LOW).length,
    ]),
  ),
  deep: {
    "lowest test loss at any rate, by hidden layers": Object.fromEntries(
      depth.map((layers) => [
        layers,
        eachSeed((seed) =>
          short(
            Math.min(
              ...learning_rate.map((rate) => testLoss("deep", { seed, depth: layers, learning_rate: rate })),
            ),
          ),
        ),
      ]),
    ),
    "the same with ReLU": Object.fromEntries(
      depth.map((layers) => [
        layers,
        eachSeed((seed) =>
          short(
            Math.min(
              ...learning_rate.map((rate) =>
                testLoss("deep", { seed, depth: layers, learning_rate: rate, activation: "relu" }),
              ),
            ),
          ),
        ),
      ]),
    ),
  },
};
const target = new URL("../../assets/measured/sweep.json", import.meta.url);
writeFileSync(target, `${JSON.stringify(found, null, 2)}\n`);
console.log(JSON.stringify(found, null, 1));
