// After a preset or a goal, what there is to see may be out of sight: on a phone, buttons stand far below the picture.

import { isCalm } from "./dom.js";

const ENOUGH = 0.7; // of the picture, or of the window where that is lower

/** Scroll until a demo's picture can be seen, if most of it can't. */
export function bringIntoSight(root) {
  const picture = root.querySelector(".plot") ?? root.querySelector(".stage, .flow");
  if (!picture) return;
  const { top, bottom, height } = picture.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  if (seen >= ENOUGH * Math.min(height, innerHeight)) return;
  const block = height > innerHeight || top < 0 ? "start" : "end";
  picture.scrollIntoView({ block, behavior: isCalm() ? "instant" : "smooth" });
}
