"""The Playground's six data sets, point by point: each function draws (x, y, label) from a stream of random numbers.

What is drawn, and in which order, is as in the TensorFlow Playground (dataset.ts, Apache License 2.0,
https://github.com/tensorflow/playground): the same seed gives the same points there, in our page and here.
`random()` gives the next number in [0, 1), `count` points are asked for, `noise` is a share from 0 to 0.5.
"""

import math
from collections.abc import Callable
from numbers import Real
from typing import NamedTuple

import numpy as np

from dl101.datasets.seedrandom import seeded_random

INNER, OUTER = 2.5, 5  # the circle's disk; the outer edge of its ring
EDGE = 6  # regression fills the square of ±6
GAP = 0.3  # keeps XOR's points off the axes
HILLS = [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)]  # x, y, sign


def circle(random, count, noise):
    """1 within a disk, −1 in a ring around it. Noise moves a point before its label is read off, not the point."""
    points = []
    for nearest, farthest in [(0, INNER), (0.7 * OUTER, OUTER)]:
        for _ in range(math.ceil(count / 2)):
            distance = uniform(random, nearest, farthest)
            angle = uniform(random, 0, 2 * math.pi)
            x, y = distance * math.sin(angle), distance * math.cos(angle)
            seen = nudged(random, x, y, noise, OUTER)
            points.append((x, y, 1.0 if math.hypot(*seen) < INNER else -1.0))
    return points


def xor(random, count, noise):
    """1 where x and y have the same sign, −1 where they differ. Noise works as for `circle`."""
    points = []
    for _ in range(count):
        x, y = apart(uniform(random, -5, 5)), apart(uniform(random, -5, 5))
        seen = nudged(random, x, y, noise, 5)
        points.append((x, y, 1.0 if seen[0] * seen[1] >= 0 else -1.0))
    return points


def gauss(random, count, noise):
    """Two round clouds: 1 around (2, 2), −1 around (−2, −2). Noise makes them wider."""
    deviation = math.sqrt(0.5 + 7 * noise)
    return [
        (center + deviation * normal(random), center + deviation * normal(random), label)
        for center, label in [(2, 1.0), (-2, -1.0)]
        for _ in range(math.ceil(count / 2))
    ]


def spiral(random, count, noise):
    """Two arms that wind around each other. Noise moves the points by up to its share of a unit."""
    points, arm = [], count / 2
    for turned, label in [(0, 1.0), (math.pi, -1.0)]:
        for i in range(math.ceil(arm)):
            distance, angle = i / arm * 5, 1.75 * i / arm * 2 * math.pi + turned
            x = distance * math.sin(angle) + uniform(random, -1, 1) * noise
            y = distance * math.cos(angle) + uniform(random, -1, 1) * noise
            points.append((x, y, label))
    return points


def plane(random, count, noise):
    """A tilted plane: the label is (x + y) / 10. Noise works as for `circle`."""
    return [(x, y, (seen_x + seen_y) / 10) for x, y, seen_x, seen_y in scattered(random, count, noise)]


def hills(random, count, noise):
    """Three hills and three hollows of width 2; the label is the height. Noise works as for `circle`."""
    return [(x, y, height(seen_x, seen_y)) for x, y, seen_x, seen_y in scattered(random, count, noise)]


POINTS = {
    "circle": circle,
    "xor": xor,
    "gauss": gauss,
    "spiral": spiral,
    "reg-plane": plane,
    "reg-gauss": hills,
}


def shuffle(random, points):
    """Puts a list in random order, in place: from the end, each changes places with one that is not yet placed."""
    for last in reversed(range(len(points))):
        other = math.floor(random() * (last + 1))
        points[last], points[other] = points[other], points[last]


def uniform(random, low, high):
    return random() * (high - low) + low


def normal(random):
    """A number of the bell curve with mean 0 and variance 1 (Marsaglia's polar method)."""
    while True:
        x, y = 2 * random() - 1, 2 * random() - 1
        square = x * x + y * y
        if 0 < square <= 1:
            return math.sqrt(-2 * math.log(square) / square) * x


def nudged(random, x, y, noise, reach):
    """The point moved by up to `noise` times `reach` in each direction."""
    return x + uniform(random, -reach, reach) * noise, y + uniform(random, -reach, reach) * noise


def scattered(random, count, noise):
    """Points all over the square, each with where it seems to be: (x, y, seen x, seen y)."""
    for _ in range(count):
        x, y = uniform(random, -EDGE, EDGE), uniform(random, -EDGE, EDGE)
        yield x, y, *nudged(random, x, y, noise, EDGE)


def apart(coordinate):
    return coordinate + (GAP if coordinate > 0 else -GAP)


def height(x, y):
    """Of the hills that reach (x, y), the one that is highest or deepest there."""
    heights = [sign * max(0.0, 1 - math.hypot(x - at_x, y - at_y) / 2) for at_x, at_y, sign in HILLS]
    return max(heights, key=abs)


class Points(NamedTuple):
    """Points of the plane: X (n, 2), and y (n,): the class, 1 or −1, or for regression a number from −1 to 1."""

    X: np.ndarray
    y: np.ndarray


class PlaygroundData(NamedTuple):
    train: Points
    test: Points
    random: Callable[[], float]  # the stream that goes on: the Playground draws the first weights from it


def playground(dataset="circle", noise=0, train_percent=50, seed="0.72826"):
    """The Playground's 500 points (regression: 1,200): those that the page shows for the same settings.

    dataset: "circle", "xor", "gauss", "spiral"; for regression "reg-plane", "reg-gauss".
    noise: 0 to 50 percent. train_percent: 10 to 90 percent. Anything else raises `ValueError`.
    """
    if dataset not in POINTS:
        raise ValueError(f"{dataset!r} is none of the data sets: {', '.join(POINTS)}")
    _check_percent("noise", noise, 0, 50)
    _check_percent("train_percent", train_percent, 10, 90)
    count = 1200 if dataset.startswith("reg-") else 500
    random = seeded_random(seed)
    points = POINTS[dataset](random, count, noise / 100)
    shuffle(random, points)
    table = np.array(points).reshape(-1, 3)
    kept = math.floor(len(table) * train_percent / 100)
    parts = [Points(part[:, :2], part[:, 2]) for part in (table[:kept], table[kept:])]
    return PlaygroundData(*parts, random)


def _check_percent(name, value, low, high):
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not (is_number and low <= value <= high):  # NaN is neither
        raise ValueError(f"{name} must be a number from {low} to {high} (percent), not {value!r}.")
