// What answers may be out of sight: on a phone, buttons stand far below the picture, and a reply below the window's edge.

import { isCalm } from "./dom.js";

const ENOUGH = 0.7; // of the picture, or of the window where that is lower
const NEWS = 96; // pixels that the sentence at the window's lower edge takes
const AIR = 16; // pixels around what is brought into sight

/** What a demo shows: what it says is its picture, else its plot, else the stage on which it draws. */
export const pictureOf = (root) =>
  root.querySelector("[data-picture]") ?? root.querySelector(".plot") ?? root.querySelector(".stage, .flow");

const behavior = () => (isCalm() ? "instant" : "smooth");

/** What of the window is free: below the page's header, and above `cover`, which may stay at the lower edge. */
const freeAbove = (cover) => ({
  from: Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0,
  to: Math.min(innerHeight, cover?.getBoundingClientRect().top ?? innerHeight),
});

/** Scroll until `part` stands between the page's header and `cover`. */
export function bringAbove(part, cover) {
  const { top, bottom } = part.getBoundingClientRect();
  const { from, to } = freeAbove(cover);
  const below = bottom - to + AIR;
  const above = Math.min(0, top - from - AIR);
  if (below > 0 || above) scrollBy({ top: below > 0 ? below : above, behavior: behavior() });
}

/** Once it is drawn, scroll as little as shows `part` whole. */
export function showOnceDrawn(part) {
  const show = () => part.scrollIntoView({ block: "nearest", behavior: behavior() });
  requestAnimationFrame(() => requestAnimationFrame(show));
}

/** Once it is drawn, scroll until a demo's picture, or what the selector `place` finds in it, can be seen, if most of it
 * can't: with what is told of it, and below it the controls; else with what stands above it, if there is room. */
export function bringIntoSight(root, place) {
  requestAnimationFrame(() => leadTo(root, (place && root.querySelector(place)) || pictureOf(root)));
}

function leadTo(root, part) {
  if (!part) return;
  const told = part.previousElementSibling;
  const first = told?.matches(".told") && told.checkVisibility() ? told : part;
  const top = first.getBoundingClientRect().top;
  const { bottom } = part.getBoundingClientRect();
  const { from, to } = freeAbove(root.querySelector(".stays"));
  const seen = Math.min(bottom, to) - Math.max(top, from);
  if (seen >= ENOUGH * Math.min(bottom - top, innerHeight)) return;
  const isRoom = first === part && bottom - root.getBoundingClientRect().top <= innerHeight - from - NEWS;
  (isRoom ? root : first).scrollIntoView({ block: "start", behavior: behavior() });
}
