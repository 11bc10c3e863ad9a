"""How many parameters a dense network has."""

from itertools import pairwise
from math import prod

from dl101.checker import Exercise, Misconception, call_for_number


def count_parameters(sizes):
    """The weights and biases of a dense network, from the sizes of its layers, the input layer first."""
    count = 0
    for inputs, neurons in zip(sizes[:-1], sizes[1:], strict=True):  # noqa: RUF007 - `zip` is what the book has used
        count = count + inputs * neurons + neurons
    return count


def weights(sizes):
    return sum(inputs * neurons for inputs, neurons in pairwise(sizes))


def counted(sizes):
    return weights(sizes) + sum(sizes[1:])


def no_biases(sizes):
    return weights(sizes)


def biases_alone(sizes):
    return sum(sizes[1:])


def biases_for_inputs(sizes):
    return weights(sizes) + sum(sizes)


def bias_per_layer(sizes):
    return weights(sizes) + len(sizes) - 1


def bias_of_the_wrong_side(sizes):
    return weights(sizes) + sum(sizes[:-1])


def bias_on_both_sides(sizes):
    return sum((inputs + 1) * (neurons + 1) for inputs, neurons in pairwise(sizes))


def added(sizes):
    return sum(inputs + neurons for inputs, neurons in pairwise(sizes))


def added_with_biases(sizes):
    return added(sizes) + biases_alone(sizes)


def neurons_counted(sizes):
    return sum(sizes)


def all_multiplied(sizes):
    return prod(sizes)


def all_multiplied_with_biases(sizes):
    return prod(sizes) + biases_alone(sizes)


def without_last_layer(sizes):
    return counted(sizes[:-1])


def without_first_layer(sizes):
    return counted(sizes[1:])


def first_layer(sizes):
    return counted(sizes[:2])


def last_layer(sizes):
    return counted(sizes[-2:])


def two_layers(sizes):
    return sizes[0] * sizes[1] + sizes[1] + sizes[1] * sizes[2] + sizes[2]


def two_layers_without_biases(sizes):
    return sizes[0] * sizes[1] + sizes[1] * sizes[2]


def layer_by_layer(sizes):
    return [counted(pair) for pair in pairwise(sizes)]


count_parameters = Exercise(
    reference=count_parameters,
    cases=[
        ([1, 1],),
        ([3, 1],),
        ([2, 2, 1],),
        ([2, 4, 3],),
        ([5, 3, 4, 2],),
        ([64, 32, 10],),
    ],
    misconceptions=[
        Misconception(
            "The weights are right, but the biases are missing. Every neuron after the input layer has one.",
            no_biases,
        ),
        Misconception(
            "These are the biases alone. There is also a weight for each connection: two layers have as many"
            " connections as the product of their sizes.",
            biases_alone,
        ),
        Misconception(
            "The input layer gets biases too. It computes nothing: no weights, no biases. Count them from the second"
            " size on.",
            biases_for_inputs,
        ),
        Misconception(
            "Each layer has one bias here. It is the neurons that have biases: one each, so a layer of ten has ten.",
            bias_per_layer,
        ),
        Misconception(
            "Each layer has as many biases here as it has inputs. Biases belong to the neurons in which the connections"
            " *end*: there are as many as the layer has neurons.",
            bias_of_the_wrong_side,
        ),
        Misconception(
            "1 is added to both sizes before they are multiplied. A bias is like one more input, so 1 belongs only to"
            " the size that comes in: (inputs + 1) times neurons.",
            bias_on_both_sides,
        ),
        Misconception(
            "The sizes of neighboring layers are added. Each neuron is connected with *every* number that comes in, so"
            " the number of weights is a product: from 2 to 3 there are 2 · 3.",
            added,
            added_with_biases,
        ),
        Misconception(
            "These are the neurons, with the inputs. Parameters are the numbers that learning changes: a weight for"
            " each connection, and a bias for each neuron after the input layer.",
            neurons_counted,
        ),
        Misconception(
            "All sizes are multiplied with one another. Only neighboring layers are connected: multiply each size by"
            " the next, and add up the products.",
            all_multiplied,
            all_multiplied_with_biases,
        ),
        Misconception(
            "The last layer is left out. A network with three sizes has two layers with weights, and the output layer"
            " is one of them. Does the loop stop one pair too early?",
            without_last_layer,
        ),
        Misconception(
            "The weights between the first two sizes are left out. The input layer has no weights, but the layer after"
            " it does: they sit on the connections that come from the inputs.",
            without_first_layer,
        ),
        Misconception(
            "Only the first layer with weights is counted. If `return` stands inside the loop, move it to the left,"
            " below the loop.",
            first_layer,
        ),
        Misconception(
            "Only the last layer is left. Each round of the loop seems to throw away the count before: add to it"
            " instead.",
            last_layer,
        ),
        Misconception(
            "This counts exactly two layers of weights. A network may have one, or ten: let a loop go through each"
            " size and the next.",
            two_layers,
            two_layers_without_biases,
        ),
        Misconception(
            "Each layer has its own count, in a list. The counts still have to be added up to one number.",
            layer_by_layer,
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
