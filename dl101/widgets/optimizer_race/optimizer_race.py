"""The demo `OptimizerRace`: gradient descent, momentum, RMSprop and Adam down one surface, each at its own rate."""

import numpy as np

from dl101.optimizers import OPTIMIZERS
from dl101.surfaces import SURFACES
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Number, Numbers, OneOf, SomeOf

EDGE = 3  # the start's x and y go from -EDGE to EDGE
LAST = 100  # steps of a run
MARK = 0.01  # a loss below it is the finish
LOST = 1e6  # a runner with a larger loss has diverged, and stops
NAMES = tuple(OPTIMIZERS)
GOALS = ("plain_wins", "ravine", "saddle")
PRESETS = ("zigzag", "roll", "too_fast", "ridge")


class OptimizerRace(Demo, presets=PRESETS, goals=GOALS):
    """Four optimizers on one surface. `rates` holds their learning rates in the order of `race.names`.

    >>> race = OptimizerRace(surface="bowl", start=(-2.5, 1.5), rates=(1, 0.1, 0.1, 0.1), steps=10)
    >>> race
    OptimizerRace(surface='bowl', start=(-2.5, 1.5), rates=(1.0, 0.1, 0.1, 0.1), steps=10)
    >>> race.names
    ('descent', 'momentum', 'rmsprop', 'adam')
    >>> race.arrivals["descent"], race.losses["descent"]
    (1, 0.0)

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("surface", "start", "rates", "steps")
    names = NAMES

    surface = OneOf("bowl", "ravine", "saddle", default="ravine").tag(sync=True)
    start = Numbers([-2.5, 1.0], low=-EDGE, high=EDGE).tag(sync=True)
    rates = Numbers([0.05] * 4, low=0.001, high=10).tag(sync=True)
    runners = SomeOf(*NAMES, default=NAMES).tag(sync=True)  # those that run
    steps = Number(0, low=0, high=LAST, whole=True).tag(sync=True)  # how many are shown
    found = SomeOf("ridge", *NAMES).tag(sync=True)  # seen so far: a run on the ridge, winners on the ravine

    def path(self, name):
        """All points of a runner, the start first: (steps + 1, 2), with as many steps as a run has."""
        step = OPTIMIZERS[name](self.rates[NAMES.index(name)])
        height, slope = SURFACES[self.surface]
        points = [np.array(self.start)]
        while len(points) <= LAST and height(*points[-1]) <= LOST:
            points.append(step(points[-1], slope(*points[-1])))
        return np.array(points)

    @property
    def losses(self):
        """Each runner's loss after `steps` steps, by name; a runner that has diverged keeps its last one."""
        height = SURFACES[self.surface].height
        paths = {name: self.path(name) for name in self.runners}
        return {name: float(height(*path[min(self.steps, len(path) - 1)])) for name, path in paths.items()}

    @property
    def arrivals(self):
        """After how many steps each runner's loss is below MARK and stays below to the run's end; None if it is not."""
        height = SURFACES[self.surface].height
        arrivals = {}
        for name in self.runners:
            is_above = height(*self.path(name).T) >= MARK
            first = int(np.flatnonzero(is_above)[-1]) + 1 if is_above.any() else 0
            arrivals[name] = first if first < len(is_above) else None
        return arrivals
