"""Sigmoid and tanh."""

import math

from dl101.exercises.cases import Array
from dl101.exercises.checking import Exercise, Misconception
from dl101.exercises.lazy import LazyModule
from dl101.exercises.observing import call_elementwise

np = LazyModule("numpy")


def sigmoid(z):
    """1 / (1 + e^-z), between 0 and 1. Number or array."""
    # at z = -1000 NumPy warns: e^1000 is too large to hold.
    # It counts as infinity, and 1 / infinity is 0: right.
    return 1 / (1 + np.exp(-z))


def sigmoid_without_minus(z):
    return 1 / (1 + np.exp(z))


def sigmoid_without_e(z):
    return 1 / (1 + np.negative(z))


def sigmoid_only_e(z):
    return np.exp(z)


def sigmoid_without_brackets(z):
    return 1 / 1 + np.exp(-np.asarray(z))


def sigmoid_minus_below(z):
    return 1 / (1 - np.exp(-np.asarray(z)))


def sigmoid_as_tanh(z):
    return np.tanh(z)


def sigmoid_as_step(z):
    return np.where(np.asarray(z) > 0, 1, 0)


def sigmoid_of_one_number(z):
    return 1 / (1 + math.exp(-z))


def sigmoid_of_each_number(z):
    return each(sigmoid_of_one_number, z)


def sigmoid_by_power(z):
    return 1 / (1 + math.e ** (-z))


def sigmoid_too_large(z):
    return np.exp(z) / (1 + np.exp(z))


def sigmoid_slope(z):
    return np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2


def each(function, z):
    """`function` of a number, or of each number in an array, as a loop in plain Python does it."""
    return [each(function, part) for part in z] if np.ndim(z) else function(z)


sigmoid = Exercise(
    "sigmoid",
    reference=sigmoid,
    cases=[
        (0,),
        (2,),
        (-2,),
        (Array(-1, 0, 1),),
        (Array([-0.5, 3], [0.25, -4]),),
        (1000,),
        (-1000,),
        (Array(-1000, 0, 1000),),
    ],
    misconceptions=[
        Misconception(
            sigmoid_without_minus,
            "The curve runs backward: it falls where it should rise. The power of e is −z, and the minus is"
            " missing.",
        ),
        Misconception(
            sigmoid_without_brackets,
            "This is 1 + e^−z, which stands below the line: 1 is still to be divided by it. If you wrote"
            " `1 / 1 + ...`, put brackets around everything below the line: Python divides before it adds.",
        ),
        Misconception(
            sigmoid_without_e,
            "The e is missing: below the line stands 1 plus e to the power of −z.",
        ),
        Misconception(
            sigmoid_only_e,
            "This is e to the power of z alone, which grows without end. If you wrote 1 / e^−z: below the"
            " line, a 1 is missing. It keeps the result below 1.",
        ),
        Misconception(
            sigmoid_minus_below,
            "Below the line, e to the power of −z is subtracted. It is added: 1 plus, not 1 minus.",
        ),
        Misconception(
            sigmoid_as_tanh,
            "This is tanh, the sigmoid's taller sister: it runs from −1 to 1. The sigmoid runs from 0 to 1,"
            " and is 0.5 at 0.",
        ),
        Misconception(
            sigmoid_as_step,
            "This is the step, which jumps. The sigmoid climbs softly: at 0 it is 0.5.",
        ),
        Misconception(
            sigmoid_slope,
            "This is the sigmoid's slope, σ·(1 − σ), a hill that is highest at 0. Here the curve itself is"
            " asked for.",
        ),
        Misconception(
            sigmoid_of_one_number,
            "The formula is right for one number. But functions of `math` take no arrays, and they stop with an"
            " error for e^1000. NumPy's `np.exp` takes both.",
        ),
        Misconception(
            sigmoid_of_each_number,
            "The formula is right, but at z = −1000 it asks for e^1000, and `math.exp` stops with an error"
            " there. NumPy's `np.exp` gives infinity instead, and 1 divided by that is 0.",
        ),
        Misconception(
            sigmoid_by_power,
            "The formula is right, but at z = −1000 it asks for e^1000, and Python's `**` stops with an error"
            " there. NumPy's `np.exp(-z)` gives infinity instead, and 1 divided by that is 0.",
        ),
        Misconception(
            sigmoid_too_large,
            "This form is the same on paper, but for z = 1000 it divides infinity by infinity, which is"
            " `nan`. The form with a single e, below the line, does not.",
        ),
    ],
    hints=[
        "Work it out for z = 0 on paper: e to the power of 0 is 1. What is the sigmoid there?",
        "The formula is 1 / (1 + e^−z). NumPy's `np.exp` is e to a power, for numbers and arrays. Mind the"
        " brackets.",
        "Compute `np.exp(-z)`, add 1, and divide 1 by all of that. For z = −1000 NumPy warns that e^1000 is"
        " too large to hold; the result is right all the same.",
    ],
    needs=("numpy",),
    observe=call_elementwise,
    praise="A soft step: near 0 for small z, 0.5 at 0, near 1 for large z, even at ±1000.",
)


def tanh(z):
    """(e^z - e^-z) / (e^z + e^-z), between -1 and 1. Number or array."""
    # with the sigmoid, it is 2 / (1 + np.exp(-2 * z)) - 1
    return np.tanh(z)


def tanh_as_sigmoid(z):
    return np.exp(-np.logaddexp(0, np.negative(z)))


def tanh_sigmoid_of_z(z):
    return 2 * tanh_as_sigmoid(z) - 1


def tanh_too_large(z):
    return (np.exp(z) - np.exp(-np.asarray(z))) / (np.exp(z) + np.exp(-np.asarray(z)))


def tanh_too_large_above(z):
    return (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)


def tanh_too_large_below(z):
    return (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))


def tanh_by_power(z):
    return (math.e**z - math.e ** (-z)) / (math.e**z + math.e ** (-z))


def tanh_of_one_number_too_large(z):
    return (math.exp(z) - math.exp(-z)) / (math.exp(z) + math.exp(-z))


def tanh_of_each_number_too_large(z):
    return each(tanh_of_one_number_too_large, z)


def tanh_of_one_number(z):
    return math.tanh(z)


def tanh_without_brackets(z):
    up, down = np.exp(z), np.exp(-np.asarray(z))
    return up - down / up + down


def tanh_only_top(z):
    return np.exp(z) - np.exp(-np.asarray(z))


def tanh_half_top(z):
    return np.sinh(z)


def tanh_upside_down(z):
    up, down = np.exp(z), np.exp(-np.asarray(z))
    return (up + down) / (up - down)


def tanh_as_tangent(z):
    return np.tan(z)


def tanh_with_corners(z):
    return np.clip(z, -1, 1)


def tanh_as_sign(z):
    return np.sign(z)


tanh = Exercise(
    "tanh",
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
            tanh_as_sigmoid,
            "This is the sigmoid, which runs from 0 to 1. tanh runs from −1 to 1, and is 0 at 0.",
        ),
        Misconception(
            tanh_sigmoid_of_z,
            "The height is right, and the curve is too flat: tanh is 2·σ(2z) − 1, with the sigmoid of"
            " twice z.",
        ),
        Misconception(
            tanh_too_large,
            "The formula is right on paper, but e^1000 is too large to hold: infinity divided by infinity"
            " is `nan`. NumPy has a tanh that knows how, or write it with the sigmoid.",
        ),
        Misconception(
            tanh_too_large_above,
            "The formula is right on paper, but at z = 1000 it asks for e^2000, which is too large to hold:"
            " infinity divided by infinity is `nan`. NumPy has a tanh that knows how.",
        ),
        Misconception(
            tanh_too_large_below,
            "The formula is right on paper, but at z = −1000 it asks for e^2000, which is too large to hold:"
            " infinity divided by infinity is `nan`. NumPy has a tanh that knows how.",
        ),
        Misconception(
            tanh_by_power,
            "The formula is right on paper, but e^1000 is too large to hold, and Python's `**` stops with an"
            " error there. NumPy has a tanh that knows how, or write it with the sigmoid.",
        ),
        Misconception(
            tanh_of_one_number_too_large,
            "The formula is right for one number that is not too large. But functions of `math` take no arrays,"
            " and they stop with an error for e^1000. NumPy has what works for both.",
        ),
        Misconception(
            tanh_of_each_number_too_large,
            "The formula is right on paper, but at z = 1000 `math.exp` stops with an error: e^1000 is too"
            " large to hold. NumPy has a tanh that knows how, or write it with the sigmoid.",
        ),
        Misconception(
            tanh_of_one_number,
            "This is right for one number, and `math.tanh` takes no arrays. NumPy has one of the same name"
            " that does.",
        ),
        Misconception(
            tanh_without_brackets,
            "Without brackets, Python divides before it adds and subtracts. Put brackets around what stands"
            " above the line, and around what stands below.",
        ),
        Misconception(
            tanh_only_top,
            "This is only what stands above the line, and it grows without end. Divide it by e^z + e^−z.",
        ),
        Misconception(
            tanh_half_top,
            "This is the hyperbolic sine, (e^z − e^−z) / 2, and it grows without end. For tanh, divide by"
            " e^z + e^−z instead of 2.",
        ),
        Misconception(
            tanh_upside_down,
            "Above and below are swapped: at 0 this divides by 0. The difference stands above the line, the"
            " sum below.",
        ),
        Misconception(
            tanh_as_tangent,
            "`tan` is the tangent of an angle. The h makes the difference: tanh is the hyperbolic tangent.",
        ),
        Misconception(
            tanh_with_corners,
            "This cuts z at −1 and 1 and leaves a straight line between: its ends are right, but it has"
            " corners. tanh bends softly.",
        ),
        Misconception(
            tanh_as_sign,
            "This gives only −1, 0 and 1: a step that jumps. tanh climbs softly between −1 and 1.",
        ),
    ],
    hints=[
        "tanh looks like the sigmoid, stretched to run from −1 to 1. What is it at 0?",
        "There are two ways: stretch your sigmoid, 2·σ(2z) − 1, or find what NumPy has. Either works for"
        " numbers and arrays.",
        "NumPy's `np.tanh` does it in one call. With your own `sigmoid`: twice `sigmoid(2 * z)`, minus 1.",
    ],
    needs=("numpy",),
    observe=call_elementwise,
    praise="The sigmoid's sister, from −1 to 1: its answers can be for, against, or neither.",
)
