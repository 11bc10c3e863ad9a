// One network in training: its data, its numbers, how far it has come. Knows nothing of the page.

import { same } from "../lib/state.js";
import { makeData } from "./datasets.js";
import { createEngine } from "./engine.js";
import { inputsOf } from "./features.js";
import { createMaps } from "./maps.js";
import { isRegression, LARGEST, lossOf, sameData, sameNetwork } from "./settings.js";

const MAP_SIZE = 100; // points of the plane in each direction, as in the TensorFlow Playground

/** The kind of engine for these settings. */
export function networkOf(settings) {
  const loss = lossOf(settings);
  return {
    sizes: [settings.inputs.length, ...settings.hidden_layers, 1],
    activation: settings.activation,
    output: isRegression(settings) ? "linear" : loss === "cross-entropy" ? "logit" : "tanh",
    loss,
    regularization: settings.regularization,
  };
}

/**
 * The session of these settings, before training. To read:
 *
 *   settings; data {train, test}; rows {train, test} for the engine; engine; epoch; train_loss, test_loss (NaN without
 *   points); history {train, test}: a loss for each epoch from 0 on, NaN where nobody looked; maps, as of the last
 *   drawMaps(); version, a number that grows when weights or data change; is_untouched, while the weights are those
 *   that the seed gave; diverged, once a step has led beyond all bounds (it is not taken); start {epoch, weights,
 *   biases, dead}: where the run began from which plain training with these settings leads to the numbers of now.
 */
export function createSession(settings) {
  const session = {
    settings: null,
    data: null,
    rows: null,
    engine: null,
    maps: null,
    epoch: 0,
    train_loss: Number.NaN,
    test_loss: Number.NaN,
    history: { train: [], test: [] },
    version: 0,
    is_untouched: true,
    diverged: false,
    start: null,
  };
  let drawn = -1; // the version that the maps show
  let before = null; // the numbers before the step: {weights, biases, dead}

  function measure() {
    session.train_loss = session.engine.lossOf(session.rows.train);
    session.test_loss = session.engine.lossOf(session.rows.test);
    session.version += 1;
  }
  function note() {
    session.history.train[session.epoch] = session.train_loss;
    session.history.test[session.epoch] = session.test_loss;
  }

  /** Training begins here: at first weights, or after something was changed by hand. */
  function begin() {
    const { epoch, engine } = session;
    engine.reset_counts();
    session.start = {
      epoch,
      weights: engine.weights.slice(),
      biases: engine.biases.slice(),
      dead: engine.dead.slice(),
    };
  }

  /** Start anew: the data where they changed, and the first weights. */
  function restart(next = session.settings) {
    const fresh = makeData(next); // its stream goes on to the first weights
    if (!session.settings || !sameData(session.settings, next))
      session.data = { train: fresh.train, test: fresh.test };
    session.settings = next;
    session.rows = {
      train: inputsOf(session.data.train, next.inputs),
      test: inputsOf(session.data.test, next.inputs),
    };
    session.engine = createEngine(networkOf(next));
    session.maps = createMaps(MAP_SIZE, next.inputs);
    drawn = -1;
    for (let draw = 0; draw <= next.restarts; draw++) session.engine.start(fresh.random, next.zero_start);
    before = {
      weights: session.engine.weights.slice(),
      biases: session.engine.biases.slice(),
      dead: session.engine.dead.slice(),
    };
    Object.assign(session, { epoch: 0, is_untouched: true, diverged: false });
    session.history = { train: [], test: [] };
    begin();
    measure();
    note();
  }

  /** Take other settings; true where that started training anew. */
  function update(next) {
    const goes_on = sameNetwork(session.settings, next);
    if (!goes_on) restart(next);
    else if (!same(session.settings, next)) {
      const is_other_rate = session.settings.learning_rate !== next.learning_rate;
      session.settings = next; // the same object for the same settings: views see that nothing changed
      if (is_other_rate) begin();
    }
    return !goes_on;
  }

  function isBeyondBounds() {
    const { engine, rows, train_loss, test_loss } = session;
    const tooLarge = (value) => !(Math.abs(value) <= LARGEST); // NaN is, too
    return (
      (rows.train.count > 0 && tooLarge(train_loss)) ||
      (rows.test.count > 0 && tooLarge(test_loss)) ||
      engine.weights.some(tooLarge) ||
      engine.biases.some(tooLarge)
    );
  }

  /** One epoch. False where there is nothing to learn from, or where its numbers go beyond all bounds: it is taken back. */
  function step() {
    const { engine, rows, settings: now } = session;
    if (rows.train.count === 0) return false;
    for (const name of ["weights", "biases", "dead"]) before[name].set(engine[name]);
    const { train_loss, test_loss } = session;
    engine.train(rows.train, now, 1);
    measure();
    if (isBeyondBounds()) {
      for (const name of ["weights", "biases", "dead"]) engine[name].set(before[name]);
      engine.reset_counts();
      Object.assign(session, { train_loss, test_loss, diverged: true });
      return false;
    }
    Object.assign(session, { epoch: session.epoch + 1, is_untouched: false, diverged: false });
    note();
    return true;
  }

  /** After numbers were set by hand. */
  function changed() {
    Object.assign(session, { is_untouched: false, diverged: false });
    begin();
    measure();
    note();
  }
  function setWeight(index, value) {
    session.engine.weights[index] = value;
    session.engine.dead[index] = 0;
    changed();
  }
  function setBias(index, value) {
    session.engine.biases[index] = value;
    changed();
  }

  /** How far training has come, as plain data: what `take` takes. */
  function progress() {
    const { epoch, is_untouched, engine } = session;
    if (is_untouched) return { epoch: 0, weights: [], biases: [] };
    return { epoch, weights: [...engine.weights], biases: [...engine.biases] };
  }

  /** Go to where `progress` said; `history` up to there, where it is known. False, and nothing changes, where these
   * numbers are not of this network. */
  function take({ epoch, weights, biases }, history = null) {
    const { engine } = session;
    const fits = (list, own) => list.length === 0 || list.length === own.length;
    if (!fits(weights, engine.weights) || !fits(biases, engine.biases)) return false;
    restart();
    if (weights.length === 0 && biases.length === 0) return true;
    if (weights.length) session.engine.weights.set(weights);
    if (biases.length) session.engine.biases.set(biases);
    if (session.settings.regularization === "L1")
      session.engine.weights.forEach((weight, i) => {
        session.engine.dead[i] = weight === 0 && !session.settings.zero_start ? 1 : 0;
      });
    session.epoch = epoch;
    if (history) session.history = history;
    for (const losses of [session.history.train, session.history.test])
      for (let i = losses.length; i < epoch; i++) losses[i] = Number.NaN;
    changed();
    return true;
  }

  /** Bring the maps up to date; true where there was something to do. */
  function drawMaps() {
    if (drawn === session.version) return false;
    session.maps.draw(session.engine);
    drawn = session.version;
    return true;
  }

  restart(settings);
  return Object.assign(session, {
    update,
    restart: () => restart(),
    step,
    setWeight,
    setBias,
    progress,
    take,
    drawMaps,
  });
}
