// When training ends by itself, and the sentence that says why.

import { withCommas } from "../../lib/format.js";
import { MOST_EPOCHS } from "./settings.js";

const SMALL = 0.01; // a test loss below this is the end, where no other was set
const MOST = 5000; // epochs of one run to the end
const CALM = 200; // epochs in which the training loss moves by less than STILL: nothing more will come
const STILL = 1e-7;

/** The loss that counts: on test data, or on training data where there are no others. */
function watched({ testLoss, trainLoss }) {
  return Number.isNaN(testLoss)
    ? { loss: trainLoss, name: "training loss" }
    : { loss: testLoss, name: "test loss" };
}

const stoppedAt = (epoch) => `Stopped at epoch ${withCommas(epoch)}`;

const DIVERGED =
  "the numbers grew beyond all bounds: the learning rate is too large. Undo, or take a smaller one";

/** What a person has set, if this epoch has just passed it: the end of a sentence, else "". Who plays on goes on. */
function whatWasSet({ settings: { stop_epoch, stop_loss }, epoch }, { loss, name }, before) {
  if (stop_epoch && epoch === stop_epoch) return ", as set";
  return stop_loss && loss < stop_loss && !(before < stop_loss) ? `: the ${name} is below ${stop_loss}` : "";
}

function isStill({ history, epoch }) {
  if (epoch < CALM) return false;
  const last = history.train.slice(-CALM);
  return Math.max(...last) - Math.min(...last) < STILL;
}

/**
 * The rule for training that begins now: `rule(session)`, asked after each epoch, gives "" or why it ends.
 * `toTheEnd`: also at a small loss, after many epochs, or when nothing moves any more.
 */
export function createStopRule(session, toTheEnd = false) {
  let before = watched(session).loss;
  const start = session.epoch;
  const { stop_epoch, stop_loss } = session.settings;
  const hasEpoch = stop_epoch > start;
  const hasLoss = stop_loss > 0 && !(before < stop_loss);
  const small = hasEpoch || hasLoss || before < SMALL ? 0 : SMALL;
  return (now) => {
    const seen = watched(now);
    const set = whatWasSet(now, seen, before);
    before = seen.loss;
    const at = stoppedAt(now.epoch);
    if (set) return `${at}${set}.`;
    if (!toTheEnd || hasEpoch) return "";
    if (seen.loss < small) return `${at}: the ${seen.name} is below ${small}.`;
    if (now.epoch - start >= MOST)
      return `${at}, after ${withCommas(MOST)} epochs in one run. Press again to go on.`;
    return isStill(now) ? `${at}: the loss no longer changes.` : "";
  };
}

/** What a run to the end that begins now goes on to: "until …", true to the rule above. */
export function endInWords(session) {
  const { stop_epoch, stop_loss } = session.settings;
  const { loss, name } = watched(session);
  const hasLoss = stop_loss > 0 && !(loss < stop_loss);
  const below = hasLoss ? stop_loss : loss < SMALL ? 0 : SMALL;
  if (stop_epoch > session.epoch)
    return `until epoch ${withCommas(stop_epoch)}${hasLoss ? `, or until the ${name} is below ${stop_loss}` : ""}`;
  const [most, still] = [`${withCommas(MOST)} epochs`, "the loss no longer changes"];
  return below
    ? `until the ${name} is below ${below}, for ${most} at most, or until ${still}`
    : `for ${most}, or until ${still}`;
}

/** Why a step could not be taken. */
export function whyNot({ epoch, diverged }) {
  if (diverged) return `${stoppedAt(epoch)}: ${DIVERGED}.`;
  if (epoch >= MOST_EPOCHS) return `${stoppedAt(epoch)}: no run goes further. Press Reset to begin again.`;
  return "There is nothing to learn from yet: add some points.";
}
