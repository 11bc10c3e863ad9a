"""The demo `Neuron`: one neuron with two inputs, z = w₁x₁ + w₂x₂ + b, which fires where z > 0."""

from typing import NamedTuple

import numpy as np

from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import InputError, Number, Numbers, OneOf, SomeOf

GOALS = {
    "gates": ("and", "or", "nand", "xor-three", "xor-why"),
    "learn": ("learn-or", "learn-and", "learn-elsewhere", "learn-worse", "learn-xor"),
}
PRESETS = ("first-input", "raise", "flip", "twice", "nothing")
LIMIT = 4  # the largest weight and bias, in size
MOST_STEPS = 400  # of learning: more than any gate but XOR needs from any start

CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))
# What each gate answers for the corners, in the order of CORNERS.
TRUTH_TABLE = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "XOR": (0, 1, 1, 0)}
GATES = tuple(TRUTH_TABLE)


class LearningStep(NamedTuple):
    """What one step of learning saw at `point`, and the weights and the bias after it."""

    point: tuple
    z: float
    output: int
    target: int
    error: int
    weights: tuple
    bias: float


def perceptron_step(weights, bias, point, target):
    """The perceptron rule for one point: error = target − output, then w ← w + error · x and b ← b + error."""
    z = round(weights[0] * point[0] + weights[1] * point[1] + bias, 12)
    output = int(z > 0)
    error = target - output
    changed = tuple(round(w + error * x, 12) for w, x in zip(weights, point, strict=True))
    return LearningStep(point, z, output, target, error, changed, round(bias + error, 12))


class Neuron(Demo, presets=PRESETS, goals=(*GOALS["gates"], *GOALS["learn"])):
    """One neuron with two inputs. `neuron.weights` and `neuron.bias` are what the picture shows.

    >>> Neuron(weights=(1, 1), bias=-1.5, gate="AND")
    Neuron(weights=(1.0, 1.0), bias=-1.5, gate='AND')

    In the lesson "gates" a person sets the numbers. In the lesson "learn" the neuron changes them by itself, a step
    at a time: `neuron.perceptron_step()`, or a button.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    lesson = OneOf("gates", "learn").tag(sync=True)
    weights = Numbers((1.0, 0.5), low=-LIMIT, high=LIMIT).tag(sync=True)
    bias = Number(-0.75, low=-LIMIT, high=LIMIT).tag(sync=True)
    gate = OneOf(*GATES).tag(sync=True)  # what the neuron should compute
    corner = OneOf(0, 1, 2, 3, default=3).tag(sync=True)  # whose inputs the drawing shows: 00, 01, 10 or 11
    xor_misses = SomeOf(0, 1, 2, 3).tag(sync=True)  # the corners missed with three of XOR's four right
    xor_answer = OneOf("", "weights", "midpoint", "bias", "search").tag(sync=True)
    # Learning began with learn_start, (w₁, w₂, b), and has made learn_steps steps. If weights, bias or gate are set
    # from outside, these two no longer lead to them, and learning begins anew.
    learn_start = Numbers((0.0, 0.0, 0.0), low=-LIMIT, high=LIMIT).tag(sync=True)
    learn_steps = Number(0, low=0, high=MOST_STEPS, whole=True).tag(sync=True)

    @property
    def shown(self):
        """The traits of the repr; the lesson "gates" goes without saying."""
        return ("weights", "bias", "gate", *(["lesson"] if self.lesson != "gates" else []))

    @classmethod
    def goals_of(cls, state):
        """The ids of the goals that a demo with this state (a dictionary of traits) offers: its lesson's."""
        return list(GOALS[state.get("lesson", "gates")])

    @classmethod
    def examples(cls):
        """Both lessons."""
        return [cls(), cls(lesson="learn", gate="OR", weights=(0, 0), bias=0)]

    @classmethod
    def view_of(cls, state):
        """`Neuron`, or `Neuron-learn`: the lessons look different."""
        lesson = state.get("lesson", "gates")
        return cls.__name__ if lesson == "gates" else f"{cls.__name__}-{lesson}"

    def z(self, x1, x2):
        """The weighted sum z = w₁x₁ + w₂x₂ + b, rounded to 12 decimals (0.1 + 0.2 − 0.3 gives 0). Numbers or arrays."""
        w1, w2 = self.weights
        z = np.round(w1 * x1 + w2 * x2 + self.bias, 12)
        return z if np.ndim(z) else z.item()

    def output(self, x1, x2):
        """1 where z > 0, else 0. Numbers or arrays."""
        return (self.z(x1, x2) > 0) * 1

    def perceptron_step(self):
        """Look at the next of the points (0, 0), (0, 1), (1, 0), (1, 1), and correct the neuron if it is wrong there.

        The perceptron rule, with error = target − output, which is −1, 0 or 1:

            w₁ ← w₁ + error · x₁    w₂ ← w₂ + error · x₂    b ← b + error

        It is Frank Rosenblatt's: The perceptron, Psychological Review 65 (1958), and Principles of Neurodynamics
        (1962), which proves that the corrections end wherever a line can separate the points.

        Returns a `LearningStep`. Raises `InputError`, and changes nothing, where a number would pass the sliders'
        ends or the demo counts no further.
        """
        start, count = self._run()
        if count >= MOST_STEPS:
            raise InputError(f"{count} steps are as many as this demo counts. Start from other weights.")
        step = self._step(self.weights, self.bias, count)
        if max(map(abs, (*step.weights, step.bias))) > LIMIT:
            raise InputError(
                f"This step would give the weights {step.weights} and the bias {step.bias}, but the sliders end at "
                f"-{LIMIT} and {LIMIT}. Start from other weights."
            )
        with self.hold_sync():
            self.learn_start, self.learn_steps = start, count + 1
            self.weights, self.bias = step.weights, step.bias
        return step

    def _step(self, weights, bias, count):
        """The step that follows `count` steps."""
        return perceptron_step(weights, bias, CORNERS[count % 4], TRUTH_TABLE[self.gate][count % 4])

    def _run(self):
        """(start, count of steps) of the run that led here; a new one, if weights, bias or gate were set since."""
        *weights, bias = self.learn_start
        for count in range(self.learn_steps):
            *_, weights, bias = self._step(weights, bias, count)
        now = (*self.weights, self.bias)
        if np.allclose((*weights, bias), now, rtol=0, atol=1e-9):
            return self.learn_start, self.learn_steps
        return now, 0
