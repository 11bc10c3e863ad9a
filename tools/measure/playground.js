// Measure what the Playground's guided experiments and presets claim, over 100 starts: other points and other first
// weights each time.
//
//   node tools/measure/playground.js     writes assets/measured/playground.json; it takes about three minutes
//
// Each row is a clause of an explanation (`says`), the settings it speaks of, and in how many of the 100 starts it held.
// tests/js/playground_experiments.test.js holds the explanations against these rows.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EXPERIMENTS, hiddenUnits, isBlank } from "../../dl101/widgets/playground/training/experiments.js";
import { PRESETS } from "../../dl101/widgets/playground/training/presets.js";
import { createSession } from "../../dl101/widgets/playground/training/session.js";
import { DEFAULTS } from "../../dl101/widgets/playground/training/settings.js";

const FILE = fileURLToPath(new URL("../../assets/measured/playground.json", import.meta.url));
const BIOME = fileURLToPath(new URL("../../node_modules/.bin/biome", import.meta.url));
const SEEDS = Array.from({ length: 100 }, (_, i) => String(i + 1));

const start = (settings, seed) => createSession({ ...DEFAULTS, ...settings, seed });
const setUp = (id) => EXPERIMENTS.find((one) => one.id === id).settings;
const lowest = ({ history }) => Math.min(...history.test);

function train(session, epochs) {
  for (let i = 0; i < epochs; i++) if (!session.step()) throw new Error(`stuck at epoch ${session.epoch}`);
  return session;
}
/** Train until the test loss is below `loss`, at most to this epoch; true where it came below. */
function trainBelow(session, loss, epochs) {
  while (session.testLoss >= loss && session.epoch < epochs) train(session, 1);
  return session.testLoss < loss;
}

/** In how many starts the test loss comes below `loss` by this epoch. */
const below = (says, loss, epochs, settings) => ({
  says,
  settings,
  epochs,
  below: loss,
  starts: SEEDS.filter((seed) => trainBelow(start(settings, seed), loss, epochs)).length,
});
/** In how many starts it never does. */
function above(says, loss, epochs, settings) {
  const { starts } = below(says, loss, epochs, settings);
  return { says, settings, epochs, above: loss, starts: SEEDS.length - starts };
}
/** In how many starts `holds(session, seed)` after so many epochs; `numbers` are the others that the clause names. */
const after = (says, numbers, epochs, settings, holds) => ({
  says,
  settings,
  epochs,
  numbers,
  starts: SEEDS.filter((seed) => holds(train(start(settings, seed), epochs), seed)).length,
});

function oneNeuron() {
  return [
    below("With three it fell below 0.05 within 200 epochs in nearly all", 0.05, 200, { hidden_layers: [3] }),
    above("With one neuron the test loss stayed above 0.35 for 500 epochs in all 100 starts", 0.35, 500, {
      hidden_layers: [1],
    }),
    above("with two above 0.2 in all 100", 0.2, 500, { hidden_layers: [2] }),
  ];
}

function rightInput() {
  const plain = setUp("right-input");
  const squares = { ...plain, inputs: ["xSquared", "ySquared"] };
  const stuck = SEEDS.filter((seed) => !trainBelow(start(squares, seed), 0.05, 30));
  const bothPositive = (seed) => start(squares, seed).engine.weights.every((weight) => weight > 0);
  const helped = stuck.filter((seed) => trainBelow(start({ ...squares, restarts: 1 }, seed), 0.05, 30));
  return [
    below("fell below 0.05 within 30 epochs in more than 8 of 10 starts", 0.05, 30, squares),
    {
      says: "In the others both first weights were above 0",
      settings: squares,
      others: stuck.length,
      both_above_0: stuck.filter(bothPositive).length,
      helped_by_new_weights: helped.length,
    },
    above(
      "With x₁ and x₂ the test loss stayed above 0.48 for 200 epochs in all 100 starts",
      0.48,
      200,
      plain,
    ),
  ];
}

function allLinear() {
  const linear = setUp("all-linear");
  return [
    above(
      "With layers of 4 and 2 the test loss stayed above 0.48 for 200 epochs in all 100 starts",
      0.48,
      200,
      {
        ...linear,
        hidden_layers: [4, 2],
      },
    ),
    above("with three layers of 8 in all 100 too", 0.48, 200, { ...linear, hidden_layers: [8, 8, 8] }),
    below("With tanh, 4 and 2 neurons came below 0.05 within 150 epochs in nearly all", 0.05, 150, {}),
  ];
}

function tooFast() {
  const fast = setUp("too-fast");
  const recovered = SEEDS.map((seed) => {
    const session = train(start(fast, seed), 50);
    session.update({ ...session.settings, learning_rate: 0.03 });
    return train(session, 300).testLoss;
  });
  const numbers = { epochs_before: 50, epochs_after: 300, learning_rate_after: 0.03 };
  const aboveAfter = (says, loss) => ({
    says,
    settings: fast,
    numbers,
    above: loss,
    starts: recovered.filter((found) => found > loss).length,
  });
  return [
    aboveAfter(
      "After 50 epochs at rate 3 and 300 more at 0.03, the test loss was above 0.3 in all 100 starts",
      0.3,
    ),
    aboveAfter("above 0.5, where an output of 0 everywhere would be, in more than 8 of 10", 0.5),
    below("With 0.03 from the start it fell below 0.05 within 150 epochs in nearly all", 0.05, 150, {}),
    after(
      "after 500 epochs at 0.00001 the test loss had moved by less than 0.01 in all 100",
      { less_than: 0.01 },
      500,
      { learning_rate: 0.00001 },
      ({ history }) => Math.max(...history.test.map((loss) => Math.abs(loss - history.test[0]))) < 0.01,
    ),
  ];
}

function overfit() {
  const plain = setUp("overfit");
  const last = {};
  const rises = [];
  const risen = after(
    "at least a tenth above its own lowest value in more than 8 of 10 starts",
    { a_tenth: 1.1 },
    500,
    plain,
    (session, seed) => {
      last[seed] = session.testLoss;
      rises.push(session.testLoss / lowest(session));
      return rises.at(-1) >= 1.1;
    },
  );
  const pull = { ...plain, regularization: "L2", regularization_rate: 0.1 };
  const pulled = {};
  const helped = after(
    "With L2 at rate 0.1 it was lower than without in nearly all",
    {},
    500,
    pull,
    ({ testLoss }, seed) => {
      pulled[seed] = testLoss;
      return testLoss < last[seed];
    },
  );
  const small = SEEDS.filter((seed) => pulled[seed] < 0.25).length;
  return [
    risen,
    { says: "at worst about twice as high", highest: Number(Math.max(...rises).toFixed(2)) },
    helped,
    { says: "below 0.25 in all 100", settings: pull, epochs: 500, below: 0.25, starts: small },
  ];
}

function spiral() {
  const plain = setUp("spiral");
  return [
    above(
      "With x₁ and x₂ alone, 4 and 2 neurons stayed above a test loss of 0.3 for 1,000 epochs in all 100 starts",
      0.3,
      1000,
      { ...plain, hidden_layers: [4, 2] },
    ),
    below("one layer of 8 came below 0.1 within 400 epochs in all 100", 0.1, 400, {
      ...plain,
      inputs: ["x", "y", "sinX", "sinY"],
      hidden_layers: [8],
    }),
    below(
      "Two layers of 8 can do it from x₁ and x₂, but slowly: they came below 0.1 within 1,500 epochs in about half of the starts",
      0.1,
      1500,
      {
        ...plain,
        hidden_layers: [8, 8],
      },
    ),
  ];
}

function deadRelu() {
  const fast = setUp("dead-relu");
  const row = (says, settings, between) => {
    const tally = {};
    const counted = after(says, { between }, 50, settings, (session) => {
      const now = { settings: session.settings, session };
      const blank = hiddenUnits(session.engine).filter((unit) => isBlank(now, unit)).length;
      tally[blank] = (tally[blank] ?? 0) + 1;
      return blank >= between[0] && blank <= between[1];
    });
    return { ...counted, starts_by_blank_maps: tally };
  };
  return [
    row("After 50 epochs at rate 3, most often 2 to 7 of the 16 neurons had a blank map", fast, [2, 7]),
    row("At rate 0.03, most often none had", { ...fast, learning_rate: 0.03 }, [0, 0]),
  ];
}

function wideDeep() {
  return [
    above(
      "The deep one stayed above a test loss of 0.1 for 500 epochs in all 100 starts",
      0.1,
      500,
      setUp("wide-deep"),
    ),
    below("the wide one fell below 0.05 within 150 in all 100", 0.05, 150, { hidden_layers: [8] }),
  ];
}

function xor() {
  const relu = { dataset: "xor", activation: "relu" };
  return [
    below("they came below 0.05 within 100 epochs in about half of the starts", 0.05, 100, {
      ...relu,
      hidden_layers: [3],
    }),
    below("Four did in about 9 of 10", 0.05, 100, { ...relu, hidden_layers: [4] }),
    below("eight in all 100", 0.05, 100, { ...relu, hidden_layers: [8] }),
    above("Two stayed above 0.1 for 500 epochs in all 100", 0.1, 500, { ...relu, hidden_layers: [2] }),
    below("It came below 0.05 within 20 epochs in all 100", 0.05, 20, {
      ...setUp("xor"),
      inputs: ["xTimesY"],
    }),
  ];
}

function zeroStart() {
  const zero = setUp("zero-start");
  const unmoved = ({ engine }) =>
    engine.weights.every((weight) => weight === 0) && engine.biases.slice(0, -1).every((bias) => bias === 0);
  return [
    above("The test loss stayed above 0.49 for 300 epochs in all 100 starts with tanh", 0.49, 300, zero),
    above("in all 100 with ReLU", 0.49, 300, { ...zero, activation: "relu" }),
    after("all weights are still 0", {}, 300, zero, unmoved),
  ];
}

/** The lessons name no numbers: these say how often a preset shows what its lesson says. */
function presets() {
  const of = (id) => PRESETS.find((one) => one.id === id).settings;
  return [
    below("source", 0.05, 200, of("source")),
    below("source, after New weights", 0.05, 200, { ...of("source"), restarts: 1 }),
    below("neurons", 0.1, 300, of("neurons")),
    below("corners", 0.05, 200, of("corners")),
    above("noise", 0.05, 300, of("noise")),
    below("sines", 0.1, 300, of("sines")),
    above("sines, without them", 0.3, 300, { ...of("sines"), inputs: ["x", "y"] }),
    below("regression", 0.02, 150, of("regression")),
    below("cross-entropy", 0.1, 300, of("cross-entropy")),
  ];
}

const found = {
  starts: SEEDS.length,
  seeds: "1 to 100",
  experiments: {
    "one-neuron": oneNeuron(),
    "right-input": rightInput(),
    "all-linear": allLinear(),
    "too-fast": tooFast(),
    overfit: overfit(),
    spiral: spiral(),
    "dead-relu": deadRelu(),
    "wide-deep": wideDeep(),
    xor: xor(),
    "zero-start": zeroStart(),
  },
  presets: presets(),
};
writeFileSync(FILE, `${JSON.stringify(found, null, 2)}\n`);
execFileSync(BIOME, ["format", "--write", FILE]);
console.log(`wrote assets/measured/playground.json: ${SEEDS.length} starts`);
