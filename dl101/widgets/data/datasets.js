// The points that a network learns from: the TensorFlow Playground's six data sets, or the learner's own points.
//
// A seed gives the same points in the same order as there, to the last bit: so every generator draws its random
// numbers, and does its arithmetic, in their order. Points are `{x, y, label: Float64Array, count}`.

import { createRandom } from "./seedrandom.js";

const COUNT = { classification: 500, regression: 1200 };
const RADIUS = 5; // of the circle, the spiral and the square of XOR
export const REACH = 6; // the plane is drawn from −6 to 6, and all coordinates lie in it

/** Uniform between `low` and `high`. */
const uniform = (random, low, high) => random() * (high - low) + low;
const distance = (x, y) => Math.sqrt(x * x + y * y);

/** From the normal distribution, by Marsaglia's polar method; one of the pair that it gives is thrown away. */
function normal(random, mean, variance) {
  let first, square;
  do {
    first = 2 * random() - 1;
    const second = 2 * random() - 1;
    square = first * first + second * second;
  } while (square > 1);
  return mean + Math.sqrt(variance) * (Math.sqrt((-2 * Math.log(square)) / square) * first);
}

/** The straight line through (a, from) and (b, to). */
const line = (a, b, from, to) => (value) => {
  const share = (value - a) / (b - a);
  return from * (1 - share) + to * share;
};

// `make` below: the points one by one, as [x, y, label]. `noise` is a share from 0 to 0.5: it moves the point of which
// the label is taken (and, for the spiral and the two clouds, the point itself), never the label alone.

/** Label 1 inside half the radius, −1 outside. */
function* circle(count, noise, random) {
  const rings = [
    [0, RADIUS * 0.5],
    [RADIUS * 0.7, RADIUS],
  ];
  for (const [inner, outer] of rings)
    for (let i = 0; i < count / 2; i++) {
      const radius = uniform(random, inner, outer);
      const angle = uniform(random, 0, 2 * Math.PI);
      const [x, y] = [radius * Math.sin(angle), radius * Math.cos(angle)];
      const movedX = x + uniform(random, -RADIUS, RADIUS) * noise;
      const movedY = y + uniform(random, -RADIUS, RADIUS) * noise;
      yield [x, y, distance(movedX, movedY) < RADIUS * 0.5 ? 1 : -1];
    }
}

/** Label 1 where the signs of x and y agree; a gap of 0.3 on either side of the axes. */
function* xor(count, noise, random) {
  const awayFromAxis = (value) => value + (value > 0 ? 0.3 : -0.3);
  for (let i = 0; i < count; i++) {
    const x = awayFromAxis(uniform(random, -RADIUS, RADIUS));
    const y = awayFromAxis(uniform(random, -RADIUS, RADIUS));
    const movedX = x + uniform(random, -RADIUS, RADIUS) * noise;
    const movedY = y + uniform(random, -RADIUS, RADIUS) * noise;
    yield [x, y, movedX * movedY >= 0 ? 1 : -1];
  }
}

/** Two round clouds, around (2, 2) and (−2, −2); noise widens them. */
function* gauss(count, noise, random) {
  const variance = line(0, 0.5, 0.5, 4)(noise);
  for (const label of [1, -1])
    for (let i = 0; i < count / 2; i++)
      yield [normal(random, 2 * label, variance), normal(random, 2 * label, variance), label];
}

/** Two arms of a spiral, 1¾ turns each. */
function* spiral(count, noise, random) {
  const half = count / 2;
  for (const [turn, label] of [
    [0, 1],
    [Math.PI, -1],
  ])
    for (let i = 0; i < half; i++) {
      const radius = (i / half) * RADIUS;
      const angle = ((1.75 * i) / half) * 2 * Math.PI + turn;
      yield [
        radius * Math.sin(angle) + uniform(random, -1, 1) * noise,
        radius * Math.cos(angle) + uniform(random, -1, 1) * noise,
        label,
      ];
    }
}

/** Points all over the plane with the label `labelAt` gives at the point that noise has moved. */
function* overThePlane(count, noise, random, labelAt) {
  for (let i = 0; i < count; i++) {
    const x = uniform(random, -REACH, REACH);
    const y = uniform(random, -REACH, REACH);
    const movedX = x + uniform(random, -REACH, REACH) * noise;
    const movedY = y + uniform(random, -REACH, REACH) * noise;
    yield [x, y, labelAt(movedX, movedY)];
  }
}

const slope = line(-10, 10, -1, 1);
const plane = (count, noise, random) => overThePlane(count, noise, random, (x, y) => slope(x + y));

const PEAKS = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
];
const height = line(0, 1, 1, 0);

/** Six cones of height 1 and radius 2, three up and three down: the label is that of the one that is largest here. */
function heightOfPeaks(x, y) {
  let label = 0;
  for (const [peakX, peakY, sign] of PEAKS) {
    const far = Math.min(1, distance(x - peakX, y - peakY) / 2);
    const here = sign * height(far);
    if (Math.abs(here) > Math.abs(label)) label = here;
  }
  return label;
}
const peaks = (count, noise, random) => overThePlane(count, noise, random, heightOfPeaks);

/** `make(count, noise, random)` gives the points one by one; without noise it is the picture of a data set. */
export const DATASETS = [
  { id: "circle", problem: "classification", name: "Circle", make: circle },
  { id: "xor", problem: "classification", name: "Exclusive or", make: xor },
  { id: "gauss", problem: "classification", name: "Two clouds", make: gauss },
  { id: "spiral", problem: "classification", name: "Spiral", make: spiral },
  { id: "reg-plane", problem: "regression", name: "Plane", make: plane },
  { id: "reg-gauss", problem: "regression", name: "Six peaks", make: peaks },
];

/** Put `list` into a random order: each place, from the last on, changes with one before it (Fisher and Yates). */
export function shuffle(list, random) {
  for (let place = list.length - 1; place >= 0; place--) {
    const other = Math.floor(random() * (place + 1));
    [list[place], list[other]] = [list[other], list[place]];
  }
}

/** Points from a list of [x, y, label]. */
export function pointsOf(list) {
  const column = (index) => Float64Array.from(list, (point) => point[index]);
  return { x: column(0), y: column(1), label: column(2), count: list.length };
}

/** Classes are 1 and −1: points with any label between may have been drawn for regression. */
function ownPoints({ problem, points }) {
  return problem === "regression" ? [...points] : points.map(([x, y, label]) => [x, y, label > 0 ? 1 : -1]);
}

/** The points that `settings` describe, shuffled, the first `train_percent` percent of them for training:
 * `{train, test, random}`. `random` is the seed's stream after the data: the first weights are drawn from it.
 * The learner's own points (data set "own") know no noise; the seed decides which of them are for the test. */
export function makeData(settings) {
  const { problem, noise, train_percent, seed } = settings;
  const id = problem === "regression" ? settings.regression_dataset : settings.dataset;
  const random = createRandom(seed);
  const points =
    id === "own"
      ? ownPoints(settings)
      : [...DATASETS.find((dataset) => dataset.id === id).make(COUNT[problem], noise / 100, random)];
  shuffle(points, random);
  const split = Math.floor((points.length * train_percent) / 100);
  return { train: pointsOf(points.slice(0, split)), test: pointsOf(points.slice(split)), random };
}
