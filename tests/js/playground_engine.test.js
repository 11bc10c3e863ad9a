import assert from "node:assert/strict";
import { test } from "node:test";
import { DATASETS, makeData, pointsOf, shuffle } from "../../dl101/widgets/data/datasets.js";
import { FEATURES, featuresOf, inputsOf } from "../../dl101/widgets/data/features.js";
import { createRandom } from "../../dl101/widgets/data/seedrandom.js";
import { createEngine } from "../../dl101/widgets/nn/engine.js";
import { coordinate, createHeatMaps, featureMap, quickTanh } from "../../dl101/widgets/nn/heat_maps.js";
import { ALL_INPUTS, LARGEST, SEEDS, startRun } from "./playground_run.js";

const near = (a, b, tolerance = 1e-12) => assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);
const run = (changes = {}) => {
  const settings = { ...SEEDS, ...changes };
  return { settings, ...startRun(settings) };
};
const numbers = ({ weights, biases }) => [...weights, ...biases];
const ACTIVATIONS = ["tanh", "relu", "sigmoid", "linear"];
const CROSS_ENTROPY = { loss: "cross-entropy" };

// random numbers and data

test("a seed gives one stream, another seed another", () => {
  const draw = (seed) => Array.from({ length: 100 }, createRandom(seed));
  assert.deepEqual(draw("0.72826"), draw("0.72826"));
  assert.notDeepEqual(draw("0.72826"), draw("0.72827"));
  assert.ok(draw("0.72826").every((number) => number >= 0 && number < 1));
});

test("a stream leaves Math.random alone, and is not moved by it", () => {
  const before = Math.random;
  const random = createRandom("1");
  const first = random();
  Math.random();
  const second = random();
  assert.equal(Math.random, before);
  const again = createRandom("1");
  assert.deepEqual([again(), again()], [first, second]);
});

test("shuffling loses no point and doubles none", () => {
  for (const length of [0, 1, 2, 17, 500]) {
    const list = Array.from({ length }, (_, i) => i);
    const shuffled = [...list];
    shuffle(shuffled, createRandom("any"));
    assert.deepEqual(
      shuffled.toSorted((a, b) => a - b),
      list,
    );
    if (length > 2) assert.notDeepEqual(shuffled, list);
  }
});

for (const { id, problem, make } of DATASETS)
  test(`${id}: the same seed gives the same points; they lie in the plane, their labels too`, () => {
    const settings = { ...SEEDS, problem, dataset: id, regression_dataset: id };
    const [{ train, test }, again] = [makeData(settings), makeData(settings)];
    assert.deepEqual([train, test], [again.train, again.test]);
    assert.equal(train.count + test.count, problem === "regression" ? 1200 : 500);
    for (const { x, y, label } of [train, test]) {
      assert.ok([...x, ...y].every((place) => Math.abs(place) <= 6));
      assert.ok([...label].every((value) => Math.abs(value) <= 1.2)); // the plane's corners are at ±1.2
      if (problem === "classification") assert.ok(label.includes(1) && label.includes(-1));
    }
    assert.equal([...make(200, 0, createRandom("a thumbnail"))].length, 200);
  });

test("train_percent percent of the points train", () => {
  for (const train_percent of [10, 50, 90]) {
    const { train, test } = makeData({ ...SEEDS, train_percent });
    assert.deepEqual([train.count, test.count], [5 * train_percent, 500 - 5 * train_percent]);
  }
});

test("the learner's own points are shuffled and shared out, and not changed", () => {
  const points = Array.from({ length: 21 }, (_, i) => [i / 4, -i / 5, i % 2 ? 1 : -1]);
  const kept = structuredClone(points);
  for (const [problem, name] of [
    ["classification", "dataset"],
    ["regression", "regression_dataset"],
  ]) {
    const { train, test } = makeData({ ...SEEDS, problem, [name]: "own", points });
    assert.deepEqual([train.count, test.count], [10, 11]);
    assert.deepEqual([...train.x, ...test.x].toSorted(), kept.map(([x]) => x).toSorted());
    assert.deepEqual(points, kept);
  }
  assert.equal(makeData({ ...SEEDS, dataset: "own", points: [] }).train.count, 0);
});

test("own points with labels between −1 and 1 are two classes where two classes are asked for", () => {
  const points = [
    [0, 0, 0.2],
    [1, 0, -0.2],
    [2, 0, 0],
    [3, 0, 1],
  ];
  const labels = (problem) => {
    const { train, test } = makeData({
      ...SEEDS,
      problem,
      dataset: "own",
      regression_dataset: "own",
      points,
    });
    const found = [];
    for (const { x, label } of [train, test]) for (let i = 0; i < x.length; i++) found[x[i]] = label[i];
    return found;
  };
  assert.deepEqual(labels("classification"), [1, -1, -1, 1]);
  assert.deepEqual(labels("regression"), [0.2, -0.2, 0, 1]);
});

test("features by hand", () => {
  const values = FEATURES.map(({ of }) => of(2, -3));
  assert.deepEqual(values, [2, -3, 4, 9, -6, Math.sin(2), Math.sin(-3)]);
  assert.deepEqual(
    FEATURES.map(({ id }) => id),
    ALL_INPUTS,
  );
  const points = pointsOf([
    [2, -3, 1],
    [0.5, 4, -1],
  ]);
  const { inputs, labels, count } = inputsOf(points, ["x", "ySquared"]);
  assert.deepEqual([[...inputs], [...labels], count], [[2, 9, 0.5, 16], [1, -1], 2]);
});

// the network

/** The course's one network: x = (1, 2), h = ReLU(…) = (3, 1), ŷ = 2. */
test("the 2–2–1 network of the chapters, by hand", () => {
  const engine = createEngine({
    sizes: [2, 2, 1],
    activation: "relu",
    output: "linear",
    loss: "squared",
    regularization: "none",
  });
  engine.weights.set([1, 1, 2, -1, 1, -2]);
  engine.biases.set([0, 1, 1]);
  assert.deepEqual([...engine.activations([1, 2])], [1, 2, 3, 1, 2]);
  const data = { inputs: Float64Array.of(1, 2), labels: Float64Array.of(5), count: 1 };
  assert.equal(engine.loss(data), 4.5);
  engine.train(data, { learning_rate: 0.1, regularization_rate: 0, batch_size: 1 });
  // δ = ŷ − y = −3; δ of h = (−3 · 1, −3 · −2)
  const weights = [1 + 0.3, 1 + 0.6, 2 - 0.6, -1 - 1.2, 1 + 0.9, -2 + 0.3];
  const biases = [0 + 0.3, 1 - 0.6, 1 + 0.3];
  numbers(engine).forEach((number, i) => {
    near(number, [...weights, ...biases][i]);
  });
});

test("weights start uniform in ±½, biases at 0.1; with zero_start all at 0, from the same stream", () => {
  const { engine } = run(LARGEST);
  assert.ok(engine.weights.every((weight) => Math.abs(weight) <= 0.5));
  assert.ok(new Set(engine.weights).size === engine.weights.length);
  assert.ok(engine.biases.every((bias) => bias === 0.1));
  const [random, zero] = [createRandom("one"), createRandom("one")];
  engine.start(random, false);
  engine.start(zero, true);
  assert.ok(numbers(engine).every((number) => number === 0));
  assert.equal(random(), zero());
});

test("a learning rate of 0 changes nothing", () => {
  for (const activation of ACTIVATIONS)
    for (const regularization of ["none", "L1", "L2"]) {
      const { engine, train, settings } = run({ activation, regularization, regularization_rate: 0.3 });
      const before = numbers(engine);
      engine.train(train, { ...settings, learning_rate: 0 }, 3);
      assert.deepEqual(numbers(engine), before);
    }
});

test("epochs at once are epochs one by one", () => {
  const [once, often] = [run({ batch_size: 7 }), run({ batch_size: 7 })];
  once.engine.train(once.train, once.settings, 20);
  for (let epoch = 0; epoch < 20; epoch++) often.engine.train(often.train, often.settings);
  assert.deepEqual(numbers(once.engine), numbers(often.engine));
});

test("asking for losses and outputs does not disturb training", () => {
  const [asked, quiet] = [run({ batch_size: 7 }), run({ batch_size: 7 })];
  for (let epoch = 0; epoch < 5; epoch++) {
    for (const { engine, train, settings } of [asked, quiet]) engine.train(train, settings);
    asked.engine.loss(asked.test);
    asked.engine.activations([1, 2]);
  }
  assert.deepEqual(numbers(asked.engine), numbers(quiet.engine));
});

test("a half-filled batch counts in the next epoch, unless it is forgotten", () => {
  const carried = run({ batch_size: 7 });
  const forgotten = run({ batch_size: 7 });
  const even = run({ batch_size: 7 });
  even.train.count = 245; // 35 batches: nothing is left over
  for (const { engine, train, settings } of [carried, forgotten, even]) engine.train(train, settings);
  assert.deepEqual(numbers(carried.engine), numbers(even.engine));
  forgotten.engine.clearGradients();
  for (const { engine, train, settings } of [carried, forgotten, even]) engine.train(train, settings);
  assert.deepEqual(numbers(forgotten.engine), numbers(even.engine));
  assert.notDeepEqual(numbers(carried.engine), numbers(even.engine));
});

test("a half-filled batch can be kept and taken up again", () => {
  const [quiet, other] = [run({ batch_size: 7 }), run({ batch_size: 7 })];
  for (const { engine, train, settings } of [quiet, other]) engine.train(train, settings);
  const begun = other.engine.partialBatch();
  assert.equal(begun.counted, 250 % 7);
  other.engine.train(other.test, other.settings);
  other.engine.weights.set(quiet.engine.weights);
  other.engine.biases.set(quiet.engine.biases);
  other.engine.restoreBatch(begun);
  for (let i = 0; i < 2; i++) {
    for (const { engine, train, settings } of [quiet, other]) engine.train(train, settings);
    assert.deepEqual(numbers(other.engine), numbers(quiet.engine));
  }
  quiet.engine.clearGradients();
  assert.equal(quiet.engine.partialBatch(), null);
});

test("a batch is the mean of its examples, however many go side by side", () => {
  // one batch of 250 in chunks of 32 is the sum of the gradients, and a batch larger than the data is all of it
  const [whole, larger] = [run({ batch_size: 250 }), run({ batch_size: 1000 })];
  for (const { engine, train, settings } of [whole, larger]) engine.train(train, settings);
  assert.deepEqual(numbers(whole.engine), numbers(larger.engine));
  const { engine, train } = run();
  const start = run().engine;
  const sums = new Float64Array(engine.weights.length);
  for (let i = 0; i < train.count; i++) {
    engine.weights.set(start.weights);
    engine.biases.set(start.biases);
    const one = {
      inputs: train.inputs.slice(2 * i, 2 * i + 2),
      labels: train.labels.slice(i, i + 1),
      count: 1,
    };
    engine.train(one, { learning_rate: 1, regularization_rate: 0, batch_size: 1 });
    for (const w of sums.keys()) sums[w] += start.weights[w] - engine.weights[w];
  }
  whole.engine.weights.forEach((weight, i) => {
    near(weight, start.weights[i] - (0.03 * sums[i]) / 250, 1e-14);
  });
});

test("what L1 brings to 0 stays 0; only L1 does so", () => {
  const { engine, train, settings } = run({
    ...LARGEST,
    hidden_layers: [8, 4],
    regularization: "L1",
    regularization_rate: 0.1,
  });
  let dead = [];
  for (let epoch = 0; epoch < 60; epoch++) {
    engine.train(train, settings);
    assert.ok(dead.every((i) => engine.dead[i] === 1 && engine.weights[i] === 0));
    dead = [...engine.dead.keys()].filter((i) => engine.dead[i]);
  }
  assert.ok(dead.length > 10, `${dead.length} dead`);
  for (const regularization of ["none", "L2"]) {
    const other = run({ ...LARGEST, regularization, regularization_rate: 0.1 });
    other.engine.train(other.train, other.settings, 10);
    assert.ok(other.engine.dead.every((mark) => mark === 0));
  }
  engine.start(createRandom("again"), false);
  assert.ok(engine.dead.every((mark) => mark === 0));
});

test("without data there is no loss, and training does nothing", () => {
  const { engine, settings } = run();
  const nothing = inputsOf(pointsOf([]), ["x", "y"]);
  const before = numbers(engine);
  engine.train(nothing, settings, 10);
  assert.deepEqual(numbers(engine), before);
  assert.ok(Number.isNaN(engine.loss(nothing)));
});

test("a network without inputs learns its biases", () => {
  const { engine, train, settings } = run({ inputs: [] });
  const before = engine.loss(train);
  engine.train(train, settings, 20);
  assert.ok(engine.loss(train) < before);
});

/** (loss of all weights and biases a little up − the same a little down) / (twice the little), beside the step that a
 * batch of all the data makes at learning rate 1: the gradient. */
for (const [name, changes] of [
  ...ACTIVATIONS.map((activation) => [`cross-entropy, ${activation}`, { ...CROSS_ENTROPY, activation }]),
  ["cross-entropy, no hidden layer", { ...CROSS_ENTROPY, hidden_layers: [] }],
  ["cross-entropy, deep", { ...CROSS_ENTROPY, inputs: ALL_INPUTS, hidden_layers: [5, 4, 3] }],
  ["squared error", {}],
  ["squared error, regression", { problem: "regression", activation: "sigmoid" }],
])
  test(`gradients are the slopes of the loss: ${name}`, () => {
    const { engine, train } = run(changes);
    const slopes = [];
    for (const list of [engine.weights, engine.biases])
      for (const i of list.keys()) {
        const kept = list[i];
        const lossAt = (value) => {
          list[i] = value;
          return engine.loss(train);
        };
        slopes.push((lossAt(kept + 1e-5) - lossAt(kept - 1e-5)) / 2e-5);
        list[i] = kept;
      }
    const before = numbers(engine);
    engine.train(train, { learning_rate: 1, regularization_rate: 0, batch_size: train.count });
    numbers(engine).forEach((number, i) => {
      near(before[i] - number, slopes[i], 1e-8);
    });
  });

test("cross-entropy by its definition, and at outputs so large that e^z overflows", () => {
  const { engine, train } = run(CROSS_ENTROPY);
  engine.train(train, { ...SEEDS }, 30);
  let sum = 0;
  for (let i = 0; i < train.count; i++) {
    const shown = engine.activations(train.inputs.slice(2 * i, 2 * i + 2)).at(-1);
    const p = (shown + 1) / 2; // shown is tanh(z / 2) = 2 · sigmoid(z) − 1
    sum -= train.labels[i] > 0 ? Math.log(p) : Math.log(1 - p);
  }
  near(engine.loss(train), sum / train.count, 1e-10);
  engine.weights.fill(0);
  for (const [bias, loss] of [
    [2000, 1000],
    [-2000, 1000],
  ]) {
    engine.biases.fill(0);
    engine.biases[6] = bias;
    const half = { inputs: new Float64Array(4), labels: Float64Array.of(1, -1), count: 2 };
    near(engine.loss(half), loss);
  }
});

test("the seeds' configuration comes below a test loss of 0.01 within a few hundred epochs", () => {
  const { engine, train, test, settings } = run();
  let epochs = 0;
  while (engine.loss(test) >= 0.01 && epochs < 1000) {
    engine.train(train, settings);
    epochs++;
  }
  assert.ok(epochs > 20 && epochs < 300, `${epochs} epochs`);
});

// heat maps

test("the quick tanh is within 1.2e-4 of the true one, odd, and knows infinity and NaN", () => {
  for (let z = -30; z <= 30; z += 0.001) near(quickTanh(z), Math.tanh(z), 1.2e-4);
  assert.equal(quickTanh(0), 0);
  near(quickTanh(Infinity), 1, 1.2e-4);
  near(quickTanh(-Infinity), -1, 1.2e-4);
  assert.ok(Number.isNaN(quickTanh(Number.NaN)));
});

const SIZE = 25;
for (const [name, changes] of [
  ...ACTIVATIONS.map((activation) => [activation, { activation, inputs: ALL_INPUTS, hidden_layers: [5, 3] }]),
  ["logit", CROSS_ENTROPY],
  ["regression", { problem: "regression", activation: "relu" }],
  ["no hidden layer", { hidden_layers: [] }],
  ["no inputs", { inputs: [] }],
  ["largest", LARGEST],
  ["L1", { ...LARGEST, regularization: "L1", regularization_rate: 0.01 }],
])
  test(`at every point of the grid a map shows what its unit gives: ${name}`, () => {
    const { engine, train, settings } = run(changes);
    const maps = createHeatMaps(SIZE, settings.inputs);
    for (const epochs of [0, 100]) {
      engine.train(train, settings, epochs);
      maps.draw(engine);
      for (let row = 0, at = 0; row < SIZE; row++)
        for (let column = 0; column < SIZE; column++, at++) {
          const [x, y] = [coordinate(column, SIZE), coordinate(SIZE - 1 - row, SIZE)];
          const outputs = engine.activations(featuresOf(settings.inputs).map(({ of }) => of(x, y)));
          outputs.forEach((output, unit) => {
            near(maps.of(unit)[at], output, 1e-3 * Math.max(1, Math.abs(output)));
          });
        }
    }
  });

test("the top row of a map is the top of the plane, its left column the left", () => {
  const [across, up] = [featureMap(5, "x"), featureMap(5, "y")];
  assert.deepEqual([...across.slice(0, 5)], [-6, -3, 0, 3, 6]);
  assert.deepEqual([up[0], up[20]], [6, -6]);
});

test("maps stay the same arrays from draw to draw, and follow another network", () => {
  const { engine, settings } = run();
  const maps = createHeatMaps(10, settings.inputs);
  maps.draw(engine);
  const kept = Array.from({ length: 9 }, (_, unit) => maps.of(unit));
  engine.weights.fill(1);
  maps.draw(engine);
  kept.forEach((map, unit) => {
    assert.equal(maps.of(unit), map);
  });
  const larger = run({ hidden_layers: [5, 5] }).engine;
  maps.draw(larger);
  near(maps.of(12)[0], larger.activations([-6, 6]).at(-1), 1e-3);
  assert.equal(maps.of(13), undefined);
});
