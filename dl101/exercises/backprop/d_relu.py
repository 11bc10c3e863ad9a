"""The slope of ReLU."""

from functools import partial

from dl101.checker import Array, Exercise, LazyModule, Misconception, call_elementwise, close
from dl101.checker.judge.compare import leaves_close
from dl101.checker.observe.plain_data import leaves, shape

np = LazyModule("numpy")


def d_relu(z):
    """The slope of ReLU at z: 1 where z is above 0, else 0."""
    return np.where(z > 0, 1.0, 0.0)


def above_0(z, then, otherwise):
    return np.where(np.asarray(z) > 0, then, otherwise)


def compare(seen, expected, case):
    """As `close`, but at z = 0 both slopes are right: 0, that of the left side, and 1, that of the right side."""
    z = case[0].tolist() if isinstance(case[0], Array) else case[0]
    if shape(seen) != shape(z):
        return close(seen, expected)
    at_0 = [given for at, given in zip(leaves(z), leaves(seen), strict=True) if at == 0]
    odd = [given for given in at_0 if not (leaves_close(given, 0) or leaves_close(given, 1))]
    if odd:
        where = " for z = 0" if isinstance(z, list) else ""
        return close(odd[0], 0).replace("should give 0,", f"should give 0 or 1{where},")
    return close(seen, with_values(expected, z, at_0))


def with_values(expected, z, at_0):
    """The expected slopes, with the next of those given wherever z is 0."""
    if isinstance(z, list):
        return [with_values(part, at, at_0) for part, at in zip(expected, z, strict=True)]
    return at_0.pop(0) if z == 0 else expected


CASES = [(z,) for z in (3, -2, 0.75, Array(-1, 0.5, 2), Array([-1.5, 2.5], [0.25, -3]), 1000, -1000)]
OFF_THE_KINK = len(CASES)  # in so many first cases, z is never 0
CASES += [(0,), (Array(-1, 0, 2),)]
slip = partial(Misconception, first_cases=OFF_THE_KINK)  # it shows in these, whatever comes out in the others

d_relu = Exercise(
    reference=d_relu,
    cases=CASES,
    misconceptions=[
        slip(
            "This is ReLU itself, the height of the curve. The slope says how much the output changes for each unit"
            " that z grows. To the right of 0 that is 1 everywhere, at z = 3 as at z = 1000.",
            lambda z: np.maximum(0, z),
        ),
        slip(
            "The slope is 1 everywhere here. To the left of 0, ReLU is flat: there z may grow, and the output stays"
            " 0. So the slope is 0.",
            lambda z: np.ones_like(z),
            lambda z: 1,
        ),
        slip(
            "The slope is 0 everywhere here. To the right of 0, ReLU gives z itself: when z grows by 1, so does the"
            " output. So the slope is 1.",
            lambda z: np.zeros_like(z),
            lambda z: 0,
        ),
        slip(
            "The two sides have changed places. ReLU is flat to the left of 0, with the slope 0, and climbs to the"
            " right, with the slope 1.",
            lambda z: above_0(z, 0, 1),
        ),
        slip(
            "This gives −1 where z is below 0. ReLU does not fall there, it is flat: the slope is 0.",
            lambda z: np.sign(z),
            lambda z: above_0(z, 1, -1),
        ),
        slip(
            "This is the slope of leaky ReLU, which still climbs a little to the left of 0. Plain ReLU is flat there.",
            lambda z: above_0(z, 1, 0.01),
            lambda z: above_0(z, 1, 0.1),
        ),
        slip(
            "To the left of 0, this gives z, and not a slope. There ReLU is 0 whatever z is, so the slope is 0.",
            lambda z: above_0(z, 1, z),
        ),
        slip(
            "The slope changes at z = 1 here. ReLU has its kink at 0, so at z = 0.75 its slope is 1 already.",
            lambda z: np.where(np.asarray(z) > 1, 1, 0),
            lambda z: np.where(np.asarray(z) >= 1, 1, 0),
        ),
        slip(
            "This is right for one number, but it stops at an array: Python's `if` needs one yes or no, and an array"
            " gives many. `np.where` decides for each number.",
            lambda z: 1 if z > 0 else 0,
        ),
        Misconception(
            "At 0 itself, ReLU has a kink: the slope is 0 on one side and 1 on the other. It has no slope between the"
            " two, so people choose one of them; a mean of both is neither.",
            lambda z: (np.sign(z) + 1) / 2,
        ),
    ],
    hints=[
        "Draw ReLU. How steep is the line at z = 3, and how steep is it at z = −2?",
        "There are two answers only: one number wherever z is above 0, and another one wherever it is below. At 0 you"
        " may choose between them.",
        "`np.where(condition, a, b)` takes a where the condition is true and b where it is not, number by number. Your"
        " condition is `z > 0`.",
    ],
    observe=call_elementwise,
    compare=compare,
    praise="A unit that is on lets the gradient pass as it is; a unit that is off lets nothing pass.",
)
