// One network in training: its data, its numbers, how far it has come. Knows nothing of the page.

import { makeData } from "../../data/datasets.js";
import { inputsOf } from "../../data/features.js";
import { same } from "../../lib/state.js";
import { createSnapshots, hasDiverged } from "../../nn/divergence.js";
import { createEngine } from "../../nn/engine.js";
import { createHeatMaps } from "../../nn/heat_maps.js";
import { isRegression, lossKind, MOST_EPOCHS, sameData, sameNetwork } from "./settings.js";

const MAP_SIZE = 100; // points of the plane in each direction, as in the TensorFlow Playground

/** The kind of engine for these settings. */
export function networkOf(settings) {
  const loss = lossKind(settings);
  return {
    sizes: [settings.inputs.length, ...settings.hidden_layers, 1],
    activation: settings.activation,
    output: isRegression(settings) ? "linear" : loss === "cross-entropy" ? "logit" : "tanh",
    loss,
    regularization: settings.regularization,
  };
}

/** The session of these settings, before training. */
export const createSession = (settings) => new Session(settings);

class Session {
  settings = null;
  data = null; // {train, test}
  rows = null; // {train, test}, for the engine
  engine = null;
  heatMaps = null; // as of the last drawHeatMaps()
  epoch = 0;
  trainLoss = Number.NaN; // NaN without points
  testLoss = Number.NaN;
  history = null; // {train, test}: a loss for each epoch from 0 on, NaN where nobody looked
  version = 0; // grows when weights or data change
  isUntouched = true; // the weights are those that the seed gave
  diverged = false; // a step led beyond all bounds: it was not taken
  start = null; // {epoch, weights, biases, dead}: from there, plain training leads to the numbers of now
  #drawn = -1; // the version that the heat maps show
  #snapshots = null;

  constructor(settings) {
    this.restart(settings);
  }

  /** Start anew: the data where they changed, and the first weights. */
  restart(next = this.settings) {
    const fresh = makeData(next); // its stream goes on to the first weights
    if (!this.settings || !sameData(this.settings, next))
      this.data = { train: fresh.train, test: fresh.test };
    this.settings = next;
    this.rows = {
      train: inputsOf(this.data.train, next.inputs),
      test: inputsOf(this.data.test, next.inputs),
    };
    this.engine = createEngine(networkOf(next));
    for (let draw = 0; draw <= next.restarts; draw++) this.engine.start(fresh.random, next.zero_start);
    this.#snapshots = createSnapshots(this.engine);
    this.heatMaps = createHeatMaps(MAP_SIZE, next.inputs);
    this.#drawn = -1;
    Object.assign(this, { epoch: 0, isUntouched: true, diverged: false, history: { train: [], test: [] } });
    this.#begin();
    this.#measure();
    this.#note();
  }

  /** Take other settings; true where that started training anew. */
  update(next) {
    const goesOn = sameNetwork(this.settings, next);
    if (!goesOn) this.restart(next);
    else if (!same(this.settings, next)) {
      const isOtherRate = this.settings.learning_rate !== next.learning_rate;
      this.settings = next; // the same object for the same settings: views see that nothing changed
      if (isOtherRate) this.#begin();
    }
    return !goesOn;
  }

  /** One epoch. False where there is nothing to learn from, at the last epoch, or where its numbers go beyond all
   * bounds: it is taken back. */
  step() {
    const { engine, rows, settings, trainLoss, testLoss } = this;
    if (rows.train.count === 0 || this.epoch >= MOST_EPOCHS) return false;
    this.#snapshots.snapshot();
    engine.train(rows.train, settings, 1);
    this.#measure();
    if (hasDiverged(this)) {
      this.#snapshots.restore();
      Object.assign(this, { trainLoss, testLoss, diverged: true });
      return false;
    }
    this.epoch += 1;
    this.isUntouched = false;
    this.diverged = false;
    this.#note();
    return true;
  }

  setWeight(index, value) {
    this.engine.weights[index] = value;
    this.engine.dead[index] = 0;
    this.#begin();
    this.#changed();
  }
  setBias(index, value) {
    this.engine.biases[index] = value;
    this.#begin();
    this.#changed();
  }

  /** How far training has come, as plain data: the traits. */
  progress() {
    const { epoch, isUntouched, engine } = this;
    if (isUntouched) return { epoch: 0, weights: [], biases: [] };
    return { epoch, weights: [...engine.weights], biases: [...engine.biases] };
  }

  /** The progress, and all that `restore` needs to go on from it as if nothing had been between. The losses are not
   * copied: of this list, which only grows, the first `losses` belong to now. */
  checkpoint() {
    const { history, epoch, engine, start } = this;
    const losses = epoch + 1;
    return {
      ...this.progress(),
      more: { history, losses, dead: engine.dead.slice(), batch: engine.partialBatch(), start },
    };
  }

  /** Go to where a checkpoint was made, or to a mere progress: then the rest is guessed. False, and nothing changes,
   * where its numbers are not of this network. */
  restore({ epoch, weights, biases, more }) {
    const fits = (list, own) => list.length === 0 || list.length === own.length;
    if (!fits(weights, this.engine.weights) || !fits(biases, this.engine.biases)) return false;
    this.restart();
    if (weights.length === 0 && biases.length === 0) return true;
    if (weights.length) this.engine.weights.set(weights);
    if (biases.length) this.engine.biases.set(biases);
    this.epoch = epoch;
    if (more) this.#recall(more);
    else this.#guess();
    this.#changed();
    return true;
  }

  /** Bring the heat maps up to date; true where there was something to do. */
  drawHeatMaps() {
    if (this.#drawn === this.version) return false;
    this.heatMaps.draw(this.engine);
    this.#drawn = this.version;
    return true;
  }

  /** Training begins here: at first weights, or after something was changed by hand. */
  #begin() {
    const { epoch, engine } = this;
    engine.clearGradients();
    this.start = {
      epoch,
      weights: engine.weights.slice(),
      biases: engine.biases.slice(),
      dead: engine.dead.slice(),
    };
  }

  #measure() {
    this.trainLoss = this.engine.loss(this.rows.train);
    this.testLoss = this.engine.loss(this.rows.test);
    this.version += 1;
  }

  #note() {
    this.history.train[this.epoch] = this.trainLoss;
    this.history.test[this.epoch] = this.testLoss;
  }

  /** After numbers were set. */
  #changed() {
    Object.assign(this, { isUntouched: false, diverged: false });
    this.#measure();
    this.#note();
  }

  #recall({ history, losses, dead, batch, start }) {
    this.history = { train: history.train.slice(0, losses), test: history.test.slice(0, losses) };
    this.engine.dead.set(dead);
    this.engine.restoreBatch(batch);
    this.start = start;
  }

  /** Numbers from elsewhere, a notebook say: nobody saw the losses, and under L1 a weight at 0 was brought there. */
  #guess() {
    const { engine, settings, history, epoch } = this;
    if (settings.regularization === "L1" && !settings.zero_start)
      engine.weights.forEach((weight, i) => {
        engine.dead[i] = weight === 0 ? 1 : 0;
      });
    for (const losses of [history.train, history.test])
      for (let i = losses.length; i < epoch; i++) losses[i] = Number.NaN;
    this.#begin();
  }
}
