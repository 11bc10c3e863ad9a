// Some networks of a sweep in training: a little at a time, all of them side by side. It works alike in the page and in a
// worker: between two slices it lets others have their turn.

import { STEP } from "../model.js";
import { createRun } from "./run.js";

/**
 * `take({id, cells, epochs})`: train the `cells`, [[number, settings], …], of task `id` for so many epochs; those of the
 * same task go on from where they are. `tell(id, marks)` is called after a slice of `budget` milliseconds with what there
 * is to note (model.js). `stop()` ends it for good.
 */
export function createTrainer({ tell, budget }) {
  const channel = new MessageChannel(); // comes back sooner than a timer
  let [id, runs, goal, isAwaited] = [null, [], 0, false];

  const isBehind = ({ epoch, diverged }) => epoch < goal && !diverged;
  /** The network that has come least far, if one is behind. */
  const next = () =>
    runs.reduce(
      (least, one) => (isBehind(one.run) && !(least?.run.epoch <= one.run.epoch) ? one : least),
      null,
    );

  function work() {
    const until = performance.now() + budget;
    const marks = [];
    for (let one = next(); one && performance.now() < until; one = next()) {
      if (one.run === UNBEGUN) one.run = createRun(one.settings);
      trainToMark(one.run, until);
      const { epoch, diverged } = one.run;
      if (epoch % STEP === 0 || diverged) marks.push([one.index, epoch, ...one.run.losses(), diverged]);
    }
    if (marks.length) tell(id, marks);
    if (next()) goOn();
  }

  function goOn() {
    if (isAwaited) return; // a message is under way: another one would make a second loop of them
    isAwaited = true;
    channel.port2.postMessage(null);
  }
  channel.port1.onmessage = () => {
    isAwaited = false;
    work();
  };

  return {
    take(task) {
      if (task.id !== id) {
        id = task.id;
        runs = task.cells.map(([index, settings]) => ({ index, settings, run: UNBEGUN }));
      }
      goal = task.epochs;
      goOn();
    },
    stop: () => channel.port1.close(),
  };
}

const UNBEGUN = { epoch: 0, diverged: false };

/** Up to the next epoch at which losses are looked at, or to the end of the slice. */
function trainToMark(run, until) {
  do run.step();
  while (run.epoch % STEP && !run.diverged && performance.now() < until);
}
