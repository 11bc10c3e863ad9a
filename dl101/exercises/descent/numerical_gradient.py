"""The gradient of any function, by nudging its inputs."""

from dl101.checker import Array, Exercise, LazyModule, Misconception, Slip, fresh, show, worked_example
from dl101.exercises.descent import nudges
from dl101.exercises.descent.nudges import nudged, of_pairs, right

np = LazyModule("numpy")


def numerical_gradient(f, x, h=1e-5):
    """The slope of f along each number in x: nudge, and look."""
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += h
        down[place] -= h
        gradient[place] = (f(up) - f(down)) / (2 * h)
    return gradient


def squares(x):
    return np.sum(x**2)


def cubes(x):
    return np.sum(x**3)


def product(x):
    return np.prod(x)


def wave(x):
    return np.sum(np.sin(x)) + x.flat[0] * x.flat[1]


def example(case):
    """The call, and lines for a cell with the function and the first number's slope."""
    f, x, h = case
    call = f"numerical_gradient({f.__name__}, x, {show(h)})"
    _, at, _ = fresh(case)
    first = (0,) * at.ndim
    up, down = nudged(at, first, h), nudged(at, first, -h)
    slope = f"({show(f(up))} − {show(f(down))}) / (2 · {show(h)})"
    told = f"the first number becomes {show(up[first])} and {show(down[first])}: its slope is {slope}"
    return worked_example(call, {"x": x}, functions=[f], steps=[told])


numerical_gradient = Exercise(
    reference=numerical_gradient,
    cases=[  # not of whole numbers alone: pasted into a cell, x stays an array of floats
        (squares, Array(2.5), 0.5),
        (squares, Array(1, -2.25), 0.5),
        (product, Array(2, 3, 0.5), 0.5),
        (cubes, Array(1, 1.5), 0.1),
        (product, Array([1, 2, 3], [0.5, -1, 4]), 0.25),
        (wave, Array([0.5, -1], [2, 0]), 1e-5),
    ],
    misconceptions=[
        Misconception(
            "The nudge goes to one side only: this compares f there with f at x itself. Compare a nudge up with a nudge"
            " down, f(x + h) with f(x − h), and divide by 2h. That is far more exact on a curve.",
            of_pairs(lambda up, down, middle, h: (up - middle) / h),
            of_pairs(lambda up, down, middle, h: (middle - down) / h),
            of_pairs(lambda up, down, middle, h: (up - middle) / (2 * h)),
            first_cases=5,  # with the tiny h, one side is exact enough
        ),
        Misconception(
            "From x − h to x + h, it is 2h: put parentheses around what stands below the fraction line, `/ (2 * h)`.",
            Slip(
                "The difference is right, but not what it is divided by. Without the h, this is no slope: it shrinks"
                " with the nudge.",
                of_pairs(lambda up, down, middle, h: up - down),
                of_pairs(lambda up, down, middle, h: (up - down) / 2),
            ),
            Slip(
                "All slopes are twice as large as they should be: the difference is divided by h.",
                of_pairs(lambda up, down, middle, h: (up - down) / h),
            ),
            Slip(
                "Python goes from left to right: `/ 2 * h` divides by 2, and then multiplies by h.",
                of_pairs(lambda up, down, middle, h: (up - down) / 2 * h),
            ),
        ),
        Misconception(
            "The signs are flipped. A slope is above 0 where f grows: f(x + h) comes first, and f(x − h) is subtracted"
            " from it.",
            of_pairs(lambda up, down, middle, h: (down - up) / (2 * h)),
        ),
        Misconception(
            "A number that was nudged is not put back, so the next slope is measured at another point. Begin with a new"
            " copy of x for each number.",
            *nudges.NOT_PUT_BACK,
        ),
        Misconception(
            "A gradient has a slope for each number by itself: nudge one, and leave the others as they are.",
            Slip("All numbers are nudged at once.", *nudges.ALL_AT_ONCE),
            Slip(
                "This works where x is a row. In a table, `x[i]` is a whole row, and all of it is nudged at once:"
                " `np.ndindex(x.shape)` goes through all places.",
                *nudges.ROW_BY_ROW,
            ),
        ),
        Misconception(
            "The slopes are right, but they stand in one row. The gradient has the shape of x: each slope stands where"
            " its number does.",
            lambda f, x, h: right(f, x, h).ravel(),
        ),
        Misconception(
            "These are the slopes that a tiny nudge gives, whatever `h` is. Take the nudge that comes in, as in"
            " (f(x + h) − f(x − h)) / 2h, even where a smaller one would be more exact.",
            *(lambda f, x, h, tiny=tiny: right(f, x, tiny) for tiny in (1e-3, 1e-4, 1e-5)),
        ),
        Misconception(
            "The digits after the decimal point are cut off. Does a copy of x, or the array for the slopes, hold whole"
            " numbers? Keep floats, as `np.zeros` makes them.",
            lambda f, x, h: right(f, x, h).astype(int),
            nudges.of_whole_numbers,
            first_cases=5,  # with the tiny h, a nudge of whole numbers makes a difference of 0, or of rounding
        ),
        Misconception(
            "These are values of f, not slopes. A slope is a difference of two values, divided by how far apart the two"
            " places are.",
            of_pairs(lambda up, down, middle, h: up),
            of_pairs(lambda up, down, middle, h: middle),
            lambda f, x, h: f(x),
        ),
        Misconception(
            "Only the first number gets its slope. If `return` stands inside the loop, the function ends in its first"
            " round: move it to the left, below the loop.",
            lambda f, x, h: right(f, x, h).flat[0],
            lambda f, x, h: right(f, x, h) * (np.arange(x.size).reshape(x.shape) == 0),
        ),
    ],
    hints=[
        "Take f(x) = x², x = 3 and h = 0.5 on paper. What is f(3.5), and what is f(2.5)? How far apart are the two"
        " places?",
        "For each number in x: make two copies of x, move that one number up by h in the first and down by h in the"
        " second, and divide the difference of f by 2h.",
        "In `for place in np.ndindex(x.shape):`, make `up = x.copy()` and `down = x.copy()`, then `up[place] += h` and"
        " `down[place] -= h`. The slope is `(f(up) - f(down)) / (2 * h)`; it goes into `gradient[place]`.",
    ],
    example=example,
    praise="It finds the slopes of any function, without a formula. It is slow, so its use is to check formulas.",
)
