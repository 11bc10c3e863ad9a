// Record runs of the TensorFlow Playground, with which our engine is compared wherever the tests run.
//
//   node tools/peers/record_tf_playground.js        writes tests/js/peer/runs.json from the peer's source (see tf_playground.js)
//
// A run is its settings (what differs from the seeds' configuration), its losses at some epochs, and all weights and
// biases at the last of them. A few runs are chaotic, or leave all bounds: what they give hangs on the last bit, and no
// comparison of it could fail. So each run is made twice, the second time with the first weight one unit in the last
// place away, and it is recorded up to the last epoch shown at which no number has moved by more than STEADY: `asked`
// says how long it was. One that is lost after its first epoch is left out, and named.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LARGEST as BOUND } from "../../dl101/widgets/nn/divergence.js";
import { ALL_INPUTS, LARGEST, SEEDS } from "../../tests/js/playground_run.js";
import { loadPeer, MISSING, peerFolder, startPeer } from "./tf_playground.js";

// A commit of the peer's in which a file stands as these runs know it, by the file's sha256.
const COMMITS = {
  eca97b4c0ca3787aa7d516fb8a560107f70f4809d036af1fb2db49b4bb27c9db:
    "bd89e3ad12ee8af426a27ad6b94c8ad47ac2838e",
  fe6a7bf6eea34d548497b70857e69d09ae77ccdba8922e0a3b58c9085dd0f182:
    "bf5e6fc6ad99133c21a64758bb1fe121a091fef9",
};

const DATASETS = [
  ...["circle", "xor", "gauss", "spiral"].map((dataset) => ({ dataset })),
  ...["reg-plane", "reg-gauss"].map((regression_dataset) => ({ problem: "regression", regression_dataset })),
];
const ACTIVATIONS = ["tanh", "relu", "sigmoid", "linear"].map((activation) => ({ activation }));
const OTHER_RATES = [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.1, 0.3, 1, 3, 10];
const PENALTIES = ["L1", "L2"].flatMap((regularization) =>
  [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10].map((regularization_rate) => ({
    regularization,
    regularization_rate,
  })),
);
const cross = (...lists) =>
  lists.reduce((made, list) => made.flatMap((one) => list.map((two) => ({ ...one, ...two }))), [{}]);

const LONG = [
  ...cross(DATASETS, ACTIVATIONS, [{}, { hidden_layers: [] }]),
  ...cross(DATASETS, [LARGEST]),
  ...cross(ACTIVATIONS.slice(1), [LARGEST]),
  ...cross(
    [{}, { dataset: "spiral", activation: "relu", inputs: ALL_INPUTS, hidden_layers: [5, 3] }],
    PENALTIES,
  ),
  { ...LARGEST, regularization: "L1", regularization_rate: 0.003 },
  { ...LARGEST, regularization: "L2", regularization_rate: 0.01, activation: "sigmoid" },
  ...[1, 3, 7, 30].map((batch_size) => ({ batch_size })),
  { batch_size: 30, train_percent: 10 },
  { batch_size: 7, train_percent: 90, regularization: "L1", regularization_rate: 0.01 },
  { zero_start: true },
  { zero_start: true, regularization: "L1", regularization_rate: 0.03, inputs: ALL_INPUTS },
  { restarts: 3 },
  { seed: "another" },
  ...cross(DATASETS, [{ noise: 35 }]),
];
const SHORT = OTHER_RATES.flatMap((learning_rate) => [
  ...DATASETS.map((dataset, i) => ({ ...dataset, learning_rate, ...ACTIVATIONS[i % 4] })),
  { learning_rate, regularization: "L1", regularization_rate: 0.1 },
  { learning_rate, regularization: "L2", regularization_rate: 0.1, activation: "relu" },
]);
// At these rates regression is beyond all bounds after an epoch of 60 steps; after one of 2 it is not.
for (const learning_rate of [3, 10])
  for (const dataset of DATASETS.slice(4))
    SHORT.push({ ...dataset, learning_rate, train_percent: 10, batch_size: 60 });
const SHORT_LARGEST = OTHER_RATES.map((learning_rate, i) => ({
  ...LARGEST,
  learning_rate,
  ...ACTIVATIONS[i % 4],
}));
const EPOCHS_SHOWN = [0, 1, 2, 10, 20, 50, 100, 200];
const STEADY = 1e-14; // a hundredth of what the tests let pass; of numbers above 1, this share

/** To 14 decimals, for what is compared to 1e-12; large numbers, where doubles lie farther apart, as they are. */
const written = (number) => (Math.abs(number) < 8 ? Number(number.toFixed(14)) + 0 : number);

/** What is known at each of the epochs shown: [{epoch, losses, weights, biases}]. */
function record(peer, changes, epochs, nudged = false) {
  const run = startPeer(peer, { ...SEEDS, ...changes });
  if (nudged) {
    const [first] = run.links();
    first.weight += 2 ** Math.max(-1074, Math.floor(Math.log2(Math.abs(first.weight) || 2 ** -1022)) - 52);
  }
  const seen = [];
  for (let epoch = 0; epoch <= epochs; epoch++) {
    if (epoch > 0) run.step();
    if (!EPOCHS_SHOWN.includes(epoch)) continue;
    const losses = [run.loss(run.train), run.loss(run.test)];
    seen.push({ epoch, losses, weights: run.weights(), biases: run.biases() });
  }
  return seen;
}

const numbersOf = ({ losses, weights, biases }) => [...losses, ...weights, ...biases];

/** Whether two runs agree at an epoch, with numbers inside the bounds that the Playground sets. */
function isSteady(one, other) {
  const moved = numbersOf(other);
  return numbersOf(one).every(
    (number, i) =>
      Math.abs(number) <= BOUND && Math.abs(number - moved[i]) <= STEADY * Math.max(1, Math.abs(number)),
  );
}

/** The run with these settings, as far as it does not hang on the last bit: at least its start. */
function recordSteady(peer, changes, asked) {
  const run = record(peer, changes, asked);
  const nudged = record(peer, changes, asked, true);
  const firstLost = run.findIndex((seen, i) => !isSteady(seen, nudged[i]));
  const steady = firstLost < 0 ? run : run.slice(0, firstLost);
  const { weights, biases } = steady.at(-1);
  return {
    settings: changes,
    asked,
    losses: steady.map(({ epoch, losses }) => [epoch, ...losses.map(written)]),
    weights: weights.map(written),
    biases: biases.map(written),
  };
}

/** A data set's first points, and sums over all of it that no other order or point gives. */
function recordData(peer, changes) {
  const { train, test } = startPeer(peer, { ...SEEDS, ...changes });
  const all = [...train, ...test];
  const sum = (of) => all.reduce((total, point, i) => total + (i + 1) * of(point), 0);
  return {
    settings: changes,
    counts: [train.length, test.length],
    first: all.slice(0, 5).map(({ x, y, label }) => [x, y, label]),
    sums: [sum(({ x }) => x), sum(({ y }) => y), sum(({ label }) => label)],
  };
}

const folder = peerFolder();
if (!folder) {
  console.error(MISSING);
  process.exit(1);
}
const peer = await loadPeer(folder);
const runs = [
  ...LONG.map((changes) => recordSteady(peer, changes, 200)),
  ...[...SHORT, ...SHORT_LARGEST].map((changes) => recordSteady(peer, changes, 1)),
];
const recorded = {
  source: {
    repository: "tensorflow/playground",
    license: "Apache-2.0",
    folder: "src",
    commit: Object.fromEntries(
      Object.entries(peer.sha256).map(([file, sum]) => [file, COMMITS[sum] ?? "unknown"]),
    ),
    sha256: peer.sha256,
  },
  data: [
    ...cross(DATASETS, [{}, { noise: 50 }, { noise: 15, train_percent: 10, seed: "0.12345" }]),
    { train_percent: 90, seed: "another" },
  ].map((changes) => recordData(peer, changes)),
  runs: runs.filter(({ losses }) => losses.length > 1),
  left_out: runs.filter(({ losses }) => losses.length <= 1).map(({ settings }) => settings),
};
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const file = join(root, "tests", "js", "peer", "runs.json");
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify(recorded));
execFileSync(join(root, "node_modules", ".bin", "biome"), ["format", "--write", file]);
console.log(`wrote ${recorded.runs.length} runs of nn.ts into tests/js/peer/runs.json`);
