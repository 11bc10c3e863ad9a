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
  const memories = new Map(); // what undo goes back to, beside the traits: by the progress of its time
  let last_gesture = null;

  /** Remember what undo will come back to; once for a gesture, which is one step of undo. */
  function keep(gesture) {
    const goes_on = state.isMoving && gesture !== null && gesture === last_gesture;
    last_gesture = gesture;
    if (goes_on) return;
    sync.publish();
    const key = JSON.stringify(published);
    memories.delete(key); // so that it comes last
    memories.set(key, session.memory());
    if (memories.size > MOST_KEPT) memories.delete(memories.keys().next().value);
  }

  const sync = {
    /** Bring the traits up to the session; `others` are traits that change with them. */
    publish(others = {}) {
      published = session.progress();
      state.record({ ...published, ...others });
    },

    /** While training goes on: a notebook may look. */
    publishNowAndThen() {
      if (performance.now() - last < PAUSE) return;
      last = performance.now();
      sync.publish();
    },

    /** What a person does to the settings or the weights; undo brings back the training as it was before. */
    edit(changes, gesture = null) {
      keep(gesture);
      state.edit(changes, gesture);
    },

    /** A number of the network, set by hand: `setNumber()` does it in the session. */
    editNumber(setNumber, gesture) {
      keep(gesture);
      setNumber();
      published = session.progress();
      state.edit(published, gesture);
    },

    /** Bring the session to the state; true where that changed the run: other settings, undo, a notebook. */
    follow(now) {
      const is_other_run = session.update(settingsOf(now));
      const wanted = progressOf(now);
      if (same(wanted, published)) {
        if (is_other_run && !same(wanted, AT_START)) sync.publish(); // numbers of the run before
        return is_other_run;
      }
      session.take(wanted, memories.get(JSON.stringify(wanted)));
      sync.publish(); // where the numbers don't fit, or are not all there, the traits say what there is
      return true;
    },
  };
  return sync;
}
