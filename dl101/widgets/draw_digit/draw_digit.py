"""The demo `DrawDigit`: the learner draws, and a convolutional network reads it, map by map."""

import numpy as np

from dl101.datasets import drawings
from dl101.datasets.forms import FORMS
from dl101.datasets.strokes import smooth
from dl101.digit_cnn import digit_cnn
from dl101.network import softmax
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Bool, Checked, Number, Numbers, OneOf, Pairs, as_items

MOST_STROKES = 12
MOST_POINTS = 200  # of a stroke
MOST_READ = 200  # drawings in the tally
PEN = {"low": 0.5, "high": 8}  # its width, in dots
#: Maps and sides of the ink, of the two layers and of the pooled maps: how far `path` can go.
MAPS, SIDES = (1, 8, 16, 16), (8, 8, 8, 4)
MAPS_BELOW = 8  # of layer 2
PRESETS = ("small", "raw", "turned", "inverted", "thin", "house")
GOALS = ("sure", "wrong", "fooled", "follow")


def example(digit, form, size, corner):
    """The strokes of a form of `dl101.datasets.forms`: as high as `size`, from `corner` on."""
    strokes = [smooth(points) if is_curve else points for points, is_curve in FORMS[digit][form]]
    low = np.vstack(strokes).min(axis=0)
    placed = [np.round((stroke - low) * size + corner, 3) for stroke in strokes]
    return tuple(tuple(map(tuple, stroke.tolist())) for stroke in placed)


#: What presets show, by name.
DRAWN = {
    "three": example(3, "round", 0.76, (0.28, 0.12)),
    "small": example(3, "round", 0.38, (0.1, 0.08)),
    "house": (((0.2, 0.85), (0.2, 0.4), (0.5, 0.1), (0.8, 0.4), (0.8, 0.85), (0.2, 0.85)),),
}


class Strokes(Checked):
    """A tuple of strokes, each a tuple of points (x, y) from 0 to 1, y downward."""

    def __init__(self, default):
        super().__init__(default)
        self.stroke = Pairs(low=0, high=1, max_length=MOST_POINTS)
        self.kind = (
            f"up to {MOST_STROKES} strokes, each of 1 to {MOST_POINTS} points: pairs of numbers from 0 to 1"
        )

    def read(self, value):
        items = as_items(value)
        if items is None or len(items) > MOST_STROKES:
            return None
        strokes = tuple(self.stroke.read(item) for item in items)
        return strokes if all(strokes) else None  # neither None nor empty


class Path(Checked):
    """A tuple of whole numbers that leads to a map, a cell of it, or a map below it; `()` leads nowhere."""

    kind = (
        "a layer (0 to 3) and a map, perhaps a row and a column, in layer 2 perhaps a map below; all from 0"
    )

    def __init__(self):
        super().__init__((1, 1))
        self.numbers = Numbers((), low=0, high=max(MAPS) - 1, whole=True, max_length=5)

    def read(self, value):
        path = self.numbers.read(value)
        return path if path is not None and is_path(*path) else None


def is_path(*path):
    """Whether these numbers lead to something."""
    if len(path) not in (0, 2, 4, 5) or (path and path[0] >= len(MAPS)):
        return False
    if not path:
        return True
    layer, *rest = path
    ends = (MAPS[layer], SIDES[layer], SIDES[layer], MAPS_BELOW if layer == 2 else 0)
    return all(number < end for number, end in zip(rest, ends, strict=False))


class DrawDigit(Demo, presets=PRESETS, goals=GOALS, forms=("NumPy", "PyTorch")):
    """What is drawn, prepared as the data were, and read by the network of `dl101.digit_cnn`.

    >>> demo = DrawDigit()
    >>> demo
    DrawDigit(centered=True, pen=3.0, turn=0, inverted=False)
    >>> demo.answer
    3
    >>> demo.turn = 90
    >>> demo.answer
    4
    >>> demo.ink.shape
    (8, 8)

    `demo.strokes` is what the learner drew. A value that it can't use raises `InputError`, a sentence that says what it
    can use.
    """

    shown = ("centered", "pen", "turn", "inverted")

    strokes = Strokes(DRAWN["three"]).tag(sync=True)
    centered = Bool(True).tag(sync=True)  # and scaled, as the data were
    pen = Number(3, **PEN).tag(
        sync=True
    )  # the width of the pad's pen, in dots: it counts where nothing is scaled
    turn = Number(0, low=-180, high=180, whole=True).tag(sync=True)  # clockwise, in degrees
    inverted = Bool().tag(sync=True)  # ink becomes paper
    meant = OneOf("", *range(10), "none").tag(sync=True)  # what the learner says it is; "none": no digit
    tally = Pairs(low=0, high=9, max_length=MOST_READ).tag(sync=True)  # (meant, read) of each digit
    path = Path().tag(sync=True)  # what is looked into

    @property
    def ink(self):
        """What the network sees, (8, 8): ink from 0 to 16."""
        strokes = [np.array(stroke) for stroke in turned(self.strokes, self.turn)]
        ink = np.zeros((8, 8)) if not strokes else self._prepared(strokes)
        return drawings.BLOCK**2 - ink if self.inverted else ink

    def _prepared(self, strokes):
        if self.centered:
            return drawings.prepare(strokes)
        return drawings.counted(inked_by([stroke * drawings.DOTS for stroke in strokes], self.pen))

    @property
    def stages(self):
        """What each layer makes of it, by name: `conv1` (8, 8, 8), `conv2` (16, 8, 8), `pool` (16, 4, 4), …."""
        return {name: stage[0] for name, stage in digit_cnn().stages(self.ink[None] / 16).items()}

    @property
    def logits(self):
        """The network's ten sums."""
        return self.stages["logits"]

    @property
    def probabilities(self):
        """Softmax of the logits, (10,)."""
        return softmax(self.logits)

    @property
    def answer(self):
        """The digit that the network reads: the one with the largest probability."""
        return int(self.logits.argmax())


def turned(strokes, degrees):
    """The points turned around the pad's middle, clockwise."""
    if degrees == 0:
        return strokes
    angle = degrees * np.pi / 180
    cos, sin = np.cos(angle), np.sin(angle)
    return [
        [
            (0.5 + (x - 0.5) * cos - (y - 0.5) * sin, 0.5 + (x - 0.5) * sin + (y - 0.5) * cos)
            for x, y in stroke
        ]
        for stroke in strokes
    ]


def inked_by(strokes, width):
    """The dots (32, 32) that a pen of this width inks, in dots."""
    y, x = np.mgrid[: drawings.DOTS, : drawings.DOTS] + 0.5
    nearest = np.full(x.shape, np.inf)
    for stroke in strokes:
        for start, end in zip(stroke, stroke[1:] if len(stroke) > 1 else stroke, strict=False):
            nearest = np.minimum(nearest, drawings.squared_distance(x, y, start, end))
    return nearest <= width * width / 4 + drawings.TIE
