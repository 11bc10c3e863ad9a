"""Tanh."""

import math

from dl101.checker import Array, Exercise, LazyModule, Misconception, call_elementwise
from dl101.exercises.mistakes.exp import by_math, by_numpy, by_stars, each, rounded_e, written
from dl101.exercises.neuron.sigmoid import FAR_OUT
from dl101.exercises.neuron.sigmoid import by_formula as sigmoid_by

np = LazyModule("numpy")


def tanh(z):
    """From -1 to 1, for a number or an array."""
    # 2 · sigmoid(2z) - 1: far out NumPy warns, as there, and the result is right
    return 2 / (1 + np.exp(-2 * z)) - 1


# Formulas: `exp` is one of the ways to write e to a power.


def by_fraction(exp, z):
    return (exp(z) - exp(-z)) / (exp(z) + exp(-z))


def by_growing(exp, z):
    return (exp(2 * z) - 1) / (exp(2 * z) + 1)


def by_shrinking(exp, z):
    return (1 - exp(-2 * z)) / (1 + exp(-2 * z))


def by_sigmoid(exp, z):
    return 2 * sigmoid_by(exp, 2 * z) - 1


RIGHT = "In mathematics, the formula is right."
TWO_WAYS = (
    "Two ways work: `np.tanh(z)`, or `2 * sigmoid(2 * z) - 1` with a sigmoid that passes its own check."
)
ANY_FORMULA = (by_fraction, by_growing, by_shrinking, by_sigmoid)


def is_nan_far_out(formula, why):
    return Misconception(
        f"{RIGHT} But {why} infinity, and infinity divided by infinity is `nan`. {TWO_WAYS}",
        *written(formula, ways=[by_numpy]),
    )


tanh = Exercise(
    reference=tanh,
    cases=[(0,), (1,), (-0.5,), (Array(-2, 0, 2),), (Array([-0.25, 3], [0.5, -1]),), *FAR_OUT],
    misconceptions=[
        Misconception(
            "This is the sigmoid, which runs from 0 to 1. tanh runs from −1 to 1, and is 0 at 0.",
            *written(sigmoid_by),
        ),
        Misconception(
            "It runs from −1 to 1, as it should, but the curve is too flat: tanh is 2 · sigmoid(2z) − 1, with"
            " the sigmoid of twice z.",
            *written(lambda exp, z: 2 * sigmoid_by(exp, z) - 1),
        ),
        Misconception(
            "This runs from 0 to 2: the shape is right, but it lies too high. tanh is 2 · sigmoid(2z) − 1:"
            " the − 1 is missing.",
            *written(lambda exp, z: 2 * sigmoid_by(exp, 2 * z)),
        ),
        is_nan_far_out(by_fraction, "e^1000 is too large for a computer's numbers: it becomes"),
        is_nan_far_out(by_growing, "at z = 1000 it asks for e^2000, which becomes"),
        is_nan_far_out(by_shrinking, "at z = −1000 it asks for e^2000, which becomes"),
        Misconception(
            f"{RIGHT} But e^1000 and e^2000 are too large for a computer's numbers: `math.exp` or Python's `**` stops"
            f" with an error there. {TWO_WAYS}",
            *written(*ANY_FORMULA, ways=[by_stars]),
            lambda z: each(lambda number: by_fraction(by_math, number), z),
        ),
        Misconception(
            "The formula is right for one number that is not too large. But functions of `math` take no arrays,"
            f" and they stop with an error for e^1000 or e^2000. {TWO_WAYS}",
            *written(*ANY_FORMULA, ways=[by_math]),
        ),
        rounded_e(by_fraction),
        Misconception(
            "This is right for one number, but `math.tanh` takes no arrays. NumPy's `np.tanh` takes both.",
            lambda z: math.tanh(z),
        ),
        Misconception(
            "Without parentheses, Python divides before it adds and subtracts. Put parentheses around all that"
            " stands above the fraction line, and around all that stands below.",
            *written(lambda exp, z: exp(z) - exp(-z) / exp(z) + exp(-z)),
        ),
        Misconception(
            "Parentheses are missing above the fraction line: Python divides only e^−z, and then subtracts."
            " Put parentheses around the whole difference, e^z − e^−z.",
            *written(lambda exp, z: exp(z) - exp(-z) / (exp(z) + exp(-z))),
        ),
        Misconception(
            "Parentheses are missing below the fraction line: Python divides by e^z alone, and then adds e^−z."
            " Put parentheses around the whole sum, e^z + e^−z.",
            *written(lambda exp, z: (exp(z) - exp(-z)) / exp(z) + exp(-z)),
        ),
    ],
    hints=[
        "tanh looks like the sigmoid, stretched to run from −1 to 1. What is it at 0?",
        "There are two ways: stretch your sigmoid, 2 · sigmoid(2z) − 1, or find what NumPy has. Both work for"
        " numbers and arrays.",
        "NumPy's `np.tanh` does it in one call. With your own `sigmoid`: twice `sigmoid(2 * z)`, minus 1.",
    ],
    observe=call_elementwise,
    praise="The sigmoid, stretched to run from −1 to 1: its answers can be for, against, or neither.",
)
