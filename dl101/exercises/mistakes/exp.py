"""The ways in which people write e to a power. A slip in a formula is known in all of them."""

import math
import operator
from functools import partial

from dl101.checker import LazyModule, Misconception

np = LazyModule("numpy")


def by_numpy(x):
    return np.exp(x)


def by_math(x):
    return math.exp(x)


def by_stars(x):
    return math.e**x


def numpy_power(base, x):
    return np.power(base, x)


EACH_WAY = (by_numpy, by_math, by_stars)
SHORT_E = (2.718, 2.72, 2.71, 2.7)  # typed by hand; with more digits it passes
ROUNDED = [partial(power, e) for e in SHORT_E for power in (operator.pow, numpy_power, math.pow)]


def written(*formulas, ways=EACH_WAY):
    """Answers that compute `formula(exp, z)`, one for each formula and each way to write e to a power."""
    return [partial(formula, exp) for formula in formulas for exp in ways]


def rounded_e(*formulas, power="z", ways=ROUNDED):
    """The mistake to type a short e: `power` is how the code of the formula has it, "z" or "-z"."""
    return Misconception(
        "The formula is right, but a number such as 2.718 is e rounded, and so the results are a little wrong."
        f" NumPy's `np.exp({power})` is e^{power.replace('-', '−')}, with an e of 16 digits.",
        *written(*formulas, ways=ways),
    )


def each(function, z):
    """`function` of a number, or of each number in an array, as a loop in plain Python does it."""
    return [each(function, part) for part in z] if np.ndim(z) else function(z)
