// The demo `OptimizerRace`: gradient descent, momentum, RMSprop and Adam down the same surface, each at its own rate.

import { columns } from "../lib/columns.js";
import { defineDemo } from "../lib/demo.js";
import { createChoice } from "../lib/radio_group.js";
import { number, numbers, oneOf, someOf } from "../lib/traits.js";
import { EDGE } from "../nn/surfaces.js";
import { raceCode } from "./code.js";
import { createEqualRates, createRunBar, createTable } from "./controls.js";
import { GOALS, notes, PRESETS, reached, settle } from "./goals.js";
import { LAST, NAMES, RATES, runsOf, START, TRACKS } from "./model.js";
import css from "./optimizer_race.css";
import { createChart, createMap } from "./plot.js";
import { describe } from "./words.js";

const rules = {
  surface: oneOf(Object.keys(TRACKS), START.surface),
  start: numbers(START.start, { low: -EDGE, high: EDGE }),
  rates: numbers(START.rates, RATES),
  runners: someOf(NAMES, NAMES),
  steps: number(0, { low: 0, high: LAST, whole: true }),
  found: someOf(["ridge", ...NAMES]),
};

function build({ root, state, parts, edit, end, colors, beforeLead, onLeave }) {
  /** Another surface, rate or start is another race, and nobody has seen its end: it waits at its start. */
  const change = (changes, gesture) => {
    bar.stop();
    edit({ ...changes, steps: 0 }, gesture);
  };
  const context = { state, edit, change, end, colors };
  const surface = createChoice({
    legend: "Surface",
    options: Object.entries(TRACKS).map(([id, { name }]) => ({ id, text: name })),
    choose: (id) => change({ surface: id, start: TRACKS[id].start }),
  });
  const [map, chart, table] = [createMap(context), createChart(), createTable(context)];
  const equal = createEqualRates(change);
  const bar = createRunBar({ read: () => state.read().steps, go: (steps) => state.record({ steps }) });
  beforeLead(bar.stop);
  onLeave(bar.stop);
  const main = columns(
    [surface.element, map.element, bar.element, parts.readout],
    [table.element, equal.element, chart.element, parts.presets, parts.toolbar],
  );
  main.classList.add("controls-first");
  root.append(main, parts.goals, parts.code);
  return (now) => {
    const runs = runsOf(now);
    surface.show(now.surface);
    for (const one of [map, chart, table, equal, bar]) one.draw(now, runs);
  };
}

export default defineDemo({
  name: "OptimizerRace",
  css,
  rules,
  undoable: ["surface", "start", "rates", "runners"],
  undoableByStep: ["steps"],
  start: START,
  presets: PRESETS,
  goals: GOALS,
  reached,
  settle,
  notes,
  describe,
  code: raceCode,
  build,
});
