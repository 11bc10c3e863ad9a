"""Networks that are not XOR, and why: whether a mistake is made is reckoned from the network, whatever its numbers."""

from functools import lru_cache

from dl101.checker import Misconception
from dl101.exercises.mistakes.kinds import Kind, kind_of
from dl101.exercises.networks.two_layer_network import network_of, relu, step

XOR = (0, 1, 1, 0)
EQUAL = (1, 0, 0, 1)  # its opposite


def is_right(network, activation=relu, bar=0.5):
    return network.above(bar, activation) == XOR


def kind(message, network, predicate):
    """A kind of wrong network: the words, one example, and what is true of the network `n` for all of them."""
    return Kind(message, predicate, lambda: network)


W1 = [[1, 1], [1, 1]]  # the book's

MISTAKES = [
    kind(
        "Nearly: where XOR is 1, an output is exactly 0.5, and it has to be *above*. A slightly larger b2 gives it"
        " room.",
        (W1, [0, -1], [0.5, -1], 0),
        lambda n: n.lowest(XOR) == 0.5 > n.highest(EQUAL),
    ),
    kind(
        "With the bar at 0 this would be right: only the outputs for (0, 1) and (1, 0) are above 0. But here the bar is"
        " 0.5. Multiply W2 and b2 by the same number, a large one, and they pass it.",
        (W1, [0, -1], [0.25, -0.5], 0),
        lambda n: is_right(n, bar=0),
    ),
    kind(
        "The network separates the corners as XOR does, but not at 0.5: with another b2 all would be right. b2 lifts or"
        " lowers all four outputs alike.",
        (W1, [0, -1], [1, -2], 1),
        lambda n: n.lowest(XOR) > n.highest(EQUAL),
    ),
    Misconception(
        "The hidden neurons have ReLU here: where their sum is above 0, they give the sum itself, not 1. Work out"
        " what each one gives in the four corners.",
        kind(
            "With the step in the hidden layer this would be right.",
            (W1, [-0.5, -1.5], [1, -2], 0),
            lambda n: is_right(n, step),
        ),
        kind(
            "With the step in every neuron, this would be right. But the output has no step, and has to be above 0.5,"
            " not above 0.",
            ([[1, -1], [1, -1]], [-0.5, 1.5], [1, 1], -1.5),
            lambda n: is_right(n, step, bar=0),
        ),
    ),
    Misconception(
        "The order is W1, b1, W2, b2. Each hidden neuron has a *column* of W1, in which each row belongs to one input,"
        " and in the same place a number of b1 and one of W2.",
        kind(
            "With the rows of W1 as columns, this would be right.",
            ([[1, 1], [-1, -1]], [0, 1], [-1, -2], 2),
            lambda n: len(n.b1) == 2 and is_right(n.with_(W1=tuple(zip(*n.W1, strict=True)))),
        ),
        kind(
            "With b1 and W2 in each other's place, this would be right.",
            (W1, [1, -2], [0, -1], 0),
            lambda n: is_right(n.with_(b1=n.W2, W2=n.b1)),
        ),
        kind(
            "With the numbers of W2 in another order, this would be right.",
            (W1, [-1, 0], [1, -2], 0),
            lambda n: any(map(is_right, n.reordered("W2"))),
        ),
    ),
    kind(
        "With other signs in W2, this would be right. A neuron that speaks for a 1 needs a weight above 0 there, one"
        " that speaks against it a weight below 0.",
        (W1, [0, -1], [1, 2], 0),
        lambda n: any(map(is_right, n.with_signs("W2"))),
    ),
    kind(
        "With other signs in b1, this would be right. A bias below 0 keeps a neuron silent until its inputs weigh"
        " enough; one above 0 lets it speak without them.",
        (W1, [0, 1], [1, -2], 0),
        lambda n: any(map(is_right, n.with_signs("b1"))),
    ),
    Misconception(
        "One neuron alone draws only one line: no weights can make XOR of it.",
        kind(
            "There is only one hidden neuron. Give W1 a second column, b1 a second bias, and W2 a second weight.",
            ([[1], [1]], [-0.5], [1], 0),
            lambda n: len(n.b1) == 1,
        ),
        kind(
            "All hidden neurons give the same numbers in every corner, so together they can do no more than one. Their"
            " biases or their weights have to differ.",
            (W1, [0, 0], [1, -2], 0),
            lambda n: len(set(n.columns())) == 1,
        ),
        kind(
            "At most one hidden neuron is ever above 0; the others are silent in all four corners. Work out the sums,"
            " and fix a neuron that never gets above 0.",
            (W1, [0, -3], [1, -2], 0),
            lambda n: sum(map(any, n.columns())) <= 1,
        ),
    ),
    kind(
        "Every corner has the opposite answer: the output is above 0.5 where both inputs are the same. Turn the signs"
        " of W2 around; then b2 has to fit again.",
        (W1, [0, -1], [-1, 2], 1),
        lambda n: n.above() == EQUAL,
    ),
    kind(
        "This is AND: only (1, 1) is above 0.5. For XOR, one input alone has to be enough, and both together too much.",
        (W1, [0, -1], [0, 1], 0),
        lambda n: n.above() == (0, 0, 0, 1),
    ),
    kind(
        "This is OR: (1, 1) is above 0.5 too. There the output has to come down. One way: a hidden neuron that is"
        " silent until both inputs are 1, with a weight far enough below 0 in W2.",
        (W1, [0, -1], [1, -0.2], 0),
        lambda n: n.above() == (0, 1, 1, 1),
    ),
    Misconception(
        "Look at b2, and at what each hidden neuron adds.",
        kind(
            "The output is above 0.5 in all four corners. At (0, 0) and (1, 1) it has to be 0.5 or less.",
            (W1, [0, -1], [1, 1], 1),
            lambda n: n.above() == (1, 1, 1, 1),
        ),
        kind(
            "The output is above 0.5 in none of the four corners. At (0, 1) and (1, 0) it has to be.",
            (W1, [0, -1], [-1, -1], 0),
            lambda n: n.above() == (0, 0, 0, 0),
        ),
    ),
]


@lru_cache(maxsize=100)
def kind_of_network(network):
    return kind_of(network, MISTAKES)


def same_kind(seen, wrong, case=None):
    """Whether two networks are wrong in the same way."""
    networks = network_of(seen), network_of(wrong)
    kinds = [kind_of_network(network) for network in networks if network]
    return len(kinds) == 2 and kinds[0] is kinds[1] is not None
