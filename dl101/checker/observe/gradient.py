"""The gradients of a loss as an answer gives them, in any usual form: `return dw, db`, or four for two layers."""

from dl101.checker.observe.plain_data import is_number, leaves, shape
from dl101.checker.observe.watch import call


def observe_gradient(answer, arguments):
    """[dw, db] of one neuron as plain data, for a call with `w` as third argument (see `one_neuron`)."""
    return one_neuron(call(answer, arguments), weights=arguments[2])


def observe_neuron_gradients(answer, arguments):
    """The same for a call with `w` as second argument."""
    return one_neuron(call(answer, arguments), weights=arguments[1])


def one_neuron(seen, weights):
    """[dw, db]; a db in a list of its own is that number, and a dw of one weight may be a number."""
    if not isinstance(seen, list) or len(seen) != 2:
        return seen
    dw, db = seen
    if is_number(dw) and weights.shape == (1,):
        dw = [dw]
    if isinstance(db, list) and len(leaves(db)) == 1:
        db = leaves(db)[0]
    return [dw, db]


def observe_layer_gradients(answer, arguments):
    """[dW1, db1, dW2, db2]; a slope of biases of one row, or a single number for a single unit, is that row.

    The last four arguments are the parameters, in that order.
    """
    seen = call(answer, arguments)
    parameters = arguments[-4:]
    if not isinstance(seen, list) or len(seen) != len(parameters):
        return seen
    return [as_row(part, parameter.shape) for part, parameter in zip(seen, parameters, strict=True)]


def as_row(part, wanted):
    """A part as a flat row, where it is to be one of that shape and holds its numbers in another usual form."""
    if len(wanted) == 1 and shape(part) == (1, *wanted):
        return part[0]
    return [part] if wanted == (1,) and is_number(part) else part
