"""Networks with two inputs, a ReLU hidden layer and one linear output: what they give in the four corners."""

from dataclasses import dataclass, replace
from itertools import compress, permutations, product

from dl101.checker import shortened, show
from dl101.checker.observe.gates import CORNERS
from dl101.checker.observe.two_layers import is_network

FEW = 4  # hidden neurons: of so many, all orders and signs are tried


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

    def above(self, bar=0.5, activation=relu):
        """For each corner, 1 where the output is above the bar, else 0."""
        return tuple(int(y > bar) for y in self.outputs(activation))

    def lowest(self, corners):
        """The lowest output in the corners that have a 1 here."""
        return min(compress(self.outputs(), corners))

    def highest(self, corners):
        return max(compress(self.outputs(), corners))

    def columns(self):
        """What each hidden neuron gives in the four corners."""
        return [*zip(*map(self.hidden, CORNERS), strict=True)]

    def with_(self, **changes):
        """The same network with other parts."""
        return replace(self, **changes)

    def reordered(self, name):
        """The same network with the numbers of a part in every order; none if they are many."""
        numbers = getattr(self, name)
        return [self.with_(**{name: order}) for order in permutations(numbers)] if len(numbers) <= FEW else []

    def with_signs(self, name):
        """The same network with every combination of signs in a part; none if its numbers are many."""
        numbers = getattr(self, name)
        pairs = [(number, -number) for number in numbers]
        return [self.with_(**{name: signed}) for signed in product(*pairs)] if len(numbers) <= FEW else []


def network_of(seen):
    """The `Network` that was observed (see checker/observe/two_layers.py); None where it was none."""
    if not is_network(seen):
        return None
    W1, b1, W2, b2 = seen
    return Network(tuple(map(tuple, W1)), tuple(b1), tuple(W2), b2)


def corner_words(network, gate, truth):
    """The first corner where a network is not as the gate's `truth` has it, and a table of all four."""
    outputs, given = network.outputs(), network.above()
    corner = next(index for index in range(4) if given[index] != truth[index])
    hidden = shortened(show(network.hidden(CORNERS[corner])))
    place = "above 0.5" if given[corner] else "exactly 0.5" if outputs[corner] == 0.5 else "below 0.5"
    return (
        f"is not right in the corner {CORNERS[corner]}. There the hidden neurons give {hidden}, and the output is"
        f" {show(outputs[corner])}: {place}, and {gate} is {truth[corner]}.\n\n{table(network, gate, truth)}"
    )


def table(network, gate, truth):
    """The four corners, their hidden outputs and outputs, with an arrow where the gate is something else."""
    rows = [("x1", "x2", "hidden", "output", gate, "")]
    for (x1, x2), y, want, is_above in zip(CORNERS, network.outputs(), truth, network.above(), strict=True):
        hidden = show(network.hidden((x1, x2)))
        hidden = hidden if len(hidden) <= 30 else "…"
        rows.append((str(x1), str(x2), hidden, show(y), str(want), "" if is_above == want else " <--"))
    wide = max(len(row[2]) for row in rows)
    long = max(len(row[3]) for row in rows)
    return "\n".join(
        f"    {x1:>2} {x2:>3}  {hidden:>{wide}}  {y:>{long}}  {want:>{len(gate)}}{mark}"
        for x1, x2, hidden, y, want, mark in rows
    )
