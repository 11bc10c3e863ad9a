// What can be chosen, and what leads through the epochs.

import { createCheck } from "../lib/checkbox.js";
import { button, h, isCalm, setText } from "../lib/dom.js";
import { createSelect } from "../lib/dropdown.js";
import { createNumberSlider } from "../lib/number_slider.js";
import { createChoice } from "../lib/radio_group.js";
import { CHOICES, runOf } from "./model.js";
import { LAST, LOOKS, PATIENCE } from "./training.js";

const PACE = 40; // milliseconds between two looks when it plays
const STRIDE = 3; // looks at a time

/** How large the network is. */
export const createNeurons = (change) =>
  createChoice({
    legend: "Neurons",
    options: CHOICES.neurons.map((id) => ({ id, text: String(id) })),
    choose: (neurons) => change({ neurons }),
    isBeside: true,
  });

const NAMES = { train_size: "Examples", l1: "L1", l2: "L2", dropout: "Dropout", noise: "Noise" };

/** What holds the network back: more examples among it; and the data. */
export function createSettings({ state, change }) {
  const select = (trait) => ({
    trait,
    ...createSelect({
      label: NAMES[trait],
      options: CHOICES[trait].map((id) => ({ id, text: String(id) })),
      choose: (id) => change({ [trait]: id }),
    }),
  });
  const check = (trait, text) => ({
    trait,
    ...createCheck({ text, choose: (is) => change({ [trait]: is }) }),
  });
  const selects = Object.keys(NAMES).map(select);
  const stop = check("early_stopping", `Stop early: after ${PATIENCE} epochs without a new low`);
  const truth = check("show_truth", "Show the curve without noise");
  const bySize = check("by_size", "Compare all sizes");
  const again = button("New data", () => {
    const { seed } = CHOICES;
    change({ seed: seed[(seed.indexOf(state.read().seed) + 1) % seed.length] });
  });
  const [noise, ...remedies] = [selects.at(-1), ...selects.slice(0, -1)].map(({ element }) => element);
  const elements = [
    h("div", { class: "remedies" }, ...remedies),
    stop.element,
    bySize.element,
    h("div", { class: "data" }, noise, again, truth.element),
  ];
  return {
    elements,
    draw(now) {
      for (const { trait, show } of [...selects, stop, truth, bySize]) show(now[trait]);
    },
  };
}

/** The last epoch of a training, which with early stopping comes sooner. */
const endOf = ({ isDone, looks }) => (isDone ? looks.at(-1).epoch : LAST);

/** A slider over the epochs, and a button that plays them. `stop()` ends the play. */
export function createRunBar({ state, edit }) {
  let timer = 0;
  const end = () => state.endGesture();
  const stop = () => {
    if (!timer) return;
    clearInterval(timer);
    timer = 0;
    setText(play, "Play");
    end();
  };
  /** A play is one step for undo, and no goal is reached on the way. */
  const go = (epochs) => state.edit({ epochs }, "play");
  const tick = () => {
    if (document.hidden) return;
    const now = state.read();
    const next = LOOKS[LOOKS.findLastIndex((epoch) => epoch <= now.epochs) + STRIDE] ?? LAST;
    const isEnd = next >= endOf(runOf(now));
    go(isEnd ? LAST : next);
    if (isEnd) stop();
  };
  const start = () => {
    const now = state.read();
    const isAtEnd = now.epochs >= endOf(runOf(now));
    if (isCalm()) return edit({ epochs: LAST }); // nothing has to move
    if (isAtEnd) go(LOOKS[0]);
    timer = setInterval(tick, PACE);
    return setText(play, "Pause");
  };
  const play = button("Play", () => (timer ? stop() : start()), "button is-first");
  const slider = createNumberSlider({
    name: "Epochs",
    low: LOOKS[0],
    high: LAST,
    step: 1,
    decimals: 0,
    isLog: true,
    change(epochs) {
      stop();
      edit({ epochs: Math.round(epochs) }, "epochs");
    },
    end,
  });
  return {
    element: h("div", { class: "run-bar" }, play, slider.element),
    stop,
    draw: ({ epochs }, run) => slider.show(Math.min(epochs, endOf(run))),
  };
}
