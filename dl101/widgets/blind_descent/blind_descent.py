"""The demo `BlindDescent`: a hidden landscape, felt by loss and slope alone, to be walked down in eight steps."""

from typing import NamedTuple

import numpy as np

from dl101.optimizers import gradient_descent
from dl101.surfaces import SURFACES
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Bool, Number, OneOf, Pairs, SomeOf

EDGE = 3  # x and y go from -EDGE to EDGE
MOST = 8  # steps of a walk
GOALS = ("valley", "beat", "ravine", "two_minima")
PRESETS = ("valley", "ravine", "two_minima")


class Landscape(NamedTuple):
    """What to reach, a loss below `mark`; gradient descent's `rate` to compare with; where walks start.

    At each start the landscape lies elsewhere: `moves` says how far from its usual place.
    """

    mark: float
    rate: float
    starts: tuple
    moves: tuple


LANDSCAPES = {
    "valley": Landscape(
        mark=0.1,
        rate=0.3,
        starts=((2, -2), (1.7, 1.9), (-1.6, -2.1), (-0.3, -1.8)),
        moves=((0, 0), (-0.8, -0.6), (0.9, 0.4), (-1.3, 0.7)),
    ),
    "ravine": Landscape(
        mark=0.5,
        rate=0.09,
        starts=((-2, -0.5), (-2.2, 1.6), (-1.3, -1.6), (-1.9, -1.9)),
        moves=((0, 0), (-0.7, 1.1), (1.2, 0.9), (-0.9, 0.6)),
    ),
    "two_minima": Landscape(
        mark=0.5,
        rate=0.2,
        starts=((2.5, 2.5), (1.8, 0.1), (1.9, 1.7), (2.1, -0.6)),
        moves=((0, 0), (-0.7, 0.6), (0.9, -0.8), (0.6, 0.9)),
    ),
}


PLACES = sorted(f"{surface}_{start}" for surface in LANDSCAPES for start in range(4))


class BlindDescent(Demo, presets=PRESETS, goals=GOALS):
    """A walk down a hidden landscape. `path` holds the points after each step, at most eight of them.

    >>> walk = BlindDescent(surface="valley", path=[(0, 0), (-1, 0.5)])
    >>> walk
    BlindDescent(surface='valley', start=0, path=((0.0, 0.0), (-1.0, 0.5)))
    >>> walk.losses
    (10.75, 0.75, 0.0)
    >>> len(walk.descent)
    3

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("surface", "start", "path")

    surface = OneOf(*LANDSCAPES).tag(sync=True)
    start = OneOf(0, 1, 2, 3).tag(sync=True)  # which of the landscape's starts
    path = Pairs(low=-EDGE, high=EDGE, max_length=MOST).tag(sync=True)
    dx = Number(0.0, low=-2 * EDGE, high=2 * EDGE).tag(sync=True)  # the step that is considered
    dy = Number(1.0, low=-2 * EDGE, high=2 * EDGE).tag(sync=True)
    rate = Number(0.1, low=0.001, high=10).tag(sync=True)  # of "Downhill × rate"
    revealed = Bool().tag(sync=True)  # whether the landscape is shown
    seen = SomeOf(*PLACES).tag(
        sync=True
    )  # where landscapes lay that were shown: such as "ravine_2" at start 2
    counts = Bool(True).tag(sync=True)  # whether the walk counts: its landscape was not shown before

    @property
    def points(self):
        """The start and the points after each step, (steps + 1, 2)."""
        return np.array([LANDSCAPES[self.surface].starts[self.start], *self.path], dtype=float)

    @property
    def losses(self):
        """The loss at each of `points`."""
        height = SURFACES[self.surface].height
        return tuple(float(height(*self._unmoved(point))) for point in self.points)

    @property
    def slope(self):
        """The slope at the last point, (2,): in x and in y."""
        return self._slope(self.points[-1])

    @property
    def descent(self):
        """Gradient descent's points from the same start, as many as `points`: the path to compare with."""
        step, points = gradient_descent(LANDSCAPES[self.surface].rate), [self.points[0]]
        for _ in self.path:
            points.append(step(points[-1], self._slope(points[-1])))
        return np.array(points)

    def _unmoved(self, point):
        """A point as the surface's formula sees it, which does not move."""
        return point - np.array(LANDSCAPES[self.surface].moves[self.start])

    def _slope(self, point):
        return SURFACES[self.surface].slope(*self._unmoved(point))
