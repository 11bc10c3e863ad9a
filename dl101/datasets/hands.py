"""Hands of a generator that the convolutional network reads badly, and digits that others wrote.

Nobody wrote these hands: `tools/build_hands.py` made them with `dl101.datasets.strokes`.
"""

from pathlib import Path

import numpy as np

from dl101.datasets.digits import Images

TABLE = Path(__file__).with_name("hands.txt")
FIRST_TRAINED, FIRST_OTHERS = 2, 10  # of each digit


def hand_drawings(name):
    """{"3/1": strokes, …}: four drawings of each digit by the hand `"bare"`, `"askew"` or `"slashed"`.

    A stroke is a list of points [x, y] from 0 to 1, y downward; `dl101.datasets.prepare` makes 8×8 pixels of a drawing.
    """
    rows = [line.split(" ", 2) for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return {
        slot: [points(stroke) for stroke in strokes.split("; ")]
        for hand, slot, strokes in rows
        if hand == name
    }


def points(stroke):
    """[[x, y], …] from "41,19 35,25", in hundredths."""
    return [[int(part) / 100 for part in point.split(",")] for point in stroke.split()]


def first_of_each(part, count):
    """The first `count` images of each digit in a part of `digits()`, as `Images`: 0s first."""
    chosen = np.concatenate([np.flatnonzero(part.labels == digit)[:count] for digit in range(10)])
    return Images(*(field[chosen] for field in part))
