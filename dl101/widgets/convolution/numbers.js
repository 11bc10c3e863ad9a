// Numbers as people read them.

import { fixed, short } from "../lib/format.js";

const DIVISORS = [2, 3, 4, 5, 8, 9, 16, 25];

/** A number for people: whole as it is, a ninth as "1/9", else with three decimals. */
export function number(value) {
  const near = (one) => Math.abs(one - Math.round(one)) < 1e-9;
  if (near(value)) return fixed(Math.round(value), 0);
  const divisor = DIVISORS.find((one) => near(value * one));
  return divisor ? `${fixed(Math.round(value * divisor), 0)}/${divisor}` : short(value);
}
/** The same where there is little room: two decimals. */
export const brief = (value) => (Number.isInteger(value) ? fixed(value, 0) : short(value, 2));

/** "1·(−1)": a pixel and its weight. */
export function product({ x, w }) {
  return `${number(x)}·${w < 0 ? `(${number(w)})` : number(w)}`;
}
