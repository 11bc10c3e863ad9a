"""The demo `Neuron`: one neuron with two inputs, z = w₁x₁ + w₂x₂ + b, which fires where z > 0."""

import numpy as np

from dl101.widgets.demo import Demo
from dl101.widgets.traits import Number, Numbers, OneOf, SomeOf

GATES = ("AND", "OR", "NAND", "XOR")
GOALS = ("and", "or", "nand", "xor-three", "xor-why")
PRESETS = ("first-input", "raise", "flip", "twice", "nothing")
LIMIT = 4  # the largest weight and bias, in size


class Neuron(Demo):
    """One neuron with two inputs. `neuron.weights` and `neuron.bias` are what the picture shows.

    >>> Neuron(weights=(1, 1), bias=-1.5, gate="AND")
    Neuron(weights=(1.0, 1.0), bias=-1.5, gate='AND')

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("weights", "bias", "gate")

    weights = Numbers((1.0, 0.5), LIMIT).tag(sync=True)
    bias = Number(-0.75, LIMIT).tag(sync=True)
    gate = OneOf(*GATES).tag(sync=True)  # what the neuron should compute
    corner = OneOf(0, 1, 2, 3, default=3).tag(sync=True)  # whose inputs the drawing shows: 00, 01, 10 or 11
    preset = OneOf("", *PRESETS).tag(sync=True)  # the one whose lesson is shown
    code_form = OneOf("Python", "NumPy", "PyTorch").tag(sync=True)
    goals_reached = SomeOf(*GOALS).tag(sync=True)
    xor_misses = SomeOf(0, 1, 2, 3).tag(sync=True)  # the corners missed with three of XOR's four right
    xor_answer = OneOf("", "weights", "midpoint", "bias", "search").tag(sync=True)

    def z(self, x1, x2):
        """The weighted sum z = w₁x₁ + w₂x₂ + b, rounded to 12 decimals (0.1 + 0.2 − 0.3 gives 0). Numbers or arrays."""
        w1, w2 = self.weights
        z = np.round(w1 * x1 + w2 * x2 + self.bias, 12)
        return z if np.ndim(z) else z.item()

    def output(self, x1, x2):
        """1 where z > 0, else 0. Numbers or arrays."""
        return (self.z(x1, x2) > 0) * 1
