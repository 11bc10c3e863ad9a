"""The mistakes of `forward` with its activation: missing, in a wrong place, or always ReLU. `f` is the activation."""

from dl101.checker import LazyModule, Misconception
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


MISPLACED = [
    Misconception(
        "The activation comes at the very end. It belongs between the layers: after each of them except the last.",
        way(sums, last=activated),
    ),
    Misconception(
        "Only the first layer has its activation. Every layer needs one except the last, however many there are.",
        only_first_activated,
        lambda X, layers, f: (only_first_activated if len(layers) > 1 else right)(X, layers, f),
    ),
    Misconception(
        "The activation is applied to what comes into a layer, and so the inputs X go through it too. X enters the"
        " first product as it is. The activation belongs around a layer's sums, `activation(X @ W + b)`, in every"
        " layer but the last.",
        way(lambda f, X, W, b: f(X) @ W + b),
        way(lambda f, X, W, b: f(X) @ W + b, last=sums),
        way(lambda f, X, W, b: f(X) @ W + b, last=lambda f, X, W, b: f(f(X) @ W + b)),
    ),
    Misconception(
        "The biases are added after the activation. They belong in the sums, before it: activation(X·W + b).",
        way(lambda f, X, W, b: f(X @ W) + b, last=sums),
    ),
]

ACTIVATION_SLIPS = [
    Misconception(
        "The activation is applied after the last layer too. The last layer is linear: its sums leave the network"
        " as they are.",
        way(activated),
    ),
    Misconception(
        "One layer alone is right, but with two or more, the activation is applied after the last one too. How many"
        " layers there are does not say which of them is the last: that depends on its position in the list.",
        each_of_several_activated,
    ),
    Misconception(
        "It always uses ReLU, and after the last layer too. The third input, `activation`, is a function: call it"
        " instead. And leave the last layer's sums as they are.",
        *always_relu([way(activated), each_of_several_activated]),
    ),
    Misconception(
        "It always uses ReLU. The third input, `activation`, is a function: call it, whatever it is.",
        *always_relu([right, *CALLING_IT]),
        *always_relu(answer for slip in MISPLACED for answer in slip.answers),
    ),
    *MISPLACED,
    Misconception(
        "The activation is missing, so this is a stack of linear layers, which is worth no more than one. After"
        " each layer but the last, give the sums to `activation`.",
        way(sums),
    ),
    Misconception(
        "The activation is applied twice in a layer. Once is enough.",
        way(lambda f, X, W, b: f(f(X @ W + b)), last=sums),
    ),
]
