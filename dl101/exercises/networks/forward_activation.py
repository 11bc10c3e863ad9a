"""The mistakes of `forward` with its activation: missing, in a wrong place, or always ReLU. `f` is the activation."""

from dl101.checker import LazyModule, Misconception, Slip
from dl101.exercises.networks.forward_layers import CALLING_IT, activated, right, sums, way

np = LazyModule("numpy")


def relu(z):
    return np.maximum(0, z)


def always_relu(answers):
    """These answers with ReLU, whatever the activation is."""
    return [lambda X, layers, f, answer=answer: answer(X, layers, relu) for answer in answers]


def each_of_several_activated(X, layers, f):
    return (way(activated) if len(layers) > 1 else right)(X, layers, f)


def only_first_activated(X, layers, f):
    for i, (W, b) in enumerate(layers):
        X = X @ W + b
        if i == 0:
            X = f(X)
    return X


AT_THE_END = way(sums, last=activated)
ONLY_FIRST = (
    only_first_activated,
    lambda X, layers, f: (only_first_activated if len(layers) > 1 else right)(X, layers, f),
)
AROUND_INPUTS = (
    way(lambda f, X, W, b: f(X) @ W + b),
    way(lambda f, X, W, b: f(X) @ W + b, last=sums),
    way(lambda f, X, W, b: f(X) @ W + b, last=lambda f, X, W, b: f(f(X) @ W + b)),
)
BEFORE_BIASES = way(lambda f, X, W, b: f(X @ W) + b, last=sums)

OF_WHICH_LAYER = Misconception(
    "Each layer has an activation except the last, however many there are. The last one is linear: its sums leave the"
    " network as they are.",
    Slip("The activation is applied after the last layer too.", way(activated)),
    Slip(
        "One layer alone is right, but with two or more, the activation is applied after the last one too. Their number"
        " does not say which of them is the last: its position does.",
        each_of_several_activated,
    ),
    Slip("The activation comes at the very end.", AT_THE_END),
    Slip("Only the first layer has its activation.", *ONLY_FIRST),
    Slip(
        "The activation is missing, so this is a stack of linear layers, which is worth no more than one.",
        way(sums),
    ),
)

AROUND_WHAT = Misconception(
    "The activation belongs around a layer's sums, once, in every layer but the last.",
    Slip(
        "The activation is applied to what comes into a layer, and so the inputs X go through it too. X enters the"
        " first product as it is.",
        *AROUND_INPUTS,
    ),
    Slip("The biases are added after the activation. They belong in the sums, before it.", BEFORE_BIASES),
    Slip("The activation is applied twice in a layer.", way(lambda f, X, W, b: f(f(X @ W + b)), last=sums)),
)

ALWAYS_RELU = Misconception(
    "The third input, `activation`, is a function: call it instead, whatever it is.",
    Slip(
        "It always uses ReLU, and after the last layer too. The last layer's sums stay as they are.",
        *always_relu([way(activated), each_of_several_activated]),
    ),
    Slip(
        "It always uses ReLU.",
        *always_relu([right, *CALLING_IT, AT_THE_END, *ONLY_FIRST, *AROUND_INPUTS, BEFORE_BIASES]),
    ),
)
