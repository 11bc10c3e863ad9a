"""Hands of a generator that the convolutional network reads badly, and digits that others wrote.

Nobody wrote these hands: `tools/build_hands.py` made them with `dl101.datasets.strokes`.
"""

import json
from pathlib import Path

import numpy as np

from dl101.datasets.digits import Images

TABLE = Path(__file__).with_name("hands.json")
FIRST_TRAINED, FIRST_OTHERS = 5, 10  # of each digit


def hand_drawings(name):
    """{"3/1": strokes, …}: four drawings of each digit by the hand `"bare"`, `"askew"` or `"slashed"`.

    A stroke is a list of points [x, y] from 0 to 1, y downward; `dl101.datasets.prepare` makes 8×8 pixels of a drawing.
    """
    drawn = json.loads(TABLE.read_text(encoding="utf-8"))[name]
    return {
        slot: [(np.reshape(stroke, (-1, 2)) / 100).tolist() for stroke in strokes]
        for slot, strokes in drawn.items()
    }


def first_of_each(part, count):
    """The first `count` images of each digit in a part of `digits()`, as `Images`: 0s first."""
    chosen = np.concatenate([np.flatnonzero(part.labels == digit)[:count] for digit in range(10)])
    return Images(*(field[chosen] for field in part))
