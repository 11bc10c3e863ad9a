"""The demo `Convolution`: a kernel slides over a picture, and each cell says what it touches."""

import numpy as np

from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Checked, Number, Numbers, OneOf, as_items, as_number, is_between

PARTS = ("output", "input", "kernel")
SIZES = {"low": 5, "high": 12}  # of the picture
KERNEL_SIZES = {"low": 1, "high": 5}
INKS = {"low": 0, "high": 9}
WEIGHTS = {"low": -9, "high": 9}
STRIDES = (1, 2, 3)
PADDINGS = (0, 1, 2)
DILATIONS = (1, 2)
CELLS = {"low": -2, "high": 13}
GOALS = ("right-edge", "move", "same-size", "drop", "by-hand")
PRESETS = ("edges", "slope", "blurred", "checks", "left-over", "apart", "turn")
BAR = ((0, 0, 0, 1, 1, 0, 0, 0),) * 8
VERTICAL_EDGE = ((-1, 0, 1),) * 3


class Square(Checked):
    """As many rows as columns, of numbers: tuples of ints, if `whole`, else of floats."""

    def __init__(self, default, *, sizes, low, high, whole=False):
        self.sizes, self.low, self.high, self.whole = sizes, low, high, whole
        size = f"{sizes['low']} to {sizes['high']} rows, as many columns"
        self.kind = f"{size}, of {'whole ' * whole}numbers from {low} to {high}"
        super().__init__(self.read(default))

    def read(self, value):
        rows = [as_items(row) for row in as_items(value) or []]
        is_square = all(row is not None and len(row) == len(rows) for row in rows)
        if not is_square or not self.sizes["low"] <= len(rows) <= self.sizes["high"]:
            return None
        numbers = [[as_number(item) for item in row] for row in rows]
        if not all(is_between(number, self.low, self.high, self.whole) for row in numbers for number in row):
            return None
        return tuple(tuple(map(int if self.whole else float, row)) for row in numbers)


class Text(Checked):
    """What was typed as a guess: any str, or none yet."""

    kind = "a text"

    def read(self, value):
        return value if isinstance(value, str) else None


class Convolution(Demo, presets=PRESETS, goals=GOALS, forms=("NumPy", "PyTorch")):
    """One kernel on one picture: cross-correlation with stride, zero padding and dilation, as `F.conv2d` computes it.

    >>> demo = Convolution(kernel=[[-1, 0, 1]] * 3, stride=2)
    >>> demo
    Convolution(kernel=((-1.0, 0.0, 1.0), (-1.0, 0.0, 1.0), (-1.0, 0.0, 1.0)), stride=2, padding=0, dilation=1)
    >>> demo.output.shape
    (3, 3)
    >>> demo.output[0]
    array([ 0.,  3., -3.])

    `image` holds 5 to 12 rows of as many whole numbers from 0 to 9, `kernel` 1 to 5 rows of as many weights, −9 to 9.
    The output has ⌊(n + 2·padding − dilation·(k − 1) − 1)/stride⌋ + 1 rows; none, where the kernel does not fit.

    `part` and `cell` say which cell is looked at: (row, column) from 0, in the picture with padding before it at −1.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("kernel", "stride", "padding", "dilation")

    image = Square(BAR, sizes=SIZES, **INKS, whole=True).tag(sync=True)
    kernel = Square(VERTICAL_EDGE, sizes=KERNEL_SIZES, **WEIGHTS).tag(sync=True)
    stride = OneOf(*STRIDES).tag(sync=True)
    padding = OneOf(*PADDINGS).tag(sync=True)
    dilation = OneOf(*DILATIONS).tag(sync=True)
    part = OneOf(*PARTS).tag(sync=True)  # the grid in which a cell is chosen
    cell = Numbers((2, 2), **CELLS, whole=True).tag(sync=True)  # the chosen cell of picture or output
    weight = Numbers((1, 2), low=0, high=KERNEL_SIZES["high"] - 1, whole=True).tag(
        sync=True
    )  # the chosen weight
    tool = OneOf("look", "draw").tag(sync=True)  # what a press in the picture does
    ink = Number(1, low=1, high=INKS["high"], whole=True).tag(sync=True)  # that it draws with
    predict = OneOf("off", "on").tag(sync=True)
    guess = Text("").tag(sync=True)

    @property
    def output(self):
        """The output (feature map): an array of floats."""
        padded, kernel = np.pad(np.array(self.image, float), self.padding), np.array(self.kernel)
        reach = self.dilation * (len(kernel) - 1) + 1
        size = max(0, (len(padded) - reach) // self.stride + 1)
        output = np.zeros((size, size))
        for row, column in np.ndindex(size, size):
            top, left = row * self.stride, column * self.stride
            window = padded[top : top + reach : self.dilation, left : left + reach : self.dilation]
            output[row, column] = (window * kernel).sum()
        return output
