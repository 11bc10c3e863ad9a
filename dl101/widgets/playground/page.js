// Puts the Playground together: the state on one side, the session that trains on the other, and the views.

import { h, setText } from "../lib/dom.js";
import { createPresets } from "../lib/preset_buttons.js";
import { createReadout } from "../lib/readout.js";
import { same } from "../lib/state.js";
import { watchSight } from "../lib/visibility.js";
import { createActions } from "./actions.js";
import { createLink } from "./link.js";
import { createNetworkView } from "./network/view.js";
import { createControls } from "./panels/controls.js";
import { createExperimentsPanel } from "./panels/experiments.js";
import { createExportPanel } from "./panels/export.js";
import { createOwnDataPanel } from "./panels/own_data.js";
import { createRunBar } from "./panels/run_bar.js";
import { createSharePanel } from "./panels/share.js";
import { createPlayer } from "./player.js";
import { createLossChart } from "./plot/loss_chart.js";
import { createPlotView } from "./plot/view.js";
import { createSync } from "./sync.js";
import { PRESETS } from "./training/presets.js";
import { createSession } from "./training/session.js";
import { settingsOf } from "./training/settings.js";
import { describe } from "./words.js";

/** Make the Playground inside `root`; returns `draw(state)`, as lib/demo.js asks. */
export function buildPlayground({ root, state, colors, redraw, onLeave }) {
  const notice = h("p", { class: "link-notice", role: "status", hidden: true });
  const tell = (sentences) => {
    setText(notice, sentences.join(" "));
    notice.hidden = sentences.length === 0;
  };
  const view = { selected: null, hidden: [] }; // what is no trait
  const load = (settings) => {
    act.load(settings);
    redraw(); // it may hide controls and change nothing else
  };
  const link = createLink({ root, state, view, load, tell });

  const session = createSession(settingsOf(state.read()));
  const sync = createSync({ state, session });
  const player = createPlayer({ session, redraw, came_to_rest: () => sync.publish() });
  const act = createActions({ state, session, sync, player, view, redraw });
  const { show, stop } = createViews({ root, act, notice, part: state.read().part });

  onLeave(stop);
  onLeave(link.stop);
  onLeave(player.stop);
  onLeave(watchSight(root, player.see));
  root.addEventListener("change", act.end); // a slider let go, a field left

  return (now) => {
    const { sizes } = session.engine;
    if (sync.follow(now)) {
      player.pause();
      if (!same(sizes, session.engine.sizes)) view.selected = null; // units have other numbers
    }
    player.advance();
    if (player.mode) sync.publishNowAndThen();
    const { settings } = session;
    if (!state.isMoving) link.write(settings);
    const { mode, speed, message } = player;
    show({
      settings,
      session,
      state: now,
      playing: mode === "playing",
      running: mode === "running",
      speed,
      message,
      can_undo: state.canUndo,
      selected: view.selected,
      hidden: view.hidden,
      colors: colors(),
    });
  };
}

/** All views, in their places. `show(now)` shows those that move in each frame, the others when settings change or
 * training rests. */
function createViews({ root, act, notice, part }) {
  const run = createRunBar(act);
  const network = createNetworkView(act);
  const plot = createPlotView(act);
  const chart = createLossChart();
  const words = createWords();
  const controls = createControls(act);
  const moving = [run, network, plot, chart];
  const calm = [words, controls];
  const whole = part === "whole" ? createWhole(act) : null;
  if (whole) {
    moving.push(whole.experiments);
    calm.push(whole.presets, ...whole.panels);
  }
  const box = (name, ...parts) =>
    h("div", { class: name }, ...parts.map((one) => one?.element).filter(Boolean));
  root.append(
    notice,
    run.element,
    ...(whole ? [whole.experiments.card] : []),
    h(
      "div",
      { class: "stage" },
      box("stage-network", network),
      box("stage-plot", plot),
      box("stage-loss", chart),
      box("stage-words", words, whole?.presets),
    ),
    controls.element,
    ...(whole ? [whole.experiments.element, box("panels", ...whole.panels)] : []),
  );
  let seen = {};
  return {
    show(now) {
      for (const one of moving) one.show(now);
      const is_seen = seen.settings === now.settings && seen.hidden === now.hidden;
      if ((now.playing || now.running) && is_seen) return;
      seen = now;
      for (const one of calm) one.show(now);
    },
    stop() {
      for (const one of [...moving, ...calm]) one.stop?.();
    },
  };
}

/** What an embedded Playground goes without. */
const createWhole = (act) => ({
  presets: createPresetChips(act),
  experiments: createExperimentsPanel(act),
  panels: [createOwnDataPanel(act), createExportPanel(act), createSharePanel(act)],
});

function createWords() {
  const { element, show, stop } = createReadout();
  return { element, show: (now) => show(describe(now)), stop };
}

function createPresetChips(act) {
  const { element, show } = createPresets(PRESETS, ({ id, settings }) => act.load(settings, { preset: id }));
  return { element, show: ({ state }) => show(state.preset, state) };
}
