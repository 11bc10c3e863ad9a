"""Softmax."""

from functools import partial
from itertools import product

from dl101.checker import Array, Exercise, LazyModule, Misconception
from dl101.exercises.mistakes.exp import by_math, by_numpy, by_stars

np = LazyModule("numpy")


def softmax(z):
    """Shares along the last axis: above 0, and each row sums to 1."""
    # without its largest number, a row gives the same shares, and no power is too large
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return powers / np.sum(powers, axis=-1, keepdims=True)


# What comes before the powers, and the powers themselves. `powers(exp, less, z)`


def as_it_is(z):
    return z


def less_own_largest(z):
    return z - np.max(z, axis=-1, keepdims=True)


def shifted_by_global_max(z):
    return z - np.max(z)


def less_flat_largest(z):
    return z - np.max(z, axis=-1)


def clipped(largest, z):
    return np.clip(z, -largest, largest)


CLIPPED = [partial(clipped, largest) for largest in (10, 20, 50, 100, 200, 300, 500, 700, 709)]

EXPS = (by_numpy, by_stars)
SHIFTS = (as_it_is, less_own_largest, shifted_by_global_max)


def numpy_power(base, x):
    return np.power(base, x)


ROUNDED = [partial(numpy_power, e) for e in (2.718, 2.72, 2.71, 2.7)]


# The same with a sign turned


def minus(z):
    return -z


def own_largest_less_z(z):
    return np.max(z, axis=-1, keepdims=True) - z


def largest_of_all_less_z(z):
    return np.max(z) - z


def minus_less_own_largest(z):
    return -z - np.max(z, axis=-1, keepdims=True)


def minus_shifted_by_global_max(z):
    return -z - np.max(z)


def minus_and_less_own_largest(z):
    return less_own_largest(-z)


def minus_and_shifted_by_global_max(z):
    return shifted_by_global_max(-z)


def minus_and_less_flat_largest(z):
    return less_flat_largest(-z)


def flat_largest_less_z(z):
    return np.max(z, axis=-1) - z


def plus_own_largest(z):
    return z + np.max(z, axis=-1, keepdims=True)


def plus_largest_of_all(z):
    return z + np.max(z)


WITH_MINUS = (
    minus,
    own_largest_less_z,
    largest_of_all_less_z,
    minus_less_own_largest,
    minus_shifted_by_global_max,
    minus_and_less_own_largest,
    minus_and_shifted_by_global_max,
)
WITH_PLUS = (plus_own_largest, plus_largest_of_all)


# What becomes of the powers


def by_own_sum(powers):
    return powers / np.sum(powers, axis=-1, keepdims=True)


def by_sum_of_all(powers):
    return powers / np.sum(powers)


def by_first_axis(powers):
    return powers / np.sum(powers, axis=0)


def by_second_axis(powers):
    return powers / np.sum(powers, axis=1, keepdims=True)


def by_second_axis_without_keepdims(powers):
    return powers / np.sum(powers, axis=1)


def by_flat_sums(powers):
    return powers / np.sum(powers, axis=-1)


def by_sum_of_each_item(powers):
    """As a loop has it that goes through rows, or through the numbers of a single row."""
    return np.array([item / np.sum(item) for item in powers])


def by_largest(powers):
    return powers / np.max(powers, axis=-1, keepdims=True)


def by_largest_of_all(powers):
    return powers / np.max(powers)


def by_count(powers):
    return powers / np.shape(powers)[-1]


def undivided(powers):
    return powers


ENDS = (
    by_own_sum,
    by_sum_of_all,
    by_first_axis,
    by_second_axis,
    by_second_axis_without_keepdims,
    by_flat_sums,
    by_sum_of_each_item,
    undivided,
)


def written(*ends, shifts=SHIFTS, exps=EXPS):
    """Answers that take each of these ends, after each of these shifts."""
    return [partial(in_steps, end, exp, shift) for end in ends for exp in exps for shift in shifts]


def in_steps(end, exp, shift, z):
    return end(exp(shift(z)))


def with_minus_at_last(end, powers):
    return -end(powers)


BELOW_0 = [partial(with_minus_at_last, end) for end in ENDS]


# Answers


def over(top, below, add, z):
    """Powers of one thing, divided by the sum of powers of another."""
    return np.exp(top(z)) / add(np.exp(below(z)))


def own_sum(powers):
    return np.sum(powers, axis=-1, keepdims=True)


def sum_of_all(powers):
    return np.sum(powers)


def pairs(ones, others):
    """Each of the ones with each of the others, and the other way round."""
    there = list(product(ones, others))
    return there + [(other, one) for one, other in there]


SIDES = [  # above and below the fraction line, where a sign is turned on one side
    *pairs(SHIFTS, (*WITH_MINUS, *WITH_PLUS)),
    *pairs(WITH_MINUS, WITH_PLUS),
]


def no_powers(z):
    return z / np.sum(z, axis=-1, keepdims=True)


def no_powers_sum_of_all(z):
    return z / np.sum(z)


def wrong_sum(z):
    return np.exp(less_own_largest(z)) / np.sum(np.exp(z), axis=-1, keepdims=True)


def wrong_sum_of_numbers(z):
    return np.exp(z) / np.sum(z, axis=-1, keepdims=True)


def wrong_sum_of_all_numbers(z):
    return np.exp(z) / np.sum(z)


def less_largest_by_sum_of_numbers(z):
    return np.exp(less_own_largest(z)) / np.sum(z, axis=-1, keepdims=True)


def wrong_top(z):
    return np.exp(z) / np.sum(np.exp(less_own_largest(z)), axis=-1, keepdims=True)


def row_after_row(z):
    """As a loop in plain Python does it, with its errors."""
    if np.ndim(z) == 2:
        return [row_after_row(row) for row in z]
    powers = [by_math(number) for number in z]
    return [power / sum(powers) for power in powers]


def one_row_alone(z):
    """A loop that knows no tables."""
    powers = [by_math(number) for number in z]
    return [power / sum(powers) for power in powers]


def one_row_with_minus(z):
    return one_row_alone(-z)


def one_row_less_its_largest(z):
    powers = [by_math(number - max(z)) for number in z]
    return [power / sum(powers) for power in powers]


def math_of_an_array(z):
    return by_math(z) / np.sum(by_math(z), axis=-1, keepdims=True)


def largest_is_one(z):
    return np.where(z == np.max(z, axis=-1, keepdims=True), 1, 0)


def first_largest_is_one(z):
    return np.eye(z.shape[-1])[np.argmax(z, axis=-1)]


def place_of_largest(z):
    return np.argmax(z, axis=-1)


def place_of_largest_of_all(z):
    return np.argmax(z)


def largest_probability(z):
    return np.max(by_own_sum(np.exp(less_own_largest(z))), axis=-1)


def rounded_to(digits, z):
    return np.round(by_own_sum(np.exp(less_own_largest(z))), digits)


def sigmoid_of_each(z):
    return 1 / (1 + np.exp(-z))


def row_by_row(shift, z):
    return np.array([by_sum_of_all(np.exp(shift(row))) for row in z])


SMALL = 5  # so many cases have small numbers, where nothing overflows
WAY_OUT = (
    "First take each row's largest number away from it: the shares stay the same, and no power is above 1."
)

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
            "In mathematics, the formula is right. But e^1000 is too large for a computer's numbers: it becomes"
            f" infinity, and infinity divided by infinity is `nan`. {WAY_OUT}",
            *written(by_own_sum, shifts=[as_it_is]),
        ),
        Misconception(
            "The largest number of the *whole* table is taken away. In a row that lies far below it, every power"
            " becomes 0, and 0 divided by 0 is `nan`. Take each row's own largest number, with `axis=-1`.",
            *written(by_own_sum, shifts=[shifted_by_global_max]),
        ),
        Misconception(
            "For one row it is right, but in a table all numbers are divided by one sum, that of the whole table. Each"
            " row is an example of its own: divide it by its own sum, with `axis=-1`.",
            *written(by_sum_of_all),
        ),
        Misconception(
            "In a table, the *columns* sum to 1 here. Each row is an example, and its shares have to sum to 1:"
            " that is the last axis, `axis=-1`.",
            *written(by_first_axis),
        ),
        Misconception(
            "One number for each row comes back as a flat row, and then does not fit beside the rows that it belongs"
            " to. With `keepdims=True` the sums and the largest numbers stay a column, and each row gets its own.",
            *written(by_flat_sums),
            *written(by_own_sum, by_flat_sums, shifts=[less_flat_largest]),
        ),
        Misconception(
            "With `axis=1` it needs a table: a single row of numbers has only axis 0. `axis=-1` means the last axis,"
            " whatever there are.",
            *written(by_second_axis, by_second_axis_without_keepdims),
        ),
        Misconception(
            "It goes through rows, so it needs a table: in a single row of numbers, it takes each number for a row."
            " `axis=-1` means the last axis, and NumPy then does the same for one row and for many.",
            *[partial(row_by_row, shift) for shift in (as_it_is, shifted_by_global_max)],
        ),
        Misconception(
            "The logits themselves are divided by their sum; e is missing. Logits may be below 0, or sum to 0, so that"
            " would give no shares. First `np.exp` makes each of them positive.",
            no_powers,
            no_powers_sum_of_all,
        ),
        Misconception(
            "Above and below the fraction line stand different things. Below belongs the sum of the very powers that"
            " stand above: keep them in a variable, and use it twice.",
            wrong_sum,
            wrong_sum_of_numbers,
            wrong_sum_of_all_numbers,
            less_largest_by_sum_of_numbers,
            wrong_top,
            *(partial(over, *sides, add) for sides in SIDES for add in (own_sum, sum_of_all)),
            first_cases=SMALL,
        ),
        Misconception(
            "These are the powers, and they are positive, as they should be. But they don't sum to 1 yet: divide each"
            " row by its sum.",
            *written(undivided),
        ),
        Misconception(
            "Each row is divided by its largest power, so that one becomes 1. To make shares that sum to 1, divide by"
            " the *sum* of the powers.",
            *written(by_largest, shifts=[as_it_is, shifted_by_global_max]),
            *written(by_largest_of_all, shifts=[as_it_is]),
        ),
        Misconception(
            "The powers are divided by how many there are. Divide by their sum instead, so that the shares sum to 1.",
            *written(by_count),
        ),
        Misconception(
            "The largest logit gets 1, and the others get 0: that is the choice itself. Softmax is softer, and gives"
            " each of them a share: `softmax([2, 1, 0])` is about 0.67, 0.24 and 0.09.",
            largest_is_one,
            first_largest_is_one,
        ),
        Misconception(
            "This says *where* the largest logit stands. Softmax gives each logit a share: as many numbers as came in.",
            place_of_largest,
            place_of_largest_of_all,
        ),
        Misconception(
            "This is only the largest share. Softmax gives all of them: as many numbers as came in.",
            largest_probability,
        ),
        Misconception(
            "The shares are right, but rounded, and then they may no longer sum to 1. Return them as they are: rounding"
            " is for showing.",
            *[partial(rounded_to, digits) for digits in (0, 1, 2, 3, 4)],
        ),
        Misconception(
            "This is the sigmoid of each number by itself. In softmax they share: when one grows, the others shrink,"
            " since each power is divided by the sum of all.",
            sigmoid_of_each,
        ),
        Misconception(
            "The powers are e^−z here, and softmax has e^z: so the largest logit gets the smallest power. If you take"
            " a row's largest number away first, it is z − max, not max − z.",
            *written(*ENDS, shifts=WITH_MINUS, exps=[by_numpy]),
            *written(
                by_own_sum,
                by_flat_sums,
                shifts=[minus_and_less_flat_largest, flat_largest_less_z],
                exps=[by_numpy],
            ),
            one_row_with_minus,
            first_cases=SMALL,
        ),
        Misconception(
            "The largest number is added, and it has to be taken away: `z - np.max(...)`. Then the largest number of"
            " each row becomes 0, and no power is above 1.",
            *written(by_own_sum, by_sum_of_all, by_first_axis, undivided, shifts=WITH_PLUS),
        ),
        Misconception(
            "A minus stands before the powers or their sum, so the results are below 0. e to any power is above 0, and"
            " so is a share.",
            *written(*BELOW_0, exps=[by_numpy]),
            first_cases=SMALL,
        ),
        Misconception(
            "In mathematics, the formula is right. But e^1000 is too large for a computer's numbers, and `math.exp`"
            f" stops with an error there. {WAY_OUT}",
            row_after_row,
        ),
        Misconception(
            "For one row it is right, but in a table the loop meets whole rows where it expects numbers. NumPy's"
            " functions with `axis=-1` take both.",
            one_row_alone,
            one_row_less_its_largest,
        ),
        Misconception(
            "Large logits are cut off before the powers, so 1000 and 999 become the same, and so do their shares. Only"
            f" differences between logits matter, and those have to stay. {WAY_OUT}",
            *written(by_own_sum, by_sum_of_all, shifts=CLIPPED, exps=[by_numpy]),
        ),
        Misconception(
            "Functions of `math` take one number, and z is an array. NumPy's `np.exp` takes whole arrays.",
            math_of_an_array,
        ),
        Misconception(
            "The formula is right, but a number such as 2.718 is e rounded, and so the results are a little wrong."
            " NumPy's `np.exp(z)` is e^z, with an e of 16 digits.",
            *written(by_own_sum, exps=ROUNDED),
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
