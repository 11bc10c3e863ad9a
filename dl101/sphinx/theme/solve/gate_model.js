// A gate in three numbers: what a neuron of these numbers does at the four corners. Without a page.

import { short } from "../../../widgets/lib/format.js";

const CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]; // biome-ignore format: short
const ROUNDING = 1e-14; // of the largest number: 0.1 + 0.2 − 0.3 lies on the line

const factor = (number) => (number < 0 ? `(${short(number, 6)})` : short(number, 6));

/** The words for weights and a bias that do not do what the gate says; "" where they do. As the checker finds them. */
export function slipOf([w1, w2, b], { gate, targets, slips }) {
  const least = ROUNDING * Math.max(...[w1, w2, b].map(Math.abs));
  const sums = CORNERS.map(([x1, x2]) => w1 * x1 + w2 * x2 + b).map((z) => (Math.abs(z) > least ? z : 0));
  const at = sums.findIndex((z, i) => Number(z > 0) !== targets[i]);
  if (at < 0) return "";
  // A slip whose line goes through corners is told where this line goes through the same.
  const isLike = (sides) =>
    sums.every((z, i) => (sides.includes(0) ? Math.sign(z) === sides[i] : z > 0 === sides[i] > 0));
  const known = slips.find(([sides]) => isLike(sides));
  return `${known ? `${known[1]}\n\n` : ""}${cornerWords([w1, w2, b], CORNERS[at], sums[at])}, and ${gate} says ${targets[at]}.`;
}

function cornerWords([w1, w2, b], [x1, x2], z) {
  const sum = `${factor(w1)} · ${x1} + ${factor(w2)} · ${x2} + ${factor(b)} = ${short(z, 6)}`;
  if (z > 0) return `At (${x1}, ${x2}) the sum is ${sum}. It is above 0, so the neuron fires`;
  return `At (${x1}, ${x2}) the sum is ${sum}. It is ${z < 0 ? "below" : "not above"} 0, so the neuron does not fire`;
}
