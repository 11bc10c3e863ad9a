// What answers may be out of sight: on a phone, buttons stand far below the picture, and a reply below the window's edge.

import { isCalm } from "./dom.js";

const ENOUGH = 0.7; // of the picture, or of the window where that is lower
const NEWS = 96; // pixels that the sentence at the window's lower edge takes
const AIR = 16; // pixels around what is brought into sight

/** What a demo shows: what it says is its picture, else its plot, else the stage on which it draws. */
export const pictureOf = (root) =>
  root.querySelector("[data-picture]") ?? root.querySelector(".plot") ?? root.querySelector(".stage, .flow");

const behavior = () => (isCalm() ? "instant" : "smooth");

/** What `cover` takes of the window's lower edge while it stays there. */
const heightAtEdge = (cover) =>
  cover && getComputedStyle(cover).position === "sticky" ? cover.offsetHeight : 0;

/** What the page's header takes of the window's upper edge. */
export const heightOfHeader = () =>
  Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;

/** What of the window is free: below the page's header, and above `cover`, which may stay at the lower edge. */
const freeAbove = (cover) => ({
  from: heightOfHeader(),
  to: innerHeight - heightAtEdge(cover),
});

/** What several parts of the page take of the window together. */
function spanOf(parts) {
  const boxes = parts.map((part) => part.getBoundingClientRect());
  return {
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** Scroll until `parts` stand between the page's header and `cover`; if they don't fit, until the upper ones do. */
export function bringAbove(parts, cover) {
  const { top, bottom } = spanOf(parts);
  const { from, to } = freeAbove(cover);
  const by = Math.min(top - from - AIR, Math.max(0, bottom - to + AIR));
  if (by) scrollTo({ top: scrollY + by, behavior: behavior() });
}

/** Once it is drawn, scroll as little as shows `part` whole. */
export function showOnceDrawn(part) {
  const show = () => part.scrollIntoView({ block: "nearest", behavior: behavior() });
  requestAnimationFrame(() => requestAnimationFrame(show));
}

/** Once it is drawn, scroll until a demo's picture, or all that the selector `place` finds in it, can be seen, if most of
 * it can't: with what is told of it, and below it the controls; else with what stands above it, if there is room. */
export function bringIntoSight(root, place) {
  requestAnimationFrame(() => {
    const found = place ? [...root.querySelectorAll(place)] : [];
    leadTo(root, found.length ? found : [pictureOf(root)].filter(Boolean));
  });
}

function leadTo(root, parts) {
  if (!parts.length) return;
  const told = parts[0].previousElementSibling;
  const first = told?.matches(".told") && told.checkVisibility() ? told : parts[0];
  const { top, bottom } = spanOf([first, ...parts]);
  const cover = root.querySelector(".stays");
  const { from, to } = freeAbove(cover);
  const seen = Math.min(bottom, to) - Math.max(top, from);
  const enough = parts.length > 1 ? 1 : ENOUGH;
  if (seen >= enough * Math.min(bottom - top, innerHeight)) return;
  const end = Math.min(to, innerHeight - NEWS);
  const isRoom = first === parts[0] && bottom - root.getBoundingClientRect().top <= end - from;
  if (parts.length > 1 && !isRoom) bringAbove(parts, cover);
  else (isRoom ? root : first).scrollIntoView({ block: "start", behavior: behavior() });
}
