"""The sigmoid."""

from dl101.checker import Array, Exercise, LazyModule, Misconception, Slip, call_elementwise
from dl101.exercises.mistakes.exp import by_math, by_numpy, by_stars, each, rounded_e, written

np = LazyModule("numpy")


def sigmoid(z):
    """1 / (1 + e^-z), for a number or an array."""
    # at z = -1000 NumPy warns: e^1000 is too large to hold.
    # It counts as infinity, and 1 / infinity is 0: right.
    return 1 / (1 + np.exp(-z))


# Formulas: `exp` is one of the ways to write e to a power.


def by_formula(exp, z):
    return 1 / (1 + exp(-z))


def by_other_formula(exp, z):
    return exp(z) / (1 + exp(z))


FAR_OUT = [(1000,), (-1000,), (Array(-1000, 0, 1000),)]  # cases where e^1000 is too large to hold

sigmoid = Exercise(
    reference=sigmoid,
    cases=[(0,), (2,), (-2,), (Array(-1, 0, 1),), (Array([-0.5, 3], [0.25, -4]),), *FAR_OUT],
    misconceptions=[
        Misconception(
            "The curve runs backward: it falls where it should rise. The power of e is −z, and the minus is missing.",
            *written(lambda exp, z: 1 / (1 + exp(z))),
        ),
        Misconception(
            "Below the fraction line stands 1 plus e to the power of −z, and 1 is divided by all of it.",
            Slip(
                "This is 1 + e^−z. It stands below the fraction line. If you wrote `1 / 1 + ...`, put parentheses"
                " around all that stands there: Python divides before it adds.",
                *written(lambda exp, z: 1 / 1 + exp(-z)),
            ),
            Slip("The e is missing.", lambda z: 1 / (1 + np.negative(z))),
            Slip(
                "This is e to the power of z alone, which grows without end. If you wrote 1 / e^−z, a 1 is missing: it"
                " keeps the result below 1.",
                *written(lambda exp, z: exp(z), lambda exp, z: 1 / exp(-z)),
            ),
            Slip("The e to the power of −z is subtracted.", *written(lambda exp, z: 1 / (1 - exp(-z)))),
        ),
        Misconception(
            "This is tanh, which runs from −1 to 1. The sigmoid runs from 0 to 1, and is 0.5 at 0.",
            lambda z: np.tanh(z),
        ),
        Misconception(
            "This is the sigmoid of 2z, so it climbs too steeply. If you make it with tanh, half of z goes in:"
            " (1 + tanh(z / 2)) / 2.",
            lambda z: (1 + np.tanh(z)) / 2,
        ),
        Misconception(
            "This is the step, which jumps. The sigmoid climbs softly: at 0 it is 0.5.",
            lambda z: np.where(np.asarray(z) > 0, 1, 0),
        ),
        Misconception(
            "The formula is right for one number. But functions of `math` take no arrays, and they stop with an"
            " error for e^1000. NumPy's `np.exp` takes both.",
            *written(by_formula, by_other_formula, ways=[by_math]),
        ),
        Misconception(
            "NumPy's `np.exp(-z)` gives infinity instead, and 1 divided by that is 0.",
            Slip(
                "The formula is right, but at z = −1000 it asks for e^1000, and `math.exp` stops with an error there.",
                lambda z: each(lambda number: by_formula(by_math, number), z),
            ),
            Slip(
                "The formula is right, but at z = −1000 it asks for e^1000, and Python's `**` stops with an error"
                " there.",
                *written(by_formula, ways=[by_stars]),
            ),
        ),
        rounded_e(by_formula, power="-z"),
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
