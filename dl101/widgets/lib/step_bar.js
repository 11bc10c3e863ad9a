// Buttons that lead through the steps of a computation: back, step, play, finish, start over.

import { button, h, set, setText } from "./dom.js";

/**
 * Steps from 0 to `last`: `read()` gives the present one, `go(step)` sets it. `pace()` gives the milliseconds from one to
 * the next when it plays; with `isCalm`, for who wants no motion, it does not play. `stop()` ends the play.
 */
export function createSteps({ last, pace, read, go, isCalm = () => false }) {
  let timer = 0;
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
    setText(play, "Play");
  };
  const goOn = () => {
    timer = setTimeout(() => {
      if (!document.hidden) go(Math.min(last, read() + 1));
      if (timer) goOn();
    }, pace());
  };
  const start = () => {
    go(read() === last ? 0 : read() + 1);
    setText(play, "Pause");
    goOn();
  };
  /** A button that leads to a step; it is left alone where that step is the present one. */
  const leading = (text, target, look) => {
    const press = () => {
      stop();
      if (target() !== read()) go(target());
    };
    return button(text, press, look);
  };
  const back = leading("Back", () => Math.max(0, read() - 1));
  const step = leading("Step", () => Math.min(last, read() + 1), "button is-first");
  const play = button("Play", () => (timer ? stop() : start()));
  const finish = leading("Finish", () => last);
  const over = leading("Start over", () => 0);
  const count = h("span", { class: "step-count" });
  const box = { class: "toolbar step-bar", role: "group", "aria-label": "Steps" };
  return {
    element: h("div", box, back, step, play, finish, over, count),
    stop,
    draw(now) {
      for (const one of [step, finish]) set(one, { "aria-disabled": String(now.step === last) });
      for (const one of [back, over]) set(one, { "aria-disabled": String(now.step === 0) });
      if (timer && now.step === last) stop();
      play.hidden = isCalm();
      setText(count, `Step ${now.step} of ${last}`);
    },
  };
}
