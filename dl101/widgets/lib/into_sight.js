// After a preset or a goal, what there is to see may be out of sight: on a phone, buttons stand far below the picture.

import { isCalm } from "./dom.js";

const ENOUGH = 0.7; // of the picture, or of the window where that is lower
const NEWS = 96; // pixels that the sentence at the window's lower edge takes

/** What a demo shows: what it says is its picture, else its plot, else the stage on which it draws. */
const pictureOf = (root) =>
  root.querySelector("[data-picture]") ?? root.querySelector(".plot") ?? root.querySelector(".stage, .flow");

/** Scroll until a demo's picture, or what the selector `place` finds in it, can be seen, if most of it can't; with what
 * stands above it, if there is room. */
export function bringIntoSight(root, place) {
  const part = (place && root.querySelector(place)) || pictureOf(root);
  if (!part) return;
  const { top, bottom, height } = part.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  if (seen >= ENOUGH * Math.min(height, innerHeight)) return;
  const bar = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const isRoom = bottom - root.getBoundingClientRect().top <= innerHeight - bar - NEWS;
  (isRoom ? root : part).scrollIntoView({ block: "start", behavior: isCalm() ? "instant" : "smooth" });
}
