"""Networks with two inputs, one hidden layer and one output, as an answer gives them: [W1, b1, W2, b2], plain data.

Any usual form is read: b1 may be a row or one number for all neurons, W2 a row of numbers or a column, b2 a number or a
list around it.
"""

import math
from dataclasses import dataclass, replace

from dl101.checker.judge.wording import shortened, show
from dl101.checker.observe.plain_data import is_number, is_unusable, leaves, shape

NAMES = ("W1", "b1", "W2", "b2")
CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
TURNED = "Here, rows and columns have changed places."
ORDER = "Do `b1` and `W2` stand in the wrong order? It is `return W1, b1, W2, b2`."
NEEDS = {
    "W1": "It needs a row for each input, so 2 rows, and a column for each hidden neuron.",
    "b1": "It needs one number for each of the {} hidden neurons, which are the columns of W1.",
    "W2": "It needs a row for each of the {} hidden neurons, and one column.",
    "b2": "There is one output neuron, so it is one number.",
}


def relu(z):
    return max(0.0, z)


def step(z):
    return 1.0 if z > 0 else 0.0


def tidy(z, left_over):
    """0 where z is 0 but for rounding."""
    return 0.0 if abs(z) <= left_over else z


@dataclass(frozen=True)
class Network:
    """Tuples of floats: `W1` is two rows, `b1` and `W2` have a number for each hidden neuron; `b2` is one number."""

    W1: tuple
    b1: tuple
    W2: tuple
    b2: float

    def hidden(self, corner, activation=relu):
        """What the hidden neurons give in a corner."""
        x1, x2 = corner
        sums = [x1 * w1 + x2 * w2 + b for w1, w2, b in zip(*self.W1, self.b1, strict=True)]
        left_over = 1e-14 * max(map(abs, [*self.W1[0], *self.W1[1], *self.b1]))
        return [activation(tidy(z, left_over)) for z in sums]

    def outputs(self, activation=relu):
        """The output in each corner."""
        return [self.output(self.hidden(corner, activation)) for corner in CORNERS]

    def output(self, hidden):
        products = [w * h for w, h in zip(self.W2, hidden, strict=True)]
        y = sum(products, self.b2)
        # what is 0.5 but for rounding lies on the bar, as 0.1 + 0.2 + 0.2 does
        is_half = abs(y - 0.5) <= 1e-14 * max(0.5, abs(self.b2), *map(abs, products))
        return 0.5 if is_half else y

    def with_(self, **changes):
        """The same network with other parts."""
        return replace(self, **changes)


def read_network(seen):
    """The `Network` that plain data stand for; None where `fault` has something to say."""
    if fault(seen):
        return None
    W1, b1, W2, b2 = seen
    rows = tuple(map(floats, W1))
    biases = floats(b1)
    biases = biases * len(rows[0]) if shape(b1) == () else biases
    return Network(rows, biases, floats(W2), floats(b2)[0])


def floats(part):
    return tuple(float(leaf) for leaf in leaves(part))


def fault(seen):
    """Why plain data stand for no such network, as words that go on after the call; "" where they do."""
    if not isinstance(seen, list) or len(seen) != 4:
        return not_four(seen)
    for name, part in zip(NAMES, seen, strict=True):
        odd = [leaf for leaf in leaves(part) if not is_ordinary(leaf)]
        if odd:
            advice = f" {odd[0]['advice']}" if is_unusable(odd[0]) and odd[0]["advice"] else ""
            return f"gives a `{name}` with {show(odd[0])} in it. A network needs ordinary numbers.{advice}"
        if shape(part) is None:
            return f"gives a `{name}` whose rows differ in length: {shortened(show(part))}."
    return shape_fault(seen)


def not_four(seen):
    what = shortened(show(seen))
    if isinstance(seen, list) and [len(part) for part in seen if isinstance(part, list)] == [2, 2]:
        return f"gives {what}. Take away the inner parentheses or brackets: write `return W1, b1, W2, b2`."
    advice = f" {seen['advice']}" if is_unusable(seen) else ""
    return f"should give four values, `return W1, b1, W2, b2`, and yours gives {what}.{advice}".rstrip()


def is_ordinary(leaf):
    return is_number(leaf) and math.isfinite(leaf) and abs(leaf) < 1e150


def shape_fault(seen):
    """What is wrong with the shape of a part; "" where all fit together."""
    W1, b1, W2, b2 = map(shape, seen)
    if len(W1) != 2 or W1[0] != 2 or W1[1] == 0:
        return wrong_shape("W1", W1, TURNED if W1[1:] == (2,) else "")
    neurons = W1[1]
    if b1 not in ((), (neurons,), (1, neurons)):
        return wrong_shape("b1", b1, ORDER if b1 == (neurons, 1) else "", neurons)
    if W2 not in ((neurons,), (neurons, 1)):
        return wrong_shape("W2", W2, TURNED if (1, neurons) == W2 else "", neurons)
    return "" if b2 in ((), (1,), (1, 1)) else wrong_shape("b2", b2, "")


def wrong_shape(name, given, advice, neurons=0):
    what = "is a single number" if given == () else f"has the shape {given}"
    return f"gives a `{name}` that {what}. {NEEDS[name].format(neurons)} {advice}".rstrip()
