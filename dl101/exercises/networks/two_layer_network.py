"""Networks with two inputs, a ReLU hidden layer and one linear output: what they compute, and what is no network."""

from dataclasses import dataclass, replace

from dl101.checker import shortened, show
from dl101.checker.observe.plain_data import is_unusable, leaves, shape
from dl101.checker.observe.two_layers import NAMES, is_network, is_ordinary, misfit

CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
TRANSPOSED = "Here, rows and columns have changed places."
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


def network_of(seen):
    """The `Network` that was observed (see checker/observe/two_layers.py); None where it was none."""
    if not is_network(seen):
        return None
    W1, b1, W2, b2 = seen
    return Network(tuple(map(tuple, W1)), tuple(b1), tuple(W2), b2)


def fault(seen):
    """Why what was observed is no network, as words that go on after the call."""
    if not isinstance(seen, list) or len(seen) != len(NAMES):
        return not_four(seen)
    for name, part in zip(NAMES, seen, strict=True):
        odd = [leaf for leaf in leaves(part) if not is_ordinary(leaf)]
        if odd:
            advice = f" {odd[0]['advice']}" if is_unusable(odd[0]) and odd[0]["advice"] else ""
            return f"gives a `{name}` with {show(odd[0])} in it. A network needs ordinary numbers.{advice}"
        if shape(part) is None:
            return f"gives a `{name}` whose rows differ in length: {shortened(show(part))}."
    return wrong_shape(misfit(seen), seen)


def not_four(seen):
    what = shortened(show(seen))
    if isinstance(seen, list) and [len(part) for part in seen if isinstance(part, list)] == [2, 2]:
        return f"gives {what}. Take away the inner parentheses or brackets: write `return W1, b1, W2, b2`."
    advice = f" {seen['advice']}" if is_unusable(seen) else ""
    return f"should give four values, `return W1, b1, W2, b2`, and yours gives {what}.{advice}".rstrip()


def wrong_shape(name, parts):
    """What is wrong with the shape of a part."""
    shapes = dict(zip(NAMES, map(shape, parts), strict=True))
    given, neurons = shapes[name], shapes["W1"][-1] if shapes["W1"] else 0
    what = "is a single number" if given == () else f"has the shape {given}"
    advice = {
        "W1": TRANSPOSED if given[1:] == (2,) else "",
        "b1": ORDER if given == (neurons, 1) else "",
        "W2": TRANSPOSED if given == (1, neurons) else "",
        "b2": "",
    }
    return f"gives a `{name}` that {what}. {NEEDS[name].format(neurons)} {advice[name]}".rstrip()
