"""ReLU."""

from dl101.checker import Array, Exercise, LazyModule, Misconception, call_elementwise
from dl101.exercises.mistakes.results import truncated

np = LazyModule("numpy")


def relu(z):
    """max(0, z), for a number or an array."""
    return np.maximum(0, z)


def above_0(z, then, otherwise):
    return np.where(np.asarray(z) > 0, then, otherwise)


relu = Exercise(
    reference=relu,
    # 0.75, since 0.5 would be 0 both for those who round and for those who cut
    cases=[(z,) for z in (3, -2, 0, 0.75, Array(-1, 0, 2), Array([-1.5, 2.5], [0.25, -3]), 1000, -1000)],
    misconceptions=[
        Misconception(
            "This is the step: it answers yes or no. ReLU lets z itself through where z is above 0, so 3 stays 3.",
            lambda z: above_0(z, 1, 0),
        ),
        Misconception(
            "This takes the minus sign away: −2 becomes 2. ReLU does not turn negative numbers around, it"
            " makes them 0.",
            lambda z: np.abs(z),
        ),
        Misconception(
            "This keeps the negative numbers and drops the others: the wrong side. Of 0 and z, ReLU takes the larger.",
            lambda z: np.minimum(0, z),
        ),
        Misconception(
            "This lets −z through where z is below 0: the wrong side, with the minus taken away. Which numbers"
            " should pass unchanged?",
            lambda z: np.maximum(0, np.negative(z)),
        ),
        Misconception(
            "This is leaky ReLU: a hundredth of each negative number is let through. Plain ReLU gives exactly 0 there.",
            lambda z: above_0(z, z, np.multiply(0.01, z)),
        ),
        Misconception(
            "Large numbers are cut to 1. ReLU cuts only below 0; it lets 3 stay 3.",
            lambda z: np.clip(z, 0, 1),
        ),
        Misconception(
            "Every number passes as it is, also below 0. That is the linear activation. Below 0, ReLU gives 0.",
            lambda z: z,
        ),
        Misconception(
            "Where z is not above 0, this gives 1. ReLU gives 0 there.", lambda z: above_0(z, z, 1)
        ),
        Misconception(
            "This is right for one number, but it stops at an array: Python's `max` and `if` need one yes or"
            " no, and an array gives many. NumPy has a function that takes the larger of two, number by number.",
            lambda z: max(0, z),
        ),
        Misconception(
            "`np.max` looks for the largest number in an array. What compares two, number by number, and takes the"
            " larger, is `np.maximum`.",
            lambda z: np.max(0, z),
            lambda z: np.max(z, 0),
            lambda z: np.max(z),
            lambda z: np.max([0, z]),
            lambda z: np.max([z, 0]),
        ),
        Misconception(
            "`np.maximum` compares two values, and it got only one. With which number does ReLU compare z?",
            lambda z: np.maximum(z),
        ),
        truncated(relu, "Does your code turn 0.75 into a whole number? Keep floats."),
        Misconception(
            "In an array, the digits after the decimal point are cut off: 2.5 becomes 2. `np.vectorize` does so if its"
            " first result is `0`, not `0.0`. `np.vectorize(..., otypes=[float])` keeps them.",
            lambda z: np.vectorize(lambda number: max(0, number))(z),
        ),
    ],
    hints=[
        "Say it for −2, 0 and 3 first: what comes out? Then say the rule in one sentence.",
        "ReLU is the larger of two numbers, 0 and z. For an array, that has to happen for each number by itself.",
        "NumPy's `np.maximum(a, b)` takes the larger of two, number by number; one of them may be a single number.",
    ],
    observe=call_elementwise,
    praise="Below 0 it gives 0, above 0 the number itself. Many of today's networks use it.",
)
