// A line ŷ = w·x + b, its loss over the data, and the steps of gradient descent.
// Pure functions: nothing here knows of the page, so `node --test` can import it.

import { shuffle } from "../data/datasets.js";
import { PENGUINS } from "../data/penguins.js";
import { createRandom } from "../data/seedrandom.js";
import { clamp, rounded } from "../lib/arithmetic.js";
import { same } from "../lib/state.js";

export const LIMIT = 1e6; // of w and b, in size
export const MOST = 400; // updates in a row
export const DIVERGED = 1e6; // a larger loss ends the steps
export const FLAT = 0.005; // a slope smaller in size is written as 0.00
export const RATE = { low: 0.0001, high: 2 };
export const BATCHES = ["full", "mini", "one"];
export const START = {
  data: "cones",
  w: 0,
  b: 0,
  learning_rate: 0.1,
  batch: "full",
  path: [],
  leg: [],
  stepped: false,
  predict: "off",
  guess: [],
};

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const flippers = PENGUINS.map(([flipper]) => flipper);
const masses = PENGUINS.map(([, mass]) => mass);
const center = mean(flippers);
const deviation = Math.sqrt(mean(flippers.map((flipper) => (flipper - center) ** 2)));

/** `x`, `y`: the examples; `mini`: how many make a mini-batch; `plane`: what is drawn of data; `surface`: of w and b. */
export const DATA = {
  cones: {
    name: "Ice cream cones",
    x: [0, 1, 2, 3],
    y: [1, 3, 2, 4],
    mini: 2,
    titles: { x: "x: hours of sun", y: "y: cones sold, in tens" },
    plane: { x: [-0.5, 3.5], y: [-1, 6] },
    ticks: { x: [0, 1, 2, 3], y: [0, 2, 4, 6] },
    surface: { x: [-1, 3], y: [-1, 3] },
    surfaceTicks: { x: [0, 1, 2, 3], y: [-1, 0, 1, 2, 3] },
  },
  penguins: {
    name: "Penguins, flipper scaled",
    x: flippers.map((flipper) => (flipper - center) / deviation),
    y: masses,
    mini: 8,
    titles: { x: "x: flipper length, scaled", y: "y: mass in kg" },
    plane: { x: [-2.2, 2.4], y: [-1, 7] },
    ticks: { x: [-2, -1, 0, 1, 2], y: [0, 2, 4, 6] },
    surface: { x: [-4, 5.5], y: [-1, 7] }, // in a shape that keeps the bowl round
    surfaceTicks: { x: [-4, -2, 0, 2, 4], y: [0, 2, 4, 6] },
  },
  raw: {
    name: "Penguins, not scaled",
    x: flippers.map((flipper) => flipper / 10),
    y: masses,
    mini: 8,
    titles: { x: "x: flipper length in dm", y: "y: mass in kg" },
    plane: { x: [1.65, 2.45], y: [-1, 7] },
    ticks: { x: [1.8, 2, 2.2, 2.4], y: [0, 2, 4, 6] },
    surface: { x: [-2, 8], y: [-8, 4] },
    surfaceTicks: { x: [0, 2, 4, 6, 8], y: [-8, -6, -4, -2, 0, 2, 4] },
  },
};

/** How far each prediction is from its target, ŷ − y. */
export const errorsOf = ({ data, w, b }) => DATA[data].x.map((x, i) => w * x + b - DATA[data].y[i]);

/** The loss: the mean of the squared errors. */
export const mse = (state) => mean(errorsOf(state).map((error) => error * error));

/** The slope of the loss in w and in b, over the examples of `batch`, a list of indices; over all without it. */
export function gradient(state, batch = DATA[state.data].x.map((_, i) => i)) {
  const errors = errorsOf(state);
  return {
    dw: mean(batch.map((i) => 2 * errors[i] * DATA[state.data].x[i])),
    db: mean(batch.map((i) => 2 * errors[i])),
  };
}

/** How many examples an update looks at. */
export function batchSize({ data, batch }) {
  return { full: DATA[data].x.length, mini: DATA[data].mini, one: 1 }[batch];
}

/** The order in which an epoch, counted from 0, goes through the examples. */
export function orderOf({ data, batch, seed }, epoch) {
  const order = DATA[data].x.map((_, i) => i);
  if (batch !== "full") shuffle(order, createRandom(`${seed}/${epoch}`));
  return order;
}

/** Where update number `update`, from 0, stands in its epoch: {epoch, first}, the first of its examples in the order. */
export function placeOf(state, update) {
  const size = batchSize(state);
  const perEpoch = Math.ceil(DATA[state.data].x.length / size);
  return { epoch: Math.floor(update / perEpoch), first: (update % perEpoch) * size };
}

/** The examples that update number `update` looks at. */
export function batchOf(state, update) {
  const { epoch, first } = placeOf(state, update);
  return orderOf(state, epoch).slice(first, first + batchSize(state));
}

/** The point after one update: {w, b}. */
function descend(state, update) {
  const { dw, db } = gradient(state, batchOf(state, update));
  return { w: state.w - state.learning_rate * dw, b: state.b - state.learning_rate * db };
}

const isNear = (one, other) => Math.abs(one - other) <= 1e-9 * (1 + Math.abs(other));

/** Whether the point is at [w, b], but for how floats round. */
export const isAt = (state, [w, b]) => isNear(w, state.w) && isNear(b, state.b);

/**
 * The walk that led to this point: {path, leg, updates, start}. `path` has the points that the updates left, the last
 * `updates` of them with the present settings, from the point `start` on. It is empty where a notebook or a sentence of
 * the page has set the point or a setting meanwhile.
 */
export function walkOf(state) {
  const { path, leg, w, b } = state;
  const [before = 0, ...turn] = leg; // how many updates had been made when a setting last changed, and where
  const updates = path.length - before;
  const led = updates > 0 ? lastUpdate(state, updates) : updates < 0 ? [] : path.length ? turn : [w, b];
  const isHere = led.length === 2 && isAt(state, led);
  if (!isHere) return { path: [], leg: [], updates: 0, start: [w, b] };
  return { path, leg, updates, start: path[before] ?? [w, b] };
}

/** Where the last of so many updates has led. */
function lastUpdate(state, updates) {
  const [w, b] = state.path.at(-1);
  const led = descend({ ...state, w, b }, updates - 1);
  return [led.w, led.b];
}

/** Where the next update leads. */
export const nextPoint = (state) => descend(state, walkOf(state).updates);
export const nextBatch = (state) => batchOf(state, walkOf(state).updates);

/** What one update changes. */
export function step(state) {
  const { path, leg } = walkOf(state);
  return { ...nextPoint(state), path: [...path, [state.w, state.b]], leg, stepped: true };
}

/** A state after `count` updates. */
export function walked(state, count) {
  let now = state;
  for (let i = 0; i < count; i++) now = { ...now, ...step(now) };
  return now;
}

/** The point moved by hand: a walk begins there. */
export const moved = (w, b) => ({ ...AFRESH, w: toHundredths(w), b: toHundredths(b) });
const AFRESH = { path: [], leg: [], guess: [] };
export const toHundredths = (value) => rounded(clamp(value, -LIMIT, LIMIT));

/** Where "Back to the start" leads, as [w, b]: to where the walk began, or, if that is close to the bottom and so no place
 * to see steps from, to the start of the demo. */
export function home(state) {
  const first = walkOf(state).path[0] ?? [state.w, state.b];
  return distance(state, first, bottom(state)) < NEAR ? [START.w, START.b] : first;
}

export const isHome = (state) => same([state.w, state.b], home(state)) && walkOf(state).path.length === 0;

/** Back to the start. */
export function back(state) {
  const [w, b] = home(state);
  return { ...AFRESH, w, b, stepped: false };
}

/** Other data, from the start. */
export const withData = (data) => ({ ...AFRESH, data, w: START.w, b: START.b, stepped: false });

/** Another rate or batch, for the updates from here on. */
export function withSetting(state, changes) {
  const { path } = walkOf(state);
  return { ...changes, path, leg: path.length ? [path.length, state.w, state.b] : [] };
}

export const hasDiverged = (state) => mse(state) > DIVERGED;
export const hasSteps = (state) => walkOf(state).path.length < MOST && !hasDiverged(state);
export function isFlat(state) {
  const { dw, db } = gradient(state);
  return Math.max(Math.abs(dw), Math.abs(db)) < FLAT;
}

/** Whether the point is at the bottom, and the updates with the present settings began there: they show nothing. */
export const isStill = (state) =>
  state.batch === "full" && isFlat(state) && distance(state, walkOf(state).start, bottom(state)) < NEAR;

/** The losses before the first update, after it, … and now. */
export const lossesOf = (state) =>
  [...walkOf(state).path, [state.w, state.b]].map(([w, b]) => mse({ data: state.data, w, b }));

/** Whether a point lies in the picture of the surface. */
export function isInside({ data, w, b }) {
  const { x, y } = DATA[data].surface;
  return w >= x[0] && w <= x[1] && b >= y[0] && b <= y[1];
}

/** How far two points [w, b] are apart, as a share of the picture. */
export function distance({ data }, one, other) {
  const { x, y } = DATA[data].surface;
  return Math.hypot((one[0] - other[0]) / (x[1] - x[0]), (one[1] - other[1]) / (y[1] - y[0]));
}

export const NEAR = 0.05; // of the picture: a prediction that counts, the shortest step that does, close to the bottom

/** The prediction: `guess` is [w, b, the number of the update that it is for]. "" without one, "open", or how it went. */
export function prediction(state) {
  const [w, b, update] = state.guess;
  const { path } = walkOf(state);
  if (state.predict === "off" || state.guess.length < 3 || path.length > update) return { is: "" };
  if (path.length < update) return { is: path.length === update - 1 ? "open" : "" };
  const landed = [state.w, state.b];
  const away = distance(state, [w, b], landed);
  const isShort = distance(state, path.at(-1), landed) < NEAR;
  return { is: away > NEAR ? "miss" : isShort ? "short" : "hit", away, isShort };
}

/** Where the loss is lowest: [w, b], by least squares. */
export function bottom({ data }) {
  const { x, y } = DATA[data];
  const [mx, my] = [mean(x), mean(y)];
  const w = mean(x.map((value, i) => (value - mx) * (y[i] - my))) / mean(x.map((value) => (value - mx) ** 2));
  return [w, my - w * mx];
}
