// The line z = 0 in the plane: where it lies, and how it is moved and turned.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { clamp, rounded } from "../lib/arithmetic.js";
import { LIMIT } from "./model.js";

export const [LOW, HIGH] = [-0.6, 1.6]; // the part of the plane that is drawn, on both axes
export const CENTER = [0.5, 0.5];
const EDGE = 0.05; // the line must not leave the picture when it is dragged: nobody could take hold of it again

const dot = ([a, b], [c, d]) => a * c + b * d;

/** Where the line z = 0 crosses the square [low, high]²: two points, or null when it does not. */
export function decisionLine(weights, bias, low = LOW, high = HIGH) {
  const [w1, w2] = weights;
  const points = [];
  const add = (x1, x2) => {
    const inside = Math.min(x1, x2) >= low - 1e-9 && Math.max(x1, x2) <= high + 1e-9;
    const known = points.some(([a, b]) => Math.hypot(a - x1, b - x2) < 1e-9);
    if (inside && !known) points.push([x1, x2]);
  };
  for (const side of [low, high]) {
    if (w2 !== 0) add(side, -(w1 * side + bias) / w2);
    if (w1 !== 0) add(-(w2 * side + bias) / w1, side);
  }
  return points.length === 2 ? points : null;
}

/** The point of the line z = 0 that is nearest to `center`. The weights must not both be zero. */
export function nearestOnLine(weights, bias, center) {
  const distance = (dot(weights, center) + bias) / dot(weights, weights);
  return [center[0] - distance * weights[0], center[1] - distance * weights[1]];
}

/** The part of the square [low, high]² where z > 0 (or < 0 with `sign` −1), as a polygon's points; [] where there is none. */
export function halfPlane([w1, w2], bias, low, high, sign = 1) {
  const square = [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
  ];
  const value = ([x1, x2]) => sign * (w1 * x1 + w2 * x2 + bias);
  return square.flatMap((a, i) => {
    const b = square[(i + 1) % 4];
    const [va, vb] = [value(a), value(b)];
    const share = va / (va - vb);
    const cut = va > 0 !== vb > 0 ? [[a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]] : [];
    return va > 0 ? [a, ...cut] : cut;
  });
}

/** The bias that moves the line, without turning it, through `point`. */
export function biasThrough(weights, point) {
  return clamp(rounded(-dot(weights, point)), -LIMIT, LIMIT);
}

/** Turn the line about `pivot` by `angle` (radians, counterclockwise): new {weights, bias}, lengths kept where they fit. */
export function turnLine(weights, pivot, angle) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [w1, w2] = [cos * weights[0] - sin * weights[1], sin * weights[0] + cos * weights[1]];
  const fit = Math.min(1, LIMIT / Math.max(Math.abs(w1), Math.abs(w2), 1e-9));
  const turned = [rounded(w1 * fit), rounded(w2 * fit)];
  return { weights: turned, bias: biasThrough(turned, pivot) };
}

const REACH = 0.45; // from the anchor to the turning handle, in data units

/**
 * Where the line is taken hold of: `anchor` to move it, `turn` to turn it, on the `side` (±1) that has room.
 * The anchor is the line's point nearest to `center`. While the line is turned, `grip` {anchor, side} holds both where
 * they are, so that the handle stays under the finger.
 */
export function handlePlaces({ weights, bias, ends, center, grip = null }) {
  const nearest = nearestOnLine(weights, bias, center);
  const size = Math.hypot(...weights);
  const along = [-weights[1] / size, weights[0] / size];
  const from = (start) => (end) => dot(along, [end[0] - start[0], end[1] - start[1]]);
  const [low, high] = ends.map(from(nearest)).sort((a, b) => a - b);
  const shift = clamp(0, low, high); // the nearest point may lie outside the picture
  const anchor = grip?.anchor ?? nearest.map((part, i) => part + shift * along[i]);
  const side = grip?.side ?? (high - shift >= Math.min(REACH, shift - low) ? 1 : -1);
  const room = side > 0 ? high - shift : shift - low;
  const reach = side * (grip ? REACH : Math.min(REACH, room));
  return { anchor, side, turn: anchor.map((part, i) => part + reach * along[i]) };
}

/** The same for the neuron in the picture, with the line's `ends`; null where there is no line to take hold of. */
export function placesOf({ weights, bias }, grip = null) {
  const ends = decisionLine(weights, bias);
  return ends && { ends, ...handlePlaces({ weights, bias, ends, center: CENTER, grip }) };
}

/** The point of the picture nearest to `point`, a little inside its edge. */
export const inPicture = (point) => point.map((part) => clamp(part, LOW + EDGE, HIGH - EDGE));

/** The direction of the weights in degrees, counterclockwise from the x₁ axis, in (−180, 180]. */
export const angleOf = ([w1, w2]) => (Math.atan2(w2, w1) * 180) / Math.PI;
