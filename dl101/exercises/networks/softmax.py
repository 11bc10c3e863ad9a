"""Softmax."""

import math
from functools import partial

from dl101.checker import Array, Exercise, LazyModule, Misconception
from dl101.exercises.mistakes import axes, shifts
from dl101.exercises.mistakes.axes import by_row_sums, by_sum_of_all
from dl101.exercises.mistakes.exp import SHORT_E, rounded_e
from dl101.exercises.mistakes.results import after
from dl101.exercises.mistakes.shifts import row_max, ways

np = LazyModule("numpy")


def softmax(z):
    """Shares along the last axis: above 0, and each row sums to 1."""
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))  # never above 1, so they always fit
    return powers / np.sum(powers, axis=-1, keepdims=True)


def one_row(z):
    """A loop that knows no tables."""
    exps = [math.exp(logit) for logit in z]
    return [exp / sum(exps) for exp in exps]


def undivided(exps):
    return exps


ENDS = (*axes.DIVIDED, undivided)
ROWS, ONE_TABLE, SMALL = 2, 3, 5  # so many cases: single rows, up to the first table, all with small numbers
WAY_OUT = "take each row's largest number away from it: the shares stay the same, and no power is above 1."


def no_tables(problem, *, shifted, unshifted):
    """The mistake to be right for one row alone. Without a shift, that is only true where the logits are small."""
    return [
        Misconception(f"For one row it is right, but {problem}", *shifted),
        Misconception(
            f"For one row of small logits it is right, but {problem} For large ones, first {WAY_OUT}",
            *unshifted,
            first_cases=SMALL,
        ),
    ]


softmax = Exercise(
    reference=softmax,
    cases=[
        (Array(0, 0),),
        (Array(2, 1, 0),),
        (Array([0, 1, 2], [1, 1, -1]),),
        (Array([0.5, 1], [-2, 0]),),
        (Array([3, 1, -0.5, 0], [0, -2, 1.5, 0], [1, 1, 1, 4]),),
        (Array(1000, 999),),
        (Array(-1000, -1000, -1001),),
        (Array([1000, 0, -1000], [-1000, -999, -1000]),),
    ],
    misconceptions=[
        Misconception(
            "In mathematics, the formula is right. But a computer makes infinity of e^1000, and 0 of e^−1000, and"
            f" infinity divided by infinity is `nan`, as is 0 divided by 0. First {WAY_OUT}",
            lambda z: by_row_sums(np.exp(z)),
        ),
        Misconception(
            "In mathematics, the formula is right. But e^1000 is too large for a computer's numbers, and `math.exp`"
            f" stops with an error there. First {WAY_OUT}",
            lambda z: np.apply_along_axis(one_row, -1, z),
        ),
        Misconception(
            "The largest number of the *whole* table is taken away. In a row that lies far below it, every power"
            " becomes 0, and 0 divided by 0 is `nan`. Take each row's own largest number, with `axis=-1`.",
            lambda z: by_row_sums(np.exp(z - np.max(z))),
        ),
        Misconception(
            "Large logits are cut off before the powers, so 1000 and 999 become the same, and so do their shares. Only"
            f" differences between logits matter, and those have to stay. First {WAY_OUT}",
            *ways(by_row_sums, by_sum_of_all, shifts=shifts.CUT_OFF),
        ),
        Misconception(
            "The powers are e^−z here, and softmax has e^z: so the largest logit gets the smallest power. If you take"
            " a row's largest number away first, it is z − max, not max − z.",
            *ways(*ENDS, shifts=shifts.MINUS),
            *ways(by_row_sums, axes.by_flat_row_sums, shifts=shifts.FLAT_MINUS),
            lambda z: one_row(-z),
            first_cases=SMALL,
        ),
        Misconception(
            "A minus stands before the powers or their sum, so the results are below 0. e to any power is above 0, and"
            " so is a share.",
            *(after(answer, lambda shares: -shares) for answer in ways(*ENDS)),
            first_cases=SMALL,
        ),
        Misconception(
            "The largest number is added, and it has to be taken away: `z - np.max(...)`. Then the largest number of"
            " each row becomes 0, and no power is above 1.",
            *ways(by_row_sums, by_sum_of_all, axes.by_column_sums, undivided, shifts=shifts.PLUS),
        ),
        *no_tables(
            "in a table all numbers are divided by one sum, that of the whole table. Each row is an example of its own:"
            " divide it by its own sum, with `axis=-1`.",
            shifted=ways(by_sum_of_all, shifts=shifts.SHIFTS[1:]),
            unshifted=ways(by_sum_of_all, shifts=shifts.SHIFTS[:1]),
        ),
        axes.column_sums_used(*ways(axes.by_column_sums), first_cases=SMALL),
        axes.flat_row_sums_used(
            *ways(axes.by_flat_row_sums),
            *ways(by_row_sums, axes.by_flat_row_sums, shifts=shifts.FLAT),
            first_cases=SMALL,
        ),
        axes.axis_1_used(*ways(axes.by_axis_1), first_cases=ROWS),
        axes.rows_expected(*ways(axes.item_by_item), first_cases=SMALL),
        *no_tables(
            "in a table the loop meets whole rows where it expects numbers. NumPy's functions with `axis=-1` take"
            " both.",
            shifted=[lambda z: [math.exp(v - max(z)) / sum(math.exp(u - max(z)) for u in z) for v in z]],
            unshifted=[one_row],
        ),
        Misconception(
            "The logits themselves are divided by their sum; e is missing. Logits may be below 0, or sum to 0, so that"
            " would give no shares. First `np.exp` makes each of them positive.",
            by_row_sums,
            by_sum_of_all,
        ),
        Misconception(
            "These are the powers, and they are positive, as they should be. But they don't sum to 1 yet: divide each"
            " row by its sum.",
            *ways(undivided),
        ),
        Misconception(
            "Each row is divided by its largest power, or by the largest of all, so that one becomes 1. To make shares"
            " that sum to 1, divide by the *sum* of the powers.",
            lambda z: np.exp(z) / row_max(np.exp(z)),
            lambda z: np.exp(z) / np.max(np.exp(z)),
            lambda z: np.exp(z - np.max(z)) / row_max(np.exp(z - np.max(z))),
        ),
        Misconception(
            "The largest logit gets 1, and the others get 0: that is the choice itself. Softmax is softer, and gives"
            " each of them a share: `softmax([2, 1, 0])` is about 0.67, 0.24 and 0.09.",
            lambda z: np.where(z == row_max(z), 1, 0),
            lambda z: np.eye(z.shape[-1])[np.argmax(z, axis=-1)],
        ),
        Misconception(
            "This says *where* the largest logit stands. Softmax gives each logit a share: as many numbers as came in.",
            lambda z: np.argmax(z, axis=-1),
            lambda z: np.argmax(z),
        ),
        Misconception(
            "This is only the largest share. Softmax gives all of them: as many numbers as came in.",
            after(softmax, lambda probabilities: np.max(probabilities, axis=-1)),
        ),
        Misconception(
            "The shares are right, but rounded, and then they may no longer sum to 1. Return them as they are: rounding"
            " is for showing.",
            *(
                after(softmax, lambda p, digits=digits: np.round(p, digits)) for digits in range(1, 5)
            ),  # with 0 digits, many others give the same
        ),
        Misconception(
            "This is the sigmoid of each number by itself. In softmax they share: when one grows, the others shrink,"
            " since each power is divided by the sum of all.",
            lambda z: 1 / (1 + np.exp(-z)),
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
    ],
    hints=[
        "Work it out for z = (0, 0) on paper: two powers, their sum, two shares. What are the shares for (5, 5)?",
        "First e to the power of each number, then each row divided by its own sum. So that no power is too large, take"
        " the row's largest number away before: the shares stay the same.",
        "`np.max(z, axis=-1, keepdims=True)` is the largest number of each row. Take it away, then `np.exp`. Divide by"
        " `np.sum(..., axis=-1, keepdims=True)` of what you have.",
    ],
    praise="Shares above 0 that sum to 1, row by row, even at ±1000. A large share is no promise, though:"
    " a network can be sure and wrong.",
)
