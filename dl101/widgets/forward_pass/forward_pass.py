"""The demo `ForwardPass`: the book's 2–2–1 network, computed one multiplication at a time."""

import traitlets

from dl101 import network
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Array, Number, OneOf, SomeOf

LIMIT = 20  # the largest input, weight and bias, in size
STEPS = 11  # two products, a sum and an output for each of both hidden neurons; two products and a sum for ŷ
ACTIVATIONS = ("relu", "linear", "tanh", "sigmoid", "step")  # of the hidden layer
NODES = ("z1", "h1", "z2", "h2", "y")
GOALS = ("by-hand", "zero", "quiet", "both-silent", "xor")
PRESETS = ("course", "xor", "silent", "linear")


def weighted_sum(x, weights, b):
    """Σ xᵢwᵢ + b, rounded to 12 decimals: 0.1 + 0.2 − 0.3 should be 0, not 0.00000000000000006."""
    return round(sum(value * weight for value, weight in zip(x, weights, strict=True)) + b, 12) + 0.0


class ForwardPass(Demo, presets=PRESETS, goals=GOALS):
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

    inputs = Array((1, 2), low=-LIMIT, high=LIMIT).tag(sync=True)
    W1 = Array(((1, 2), (1, -1)), low=-LIMIT, high=LIMIT).tag(sync=True)
    b1 = Array((0, 1), low=-LIMIT, high=LIMIT).tag(sync=True)
    W2 = Array(((1,), (-2,)), low=-LIMIT, high=LIMIT).tag(sync=True)
    b2 = Array((1,), low=-LIMIT, high=LIMIT).tag(sync=True)
    activation = OneOf(*ACTIVATIONS).tag(sync=True)
    step = Number(0, low=0, high=STEPS, whole=True).tag(sync=True)  # how many operations are done
    predict = OneOf("off", "on").tag(sync=True)  # ask for each value before it is shown
    guess = traitlets.Unicode("").tag(sync=True)  # the last answer that was not right
    run = traitlets.Unicode("").tag(sync=True)  # the numbers that `own` and `helped` are of
    own = SomeOf(*NODES).tag(sync=True)  # values that the learner computed, right at once
    helped = SomeOf(*NODES).tag(sync=True)  # values that were shown, or right only after a slip
    task = OneOf("", "xor").tag(sync=True)  # XOR's four rows stand beside the picture

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
