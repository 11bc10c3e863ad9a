"""The course's data sets. Nothing is downloaded, and the same call always gives the same numbers."""

import math
from collections.abc import Callable
from numbers import Real
from typing import NamedTuple

import numpy as np

from dl101.playground_points import POINTS, shuffle
from dl101.seedrandom import seeded_random

TEST_DIGITS_EACH = 36  # of each of the ten digits: 360 for the test, a fifth of the 1,797


class Images(NamedTuple):
    """Pictures and what they show: images (n, 8, 8), ink from 0 to 16; labels (n,), whole numbers from 0 to 9."""

    images: np.ndarray
    labels: np.ndarray


class Digits(NamedTuple):
    train: Images
    test: Images


def digits(seed=0):
    """Handwritten digits, 8×8 pixels: 1,437 to learn from (`train`) and 360 that no training may see (`test`).

    Thirteen people wrote these 1,797 digits: the test part of E. Alpaydin and C. Kaynak, *Optical Recognition of
    Handwritten Digits* (1998), which scikit-learn brings along. Each was a bitmap of 32×32; a pixel's ink is the
    number of black dots in a block of 4×4, so it is a whole number from 0 to 16. It is left so: `images / 16` lies
    between 0 and 1.

    The split is random, the same for the same seed, with 36 of each digit in the test part. It does not look at who
    wrote what (the data don't say): the same hands are in both parts. A stranger's writing would be harder.
    """
    try:
        from sklearn.datasets import load_digits
    except ImportError as error:
        raise ImportError(
            "The digits come with scikit-learn, which is missing: pip install scikit-learn"
        ) from error
    data = load_digits()
    images, labels = data.images, data.target
    # RandomState: unlike default_rng's, its order is promised never to change with NumPy's version
    order = np.random.RandomState(seed).permutation(len(labels))
    of_each = [order[labels[order] == digit][:TEST_DIGITS_EACH] for digit in range(10)]
    in_test = np.isin(order, of_each)
    train, test = order[~in_test], order[in_test]
    return Digits(Images(images[train], labels[train]), Images(images[test], labels[test]))


class Points(NamedTuple):
    """Points of the plane: X (n, 2), and y (n,): the class, 1 or −1, or for regression a number from −1 to 1."""

    X: np.ndarray
    y: np.ndarray


class PlaygroundData(NamedTuple):
    train: Points
    test: Points
    random: Callable[[], float]  # the stream that goes on: the Playground draws the first weights from it


def playground(dataset="circle", noise=0, training_share=50, seed="0.72826"):
    """The Playground's 500 points (regression: 1,200): those that the page shows for the same settings.

    dataset: "circle", "xor", "gauss", "spiral"; for regression "reg-plane", "reg-gauss".
    noise: 0 to 50 percent. training_share: 10 to 90 percent. Anything else raises `ValueError`.
    """
    if dataset not in POINTS:
        raise ValueError(f"{dataset!r} is none of the data sets: {', '.join(POINTS)}")
    _check_percent("noise", noise, 0, 50)
    _check_percent("training_share", training_share, 10, 90)
    count = 1200 if dataset.startswith("reg-") else 500
    random = seeded_random(seed)
    points = POINTS[dataset](random, count, noise / 100)
    shuffle(random, points)
    table = np.array(points).reshape(-1, 3)
    kept = math.floor(len(table) * training_share / 100)
    parts = [Points(part[:, :2], part[:, 2]) for part in (table[:kept], table[kept:])]
    return PlaygroundData(*parts, random)


def _check_percent(name, value, low, high):
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not (is_number and low <= value <= high):  # NaN is neither
        raise ValueError(f"{name} must be a number from {low} to {high} (percent), not {value!r}.")
