// After a preset or a goal, what there is to see may be out of sight: on a phone, buttons stand far below the picture.

import { isCalm } from "./dom.js";

const ENOUGH = 0.7; // of the picture, or of the window where that is lower
const NEWS = 96; // pixels that the sentence at the window's lower edge takes

/** What a demo shows: what it says is its picture, else its plot, else the stage on which it draws. */
const pictureOf = (root) =>
  root.querySelector("[data-picture]") ?? root.querySelector(".plot") ?? root.querySelector(".stage, .flow");

const AIR = 16; // pixels around what is brought into sight

const headerOf = () => Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
const behavior = () => (isCalm() ? "instant" : "smooth");

/** Scroll until `part` stands between the page's header and `cover`, which may stay at the window's lower edge. */
export function bringAbove(part, cover) {
  const { top, bottom } = part.getBoundingClientRect();
  const below = bottom - Math.min(innerHeight, cover.getBoundingClientRect().top) + AIR;
  const above = Math.min(0, top - headerOf() - AIR);
  if (below > 0 || above) scrollBy({ top: below > 0 ? below : above, behavior: behavior() });
}

/** Once it is drawn, scroll until a demo's picture, or what the selector `place` finds in it, can be seen, if most of it
 * can't; with what stands above it, if there is room. */
export function bringIntoSight(root, place) {
  requestAnimationFrame(() => leadTo(root, (place && root.querySelector(place)) || pictureOf(root)));
}

function leadTo(root, part) {
  if (!part) return;
  const { top, bottom, height } = part.getBoundingClientRect();
  const edge = Math.min(
    innerHeight,
    root.querySelector(".stays")?.getBoundingClientRect().top ?? innerHeight,
  );
  const seen = Math.min(bottom, edge) - Math.max(top, 0);
  if (seen >= ENOUGH * Math.min(height, innerHeight)) return;
  const isRoom = bottom - root.getBoundingClientRect().top <= innerHeight - headerOf() - NEWS;
  (isRoom ? root : part).scrollIntoView({ block: "start", behavior: behavior() });
}
