"""The demo `DigitFlow`: a digit goes forward through the book's digit network, and the errors flow back."""

import math
from functools import cache

from dl101.datasets import digits
from dl101.digit_network import digit_network
from dl101.losses import cross_entropy
from dl101.network import softmax
from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Checked, Number, Numbers, OneOf

DIGITS = (188, 39, 322, 251, 274, 35, 257, 118, 24, 277, 231, 130)  # in the test part of `digits()`
STEPS = ("x", "h", "z", "p", "loss", "errors", "dW2", "dh", "deltas", "dW1")
LAST = len(STEPS) - 1
RATES = {"low": 0.001, "high": 1}
MOST = 100  # updates
GOALS = ("silent", "sure", "teach", "price")
PRESETS = ("read", "mistake", "learned", "another")


class Updates(Checked):
    """A tuple with three numbers for each update: the digit, the target, the rate."""

    def __init__(self):
        super().__init__(())
        self.numbers = Numbers((), low=0, high=max(DIGITS), max_length=3 * MOST)
        self.kind = (
            f"three numbers for each of up to {MOST} updates: a digit of this demo, a target from 0 to 9, "
            "a rate from {low} to {high}".format(**RATES)
        )

    def read(self, value):
        numbers = self.numbers.read(value)
        return numbers if numbers is not None and all(map(_is_update, *_columns(numbers))) else None


class DigitFlow(Demo, presets=PRESETS, goals=GOALS, forms=("NumPy", "PyTorch")):
    """The network 64–16–10 of `dl101.digit_network` reads one test digit; then each gradient, layer by layer.

    >>> flow = DigitFlow(digit=118)
    >>> flow
    DigitFlow(digit=118, target='written', rate=0.01, updates=(), step=0)
    >>> flow.answer, flow.label
    (1, 6)
    >>> round(flow.loss, 2)
    3.99
    >>> flow.update()
    >>> round(flow.loss, 2), flow.updates
    (1.44, (118.0, 6.0, 0.01))

    `step` goes from 0 to 9: x, h, z, p, the loss, and back: p − y, ∂L/∂W₂, ∂L/∂h, δ of the hidden neurons, ∂L/∂W₁.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("digit", "target", "rate", "updates", "step")

    digit = OneOf(*DIGITS, default=251).tag(sync=True)
    target = OneOf("written", *range(10)).tag(sync=True)  # "written": what the digit is
    rate = Number(0.01, **RATES).tag(sync=True)
    updates = Updates().tag(sync=True)  # since the book's network
    step = Number(0, low=0, high=LAST, whole=True).tag(sync=True)
    chosen = OneOf("", *range(16)).tag(sync=True)  # the hidden neuron that is told of, from 0
    speed = OneOf("normal", "slow", "fast").tag(sync=True)

    @property
    def label(self):
        """What the digit is: 0 to 9."""
        return int(_test_digits().labels[self.digit])

    @property
    def x(self):
        """The digit's ink, from 0 to 1: (1, 64)."""
        return _ink(self.digit)

    @property
    def target_digit(self):
        """The target as a number, 0 to 9."""
        return self.label if self.target == "written" else self.target

    @property
    def network(self):
        """A `Network`: the book's own after all `updates`."""
        network = digit_network()
        for digit, target, rate in zip(*_columns(self.updates), strict=True):
            network.train_step(_ink(int(digit)), [int(target)], rate, cross_entropy)
        return network

    @property
    def probabilities(self):
        """p, (10,): softmax of the logits."""
        return softmax(self.network(self.x))[0]

    @property
    def answer(self):
        """The digit that the network reads: the one with the largest probability."""
        return int(self.probabilities.argmax())

    @property
    def loss(self):
        """−ln p of the target."""
        return float(self.network.gradients(self.x, [self.target_digit], cross_entropy)[0])

    @property
    def gradients(self):
        """(∂L/∂W, ∂L/∂b) of both layers, as `Network.gradients` gives them. ∂L/∂b is δ, for this one example."""
        return self.network.gradients(self.x, [self.target_digit], cross_entropy)[1]

    def update(self):
        """One step of gradient descent on this digit, at `rate`."""
        self.updates = (*self.updates, self.digit, self.target_digit, self.rate)


@cache
def _test_digits():
    return digits().test


def _ink(digit):
    return _test_digits().images[digit].reshape(1, 64) / 16


def _columns(updates):
    """The digits, the targets and the rates; where numbers are missing, those of the last update are NaN."""
    complete = [*updates, *[math.nan] * (-len(updates) % 3)]
    return [complete[i::3] for i in range(3)]


def _is_update(digit, target, rate):
    return digit in DIGITS and target in range(10) and RATES["low"] <= rate <= RATES["high"]
