"""The mistakes of `forward` on its way from layer to layer. In the wrong answers, `f` is the activation."""

from dl101.checker import Misconception, Slip
from dl101.exercises.mistakes.layer import no_product
from dl101.exercises.mistakes.results import first_row


def way(hidden, last=None):
    """An answer: `hidden(f, X, W, b)` is what each layer but the last does, `last` what that one does, if different."""

    def answer(X, layers, f):
        for W, b in layers[:-1]:
            X = hidden(f, X, W, b)
        return (last or hidden)(f, X, *layers[-1])

    return answer


def sums(f, X, W, b):
    return X @ W + b


def activated(f, X, W, b):
    return f(X @ W + b)


right = way(activated, last=sums)


def with_layer(layer):
    """The right answer, with `layer(X, W, b)` in place of X·W + b."""
    return way(lambda f, X, W, b: f(layer(X, W, b)), last=lambda f, X, W, b: layer(X, W, b))


def inputs_again(X, layers, f):
    return [f(X @ W + b) for W, b in layers][-1]


def inputs_again_but_in_the_last(X, layers, f):
    hidden = [X, *(f(X @ W + b) for W, b in layers[:-1])]
    return sums(f, hidden[-1], *layers[-1])


def weights_of_the_loop(X, layers, f):
    for W, b in layers[:-1]:
        X = f(X @ W + b)
    return X @ W + b


def two_by_names(X, layers, f):
    (W1, b1), (W2, b2) = layers
    return f(X @ W1 + b1) @ W2 + b2


def two_by_index(X, layers, f):
    return sums(f, activated(f, X, *layers[0]), *layers[1])


def every_output(X, layers, f):
    hidden = [way(activated)(X, layers[:count], f) for count in range(1, len(layers))]
    return [*hidden, right(X, layers, f)]


CALLING_IT = [inputs_again, inputs_again_but_in_the_last, weights_of_the_loop, two_by_names, two_by_index]

IN_LAYERS = [
    no_product(with_layer),
    Misconception(
        "Each layer adds its `b` to its sums, the last one too: output neurons have no activation here, but they do"
        " have biases.",
        Slip("The products are right, but the biases are missing.", with_layer(lambda X, W, b: X @ W)),
        Slip(
            "Not every layer adds its biases.",
            way(lambda f, X, W, b: f(X @ W), last=sums),
            way(activated, last=lambda f, X, W, b: X @ W),
        ),
    ),
    Misconception(
        "W is turned over: its rows have become columns. In this book each column of W already holds one neuron's"
        " weights, so W is used as it is.",
        with_layer(lambda X, W, b: X @ W.T + b),
    ),
    Misconception(
        "Every layer gets X, the network's input. Only the first layer should: each one after it takes what the"
        " layer before gave. Keep that in a variable that changes in the loop.",
        inputs_again,
        inputs_again_but_in_the_last,
        lambda X, layers, f: [X @ W + b for W, b in layers][-1],
    ),
    Misconception(
        "Below the loop, W and b are still those of the loop's last round, if there was one. Take the last layer's"
        " own from `layers`.",
        weights_of_the_loop,
    ),
    Misconception(
        "`layers` holds the layers with weights, and the numbers go through each of them.",
        Slip(
            "The function ends after the first layer. If `return` stands inside the loop, move it to the left, below"
            " the loop.",
            lambda X, layers, f: activated(f, X, *layers[0]),
            lambda X, layers, f: sums(f, X, *layers[0]),
            lambda X, layers, f: (activated if len(layers) > 1 else sums)(f, X, *layers[0]),
        ),
        Slip(
            "The first layer is left out. The input layer is not in the list, so the first pair is to be used too.",
            lambda X, layers, f: way(activated)(X, layers[1:], f) if len(layers) > 1 else X,
            lambda X, layers, f: right(X, layers[1:], f) if len(layers) > 1 else X,
        ),
        Slip(
            "The last layer is left out: these are the outputs of the layer before it. The last layer makes its sums"
            " too, only without an activation.",
            lambda X, layers, f: way(activated)(X, layers[:-1], f) if len(layers) > 1 else X,
        ),
    ),
    Misconception(
        "The layers are taken from the last to the first. Forward propagation goes the way the numbers go: from the"
        " input on, in the order of the list.",
        lambda X, layers, f: right(X, layers[::-1], f),
        lambda X, layers, f: way(activated)(X, layers[::-1], f),
    ),
    Misconception(
        "This is right for exactly two layers. `layers` may hold one, or ten: let a loop go through all of them.",
        two_by_names,
        two_by_index,
        lambda X, layers, f: sums(f, activated(f, X, *layers[0]), *layers[-1]),
    ),
    Misconception(
        "It returns what every layer gave, in a list. Only the last layer's sums are the network's output.",
        every_output,
        lambda X, layers, f: [X, *every_output(X, layers, f)],
    ),
    first_row(right),
]
