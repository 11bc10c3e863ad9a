"""A network with two inputs, one hidden layer and one output as an answer gives it, in any usual form.

b1 may be a row or one number for all neurons, W2 a row of numbers or a column, b2 a number or a list around it.
"""

from math import isfinite

from dl101.checker.observe.plain_data import is_number, leaves, shape
from dl101.checker.observe.watch import call

NAMES = ("W1", "b1", "W2", "b2")
LARGEST = 1e150  # so that no product of two numbers is infinite


def observe_two_layers(answer, arguments):
    """[W1, b1, W2, b2]: two rows, a number for each hidden neuron, the same again, and one number, all floats.

    What stands for no such network stays as it is, as plain data.
    """
    seen = call(answer, arguments)
    if not is_network(seen):
        return seen
    W1, b1, W2, b2 = seen
    neurons = shape(W1)[1]
    biases = floats(b1) * (neurons if is_number(b1) else 1)
    return [list(map(floats, W1)), biases, floats(W2), floats(b2)[0]]


def is_network(seen):
    """Whether plain data are four parts of ordinary numbers whose shapes fit together."""
    if not isinstance(seen, list) or len(seen) != len(NAMES):
        return False
    return all(map(is_ordinary, leaves(seen))) and misfit(seen) is None


def is_ordinary(leaf):
    return is_number(leaf) and isfinite(leaf) and abs(leaf) < LARGEST


def misfit(parts):
    """The name of the first part whose shape does not fit, or None."""
    shapes = dict(zip(NAMES, map(shape, parts), strict=True))
    if not has_columns(shapes["W1"]):
        return "W1"
    neurons = shapes["W1"][1]
    fitting = {
        "b1": [(), (neurons,), (1, neurons)],
        "W2": [(neurons,), (neurons, 1)],
        "b2": [(), (1,), (1, 1)],
    }
    return next((name for name, usual in fitting.items() if shapes[name] not in usual), None)


def has_columns(shape_of_W1):
    """Whether there is a row for each of two inputs, and a column for at least one hidden neuron."""
    return shape_of_W1 is not None and len(shape_of_W1) == 2 and shape_of_W1[0] == 2 and shape_of_W1[1] > 0


def floats(part):
    return [float(leaf) for leaf in leaves(part)]
