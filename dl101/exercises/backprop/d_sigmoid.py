"""The slope of the sigmoid."""

from functools import partial

from dl101.checker import Array, Exercise, LazyModule, Misconception, call_elementwise
from dl101.exercises.mistakes.exp import by_math, by_numpy, by_stars, each, rounded_e, written

np = LazyModule("numpy")


def d_sigmoid(z):
    """The slope of the sigmoid at z: a (1 - a), a = sigmoid(z)."""
    # at z = -1000 NumPy warns: e^1000 is too large to hold.
    # It counts as infinity, so a is 0, and the slope is 0: right.
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


def sigmoid(z):
    return 1 / (1 + np.exp(np.negative(z)))


def of_output(slope):
    """An answer that makes its slope from a, which the sigmoid gives."""
    return lambda z: slope(sigmoid(z))


# Formulas: `exp` is one of the ways to write e to a power.


def by_output(exp, z):
    a = 1 / (1 + exp(-z))
    return a * (1 - a)


def by_shrinking(exp, z):
    return exp(-z) / (1 + exp(-z)) ** 2


def by_growing(exp, z):
    return exp(z) / (1 + exp(z)) ** 2


CASES = [(0,), (2,), (-1,), (Array(-1, 0, 1),), (Array([-0.5, 3], [0.25, -4]),)]
ORDINARY = len(CASES)  # in so many first cases, no power of e is too large to hold
CASES += [(1000,), (-1000,), (Array(-1000, 0, 1000),)]
slip = partial(Misconception, first_cases=ORDINARY)  # it shows in these, whatever comes out in the others

d_sigmoid = Exercise(
    reference=d_sigmoid,
    cases=CASES,
    misconceptions=[
        slip(
            "This is the sigmoid itself, the height of the curve. Its slope is a · (1 − a), where a is that height: at"
            " z = 0 the height is 0.5, and the slope 0.25.",
            of_output(lambda a: a),
        ),
        slip(
            "z itself stands in a · (1 − a). There, a is what the sigmoid *gives*, its output, not its input. Compute a"
            " from z first.",
            lambda z: np.multiply(z, np.subtract(1, z)),
        ),
        slip(
            "The sigmoid is applied twice: a is its output already, and goes through it once more. The slope is"
            " a · (1 − a), with a as it is; at z = 0 that is 0.5 · 0.5 = 0.25.",
            of_output(lambda a: sigmoid(a) * (1 - sigmoid(a))),
            of_output(lambda a: a * (1 - sigmoid(a))),
            of_output(lambda a: sigmoid(a) * (1 - a)),
        ),
        slip(
            "This is 1 − a, so a factor is missing. The slope is a · (1 − a): small where a is near 1, and where a is"
            " near 0 too. As a fraction it is e^−z / (1 + e^−z)², with a square.",
            of_output(lambda a: 1 - a),
            *written(lambda exp, z: exp(-z) / (1 + exp(-z)), ways=[by_numpy]),
        ),
        slip(
            "The sign is flipped, as if the curve fell. The sigmoid climbs everywhere, so its slope is above 0:"
            " a · (1 − a). In a fraction, the minus of −z and the minus of the rule for 1/u cancel.",
            of_output(lambda a: a * (a - 1)),
            lambda z: -by_shrinking(by_numpy, z),
        ),
        slip(
            "In the second factor stands a plus. The slope is a · (1 − a).",
            of_output(lambda a: a * (1 + a)),
        ),
        slip(
            "This is 1 − a², the form that belongs to tanh. For the sigmoid, the slope is a · (1 − a).",
            of_output(lambda a: 1 - a**2),
            lambda z: 1 - np.tanh(z) ** 2,
        ),
        slip(
            "This is a squared, or (1 − a) squared. The slope is made of both: a · (1 − a).",
            of_output(lambda a: a**2),
            of_output(lambda a: (1 - a) ** 2),
        ),
        slip(
            "The slope is multiplied by z. Only a comes in here, what the sigmoid gives: a · (1 − a). Inputs have their"
            " turn later, when a weight's slope is made.",
            lambda z: z * by_output(by_numpy, z),
        ),
        Misconception(
            "The formula is right for one number. But functions of `math` take no arrays, and they stop with an error"
            " for e^1000. NumPy's `np.exp` takes both.",
            *written(by_output, by_shrinking, by_growing, ways=[by_math]),
        ),
        Misconception(
            "In mathematics, the formula is right. But e^1000 is too large for a computer's numbers: with NumPy,"
            " infinity divided by infinity is `nan`; `math.exp` and `**` stop with an error. Compute a with"
            " `np.exp(-z)`, then a · (1 − a).",
            *written(by_shrinking, by_growing, ways=[by_numpy, by_stars]),
            *written(by_output, ways=[by_stars]),
            lambda z: each(lambda number: by_output(by_math, number), z),
            lambda z: each(lambda number: by_shrinking(by_math, number), z),
        ),
        rounded_e(by_output, power="-z"),
    ],
    hints=[
        "How steep is the sigmoid at z = 0, and how steep is it far out, where it is nearly flat? Its output a is 0.5,"
        " 0 and 1 there.",
        "Two steps: first a, what the sigmoid gives for z. Then the slope from a alone; the formula stands in the"
        " exercise.",
        "`a = 1 / (1 + np.exp(-z))` is the output. The slope is a times 1 minus a: no second sigmoid, and no z any"
        " more.",
    ],
    observe=call_elementwise,
    praise="At most 0.25, and near 0 far out: that is why gradients vanish in deep networks of sigmoids.",
)
