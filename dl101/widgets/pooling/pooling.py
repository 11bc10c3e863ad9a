"""The demo `Pooling`: a picture is shifted, and pooling keeps some of its cells."""

import numpy as np

from dl101.datasets import digits
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Numbers, OneOf

SIDE = 8
MOST = 2  # pixels that it is shifted by, each way
SIZES = (2, 3, 4)
KINDS = ("max", "average")
DIGITS = {"a 7": 24, "a 3": 274, "a 0": 188, "a 4": 35}  # in the test part of `digits()`
PATTERNS = ("dots", "bar", "checkerboard")
GOALS = ("still", "border", "average", "left-over")
PRESETS = ("right", "inside", "checks", "larger")


class Pooling(Demo, presets=PRESETS, goals=GOALS, forms=("NumPy", "PyTorch")):
    """A picture of 8 × 8 is shifted by up to two pixels each way; each window of `size` × `size` becomes one number.

    >>> demo = Pooling(picture="dots", shift=(1, 1))
    >>> demo
    Pooling(picture='dots', shift=(1, 1), size=2, kind='max')
    >>> demo.kept
    16
    >>> demo.shift = (0, -1)
    >>> demo.kept
    12

    `shift` is (down, right). `picture` is a digit of the test data or a pattern, ink from 0 to 16.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("picture", "shift", "size", "kind")

    picture = OneOf(*DIGITS, *PATTERNS).tag(sync=True)
    shift = Numbers((0, 0), low=-MOST, high=MOST, whole=True).tag(sync=True)
    size = OneOf(*SIZES).tag(sync=True)
    kind = OneOf(*KINDS).tag(sync=True)
    cell = Numbers((1, 2), low=0, high=SIDE // 2 - 1, whole=True).tag(
        sync=True
    )  # the pooled cell that is told of

    @property
    def original(self):
        """The picture before the shift: 8 × 8."""
        if self.picture in DIGITS:
            return digits().test.images[DIGITS[self.picture]]
        row, column = np.indices((SIDE, SIDE))
        return (
            16.0
            * {
                "dots": np.isin(row, (2, 4)) & np.isin(column, (2, 4)),
                "bar": np.isin(column, (2, 3)),
                "checkerboard": (row + column) % 2 == 0,
            }[self.picture]
        )

    @property
    def image(self):
        """The shifted picture. What is shifted in is empty, what is shifted out is lost."""
        down, right = self.shift
        room = np.pad(self.original, MOST)
        return room[MOST - down : MOST - down + SIDE, MOST - right : MOST - right + SIDE]

    @property
    def pooled(self):
        """The largest ink of each window, or the average. Rows and columns that fill no window are dropped."""
        return self._pool(self.image)

    @property
    def kept(self):
        """How many pooled cells are as they were before the shift."""
        return int((self.pooled == self._pool(self.original)).sum())

    def _pool(self, image):
        side = SIDE // self.size
        windows = image[: side * self.size, : side * self.size].reshape(side, self.size, side, self.size)
        return windows.max(axis=(1, 3)) if self.kind == "max" else windows.mean(axis=(1, 3))
