"""Tanh."""

import math
from functools import partial

from dl101.checker import Exercise, Misconception
from dl101.checker.observe.inputs import Array, LazyModule
from dl101.checker.observe.watch import call_elementwise
from dl101.exercises.mistakes.exp import ROUNDED, by_math, by_numpy, by_stars, each, written
from dl101.exercises.neuron.sigmoid import by_formula as sigmoid_by

np = LazyModule("numpy")


def tanh(z):
    """(e^z - e^-z) / (e^z + e^-z), between -1 and 1. Number or array."""
    # with the sigmoid, it is 2 / (1 + np.exp(-2 * z)) - 1
    return np.tanh(z)


# Formulas: `exp` is one of the ways to write e to a power.


def by_fraction(exp, z):
    return (exp(z) - exp(-z)) / (exp(z) + exp(-z))


def by_fraction_of_growing(exp, z):
    return (exp(2 * z) - 1) / (exp(2 * z) + 1)


def by_fraction_of_shrinking(exp, z):
    return (1 - exp(-2 * z)) / (1 + exp(-2 * z))


FRACTIONS = (by_fraction, by_fraction_of_growing, by_fraction_of_shrinking)


def by_sigmoid(exp, z):
    return 2 * sigmoid_by(exp, 2 * z) - 1


def sigmoid_of_z(exp, z):
    return 2 * sigmoid_by(exp, z) - 1


def sigmoid_not_moved(exp, z):
    return 2 * sigmoid_by(exp, 2 * z)


def without_parentheses(exp, z):
    return exp(z) - exp(-z) / exp(z) + exp(-z)


def parentheses_below(exp, z):
    return exp(z) - exp(-z) / (exp(z) + exp(-z))


def parentheses_above(exp, z):
    return (exp(z) - exp(-z)) / exp(z) + exp(-z)


def only_above(exp, z):
    return exp(z) - exp(-z)


def half_of_above(exp, z):
    return (exp(z) - exp(-z)) / 2


def upside_down(exp, z):
    return (exp(z) + exp(-z)) / (exp(z) - exp(-z))


# Answers


def tanh_of_each_number(z):
    return each(partial(by_fraction, by_math), z)


def tanh_of_one_number(z):
    return math.tanh(z)


def tanh_as_tangent(z):
    return np.tan(z)


def tanh_with_corners(z):
    return np.clip(z, -1, 1)


def tanh_as_sign(z):
    return np.sign(z)


WAYS_OUT = (
    "Two ways work: `np.tanh(z)`, or `2 * sigmoid(2 * z) - 1` with a sigmoid that passes its own check."
)

tanh = Exercise(
    reference=tanh,
    cases=[
        (0,),
        (1,),
        (-0.5,),
        (Array(-2, 0, 2),),
        (Array([-0.25, 3], [0.5, -1]),),
        (1000,),
        (-1000,),
        (Array(-1000, 0, 1000),),
    ],
    misconceptions=[
        Misconception(
            "This is the sigmoid, which runs from 0 to 1. tanh runs from −1 to 1, and is 0 at 0.",
            *written(sigmoid_by),
        ),
        Misconception(
            "It runs from −1 to 1, as it should, but the curve is too flat: tanh is 2 · sigmoid(2z) − 1, with"
            " the sigmoid of twice z.",
            *written(sigmoid_of_z),
        ),
        Misconception(
            "This runs from 0 to 2: the shape is right, but it lies too high. tanh is 2 · sigmoid(2z) − 1:"
            " the − 1 is missing.",
            *written(sigmoid_not_moved),
        ),
        Misconception(
            "In mathematics, the formula is right. But e^1000 is too large for a computer's numbers: it becomes"
            f" infinity, and infinity divided by infinity is `nan`. {WAYS_OUT}",
            *written(by_fraction, ways=[by_numpy]),
        ),
        Misconception(
            "In mathematics, the formula is right. But at z = 1000 it asks for e^2000, which becomes infinity,"
            f" and infinity divided by infinity is `nan`. {WAYS_OUT}",
            *written(by_fraction_of_growing, ways=[by_numpy]),
        ),
        Misconception(
            "In mathematics, the formula is right. But at z = −1000 it asks for e^2000, which becomes infinity,"
            f" and infinity divided by infinity is `nan`. {WAYS_OUT}",
            *written(by_fraction_of_shrinking, ways=[by_numpy]),
        ),
        Misconception(
            "In mathematics, the formula is right. But e^1000 and e^2000 are too large for a computer's"
            f" numbers, and Python's `**` stops with an error there. {WAYS_OUT}",
            *written(*FRACTIONS, by_sigmoid, ways=[by_stars]),
        ),
        Misconception(
            "The formula is right for one number that is not too large. But functions of `math` take no arrays,"
            f" and they stop with an error for e^1000 or e^2000. {WAYS_OUT}",
            *written(*FRACTIONS, by_sigmoid, ways=[by_math]),
        ),
        Misconception(
            "In mathematics, the formula is right. But at z = 1000 `math.exp` stops with an error: e^1000 is too"
            f" large for a computer's numbers. {WAYS_OUT}",
            tanh_of_each_number,
        ),
        Misconception(
            "The formula is right, but a number such as 2.718 is e rounded, and so the results are a little wrong."
            " NumPy's `np.exp(z)` is e^z, with an e of 16 digits.",
            *written(by_fraction, ways=ROUNDED),
        ),
        Misconception(
            "This is right for one number, but `math.tanh` takes no arrays. NumPy's `np.tanh` takes both.",
            tanh_of_one_number,
        ),
        Misconception(
            "Without parentheses, Python divides before it adds and subtracts. Put parentheses around all that"
            " stands above the fraction line, and around all that stands below.",
            *written(without_parentheses),
        ),
        Misconception(
            "Parentheses are missing above the fraction line: Python divides only e^−z, and then subtracts."
            " Put parentheses around the whole difference, e^z − e^−z.",
            *written(parentheses_below),
        ),
        Misconception(
            "Parentheses are missing below the fraction line: Python divides by e^z alone, and then adds e^−z."
            " Put parentheses around the whole sum, e^z + e^−z.",
            *written(parentheses_above),
        ),
        Misconception(
            "This is only what stands above the fraction line, and it grows without end. Divide it by"
            " e^z + e^−z.",
            *written(only_above),
        ),
        Misconception(
            "This is the hyperbolic sine, (e^z − e^−z) / 2, and it grows without end. For tanh, divide by"
            " e^z + e^−z instead of 2.",
            *written(half_of_above),
        ),
        Misconception(
            "Above and below are swapped: at 0 this divides by 0. The difference stands above the fraction"
            " line, the sum below.",
            *written(upside_down),
        ),
        Misconception(
            "`tan` is the tangent of an angle. tanh, with an h, is another function: the hyperbolic tangent.",
            tanh_as_tangent,
        ),
        Misconception(
            "This cuts z at −1 and 1 and leaves a straight line between: its ends are right, but it has"
            " corners. tanh bends softly.",
            tanh_with_corners,
        ),
        Misconception(
            "This gives only −1, 0 and 1: a step that jumps. tanh climbs softly between −1 and 1.",
            tanh_as_sign,
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
