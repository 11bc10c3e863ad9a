"""The demo `Activations`: six activation functions a = f(z), and how steep each one is at the z that is shown."""

import math

from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Number, OneOf, SomeOf

LEAK = 0.1  # leaky ReLU's slope below 0: large enough to be seen (PyTorch's default is 0.01)
LIMIT = 6  # the largest z, in size
GOALS = ("steepest", "sure", "silent", "strong", "leak")
PRESETS = ("yes-no", "soft", "saturated", "positive", "leaky", "none")


def _decay(z):
    """e^−|z|, which never overflows."""
    return math.exp(-abs(z))


def _sigmoid(z):
    return (_decay(z) if z < 0 else 1.0) / (1 + _decay(z))


# name: (the output, the slope; at a corner the slope is the one that PyTorch takes, at the step's jump None)
FUNCTIONS = {
    "step": (lambda z: 1.0 if z > 0 else 0.0, lambda z: None if z == 0 else 0.0),
    "linear": (lambda z: z, lambda z: 1.0),
    "sigmoid": (_sigmoid, lambda z: _decay(z) / (1 + _decay(z)) ** 2),
    "tanh": (math.tanh, lambda z: 4 * _decay(2 * z) / (1 + _decay(2 * z)) ** 2),
    "relu": (lambda z: max(0.0, z), lambda z: 1.0 if z > 0 else 0.0),
    "leaky_relu": (lambda z: z if z > 0 else LEAK * z, lambda z: 1.0 if z > 0 else LEAK),
}


class Activations(Demo, presets=PRESETS, goals=GOALS):
    """Six activation functions. `activations.z` is the point that the picture shows, `function` the curve it is on.

    >>> activations = Activations(function="sigmoid", z=0)
    >>> activations
    Activations(function='sigmoid', z=0.0, compare='')
    >>> activations.output, activations.slope
    (0.5, 0.25)

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("function", "z", "compare")

    function = OneOf(*FUNCTIONS, default="sigmoid").tag(sync=True)
    z = Number(1.0, low=-LIMIT, high=LIMIT).tag(sync=True)
    compare = OneOf("", *FUNCTIONS).tag(sync=True)  # a second curve, drawn dashed
    slopes = OneOf("hidden", "shown").tag(sync=True)  # the slope's own curve, below the other
    found = SomeOf("sure").tag(sync=True)  # the sigmoid was seen above 0.99: the question may be asked
    answer = OneOf("", "all", "half", "little", "none").tag(sync=True)

    @property
    def output(self):
        """a = f(z)"""
        return FUNCTIONS[self.function][0](self.z)

    @property
    def slope(self):
        """By how much `output` grows for each unit of z, on the spot. None at the step's jump, which has no slope."""
        return FUNCTIONS[self.function][1](self.z)
