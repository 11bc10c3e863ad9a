"""A network for XOR."""

from dl101.checker import Exercise
from dl101.checker.judge.two_layers import fault
from dl101.checker.observe.two_layers import observe_two_layers
from dl101.exercises.networks.two_layer_network import corner_words, network_of
from dl101.exercises.networks.xor_mistakes import MISTAKES, XOR, is_right, same_kind


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


xor_network = Exercise(
    reference=xor_network,
    cases=[()],
    misconceptions=MISTAKES,
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
