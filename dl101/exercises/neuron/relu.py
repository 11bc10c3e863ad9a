"""ReLU."""

from dl101.checker import Exercise, Misconception
from dl101.checker.observe.inputs import Array, LazyModule
from dl101.checker.observe.watch import call_elementwise

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
    return np.max(0, z)


def relu_by_max_swapped(z):
    return np.max(z, 0)


def relu_by_max_alone(z):
    return np.max(z)


def relu_by_max_of_list(z):
    return np.max([0, z])


def relu_by_max_of_list_swapped(z):
    return np.max([z, 0])


def relu_maximum_alone(z):
    return np.maximum(z)


def relu_cut_to_whole(z):
    return np.maximum(0, z).astype(int)


def relu_by_vectorize(z):
    return np.vectorize(relu_of_one_number)(z)


def relu_ones(z):
    return np.where(np.asarray(z) > 0, z, 1)


relu = Exercise(
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
            "This is the step: it answers yes or no. ReLU lets z itself through where z is above 0, so 3"
            " stays 3.",
            relu_as_step,
        ),
        Misconception(
            "This takes the minus sign away: −2 becomes 2. ReLU does not turn negative numbers around, it"
            " makes them 0.",
            relu_as_size,
        ),
        Misconception(
            "This keeps the negative numbers and drops the others: the wrong side. Of 0 and z, ReLU takes"
            " the larger.",
            relu_negative_part,
        ),
        Misconception(
            "This lets −z through where z is below 0: the wrong side, with the minus taken away. Which numbers"
            " should pass unchanged?",
            relu_minus_negative_part,
        ),
        Misconception(
            "This is leaky ReLU: a hundredth of each negative number is let through. Plain ReLU gives"
            " exactly 0 there.",
            relu_leaky,
        ),
        Misconception("Large numbers are cut to 1. ReLU cuts only below 0; it lets 3 stay 3.", relu_clipped),
        Misconception(
            "Every number passes as it is, also below 0. That is the linear activation. Below 0, ReLU gives 0.",
            relu_unchanged,
        ),
        Misconception(
            "This is right for one number, but it stops at an array: Python's `max` and `if` need one yes or"
            " no, and an array gives many. `np.maximum(0, z)` takes the larger of 0 and each number.",
            relu_of_one_number,
        ),
        Misconception(
            "`np.max` looks for the largest number in an array. `np.maximum(0, z)` compares two: it takes the larger"
            " of 0 and each number.",
            relu_by_max,
            relu_by_max_swapped,
            relu_by_max_alone,
            relu_by_max_of_list,
            relu_by_max_of_list_swapped,
        ),
        Misconception(
            "`np.maximum` compares two values, and it got only one. The other one is 0: `np.maximum(0, z)`.",
            relu_maximum_alone,
        ),
        Misconception("Where z is not above 0, this gives 1. ReLU gives 0 there.", relu_ones),
        Misconception(
            "The digits after the decimal point are cut off: 0.75 becomes 0. Does your code turn"
            " them into whole numbers? Keep floats.",
            relu_cut_to_whole,
        ),
        Misconception(
            "In an array, the digits after the decimal point are cut off: 2.5 becomes 2. `np.vectorize` does so if its"
            " first result is `0`, not `0.0`. `np.vectorize(..., otypes=[float])` keeps them.",
            relu_by_vectorize,
        ),
    ],
    hints=[
        "Say it for −2, 0 and 3 first: what comes out? Then say the rule in one sentence.",
        "ReLU is the larger of two numbers, 0 and z. For an array, that has to happen for each number by"
        " itself.",
        "NumPy's `np.maximum(a, b)` takes the larger of two, number by number; one of them may be a single"
        " number.",
    ],
    observe=call_elementwise,
    praise="Below 0 it gives 0, above 0 the number itself. Many of today's networks use it.",
)
