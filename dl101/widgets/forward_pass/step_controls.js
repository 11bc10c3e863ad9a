// The buttons that lead through the computation: a step on or back, all at a calm pace, to the end, to the start.

import { h, set, setText } from "../lib/dom.js";
import { LAST } from "./model.js";

const PACE = 1500; // milliseconds a step when it plays

/** `read()` gives the step, `go(step)` sets it. `show(step)` puts the buttons; `stop()` ends the play. */
export function createControls({ read, go }) {
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    setText(play, "Play");
  };
  const tick = () => {
    if (!document.hidden) go(Math.min(LAST, read() + 1));
  };
  const start = () => {
    if (read() === LAST) go(0);
    else tick();
    timer = setInterval(tick, PACE);
    setText(play, "Pause");
  };
  /** A button that leads to a step; it is left alone where that step is the present one. */
  const button = (text, target, kind = "button") => {
    const press = () => {
      stop();
      if (target() !== read()) go(target());
    };
    return h("button", { type: "button", class: kind, onclick: press }, text);
  };
  const back = button("Back", () => Math.max(0, read() - 1));
  const step = button("Step", () => Math.min(LAST, read() + 1), "button is-first");
  const play = h(
    "button",
    { type: "button", class: "button", onclick: () => (timer ? stop() : start()) },
    "Play",
  );
  const finish = button("Finish", () => LAST);
  const over = button("Start over", () => 0);
  const count = h("span", { class: "step-count" });
  return {
    element: h(
      "div",
      { class: "toolbar controls", role: "group", "aria-label": "Steps" },
      back,
      step,
      play,
      finish,
      over,
      count,
    ),
    stop,
    show(now) {
      for (const one of [step, finish]) set(one, { "aria-disabled": String(now === LAST) });
      for (const one of [back, over]) set(one, { "aria-disabled": String(now === 0) });
      if (timer && now === LAST) stop();
      setText(count, `Step ${now} of ${LAST}`);
    },
  };
}
