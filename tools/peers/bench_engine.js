// Time the Playground's engine, beside the TensorFlow Playground's nn.ts where its source is at hand (see tf_playground.js).
//
//   node tools/peers/bench_engine.js           a table
//   node tools/peers/bench_engine.js --json    the same as JSON, for tools/bench.py
//
// Both run in this process, turn by turn, and each time is that of the best turn, in ms: what the code needs when
// nothing else keeps the machine busy. An epoch and the losses are over the seeds' data (250 points for training, 250
// for testing); the heat maps are of all units on a grid of 100 × 100 points. nn.ts is timed as playground.ts calls
// it: it makes a point's inputs anew each time that it needs them.

import { createHeatMaps } from "../../dl101/widgets/nn/heat_maps.js";
import { LARGEST, SEEDS, startRun } from "../../tests/js/playground_run.js";
import { loadPeer, MISSING, peerFolder, startPeer } from "./tf_playground.js";

const TURNS = { epoch: [40, 20], losses: [40, 20], maps: [40, 1] }; // so many turns, so many calls in each
const GOAL = 0.01;
const NETWORKS = [
  ["seeds: 2–4–2–1, tanh", {}],
  ["seeds' network, ReLU", { activation: "relu" }],
  ["seeds' network, sigmoid", { activation: "sigmoid" }],
  ["seeds' network, batches of 1", { batch_size: 1 }],
  ["largest: 7 inputs, 6 × 8, tanh", LARGEST],
  ["largest, ReLU", { ...LARGEST, activation: "relu" }],
];

/** The best time of each of some calls, in ms, when they take turns of some calls each. */
function timesOf(calls, [turns, repeats]) {
  const times = calls.map(() => Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < turns; turn++)
    calls.forEach((call, i) => {
      const start = performance.now();
      for (let repeat = 0; repeat < repeats; repeat++) call();
      times[i] = Math.min(times[i], (performance.now() - start) / repeats);
    });
  return times;
}

function tasksOf(settings, peer) {
  const { engine, train, test } = startRun(settings);
  const maps = createHeatMaps(100, settings.inputs);
  const ours = {
    epoch: () => engine.train(train, settings),
    losses: () => engine.loss(train) + engine.loss(test),
    maps: () => maps.draw(engine),
  };
  if (!peer) return [ours];
  const run = startPeer(peer, settings);
  const theirs = {
    epoch: run.step,
    losses: () => run.loss(run.train) + run.loss(run.test),
    maps: run.drawHeatMaps,
  };
  return [ours, theirs];
}

/** How long the computing takes until the test loss is below 0.01 ("run to the end"), in ms, and how many epochs. */
function timeToGoal() {
  const { engine, train, test } = startRun(SEEDS);
  const start = performance.now();
  let epochs = 0;
  for (; engine.loss(test) >= GOAL; epochs++) {
    engine.train(train, SEEDS);
    engine.loss(train); // the chart shows it too
  }
  return { epochs, ms: performance.now() - start };
}

// before anything else, so that the first time is that of a click on a fresh page: nothing is compiled yet
const runs = Array.from({ length: 10 }, timeToGoal);
const toGoal = {
  loss: GOAL,
  epochs: runs[0].epochs,
  first: runs[0].ms,
  best: Math.min(...runs.map(({ ms }) => ms)),
};
const folder = peerFolder();
const peer = folder && (await loadPeer(folder));
const rows = NETWORKS.flatMap(([network, changes]) => {
  const tasks = tasksOf({ ...SEEDS, ...changes }, peer);
  return Object.entries(TURNS).map(([task, turns]) => {
    const [ours, theirs] = timesOf(
      tasks.map((each) => each[task]),
      turns,
    );
    return { network, task, ours, theirs: theirs ?? null };
  });
});

if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ rows, toGoal, missing: peer ? null : MISSING }));
} else {
  const line = (network, task, ...numbers) =>
    console.log(network.padEnd(32), task.padEnd(8), ...numbers.map((number) => number.padStart(9)));
  line("network", "task", "ours ms", "nn.ts ms", "times");
  for (const { network, task, ours, theirs } of rows)
    line(network, task, ours.toFixed(3), theirs?.toFixed(3) ?? "", theirs ? (theirs / ours).toFixed(1) : "");
  console.log(
    `From the first weights to a test loss below ${GOAL} (seeds' configuration): ${toGoal.epochs} epochs, ` +
      `${toGoal.first.toFixed(0)} ms the first time, ${toGoal.best.toFixed(0)} ms once the code is compiled.`,
  );
  if (!peer) console.log(MISSING);
}
