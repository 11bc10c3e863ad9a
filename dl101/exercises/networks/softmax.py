"""Softmax."""

import math

from dl101.checker import Array, Exercise, LazyModule, Misconception, Slip
from dl101.exercises.mistakes import axes, shifts
from dl101.exercises.mistakes.axes import by_row_sums, by_sum_of_all
from dl101.exercises.mistakes.results import after
from dl101.exercises.mistakes.shifts import row_max, ways
from dl101.exercises.networks.softmax_powers import IN_POWERS, ROWS, SMALL, WAY_OUT, one_row, undivided

np = LazyModule("numpy")


def softmax(z):
    """Shares along the last axis: above 0, each row sums to 1."""
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))  # never above 1, so they always fit
    return powers / np.sum(powers, axis=-1, keepdims=True)


def for_one_row(words, *, shifted, unshifted):
    """What is right for one row alone. Without a shift, that is only true where the logits are small."""
    large = f"{words} For large ones, first {WAY_OUT}"
    return [
        Slip(f"For one row it is right, but {words}", *shifted),
        Slip(f"For one row of small logits it is right, but {large}", *unshifted, first_cases=SMALL),
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
        *IN_POWERS,
        Misconception(
            "Each row is an example with a sum of its own: with `axis=-1`, NumPy's functions take one row and many.",
            *for_one_row(
                "in a table all numbers are divided by one sum, that of the whole table.",
                shifted=ways(by_sum_of_all, shifts=shifts.SHIFTS[1:]),
                unshifted=ways(by_sum_of_all, shifts=shifts.SHIFTS[:1]),
            ),
            *for_one_row(
                "in a table the loop meets whole rows where it expects numbers.",
                shifted=[lambda z: [math.exp(v - max(z)) / sum(math.exp(u - max(z)) for u in z) for v in z]],
                unshifted=[one_row],
            ),
        ),
        axes.wrong_axes(
            ways, flat=ways(by_row_sums, axes.by_flat_row_sums, shifts=shifts.FLAT), tables=SMALL, rows=ROWS
        ),
        Misconception(
            "The logits themselves are divided by their sum; e is missing. Logits may be below 0, or sum to 0, so that"
            " would give no shares. First `np.exp` makes each of them positive.",
            by_row_sums,
            by_sum_of_all,
        ),
        Misconception(
            "To make shares that sum to 1, divide each row by the *sum* of its powers.",
            Slip(
                "These are the powers, and they are positive, as they should be. But they don't sum to 1 yet.",
                *ways(undivided),
            ),
            Slip(
                "Each row is divided by its largest power, or by the largest of all, so that one becomes 1.",
                lambda z: np.exp(z) / row_max(np.exp(z)),
                lambda z: np.exp(z) / np.max(np.exp(z)),
                lambda z: np.exp(z - np.max(z)) / row_max(np.exp(z - np.max(z))),
            ),
        ),
        Misconception(
            "Softmax gives each logit a share, as many numbers as came in: of (2, 1, 0) it makes about 0.67, 0.24 and"
            " 0.09.",
            Slip(
                "The largest logit gets 1, and the others get 0: that is the choice itself.",
                lambda z: np.where(z == row_max(z), 1, 0),
                lambda z: np.eye(z.shape[-1])[np.argmax(z, axis=-1)],
            ),
            Slip(
                "This says *where* the largest logit stands.",
                lambda z: np.argmax(z, axis=-1),
                lambda z: np.argmax(z),
            ),
            Slip(
                "This is only the largest share.",
                after(softmax, lambda probabilities: np.max(probabilities, axis=-1)),
            ),
        ),
        Misconception(
            "The shares are right, but rounded, and then they may no longer sum to 1. Return them as they are: rounding"
            " is for showing.",
            # with 0 digits, many others give the same
            *(after(softmax, lambda p, digits=digits: np.round(p, digits)) for digits in range(1, 5)),
        ),
        Misconception(
            "This is the sigmoid of each number by itself. In softmax they share: when one grows, the others shrink,"
            " since each power is divided by the sum of all.",
            lambda z: 1 / (1 + np.exp(-z)),
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
