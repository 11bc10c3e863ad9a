// How pictures of numbers change, and how copies of them travel.

import { h } from "../lib/dom.js";

const TRAVEL = 900; // milliseconds that a copy is under way
const CHANGE = 450; // milliseconds that a picture takes to become another

/**
 * Numbers that change so that one can follow: the function that comes back gives those to draw now. Where they are new
 * and `haste` is above 0, they are on their way for a while, after `wait` of a journey, and it asks for a next frame.
 */
export function createChange(redraw) {
  let [from, to, begun, shown, haste] = [null, null, 0, null, 0];
  return (target, speed, wait) => {
    if (!to || target.some((value, i) => value !== to[i])) {
      [from, to, haste] = [shown, target, shown ? speed : 0];
      begun = performance.now() + (wait * TRAVEL) / speed;
    }
    const share = haste ? ((performance.now() - begun) * haste) / CHANGE : 1;
    if (share >= 1) haste = 0;
    else redraw();
    const eased = share < 0 ? 0 : share * share * (3 - 2 * share);
    shown = share >= 1 ? to : to.map((value, i) => from[i] + eased * (value - from[i]));
    return shown;
  };
}

/** What travels over `stage`: `fly(from, to, paint, speed, i)` lets the i-th copy go from one element's place to another's. */
export function createTravel(stage) {
  const layer = h("div", { class: "travel", "aria-hidden": "true" });
  stage.append(layer);
  return {
    clear: () => layer.replaceChildren(),
    fly(from, to, { element }, speed, i) {
      const [base, start, end] = [stage, from, to].map((node) => node.getBoundingClientRect());
      const place = (box) =>
        `translate(${box.left - base.left}px, ${box.top - base.top}px) scale(${box.width / end.width}, ${box.height / end.height})`;
      const isStill = from === to; // it covers what it lies on
      element.style.cssText = `width:${end.width}px;height:${end.height}px;background:${isStill ? "var(--paper)" : "none"}`;
      layer.append(element);
      const timing = {
        duration: TRAVEL / speed,
        delay: (25 * i) / speed,
        easing: "ease-in-out",
        fill: "both",
      };
      const frames = {
        transform: [place(start), place(end)],
        opacity: isStill ? [0, 1, 1, 0] : start.width > end.width ? [0.15, 0.9] : [0.9, 0.25], // where large, they overlap
      };
      element.animate(frames, timing).onfinish = () => element.remove();
    },
    /** What has come by this journey appears at its end. */
    arrive: (nodes, speed) => {
      for (const node of nodes) node.animate({ opacity: [0, 0, 1] }, (1.5 * TRAVEL) / speed);
    },
  };
}
