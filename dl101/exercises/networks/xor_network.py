"""A network for XOR."""

from functools import lru_cache

from dl101.checker import Exercise, Misconception
from dl101.checker.judge.two_layers import fault
from dl101.checker.observe.two_layers import observe_two_layers
from dl101.exercises.networks.two_layer_network import corner_words, network_of, relu, step

XOR = (0, 1, 1, 0)
EQUAL = (1, 0, 0, 1)  # its opposite


def xor_network():
    """(W1, b1, W2, b2): above 0.5 exactly where XOR is 1."""
    W1 = [[1, 1], [1, 1]]
    b1 = [0, -1]  # the first neuron counts, the second notices both
    W2 = [[1], [-2]]
    b2 = [0]
    return W1, b1, W2, b2


def compare(seen, expected, case=None):
    """None where the output is above 0.5 where it should be; else what is odd, or the corner that fails."""
    network = network_of(seen)
    if not network:
        return fault(seen)
    return None if is_right(network) else corner_words(network, "XOR", XOR)


def is_right(network, activation=relu, bar=0.5):
    return network.above(bar, activation) == XOR


class Kind(Misconception):
    """A kind of wrong network: the message, one example, and what is true of the network `n` for all of them."""

    def __init__(self, message, network, predicate):
        super().__init__(message, lambda: network)
        self.predicate = predicate


W1 = [[1, 1], [1, 1]]  # the book's

KINDS = [
    Kind(
        "Nearly: where XOR is 1, an output is exactly 0.5, and it has to be *above*. A slightly larger b2 gives it"
        " room.",
        (W1, [0, -1], [0.5, -1], 0),
        lambda n: n.lowest(XOR) == 0.5 > n.highest(EQUAL),
    ),
    Kind(
        "With the bar at 0 this would be right: only the outputs for (0, 1) and (1, 0) are above 0. But here the bar is"
        " 0.5. Multiply W2 and b2 by the same number, a large one, and they pass it.",
        (W1, [0, -1], [0.25, -0.5], 0),
        lambda n: is_right(n, bar=0),
    ),
    Kind(
        "The network separates the corners as XOR does, but not at 0.5: with another b2 all would be right. b2 lifts or"
        " lowers all four outputs alike.",
        (W1, [0, -1], [1, -2], 1),
        lambda n: n.lowest(XOR) > n.highest(EQUAL),
    ),
    Kind(
        "With the step in the hidden layer this would be right. But the hidden neurons have ReLU here: where their sum"
        " is above 0, they give the sum itself, not 1. Work out what each one gives in the four corners.",
        (W1, [-0.5, -1.5], [1, -2], 0),
        lambda n: is_right(n, step),
    ),
    Kind(
        "With the step in every neuron, this would be right. But here the hidden neurons have ReLU: where their sum is"
        " above 0, they give the sum itself, not 1. And the output has to be above 0.5, not above 0.",
        ([[1, -1], [1, -1]], [-0.5, 1.5], [1, 1], -1.5),
        lambda n: is_right(n, step, bar=0),
    ),
    Kind(
        "With the rows of W1 as columns, this would be right. Each *column* of W1 holds the weights of one hidden"
        " neuron, and each row belongs to one input.",
        ([[1, 1], [-1, -1]], [0, 1], [-1, -2], 2),
        lambda n: len(n.b1) == 2 and is_right(n.with_(W1=tuple(zip(*n.W1, strict=True)))),
    ),
    Kind(
        "With b1 and W2 in each other's place, this would be right. The order is W1, b1, W2, b2.",
        (W1, [1, -2], [0, -1], 0),
        lambda n: is_right(n.with_(b1=n.W2, W2=n.b1)),
    ),
    Kind(
        "With the numbers of W2 in another order, this would be right. The first number of W2 belongs to the first"
        " hidden neuron: the first column of W1, and the first number of b1.",
        (W1, [-1, 0], [1, -2], 0),
        lambda n: any(map(is_right, n.reordered("W2"))),
    ),
    Kind(
        "With other signs in W2, this would be right. A neuron that speaks for a 1 needs a weight above 0 there, one"
        " that speaks against it a weight below 0.",
        (W1, [0, -1], [1, 2], 0),
        lambda n: any(map(is_right, n.with_signs("W2"))),
    ),
    Kind(
        "With other signs in b1, this would be right. A bias below 0 keeps a neuron silent until its inputs weigh"
        " enough; one above 0 lets it speak without them.",
        (W1, [0, 1], [1, -2], 0),
        lambda n: any(map(is_right, n.with_signs("b1"))),
    ),
    Kind(
        "There is only one hidden neuron, and one neuron draws only one line: no weights can do it. Give W1 a second"
        " column, b1 a second bias, and W2 a second weight.",
        ([[1], [1]], [-0.5], [1], 0),
        lambda n: len(n.b1) == 1,
    ),
    Kind(
        "All hidden neurons give the same numbers in every corner, so together they can do no more than one. Their"
        " biases or their weights have to differ.",
        (W1, [0, 0], [1, -2], 0),
        lambda n: len(set(n.columns())) == 1,
    ),
    Kind(
        "At most one hidden neuron is ever above 0; the others are silent in all four corners. One neuron alone can't"
        " do it: work out the sums, and fix a neuron that never gets above 0.",
        (W1, [0, -3], [1, -2], 0),
        lambda n: sum(map(any, n.columns())) <= 1,
    ),
    Kind(
        "Every corner has the opposite answer: the output is above 0.5 where both inputs are the same. Turn the signs"
        " of W2 around; then b2 has to fit again.",
        (W1, [0, -1], [-1, 2], 1),
        lambda n: n.above() == EQUAL,
    ),
    Kind(
        "This is AND: only (1, 1) is above 0.5. For XOR, one input alone has to be enough, and both together too much.",
        (W1, [0, -1], [0, 1], 0),
        lambda n: n.above() == (0, 0, 0, 1),
    ),
    Kind(
        "This is OR: (1, 1) is above 0.5 too. There the output has to come down. One way: a hidden neuron that is"
        " silent until both inputs are 1, with a weight far enough below 0 in W2.",
        (W1, [0, -1], [1, -0.2], 0),
        lambda n: n.above() == (0, 1, 1, 1),
    ),
    Kind(
        "The output is above 0.5 in all four corners. At (0, 0) and (1, 1) it has to be 0.5 or less: look at b2, and at"
        " what each hidden neuron adds.",
        (W1, [0, -1], [1, 1], 1),
        lambda n: n.above() == (1, 1, 1, 1),
    ),
    Kind(
        "The output is above 0.5 in none of the four corners. At (0, 1) and (1, 0) it has to be: look at b2, and at"
        " what each hidden neuron adds.",
        (W1, [0, -1], [-1, -1], 0),
        lambda n: n.above() == (0, 0, 0, 0),
    ),
]


@lru_cache(maxsize=100)
def kind_of(network):
    """The first of KINDS that is true of a network, or None."""
    return next((kind for kind in KINDS if kind.predicate(network)), None)


def same_kind(seen, wrong, case=None):
    """Whether two networks are wrong in the same way."""
    networks = network_of(seen), network_of(wrong)
    kinds = [kind_of(network) for network in networks if network]
    return len(kinds) == 2 and kinds[0] is kinds[1] is not None


xor_network = Exercise(
    reference=xor_network,
    cases=[()],
    misconceptions=KINDS,
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
    compare=compare,
    same_mistake=same_kind,
    praise="What no single neuron can do, a network can: the hidden layer moves the corners so that one line"
    " separates them.",
)
