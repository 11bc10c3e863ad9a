// Keeps the demo's state (traits, which a notebook and undo may set) and the session (which trains) alike.

import { same } from "../lib/state.js";
import { AT_START, PROGRESS, settingsOf } from "./training/settings.js";

const NAMES = Object.keys(PROGRESS);
const PAUSE = 500; // milliseconds between two times that a training under way is published
const MOST_KEPT = 100; // as many as the steps that undo takes back

const progressOf = (state) => Object.fromEntries(NAMES.map((name) => [name, state[name]]));

export function createSync({ state, session }) {
  let published = AT_START; // the progress that session and traits agree on
  let last = 0; // when that was
  const checkpoints = new Map(); // what undo goes back to: by the progress, in the traits, of its time
  let lastGesture = null;

  const sync = {
    /** Before a change: remember what undo will come back to; once for a gesture, which is one step of undo. */
    keep(gesture) {
      const goesOn = state.isMoving && gesture !== null && gesture === lastGesture;
      lastGesture = gesture;
      if (goesOn) return;
      sync.publish();
      const key = JSON.stringify(published);
      checkpoints.delete(key); // so that it comes last
      checkpoints.set(key, session.checkpoint());
      if (checkpoints.size > MOST_KEPT) checkpoints.delete(checkpoints.keys().next().value);
    },

    /** Bring the traits up to the session. */
    publish() {
      published = session.progress();
      state.record(published);
    },

    /** While training goes on: a notebook may look. */
    publishNowAndThen() {
      if (performance.now() - last < PAUSE) return;
      last = performance.now();
      sync.publish();
    },

    /** A number of the network, set by hand: `setNumber()` does it in the session. */
    editNumber(setNumber, gesture) {
      sync.keep(gesture);
      setNumber();
      published = session.progress();
      state.edit(published, gesture);
    },

    /** Bring the session to the state; true where that changed the run: other settings, undo, a notebook. */
    follow(now) {
      const isOtherRun = session.update(settingsOf(now));
      const wanted = progressOf(now);
      if (same(wanted, published)) {
        if (isOtherRun && !same(wanted, AT_START)) sync.publish(); // numbers of the run before
        return isOtherRun;
      }
      session.restore(checkpoints.get(JSON.stringify(wanted)) ?? wanted);
      sync.publish(); // where the numbers don't fit, or are not all there, the traits say what there is
      return true;
    },
  };
  return sync;
}
