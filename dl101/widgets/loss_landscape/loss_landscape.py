"""The demo `LossLandscape`: a line, its loss as a landscape over w and b, and the steps of gradient descent."""

import math
from functools import cache

import numpy as np

from dl101 import datasets
from dl101.datasets.playground_points import shuffle
from dl101.datasets.seedrandom import seeded_random
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Bool, InputError, Number, Numbers, OneOf, Pairs, SomeOf

LIMIT = 1e6  # of w and b, in size
MOST = 400  # updates in a row
DIVERGED = 1e6  # a larger loss ends the steps

GOALS = ("by_hand", "largest_rate", "diverge", "predict", "jitter")
PRESETS = ("small", "right", "large", "raw", "one")
BATCHES = ("full", "mini", "one")
DATA = ("cones", "penguins", "raw")
MINI = {"cones": 2, "penguins": 8, "raw": 8}  # examples of a mini-batch


@cache  # the table of penguins is read once
def examples_of(data):
    """The arrays x and y of a data set, by its name."""
    if data == "cones":  # hours of sun, and ice cream cones sold, in tens
        return np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, 3.0, 2.0, 4.0])
    birds = datasets.penguins()
    flipper, mass = birds.flipper[::18], birds.mass[::18]
    scaled = (flipper - flipper.mean()) / flipper.std()
    return (scaled if data == "penguins" else flipper / 10), mass  # a flipper in decimeters


class LossLandscape(Demo, presets=PRESETS, goals=GOALS):
    """A line ŷ = w·x + b, the loss (mean squared error) over the data, and gradient descent on it, step by step.

    >>> demo = LossLandscape()
    >>> demo.mse, demo.gradient
    (7.5, (-9.5, -5.0))
    >>> demo.step()
    >>> demo
    LossLandscape(data='cones', w=0.9500000000000001, b=0.5, learning_rate=0.1, batch='full')

    `demo.x` and `demo.y` are the examples. `batch` says how many of them a step looks at: all ("full"), a few ("mini")
    or "one"; each epoch goes through them in an order of its own, which `seed` decides.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("data", "w", "b", "learning_rate", "batch")

    data = OneOf(*DATA).tag(sync=True)
    w = Number(0.0, low=-LIMIT, high=LIMIT).tag(sync=True)
    b = Number(0.0, low=-LIMIT, high=LIMIT).tag(sync=True)
    learning_rate = Number(0.1, low=0.0001, high=2).tag(sync=True)
    batch = OneOf(*BATCHES).tag(sync=True)
    path = Pairs(low=-LIMIT, high=LIMIT, max_length=MOST).tag(
        sync=True
    )  # the (w, b) that the steps have left
    # How many steps had been made when the rate or the batch last changed, and w and b there.
    leg = Numbers(low=-LIMIT, high=LIMIT, max_length=3).tag(sync=True)
    seed = Number(1, low=0, high=9999, whole=True).tag(sync=True)
    stepped = Bool().tag(sync=True)  # whether a step has led here
    predict = OneOf("off", "on").tag(sync=True)
    guess = Numbers(low=-LIMIT, high=LIMIT, max_length=3).tag(sync=True)  # w, b, and for which update
    seen = SomeOf("converges", "grows").tag(sync=True)  # on the cones, at the rates 0.23 and 0.24

    @property
    def x(self):
        """The inputs, (n,)."""
        return examples_of(self.data)[0].copy()

    @property
    def y(self):
        """The targets, (n,)."""
        return examples_of(self.data)[1].copy()

    @property
    def mse(self):
        """The loss: the mean of the squared errors over all examples."""
        return float(np.mean((self.w * self.x + self.b - self.y) ** 2))

    @property
    def gradient(self):
        """The slope of the loss in w and in b, over all examples: (dw, db)."""
        return self._gradient(self.w, self.b, np.arange(len(self.x)))

    def _gradient(self, w, b, batch):
        x, y = self.x[batch], self.y[batch]
        errors = w * x + b - y
        return float(np.mean(2 * errors * x)), float(np.mean(2 * errors))

    def _batch(self, update):
        """The indices of the examples that update number `update`, from 0, looks at."""
        count = len(self.x)
        size = {"full": count, "mini": MINI[self.data], "one": 1}[self.batch]
        epoch, place = divmod(update, math.ceil(count / size))
        order = list(range(count))
        if self.batch != "full":
            shuffle(seeded_random(f"{self.seed}/{epoch}"), order)
        return order[place * size : (place + 1) * size]

    def _descend(self, w, b, update):
        """The point after one update from (w, b)."""
        dw, db = self._gradient(w, b, self._batch(update))
        return w - self.learning_rate * dw, b - self.learning_rate * db

    def _walk(self):
        """(path, leg), the walk that led here; an empty one where w, b or a setting has been set meanwhile."""
        before, *led = self.leg or (0, self.w, self.b)
        updates = len(self.path) - int(before)
        if updates > 0:
            led = self._descend(*self.path[-1], updates - 1)
        is_here = updates >= 0 and len(led) == 2 and np.allclose(led, (self.w, self.b), rtol=1e-9, atol=1e-9)
        return (self.path, self.leg) if is_here else ((), ())

    @property
    def update_count(self):
        """How many steps have led here."""
        return len(self._walk()[0])

    def step(self):
        """Make one update, as the button Step does."""
        path, leg = self._walk()
        if self.mse > DIVERGED:
            raise InputError(f"The loss is above {DIVERGED:,.0f}: the steps end here. Set w and b anew.")
        if len(path) == MOST:
            raise InputError(f"{MOST} updates are the most. Set w and b to begin again.")
        w, b = self._descend(self.w, self.b, len(path) - int(leg[0] if leg else 0))
        with self.hold_sync():
            self.path, self.leg, self.stepped = (*path, (self.w, self.b)), leg, True
            self.w, self.b = w, b
