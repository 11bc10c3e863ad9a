// What a person can do in the Playground. Views get these and no more.

import { AT_START, OF_THE_VIEW, RUN_DEFAULTS, sameNetwork, settingsOf } from "./training/settings.js";

export function createActions({ state, session, sync, player, view, redraw }) {
  const now = () => settingsOf(state.read());
  /** A change of the run itself: training ends, and begins anew where it must. */
  function begin(changes, gesture) {
    player.message = "";
    sync.edit(changes, gesture);
  }
  const act = {
    change(changes, gesture = null) {
      if (Object.keys(changes).every((name) => OF_THE_VIEW.includes(name))) return state.record(changes);
      const [before, after] = [now(), { ...now(), ...changes }];
      return begin({ ...changes, ...(sameNetwork(before, after) ? {} : AT_START), preset: "" }, gesture);
    },
    end: () => state.endGesture(),

    setWeight: (index, value, gesture = `weight ${index}`) =>
      sync.editNumber(() => session.setWeight(index, value), gesture),
    setBias: (index, value, gesture = `bias ${index}`) =>
      sync.editNumber(() => session.setBias(index, value), gesture),
    select(unit) {
      if (view.selected === unit) return;
      view.selected = unit;
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

    reset: () => begin(AT_START),
    newWeights: () => act.change({ restarts: (now().restarts + 1) % 1000 }),
    newData: () => act.change({ seed: Math.random().toFixed(5) }),
    undo() {
      player.pause();
      player.message = "";
      state.undo();
      redraw();
    },

    /** Replace all settings of the run; those of the view and the learner's own points only where they are named. */
    load: (settings, { preset = "", experiment = "" } = {}) =>
      begin({ ...RUN_DEFAULTS, ...settings, ...AT_START, preset, experiment }),
    reach: (goals_reached) => state.record({ goals_reached }),
    chooseCode: (code_form) => state.record({ code_form }),
    setPoints: (points, problem, gesture = null) =>
      act.change(
        { points, problem, [problem === "regression" ? "regression_dataset" : "dataset"]: "own" },
        gesture,
      ),
  };
  return act;
}
