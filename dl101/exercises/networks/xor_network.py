"""A network for XOR."""

from functools import lru_cache
from itertools import permutations, product

from dl101.checker import Exercise, Misconception, shortened, show
from dl101.checker.observe.two_layers import observe_two_layers
from dl101.exercises.networks.two_layer_network import CORNERS, fault, network_of, relu, step

XOR = (0, 1, 1, 0)
FEW = 4  # hidden neurons: of so many, all signs and orders are tried


def xor_network():
    """(W1, b1, W2, b2): ReLU in the hidden layer, a linear output, above 0.5 exactly where XOR is 1."""
    W1 = [[1, 1], [1, 1]]
    b1 = [0, -1]
    W2 = [[1], [-2]]
    b2 = [0]
    return W1, b1, W2, b2


def compare_network(seen, expected, case=None):
    """None where the output is above 0.5 where it should be; else what is odd, or the corner that fails."""
    network = network_of(seen)
    if not network:
        return fault(seen)
    outputs = network.outputs()
    given = above(outputs)
    if given == XOR:
        return None
    corner = next(index for index in range(4) if given[index] != XOR[index])
    hidden = shortened(show(network.hidden(CORNERS[corner])))
    place = "above 0.5" if given[corner] else "exactly 0.5" if outputs[corner] == 0.5 else "below 0.5"
    return (
        f"is not right in the corner {CORNERS[corner]}. There the hidden neurons give {hidden}, and the output is"
        f" {show(outputs[corner])}: {place}, and XOR is {XOR[corner]}.\n\n{table(network, outputs)}"
    )


def table(network, outputs):
    """The four corners, their hidden outputs and outputs, with an arrow where XOR is something else."""
    rows = [("x1", "x2", "hidden", "output", "XOR", "")]
    for (x1, x2), y, want, is_above in zip(CORNERS, outputs, XOR, above(outputs), strict=True):
        hidden = show(network.hidden((x1, x2)))
        hidden = hidden if len(hidden) <= 30 else "…"
        rows.append((str(x1), str(x2), hidden, show(y), str(want), "" if is_above == want else " <--"))
    wide = max(len(row[2]) for row in rows)
    long = max(len(row[3]) for row in rows)
    return "\n".join(
        f"    {x1:>2} {x2:>3}  {hidden:>{wide}}  {y:>{long}}  {want:>3}{mark}"
        for x1, x2, hidden, y, want, mark in rows
    )


def above(outputs, bar=0.5):
    return tuple(int(y > bar) for y in outputs)


def is_right(network, activation=relu, bar=0.5):
    return above(network.outputs(activation), bar) == XOR


# What can be said of a network: each of these is true or false of it.


def is_on_the_bar(network):
    """Some corner of 1 lies at exactly 0.5, and all else is right, with room."""
    off, *on, last = network.outputs()
    return min(on) == 0.5 > max(off, last)


def is_right_with_bar_0(network):
    return is_right(network, bar=0)


def is_right_with_step(network):
    return is_right(network, step)


def is_right_with_steps_everywhere(network):
    return is_right(network, step, bar=0)


def is_right_when_turned(network):
    return len(network.b1) == 2 and is_right(network.with_(W1=tuple(zip(*network.W1, strict=True))))


def is_right_when_swapped(network):
    return is_right(network.with_(b1=network.W2, W2=network.b1))


def is_right_in_another_order(network):
    return len(network.W2) <= FEW and any(is_right(network.with_(W2=W2)) for W2 in permutations(network.W2))


def signs(numbers):
    """The same numbers with every combination of signs."""
    rows = product((1, -1), repeat=len(numbers))
    return (tuple(sign * number for sign, number in zip(row, numbers, strict=True)) for row in rows)


def is_right_with_other_weights_signs(network):
    return len(network.W2) <= FEW and any(is_right(network.with_(W2=W2)) for W2 in signs(network.W2))


def is_right_with_other_biases_signs(network):
    return len(network.b1) <= FEW and any(is_right(network.with_(b1=b1)) for b1 in signs(network.b1))


def is_right_with_another_b2(network):
    """Some bar, not 0.5, parts the corners."""
    off, *on, last = network.outputs()
    return min(on) > max(off, last)


def has_one_neuron(network):
    return len(network.b1) == 1


def columns(network):
    """What each hidden neuron gives in the four corners."""
    return [*zip(*map(network.hidden, CORNERS), strict=True)]


def has_equal_neurons(network):
    return len(set(columns(network))) == 1


def has_silent_neurons(network):
    """At most one hidden neuron ever gives more than 0."""
    return sum(any(column) for column in columns(network)) <= 1


def gives(*wanted):
    return lambda network: above(network.outputs()) == wanted


class Known(Misconception):
    """A kind of wrong network: the message, one example, and what is true of all of them."""

    def __init__(self, message, network, predicate):
        super().__init__(message, lambda: network)
        self.predicate = predicate


KNOWN = [
    Known(
        "Nearly: where XOR is 1, an output is exactly 0.5, and it has to be *above*. A slightly larger b2 gives it"
        " room.",
        ([[1, 1], [1, 1]], [0, -1], [0.5, -1], 0),
        is_on_the_bar,
    ),
    Known(
        "With the bar at 0 this would be right: only the outputs for (0, 1) and (1, 0) are above 0. But here the bar is"
        " 0.5. Multiply W2 and b2 by the same number, a large one, and they pass it.",
        ([[1, 1], [1, 1]], [0, -1], [0.25, -0.5], 0),
        is_right_with_bar_0,
    ),
    Known(
        "The network parts the corners as XOR does, but not at 0.5: with another b2 all would be right. b2 lifts or"
        " lowers all four outputs alike.",
        ([[1, 1], [1, 1]], [0, -1], [1, -2], 1),
        is_right_with_another_b2,
    ),
    Known(
        "With the step in the hidden layer this would be right. But the hidden neurons have ReLU here: where their sum"
        " is above 0, they give the sum itself, not 1. Work out what each one gives in the four corners.",
        ([[1, 1], [1, 1]], [-0.5, -1.5], [1, -2], 0),
        is_right_with_step,
    ),
    Known(
        "With the step in every neuron, this would be right. But here the hidden neurons have ReLU: where their sum is"
        " above 0, they give the sum itself, not 1. And the output has to be above 0.5, not above 0.",
        ([[1, -1], [1, -1]], [-0.5, 1.5], [1, 1], -1.5),
        is_right_with_steps_everywhere,
    ),
    Known(
        "With the rows of W1 as columns, this would be right. Each *column* of W1 holds the weights of one hidden"
        " neuron, and each row belongs to one input.",
        ([[1, 1], [-1, -1]], [0, 1], [-1, -2], 2),
        is_right_when_turned,
    ),
    Known(
        "With b1 and W2 in each other's place, this would be right. The order is W1, b1, W2, b2.",
        ([[1, 1], [1, 1]], [1, -2], [0, -1], 0),
        is_right_when_swapped,
    ),
    Known(
        "With the numbers of W2 in another order, this would be right. The first number of W2 belongs to the first"
        " hidden neuron: the first column of W1, and the first number of b1.",
        ([[1, 1], [1, 1]], [-1, 0], [1, -2], 0),
        is_right_in_another_order,
    ),
    Known(
        "With other signs in W2, this would be right. A neuron that speaks for a 1 needs a weight above 0 there, one"
        " that speaks against it a weight below 0.",
        ([[1, 1], [1, 1]], [0, -1], [1, 2], 0),
        is_right_with_other_weights_signs,
    ),
    Known(
        "With other signs in b1, this would be right. A bias below 0 keeps a neuron silent until its inputs weigh"
        " enough; one above 0 lets it speak without them.",
        ([[1, 1], [1, 1]], [0, 1], [1, -2], 0),
        is_right_with_other_biases_signs,
    ),
    Known(
        "There is only one hidden neuron, and one neuron draws only one line: no weights can do it. Give W1 a second"
        " column, b1 a second bias, and W2 a second weight.",
        ([[1], [1]], [-0.5], [1], 0),
        has_one_neuron,
    ),
    Known(
        "All hidden neurons give the same numbers in every corner, so together they can do no more than one. Their"
        " biases or their weights have to differ.",
        ([[1, 1], [1, 1]], [0, 0], [1, -2], 0),
        has_equal_neurons,
    ),
    Known(
        "At most one hidden neuron is ever above 0; all else is silent in all four corners. One neuron alone can't do"
        " it: work out the sums, and mend a neuron that never gets above 0.",
        ([[1, 1], [1, 1]], [0, -3], [1, -2], 0),
        has_silent_neurons,
    ),
    Known(
        "Every corner has the opposite answer: the output is above 0.5 where both inputs are the same. Turn the signs"
        " of W2 around; then b2 has to fit again.",
        ([[1, 1], [1, 1]], [0, -1], [-1, 2], 1),
        gives(1, 0, 0, 1),
    ),
    Known(
        "This is AND: only (1, 1) is above 0.5. For XOR, one input alone has to be enough, and both together too much.",
        ([[1, 1], [1, 1]], [0, -1], [0, 1], 0),
        gives(0, 0, 0, 1),
    ),
    Known(
        "This is OR: (1, 1) is above 0.5 too. There, something has to take it back: a hidden neuron that is silent"
        " until both inputs are 1, with a weight far enough below 0 in W2.",
        ([[1, 1], [1, 1]], [0, -1], [1, -0.2], 0),
        gives(0, 1, 1, 1),
    ),
    Known(
        "The output is above 0.5 in all four corners. At (0, 0) and (1, 1) it has to be 0.5 or less: look at b2, and at"
        " what each hidden neuron adds.",
        ([[1, 1], [1, 1]], [0, -1], [1, 1], 1),
        gives(1, 1, 1, 1),
    ),
    Known(
        "The output is above 0.5 in none of the four corners. At (0, 1) and (1, 0) it has to be: look at b2, and at"
        " what each hidden neuron adds.",
        ([[1, 1], [1, 1]], [0, -1], [-1, -1], 0),
        gives(0, 0, 0, 0),
    ),
]


@lru_cache(maxsize=100)
def kind_of(network):
    """The first of KNOWN that is true of a network, or None."""
    return next((known for known in KNOWN if known.predicate(network)), None)


def same_mistake_in_networks(seen, wrong, case=None):
    """Whether two networks are wrong in the same way."""
    networks = network_of(seen), network_of(wrong)
    kinds = [kind_of(network) for network in networks if network]
    return len(kinds) == 2 and kinds[0] is kinds[1] is not None


xor_network = Exercise(
    reference=xor_network,
    cases=[()],
    misconceptions=KNOWN,
    hints=[
        "Let one hidden neuron count how many inputs are 1, and a second one notice when both are. What should the"
        " output do with the two?",
        "The count alone would be OR. For (1, 1) the second neuron has to take away so much that the output falls to"
        " 0.5 or less, and for the other corners it has to be silent.",
        "Give both hidden neurons the weights 1 and 1: the columns of W1. In b1, a 0 lets the first one count, and a"
        " number below 0 keeps the second silent until both inputs are 1. In W2, the first has a weight above 0, the"
        " second one below.",
    ],
    observe=observe_two_layers,
    compare=compare_network,
    same_mistake=same_mistake_in_networks,
    praise="What no single neuron can do, a network can: the hidden layer moves the corners so that one line"
    " parts them.",
)
