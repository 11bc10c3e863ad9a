// The buttons that slide the window, and those that move the chosen cell.

import { button, h, isCalm, set, setText } from "../lib/dom.js";
import { chosen, isLast, placeIn, sizeOf, stepped } from "./model.js";

const PACE = 700; // milliseconds a cell when the window slides

const ARROWS = [
  ["↑", "Up", [-1, 0]],
  ["↓", "Down", [1, 0]],
  ["←", "Left", [0, -1]],
  ["→", "Right", [0, 1]],
];

/** Buttons that slide the window over the picture, and arrows that move the chosen cell, for fingers. */
export function createBar({ read, look }) {
  let timer = 0;
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  const step = (by) => {
    if (sizeOf(read())) look({ part: "output", cell: stepped(read(), by) });
  };
  const goOn = () => {
    timer = setTimeout(() => {
      if (!document.hidden) step(1);
      if (isLast(read())) stop();
      if (timer) goOn();
    }, PACE);
  };
  const pressed = (by) => () => {
    stop();
    step(by);
  };
  const play = button("Play", () => {
    if (timer) return stop();
    if (!sizeOf(read())) return;
    if (isLast(read())) look({ part: "output", cell: [0, 0] });
    else step(1);
    goOn();
  });
  const [back, next] = [button("Back", pressed(-1)), button("Step", pressed(1), "button is-first")];
  const move = (by) => {
    stop();
    const { part, place } = chosen(read());
    const beside = place.map((value, axis) => value + by[axis]);
    const to = placeIn(read(), part, beside);
    look(part === "kernel" ? { part, weight: to } : { part, cell: to });
  };
  const arrows = ARROWS.map(([sign, name, by]) =>
    set(
      button(sign, () => move(by)),
      { "aria-label": name },
    ),
  );
  return {
    element: h("div", { class: "row", role: "group", "aria-label": "Slide the window" }, back, next, play),
    arrows: h("div", { class: "arrows", role: "group", "aria-label": "Move the chosen cell" }, ...arrows),
    stop,
    isPlaying: () => timer !== 0,
    draw(now) {
      const isNone = sizeOf(now) === 0;
      set(back, { "aria-disabled": String(isNone) });
      set(play, { "aria-disabled": String(isNone) });
      set(next, { "aria-disabled": String(isNone || isLast(now)) });
      play.hidden = isCalm();
      setText(play, timer ? "Pause" : "Play");
    },
  };
}
