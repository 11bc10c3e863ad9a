// The Playground's pictures with a session of their own, for tests/browser/test_playground_views.py.
import base from "../../dl101/widgets/lib/base.css";
import { paletteColors } from "../../dl101/widgets/lib/colors.js";
import css from "../../dl101/widgets/lib/demo.css";
import { h } from "../../dl101/widgets/lib/dom.js";
import palette from "../../dl101/widgets/lib/palette.css";
import networkCss from "../../dl101/widgets/playground/network/network.css";
import { createNetworkView } from "../../dl101/widgets/playground/network/view.js";
import { createThumbnail } from "../../dl101/widgets/playground/panels/dataset_choice.js";
import lossChartCss from "../../dl101/widgets/playground/plot/loss_chart.css";
import { createLossChart } from "../../dl101/widgets/playground/plot/loss_chart.js";
import plotCss from "../../dl101/widgets/playground/plot/plot.css";
import { createPlotView } from "../../dl101/widgets/playground/plot/view.js";
import { createSession } from "../../dl101/widgets/playground/training/session.js";
import { DEFAULTS } from "../../dl101/widgets/playground/training/settings.js";

const EXTRA = `.views { display: grid; gap: 1.5rem; } @container (min-width: 50rem)
  { .views { grid-template-columns: minmax(0, 1fr) 22rem; } .views .net { grid-row: span 2; } }`;

/** All views in `root`, with a session for `settings`; what they ask for is done, and noted in `log`. */
export function stage(root, settings = {}) {
  document.head.append(h("style", {}, palette + base + css + networkCss + plotCss + lossChartCss + EXTRA));
  const session = createSession({ ...DEFAULTS, ...settings });
  const log = [];
  const now = {
    settings: session.settings,
    session,
    playing: false,
    running: false,
    selected: null,
    hidden: [],
  };
  const change = (changes) => {
    session.update({ ...session.settings, ...changes });
    now.settings = session.settings;
    show();
  };
  const noted =
    (name, run) =>
    (...parts) => {
      log.push([name, ...parts]);
      run(...parts);
      show();
    };
  const act = {
    change: noted("change", change),
    end: () => log.push(["end"]),
    setWeight: noted("setWeight", (index, value) => session.setWeight(index, value)),
    setBias: noted("setBias", (index, value) => session.setBias(index, value)),
    select: noted("select", (unit) => {
      now.selected = unit;
    }),
    setPoints: noted("setPoints", (points, problem) => change({ points, problem })),
  };
  const views_ = [createNetworkView(act), createPlotView(act), createLossChart()];
  const thumbnails = ["circle", "xor", "gauss", "spiral", "reg-plane", "reg-gauss", "own"].map(
    createThumbnail,
  );
  function show() {
    now.colors = paletteColors(root, ["positive", "negative", "paper"]);
    for (const view of [...views_, ...thumbnails]) view.show(now);
  }
  root.append(
    h("div", { class: "views" }, ...views_.map((view) => view.element)),
    h(
      "div",
      { class: "thumbs", style: "display:flex;flex-wrap:wrap;gap:8px" },
      ...thumbnails.map((one) => one.element),
    ),
  );
  show();
  return { session, now, log, show, change, views: views_ };
}
