"""One dense layer as an answer gives it, `return W, b`, in any usual form."""

from dl101.checker.observe.plain_data import is_number, shape
from dl101.checker.observe.watch import call


def observe_layer(answer, arguments):
    """[W, b] as plain data; a b of one row, or a single number for a single neuron, is that row.

    The last argument is the array of the last layer's biases: it says how many neurons there are.
    """
    seen = call(answer, arguments)
    if not isinstance(seen, list) or len(seen) != 2:
        return seen
    W, b = seen
    neurons = arguments[-1].shape[0]
    if shape(b) == (1, neurons):
        b = b[0]
    if is_number(b) and neurons == 1:
        b = [b]
    return [W, b]
