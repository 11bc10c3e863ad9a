// Measure what the demo Overfitting shows: assets/measured/overfitting.json. It takes two minutes.
//
//   node tools/measure/overfitting.js && npx biome format --write assets/measured/overfitting.json
//
// The demo's ten seeds were chosen: those of the first 45 where the largest network overfits clearly and every remedy has
// a strength that helps. So all 45 are measured, too, with the same settings.

import { writeFileSync } from "node:fs";
import { ENOUGH, HEART, WRONG } from "../../dl101/widgets/overfitting/goals.js";
import { CHOICES, START } from "../../dl101/widgets/overfitting/model.js";
import { createRun } from "../../dl101/widgets/overfitting/training.js";

const FIRST = Array.from({ length: 45 }, (_, i) => i + 1);
const LARGE = Math.max(...CHOICES.neurons);
const short = (error) => Number(error.toPrecision(3));

/** {train, validation, epoch} at the end of a training; with early stopping, of the network that is kept. */
function endOf(changes) {
  const { looks, best } = createRun({ ...START, neurons: LARGE, ...changes }).work();
  return looks.at(changes.early_stopping ? best : -1);
}

const options = (trait) => CHOICES[trait].filter((value) => value > 0).map((value) => ({ [trait]: value }));
const REMEDIES = [
  ...CHOICES.train_size.filter((size) => size > START.train_size).map((train_size) => ({ train_size })),
  ...["l1", "l2", "dropout"].flatMap(options),
  { early_stopping: true },
];
const nameOf = (changes) => Object.entries(changes).flat().join(" ");

function spread(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
  return { min: short(sorted[0]), median: short(middle), max: short(sorted.at(-1)) };
}

/** Training and validation error by neurons, and the share of the validation error that each remedy leaves. */
function measure(seeds) {
  const large = seeds.map((seed) => endOf({ seed }));
  const errors = (ends) => ({
    train: spread(ends.map(({ train }) => train)),
    validation: spread(ends.map(({ validation }) => validation)),
  });
  const shareLeft = (changes) => {
    const shares = seeds.map((seed, i) => endOf({ seed, ...changes }).validation / large[i].validation);
    return {
      ...spread(shares),
      "seeds where it helps enough": shares.filter((share) => share <= ENOUGH).length,
    };
  };
  return {
    seeds,
    "seeds that overfit": large.filter(({ train, validation }) => train < HEART && validation > WRONG).length,
    "errors by neurons": Object.fromEntries(
      CHOICES.neurons.map((neurons) => [neurons, errors(seeds.map((seed) => endOf({ seed, neurons })))]),
    ),
    "share of the validation error left": Object.fromEntries(
      REMEDIES.map((changes) => [nameOf(changes), shareLeft(changes)]),
    ),
  };
}

const found = { chosen: measure(CHOICES.seed), "the first 45": measure(FIRST) };
const target = new URL("../../assets/measured/overfitting.json", import.meta.url);
writeFileSync(target, `${JSON.stringify(found, null, 2)}\n`);
console.log(JSON.stringify(found, null, 1));
