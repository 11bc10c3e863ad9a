"""The mistakes of `softmax` in the powers: what is taken away from the logits first, signs, and e itself."""

import math
from functools import partial

from dl101.checker import LazyModule, Misconception, Slip
from dl101.exercises.mistakes import axes, shifts
from dl101.exercises.mistakes.axes import by_row_sums, by_sum_of_all
from dl101.exercises.mistakes.exp import SHORT_E, rounded_e
from dl101.exercises.mistakes.results import after
from dl101.exercises.mistakes.shifts import row_max, ways

np = LazyModule("numpy")

ROWS, ONE_TABLE, SMALL = 2, 3, 5  # so many cases: single rows, up to the first table, all with small numbers
WAY_OUT = "take each row's largest number away from it: the shares stay the same, and no power is above 1."


def one_row(z):
    """A loop that knows no tables."""
    exps = [math.exp(logit) for logit in z]
    return [exp / sum(exps) for exp in exps]


def undivided(exps):
    return exps


ENDS = (*axes.DIVIDED, undivided)

IN_POWERS = [
    Misconception(
        f"First {WAY_OUT}",
        Slip(
            "In mathematics, the formula is right. But a computer makes infinity of e^1000, and 0 of e^−1000, and"
            " infinity divided by infinity is `nan`, as is 0 divided by 0.",
            lambda z: by_row_sums(np.exp(z)),
        ),
        Slip(
            "In mathematics, the formula is right. But e^1000 is too large for a computer's numbers, and"
            " `math.exp` stops with an error there.",
            lambda z: np.apply_along_axis(one_row, -1, z),
        ),
        Slip(
            "Large logits are cut off before the powers, so 1000 and 999 become the same, and so do their shares."
            " Only differences between logits matter, and those have to stay.",
            *ways(by_row_sums, by_sum_of_all, shifts=shifts.CUT_OFF),
        ),
    ),
    Misconception(
        "Take each row's own largest number away, with `axis=-1`: it becomes 0, and no power is above 1.",
        Slip(
            "The largest number of the *whole* table is taken away. In a row that lies far below it, every power"
            " becomes 0, and 0 divided by 0 is `nan`.",
            lambda z: by_row_sums(np.exp(z - np.max(z))),
        ),
        Slip(
            "The largest number is added, and it has to be taken away: `z - np.max(...)`.",
            *ways(by_row_sums, by_sum_of_all, axes.by_column_sums, undivided, shifts=shifts.PLUS),
        ),
    ),
    Misconception(
        "The powers are e^−z here, and softmax has e^z: so the largest logit gets the smallest power. If you take a"
        " row's largest number away first, it is z − max, not max − z.",
        *ways(*ENDS, shifts=shifts.MINUS),
        *ways(by_row_sums, axes.by_flat_row_sums, shifts=shifts.FLAT_MINUS),
        lambda z: one_row(-z),
        first_cases=SMALL,
    ),
    Misconception(
        "A minus stands before the powers or their sum, so the results are below 0. e to any power is above 0, and so"
        " is a share.",
        *(after(answer, lambda shares: -shares) for answer in ways(*ENDS)),
        first_cases=SMALL,
    ),
    Misconception(
        "Above and below the fraction line stand different things. Below belongs the sum of the very powers that"
        " stand above: keep them in a variable, and use it twice.",
        lambda z: np.exp(z) / np.sum(z, axis=-1, keepdims=True),
        lambda z: np.exp(z) / np.sum(z),
        lambda z: np.exp(z - row_max(z)) / np.sum(z, axis=-1, keepdims=True),
        *shifts.different_sides(axes.row_sums, lambda exps: np.sum(exps)),
        first_cases=ONE_TABLE,
    ),
    rounded_e(
        *(lambda exp, z, shift=shift: by_row_sums(exp(shift(z))) for shift in shifts.SHIFTS),
        ways=[partial(pow, e) for e in SHORT_E],
    ),
]
