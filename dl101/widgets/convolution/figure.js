// What the three boards share: their frame with a title, and keys that change a number.

import { clamp } from "../lib/arithmetic.js";
import { h } from "../lib/dom.js";

export const figure = (name, ...content) => h("div", { class: `board ${name}` }, ...content);
export const title = (text) => h("p", { class: "board-title" }, text);

/** What a key makes of a number: a digit puts it, + and − change it by 1, Delete makes it 0; null for other keys. */
export function numberByKey({ key }, value, { low, high }) {
  if (/^\d$/.test(key)) return Number(key);
  if (key === "Delete" || key === "Backspace") return 0;
  const by = { "+": 1, "-": -1 }[key];
  return by ? clamp(value + by, low, high) : null;
}
