"""A kernel that finds edges between columns, whatever its numbers."""

from dl101.checker import Exercise
from dl101.checker.observe.plain_data import shape
from dl101.exercises.convolution.kernels import Kernel, fault
from dl101.exercises.mistakes.kinds import Kind, kind_of


def edge_kernel():
    """A 3 by 3 kernel for vertical edges."""
    return [
        [-1, 0, 1],
        [-1, 0, 1],
        [-1, 0, 1],
    ]


def compare(seen, expected, case=None):
    """None where it answers at edges between columns alone; else what it answers where it should not."""
    return fault(Kernel(seen))


def same_kind(seen, wrong, case=None):
    """Whether two kernels are wrong in the same way."""
    kinds = [kind_of(Kernel(one), MISTAKES) for one in (seen, wrong)]
    return kinds[0] is kinds[1] is not None


def kind(message, kernel, predicate):
    return Kind(message, lambda found: not found.is_right and predicate(found), lambda: kernel)


MISTAKES = [
    kind(
        "This is one row. A kernel of 3 by 3 has three of them, and the same row may stand in each.",
        [-1, 0, 1],
        lambda found: found.is_ordinary and shape(found.seen) in [(3,), (1, 3), (9,)],
    ),
    kind(
        "This finds edges the other way: it answers where brightness changes from one *row* to the next. Rows and"
        " columns have to change places.",
        [[-1, -1, -1], [0, 0, 0], [1, 1, 1]],
        lambda found: found.is_kernel and found.transposed.is_right,
    ),
    kind(
        "The kernel holds zeros alone, so it answers nowhere. Left and right of an edge need weights of different"
        " signs.",
        [[0, 0, 0], [0, 0, 0], [0, 0, 0]],
        lambda found: found.is_kernel and not any(found.numbers),
    ),
    kind(
        "Left and right have the same sign, so both sides are added up. An edge is a *difference*: one side has to"
        " count with a minus.",
        [[1, 0, 1], [1, 0, 1], [1, 0, 1]],
        lambda found: found.is_kernel and any(found.with_column_turned(place).is_right for place in (0, 2)),
    ),
    kind(
        "This is a blur: no weight is below 0, so a flat area gives its own brightness, more or less. The weights of"
        " each row have to sum to 0.",
        [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
        lambda found: found.is_kernel and found.sum and min(found.numbers) >= 0,
    ),
    kind(
        "This sharpens: the weights sum to 1, so that a flat area comes out as it is. Where nothing changes, this"
        " kernel has to give 0.",
        [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
        lambda found: found.is_kernel and abs(found.sum - 1) <= 1e-9,
    ),
    kind(
        "The weights don't sum to 0, so a flat area gets an answer too, and a bright one a larger answer. What stands"
        " on one side of an edge has to balance the other.",
        [[-1, 0, 2], [-1, 0, 2], [-1, 0, 2]],
        lambda found: found.is_kernel and found.sum,
    ),
    kind(
        "This answers to edges of every direction alike. It has to be silent where brightness changes only between"
        " rows: then each row of weights sums to 0 by itself.",
        [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
        lambda found: found.is_kernel and any(found.rows) and found.kernel == found.turned,
    ),
    kind(
        "All weights sum to 0, but not those of each row. So it answers where brightness changes from one row to the"
        " next too, as a slanted kernel does.",
        [[-2, -1, 0], [-1, 0, 1], [0, 1, 2]],
        lambda found: found.is_kernel and any(found.rows),
    ),
    kind(
        "The rows cancel each other: what one of them says of an edge, another takes back. Each *column* is added up"
        " along the edge, so its weights should have the same sign.",
        [[-1, 0, 1], [0, 0, 0], [1, 0, -1]],
        lambda found: found.is_silent and not any(found.columns),
    ),
    kind(
        "It answers at the right places alone, but too weakly. Multiply all weights by the same number.",
        [[-0.1, 0, 0.1], [-0.1, 0, 0.1], [-0.1, 0, 0.1]],
        lambda found: found.is_silent and 0 < found.strength < 1,
    ),
]

edge_kernel = Exercise(
    reference=edge_kernel,
    cases=[()],
    misconceptions=MISTAKES,
    hints=[
        "Take three pixels in a row, with the brightness 0, 0, 1. Which three weights give something else than 0 there,"
        " and 0 for 1, 1, 1?",
        "What lies to the right of an edge counts with a plus, what lies to the left with a minus, so that equal"
        " brightness cancels. That holds in each row by itself.",
        "Write one row of three weights that sum to 0, as in a difference: the right pixel minus the left one. Put the"
        " same row into the kernel three times.",
    ],
    compare=compare,
    same_mistake=same_kind,
    praise="It is silent where nothing changes from left to right, and it speaks where something does.",
)
