"""ReLU."""

from dl101.exercises.cases import Array
from dl101.exercises.checking import Exercise, Misconception
from dl101.exercises.lazy import LazyModule
from dl101.exercises.observing import call_elementwise

np = LazyModule("numpy")


def relu(z):
    """z where z is above 0, else 0. Number or array."""
    return np.maximum(0, z)


def relu_as_step(z):
    return np.where(np.asarray(z) > 0, 1, 0)


def relu_as_size(z):
    return np.abs(z)


def relu_negative_part(z):
    return np.minimum(0, z)


def relu_minus_negative_part(z):
    return np.maximum(0, -np.asarray(z))


def relu_leaky(z):
    return np.where(np.asarray(z) > 0, z, 0.01 * np.asarray(z))


def relu_clipped(z):
    return np.clip(z, 0, 1)


def relu_unchanged(z):
    return z


def relu_of_one_number(z):
    return max(0, z)


def relu_by_max(z):
    return np.max(z, 0)


def relu_cut_to_whole(z):
    return np.maximum(0, z).astype(int)


def relu_by_vectorize(z):
    return np.vectorize(relu_of_one_number)(z)


def relu_ones(z):
    return np.where(np.asarray(z) > 0, z, 1)


relu = Exercise(
    "relu",
    reference=relu,
    cases=[
        (3,),
        (-2,),
        (0,),
        (0.75,),  # 0.5 would be 0 for those who round and for those who cut
        (Array(-1, 0, 2),),
        (Array([-1.5, 2.5], [0.25, -3]),),
        (1000,),
        (-1000,),
    ],
    misconceptions=[
        Misconception(
            relu_as_step,
            "This is the step: it answers yes or no. ReLU lets z itself through where z is above 0, so 3"
            " stays 3.",
        ),
        Misconception(
            relu_as_size,
            "This takes the minus sign away: −2 becomes 2. ReLU does not turn negative numbers around, it"
            " makes them 0.",
        ),
        Misconception(
            relu_negative_part,
            "This keeps the negative numbers and drops the others: the wrong side. Of 0 and z, ReLU takes"
            " the larger.",
        ),
        Misconception(
            relu_minus_negative_part,
            "This is ReLU in a mirror: it lets −z through where z is below 0. Which numbers should pass"
            " unchanged?",
        ),
        Misconception(
            relu_leaky,
            "This is leaky ReLU: a hundredth of each negative number seeps through. Plain ReLU gives"
            " exactly 0 there.",
        ),
        Misconception(
            relu_clipped,
            "Large numbers are cut to 1. ReLU has a floor, 0, and no ceiling.",
        ),
        Misconception(
            relu_unchanged,
            "Every number passes as it is, also below 0. That is the linear activation, the identity; ReLU"
            " has a floor at 0.",
        ),
        Misconception(
            relu_of_one_number,
            "This is right for one number, and stops at an array: Python's `max` and `if` want one yes or"
            " no, and an array holds many. NumPy has a function that takes the larger of two, number by"
            " number.",
        ),
        Misconception(
            relu_by_max,
            "`np.max` looks for the largest number within an array. Its near namesake takes the larger of"
            " two values, number by number.",
        ),
        Misconception(
            relu_ones,
            "Where z is not above 0 this gives 1. ReLU stays silent there: 0.",
        ),
        Misconception(
            relu_cut_to_whole,
            "The digits after the point are cut off: 0.75 becomes 0. If the code works with whole numbers,"
            " let it keep floats.",
        ),
        Misconception(
            relu_by_vectorize,
            "In an array the digits after the point are cut off: 2.5 becomes 2. `np.vectorize` does so if its"
            " first result is `0`, not `0.0`. `np.vectorize(..., otypes=[float])` keeps them.",
        ),
    ],
    hints=[
        "Say it for −2, 0 and 3 first: what comes out? Then say the rule in one sentence.",
        "ReLU is the larger of two numbers, 0 and z. For an array, that has to happen for each number by"
        " itself.",
        "NumPy's `np.maximum(a, b)` takes the larger of two, number by number; one of them may be a single"
        " number.",
    ],
    needs=("numpy",),
    observe=call_elementwise,
    praise="Below 0 silence, above 0 the number itself: the activation of most networks today.",
)
