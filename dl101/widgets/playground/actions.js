// What a person can do in the Playground. Views get these and no more.

import {
  AT_START,
  freshRun,
  isRegression,
  OF_THE_VIEW,
  sameNetwork,
  settingsOf,
} from "./training/settings.js";

const FIRST_RATE = 0.01; // of a regularization that is chosen while the rate is 0: there it would do nothing

/** `edit`, `lead` and `beforeLead` as lib/demo.js hands them out. */
export function createActions({ state, session, sync, player, view, redraw, edit, lead, beforeLead }) {
  const now = () => settingsOf(state.read());
  /** Before the run itself changes: what the last one said is over, and undo will come back to its training. */
  function leaveRun(gesture = null) {
    player.message = "";
    sync.keep(gesture);
  }
  beforeLead(() => leaveRun());
  const act = {
    change(changes, gesture = null) {
      if (Object.keys(changes).every((name) => OF_THE_VIEW.includes(name))) return state.record(changes);
      const [before, after] = [now(), { ...now(), ...changes }];
      leaveRun(gesture);
      return edit({ ...changes, ...(sameNetwork(before, after) ? {} : AT_START) }, gesture);
    },
    end: () => state.endGesture(),
    chooseRegularization(regularization) {
      const isIdle = regularization !== "none" && now().regularization_rate === 0;
      return act.change({ regularization, ...(isIdle && { regularization_rate: FIRST_RATE }) });
    },

    setWeight: (index, value) => sync.editNumber(() => session.setWeight(index, value), `weight ${index}`),
    setBias: (index, value) => sync.editNumber(() => session.setBias(index, value), `bias ${index}`),
    /** `stays`: until it is closed, wherever pointer and focus go. */
    select(unit, stays = false) {
      if (view.selected === unit && view.stays === stays) return;
      [view.selected, view.stays] = [unit, stays];
      redraw();
    },

    playPause() {
      act.end();
      if (player.mode === "playing") player.pause();
      else player.play();
    },
    step() {
      act.end();
      player.step();
    },
    runToEnd() {
      act.end();
      if (player.mode === "running") player.pause();
      else player.run();
    },
    setSpeed(speed) {
      player.speed = speed;
      redraw();
    },

    reset: () => lead(AT_START),
    newWeights: () => act.change({ restarts: (now().restarts + 1) % 1000 }),
    newData: () => act.change({ seed: Math.random().toFixed(5) }),
    undo() {
      player.pause();
      player.message = "";
      state.undo();
      redraw();
    },

    /** Replace all settings of the run; those of the view and the learner's own points only where they are named. */
    load: (settings, experiment = "") => lead({ ...freshRun(settings), preset: "", experiment }),
    reach: (goals_reached) => state.record({ goals_reached }),
    chooseCode: (code_form) => state.record({ code_form }),
    setPoints: (points, problem) =>
      act.change({ points, problem, [isRegression({ problem }) ? "regression_dataset" : "dataset"]: "own" }),
  };
  return act;
}
