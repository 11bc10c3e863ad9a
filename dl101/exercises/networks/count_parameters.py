"""How many parameters a dense network has."""

from itertools import pairwise
from math import prod

from dl101.checker import Exercise, Misconception, Slip, call_for_number
from dl101.exercises.mistakes.loops import returned_too_early, three_items, total_thrown_away


def count_parameters(sizes):
    """How many weights and biases a dense network has."""
    count = 0
    for inputs, neurons in zip(sizes[:-1], sizes[1:], strict=True):  # noqa: RUF007 - `zip` is what the book has used
        count = count + inputs * neurons + neurons
    return count


def weights(sizes):
    return sum(inputs * neurons for inputs, neurons in pairwise(sizes))


def with_biases(sizes):
    return weights(sizes) + sum(sizes[1:])


count_parameters = Exercise(
    reference=count_parameters,
    cases=[([1, 1],), ([3, 1],), ([2, 2, 1],), ([2, 4, 3],), ([5, 3, 4, 2],), ([64, 32, 10],)],
    misconceptions=[
        Misconception(
            "Every neuron after the input layer has a bias of its own: a layer of ten has ten.",
            Slip("The weights are right, but the biases are missing.", weights),
            Slip(
                "The weights are right, but there is one bias in all. If `+ 1` stands for the biases, add up the sizes"
                " from the second on instead.",
                lambda sizes: weights(sizes) + 1,
            ),
            Slip("Each layer has one bias here.", lambda sizes: weights(sizes) + len(sizes) - 1),
            Slip(
                "The input layer gets biases too. It computes nothing: count from the second size on.",
                lambda sizes: weights(sizes) + sum(sizes),
            ),
            Slip(
                "Each layer has as many biases here as it has inputs. Biases belong to the neurons in which the"
                " connections *end*.",
                lambda sizes: weights(sizes) + sum(sizes[:-1]),
            ),
        ),
        Misconception(
            "1 is added to both sizes before they are multiplied. A bias is like one more input, so 1 belongs only to"
            " the size that comes in: (inputs + 1) times neurons.",
            lambda sizes: sum((inputs + 1) * (neurons + 1) for inputs, neurons in pairwise(sizes)),
        ),
        Misconception(
            "Each neuron is connected with *every* number that comes in, and with no others: multiply each size by the"
            " next, as in 2 · 3, and add up the products.",
            Slip(
                "The sizes of neighboring layers are added.",
                lambda sizes: sum(sizes[:-1]) + sum(sizes[1:]),
                lambda sizes: sum(sizes[:-1]) + sum(sizes[1:]) * 2,
            ),
            Slip(
                "All sizes are multiplied with one another.", prod, lambda sizes: prod(sizes) + sum(sizes[1:])
            ),
        ),
        Misconception(
            "These are the neurons, with the inputs. Parameters are the numbers that learning changes: a weight for"
            " each connection, and a bias for each neuron after the input layer.",
            sum,
        ),
        Misconception(
            "A network with three sizes has two layers with weights: from the first size to the second, and from there"
            " to the last.",
            Slip(
                "The last layer is left out. Does the loop stop one pair too early?",
                lambda sizes: with_biases(sizes[:-1]),
            ),
            Slip(
                "The weights between the first two sizes are left out. The input layer has no weights, but the"
                " connections from it to the next layer do.",
                lambda sizes: with_biases(sizes[1:]),
            ),
        ),
        returned_too_early(count_parameters, over=("sizes",), of="layer with weights", takes=2),
        total_thrown_away(count_parameters, over=("sizes",), of="layer", takes=2),
        Misconception(
            "This counts exactly two layers of weights. A network may have one, or ten: let a loop go through each"
            " size and the next.",
            lambda sizes: with_biases(three_items(sizes)),
            lambda sizes: with_biases([sizes[0], sizes[1], sizes[2]]),
            lambda sizes: weights([sizes[0], sizes[1], sizes[2]]),
        ),
        Misconception(
            "Each layer has its own count, in a list. The counts still have to be added up to one number.",
            lambda sizes: [with_biases(pair) for pair in pairwise(sizes)],
        ),
    ],
    hints=[
        "Draw the network 2–2–1, and count: how many connections, how many neurons after the inputs?",
        "From one layer to the next there are inputs · neurons weights, and then one bias for each neuron. Add that up"
        " for each pair of neighbors in `sizes`.",
        "`zip(sizes[:-1], sizes[1:])` gives the pairs: for `[2, 2, 1]` they are (2, 2) and (2, 1). In a loop, add"
        " `inputs * neurons + neurons` to a count that starts at 0.",
    ],
    observe=call_for_number,
    praise="Weights and biases, layer by layer: now you can say how large a network is before you build it.",
)
