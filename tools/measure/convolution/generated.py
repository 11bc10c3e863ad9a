"""Drawings of the stroke generator, prepared as the data were.

Two sets, of hands that have nothing in common: `DEVELOPMENT`, by which we chose, and `TEST`, by which nothing was.
"""

from functools import cache

import numpy as np
import torch

from dl101.datasets.drawings import prepare
from dl101.datasets.strokes import some_hand

DEVELOPMENT, TEST = (1000, 40), (2000, 20)  # the seed, and how many hands; a hand draws each digit once


def drawings(seed, hands):
    """[(strokes, digit)]: each hand draws each digit."""
    rng = np.random.default_rng(seed)
    return [
        (hand.draw(digit, rng), digit)
        for hand in (some_hand(rng) for _ in range(hands))
        for digit in range(10)
    ]


@cache
def pictures(seed, hands):
    """The same as pictures (n, 1, 8, 8), ink from 0 to 1, and their digits."""
    strokes, y = zip(*drawings(seed, hands), strict=True)
    X = np.array([prepare(one) for one in strokes])[:, None] / 16
    return torch.tensor(X, dtype=torch.float32), torch.tensor(y)
