"""The demo `ForwardPass`: the book's 2–2–1 network, computed one multiplication at a time."""

from collections.abc import Iterable

import traitlets

from dl101 import network
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import InputError, OneOf, SomeOf, WholeNumber, as_number

LIMIT = 20  # the largest input, weight and bias, in size
STEPS = 11  # two products, a sum and an output for each of both hidden neurons; two products and a sum for ŷ
ACTIVATIONS = ("relu", "linear", "tanh", "sigmoid", "step")  # of the hidden layer
NODES = ("z1", "h1", "z2", "h2", "y")
GOALS = ("by-hand", "zero", "quiet", "both-silent", "xor")
PRESETS = ("course", "xor", "silent", "linear")


class Array(traitlets.TraitType):
    """Nested tuples of finite floats with |value| <= LIMIT, of the default's shape; takes lists, NumPy, torch."""

    def __init__(self, default):
        self.shape = shape_of(default)
        super().__init__(nested(default))

    def validate(self, demo, value):
        array = nested(value)
        if shape_of(array) != self.shape or not all(abs(number) <= LIMIT for number in flat(array)):
            raise InputError(
                f"{self.name} must hold numbers from -{LIMIT} to {LIMIT} in the shape {self.shape}, not {value!r}. "
                f"It is still {getattr(demo, self.name)}."
            )
        return array


def nested(value):
    """Lists, arrays or tensors as tuples of floats; NaN stands for what is no number."""
    has_rows = isinstance(value, Iterable) and not isinstance(value, str) and getattr(value, "ndim", 1) > 0
    return tuple(nested(item) for item in value) if has_rows else as_number(value)


def shape_of(array):
    """(2, 2) for two rows of two numbers; None where rows differ in length."""
    if not isinstance(array, tuple):
        return ()
    shapes = {shape_of(item) for item in array}
    return (len(array), *shapes.pop()) if len(shapes) == 1 and None not in shapes else None


def flat(array):
    return [number for item in array for number in flat(item)] if isinstance(array, tuple) else [array]


def weighted_sum(x, weights, b):
    """Σ xᵢwᵢ + b, rounded to 12 decimals: 0.1 + 0.2 − 0.3 should be 0, not 0.00000000000000006."""
    return round(sum(value * weight for value, weight in zip(x, weights, strict=True)) + b, 12) + 0.0


class ForwardPass(Demo):
    """The 2–2–1 network. `W1`, `b1`, `W2`, `b2` are its numbers: a row for each input, a column for each neuron.

    >>> demo = ForwardPass(inputs=(1, 2))
    >>> demo.hidden_z, demo.hidden, demo.output
    ((3.0, 1.0), (3.0, 1.0), 2.0)
    >>> demo.inputs = (1, 4)
    >>> demo.hidden, demo.output
    ((5.0, 0.0), 6.0)

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("inputs", "W1", "b1", "W2", "b2", "activation")

    inputs = Array((1, 2)).tag(sync=True)
    W1 = Array(((1, 2), (1, -1))).tag(sync=True)
    b1 = Array((0, 1)).tag(sync=True)
    W2 = Array(((1,), (-2,))).tag(sync=True)
    b2 = Array((1,)).tag(sync=True)
    activation = OneOf(*ACTIVATIONS).tag(sync=True)
    step = WholeNumber(0, 0, STEPS).tag(sync=True)  # how many operations are done
    predict = OneOf("off", "on").tag(sync=True)  # ask for each value before it is shown
    guess = traitlets.Unicode("").tag(sync=True)  # the last answer that was not right
    run = traitlets.Unicode("").tag(sync=True)  # the numbers that `own` and `helped` are of
    own = SomeOf(*NODES).tag(sync=True)  # values that the learner computed, right at once
    helped = SomeOf(*NODES).tag(sync=True)  # values that were shown, or right only after a slip
    task = OneOf("", "xor").tag(sync=True)  # XOR's four rows stand beside the picture
    preset = OneOf("", *PRESETS).tag(sync=True)  # the one whose lesson is shown
    code_form = OneOf("Python", "NumPy", "PyTorch").tag(sync=True)
    goals_reached = SomeOf(*GOALS).tag(sync=True)

    @property
    def hidden_z(self):
        """The hidden neurons' sums: zⱼ = Σᵢ xᵢ·W1ᵢⱼ + b1ⱼ."""
        return tuple(
            weighted_sum(self.inputs, column, b) for *column, b in zip(*self.W1, self.b1, strict=True)
        )

    @property
    def hidden(self):
        """The hidden neurons' outputs: hⱼ = f(zⱼ)."""
        function = network.ACTIVATIONS[self.activation]
        return tuple(float(function(z)) for z in self.hidden_z)

    @property
    def output(self):
        """ŷ = Σⱼ hⱼ·W2ⱼ + b2: the output neuron is linear."""
        return weighted_sum(self.hidden, (row[0] for row in self.W2), self.b2[0])
