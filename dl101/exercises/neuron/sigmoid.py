"""The sigmoid."""

from functools import partial

from dl101.checker import Exercise, Misconception
from dl101.checker.observe.inputs import Array, LazyModule
from dl101.checker.observe.watch import call_elementwise
from dl101.exercises.mistakes.exp import ROUNDED, by_math, by_numpy, by_stars, each, written

np = LazyModule("numpy")


def sigmoid(z):
    """1 / (1 + e^-z), between 0 and 1. Number or array."""
    # at z = -1000 NumPy warns: e^1000 is too large to hold.
    # It counts as infinity, and 1 / infinity is 0: right.
    return 1 / (1 + np.exp(-z))


# Formulas: `exp` is one of the ways to write e to a power.


def by_formula(exp, z):
    return 1 / (1 + exp(-z))


def by_other_formula(exp, z):
    return exp(z) / (1 + exp(z))


def without_minus(exp, z):
    return 1 / (1 + exp(z))


def without_parentheses(exp, z):
    return 1 / 1 + exp(-z)


def only_e(exp, z):
    return exp(z)


def one_by_e(exp, z):
    return 1 / exp(-z)


def minus_below(exp, z):
    return 1 / (1 - exp(-z))


# Answers


def sigmoid_without_e(z):
    return 1 / (1 + np.negative(z))


def sigmoid_as_tanh(z):
    return np.tanh(z)


def sigmoid_as_step(z):
    return np.where(np.asarray(z) > 0, 1, 0)


def sigmoid_of_each_number(z):
    return each(partial(by_formula, by_math), z)


def sigmoid_slope(z):
    return np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2


sigmoid = Exercise(
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
            "The curve runs backward: it falls where it should rise. The power of e is −z, and the minus is"
            " missing.",
            *written(without_minus),
        ),
        Misconception(
            "This is 1 + e^−z. It stands below the fraction line: 1 still has to be divided by all of it. If"
            " you wrote `1 / 1 + ...`, put parentheses around all that stands below the line: Python divides before it"
            " adds.",
            *written(without_parentheses),
        ),
        Misconception(
            "The e is missing: below the fraction line stands 1 plus e to the power of −z.", sigmoid_without_e
        ),
        Misconception(
            "This is e to the power of z alone, which grows without end. If you wrote 1 / e^−z: below the"
            " fraction line, a 1 is missing. It keeps the result below 1.",
            *written(only_e, one_by_e),
        ),
        Misconception(
            "Below the fraction line, e to the power of −z is subtracted. It has to be added: 1 plus, not 1"
            " minus.",
            *written(minus_below),
        ),
        Misconception(
            "This is tanh, which runs from −1 to 1. The sigmoid runs from 0 to 1, and is 0.5 at 0.",
            sigmoid_as_tanh,
        ),
        Misconception(
            "This is the step, which jumps. The sigmoid climbs softly: at 0 it is 0.5.", sigmoid_as_step
        ),
        Misconception(
            "This is the sigmoid's slope, sigmoid · (1 − sigmoid), a hill that is highest at 0. The exercise"
            " asks for the curve itself.",
            sigmoid_slope,
        ),
        Misconception(
            "The formula is right for one number. But functions of `math` take no arrays, and they stop with an"
            " error for e^1000. NumPy's `np.exp` takes both.",
            *written(by_formula, by_other_formula, ways=[by_math]),
        ),
        Misconception(
            "The formula is right, but at z = −1000 it asks for e^1000, and `math.exp` stops with an error"
            " there. NumPy's `np.exp` gives infinity instead, and 1 divided by that is 0.",
            sigmoid_of_each_number,
        ),
        Misconception(
            "The formula is right, but at z = −1000 it asks for e^1000, and Python's `**` stops with an error"
            " there. NumPy's `np.exp(-z)` gives infinity instead, and 1 divided by that is 0.",
            *written(by_formula, ways=[by_stars]),
        ),
        Misconception(
            "The formula is right, but a number such as 2.718 is e rounded, and so the results are a little wrong."
            " NumPy's `np.exp(-z)` is e^−z, with an e of 16 digits.",
            *written(by_formula, ways=ROUNDED),
        ),
        Misconception(
            "In mathematics, this formula is right too. But at z = 1000 it asks for e^1000, which is too large"
            " for a computer's numbers. The formula of the exercise has e in one place only, and works there.",
            *written(by_other_formula, ways=[by_numpy, by_stars]),
        ),
    ],
    hints=[
        "Work it out for z = 0 on paper: e to the power of 0 is 1. What is the sigmoid there?",
        "The formula is 1 / (1 + e^−z). NumPy's `np.exp` is e to a power, for numbers and arrays. Don't forget the"
        " parentheses.",
        "Compute `np.exp(-z)`, add 1, and divide 1 by all of that. For z = −1000 NumPy warns that e^1000 is"
        " too large to hold; the result is still right.",
    ],
    observe=call_elementwise,
    praise="A soft step: near 0 far to the left, 0.5 at 0, near 1 far to the right, even at ±1000.",
)
