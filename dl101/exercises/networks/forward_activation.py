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


OF_WHICH_LAYER = Misconception(
    "Each layer has one except the last, which is linear: its sums leave the network as they are. Which layer is the"
    " last depends on its position in the list.",
    Slip("The activation is applied after the last layer too.", way(activated)),
    Slip(
        "One layer alone is right, but with two or more, the activation is applied after the last one too.",
        each_of_several_activated,
    ),
    Slip("The activation comes at the very end.", way(sums, last=activated)),
    Slip(
        "Only the first layer has its activation.",
        only_first_activated,
        lambda X, layers, f: (only_first_activated if len(layers) > 1 else right)(X, layers, f),
    ),
    Slip(
        "The activation is missing, so this is a stack of linear layers, which is worth no more than one.",
        way(sums),
    ),
)

AROUND_WHAT = Misconception(
    "The activation belongs around a layer's sums, once: `activation(X @ W + b)`, in every layer but the last.",
    Slip(
        "The activation is applied to what comes into a layer, and so the inputs X go through it too. X enters the"
        " first product as it is.",
        way(lambda f, X, W, b: f(X) @ W + b),
        way(lambda f, X, W, b: f(X) @ W + b, last=sums),
        way(lambda f, X, W, b: f(X) @ W + b, last=lambda f, X, W, b: f(f(X) @ W + b)),
    ),
    Slip(
        "The biases are added after the activation. They belong in the sums, before it.",
        way(lambda f, X, W, b: f(X @ W) + b, last=sums),
    ),
    Slip("The activation is applied twice in a layer.", way(lambda f, X, W, b: f(f(X @ W + b)), last=sums)),
)

MISPLACED = [*OF_WHICH_LAYER.slips[2:4], *AROUND_WHAT.slips[:2]]
ALWAYS_RELU = Misconception(
    "The third input, `activation`, is a function: call it instead, whatever it is.",
    Slip(
        "It always uses ReLU, and after the last layer too. That one's sums stay as they are.",
        *always_relu([way(activated), each_of_several_activated]),
    ),
    Slip(
        "It always uses ReLU.",
        *always_relu([right, *CALLING_IT]),
        *always_relu(answer for slip in MISPLACED for answer in slip.answers),
    ),
)
