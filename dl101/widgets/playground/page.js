// Puts the Playground together: the state on one side, the session that trains on the other, and the views.

import { h, set, setText } from "../lib/dom.js";
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
import { createSmallMap } from "./plot/small_map.js";
import { createPlotView } from "./plot/view.js";
import { createSync } from "./sync.js";
import { createSession } from "./training/session.js";
import { settingsOf } from "./training/settings.js";

/** `build`, as lib/demo.js asks for it. The parts see the session too. */
export function buildPlayground({ root, state, parts, edit, lead, beforeLead, colors, redraw, onLeave }) {
  const notice = createNotice();
  const view = { selected: null, stays: false, hidden: [] }; // what is no trait
  const load = (settings) => {
    act.load(settings);
    redraw(); // it may hide controls and change nothing else
  };
  const link = createLink({ root, state, view, load, tell: notice.tell });

  const session = createSession(settingsOf(state.read()));
  const sync = createSync({ state, session });
  const player = createPlayer({ session, redraw, cameToRest: () => sync.publish() });
  const act = createActions({ state, session, sync, player, view, redraw, edit, lead, beforeLead });
  const { show, stop } = createViews({ root, act, parts, notice, part: state.read().part });

  for (const undo of [stop, link.stop, player.stop, watchSight(root, player.see)]) onLeave(undo);
  root.addEventListener("change", act.end); // a slider let go, a field left

  return (now) => {
    const { sizes } = session.engine;
    if (sync.follow(now)) {
      player.pause();
      if (!same(sizes, session.engine.sizes)) act.select(null); // units have other numbers
    }
    player.advance();
    if (player.mode) sync.publishNowAndThen();
    if (!state.isMoving) link.write(session.settings);
    const run = { ...runOf(player), session, settings: session.settings, canUndo: state.canUndo };
    return show({ ...now, ...view, ...run, colors: colors() });
  };
}

const runOf = ({ mode, speed, message }) => ({
  playing: mode === "playing",
  running: mode === "running",
  speed,
  message,
});

/** What a link said too much. */
function createNotice() {
  const element = h("p", { class: "link-notice", role: "status", hidden: true });
  return {
    element,
    tell(sentences) {
      setText(element, sentences.join(" "));
      element.hidden = sentences.length === 0;
    },
  };
}

/** All views, in their places. `show(now)` shows those that move in each frame, the others when settings change or
 * training rests: then it returns `now`, else null. */
function createViews({ root, act, parts, notice, part }) {
  const network = createNetworkView(act);
  const plot = createPlotView(act);
  const small = createSmallMap(plot.picture, plot.bringHere);
  const run = createRunBar(act, small);
  const chart = createLossChart();
  const controls = createControls(act);
  const whole = part === "whole" ? createWhole(act) : null;
  const moving = [run, network, plot, chart, ...(whole ? [whole.experiments] : [])];
  const calm = [controls, ...(whole?.panels ?? [])];
  const box = (name, ...elements) => h("div", { class: name }, ...elements);
  root.append(
    notice.element,
    run.element,
    ...(whole ? [whole.experiments.card] : []),
    box(
      "stage",
      set(box("stage-network", ...(whole ? [whole.experiments.back] : []), network.element), {
        tabindex: -1,
      }),
      box("stage-plot", plot.element),
      box("stage-loss", chart.element),
      box("stage-words", parts.readout, ...(whole ? [parts.presets] : [])),
    ),
    controls.element,
    ...(whole
      ? [
          whole.experiments.element,
          box("panels", ...whole.panels.map(({ element }) => element)),
          whole.experiments.news,
        ]
      : []),
  );
  let seen = {};
  return {
    show(now) {
      for (const one of moving) one.show(now);
      const isSeen = ["settings", "hidden", "colors"].every((name) => seen[name] === now[name]);
      if ((now.playing || now.running) && isSeen) return null;
      seen = now;
      for (const one of calm) one.show(now);
      return now;
    },
    stop() {
      for (const one of [small, ...moving, ...calm]) one.stop?.();
    },
  };
}

/** What an embedded Playground goes without, as it does without presets. */
const createWhole = (act) => ({
  experiments: createExperimentsPanel(act),
  panels: [createOwnDataPanel(act), createExportPanel(act), createSharePanel(act)],
});
