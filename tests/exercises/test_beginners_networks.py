"""Slips of beginners with networks, written as they write them: each gets words of its own."""

import math

import numpy as np
import pytest

from dl101.exercises import networks as ex
from tests.exercises.slips import earns

COLUMNS = "In a table, the *columns* sum to 1 here."
NEEDS_A_TABLE = "With `axis=1` it needs a table"
FLAT = "One number for each row comes back as a flat row"
NAN = "infinity divided by infinity is `nan`, as is 0 divided by 0. First take each row's largest number away from it"
SMALL = "For one row of small logits it is right, but "
ANY = "For one row it is right, but "
OWN_LARGEST = "Take each row's own largest number"
NEURONS_ARE_COLUMNS = "In this book each *column* of W does"
EXPRESSIONS = {
    "dense": {
        "X @ W": "the biases are missing",
        "W @ X + b": "W and X have changed places",
        "X @ W + np.sum(b)": "Every neuron gets the sum of all biases.",
        "sum(X @ W + b)": "The sums of all examples are added up, column by column.",
        "np.dot(W, X) + b": "W and X have changed places",
        "X @ W.T + b": NEURONS_ARE_COLUMNS,
        "[[sum(x_i * w_i for x_i, w_i in zip(x, w)) + b_j for w, b_j in zip(W, b)] for x in X]": NEURONS_ARE_COLUMNS,
        "W.T @ X.T + b": "Each example gets a bias of its own here.",
        "(W.T @ X.T + b).T": "Each example gets a bias of its own here.",
        "np.dot(W.T, X.T) + b": "Each example gets a bias of its own here.",
        "X @ W + b.reshape(-1, 1)": "Each example gets a bias of its own here.",
        "X @ W + b[:, np.newaxis]": "Each example gets a bias of its own here.",
        "X * W + b": "`*` multiplies number by number",
        "X @ (W + b)": "The biases are added to the weights",
        "np.dot(X, W) - b": "The biases are subtracted.",
        "X[0] @ W + b": "Only the first example is worked out.",
        "np.maximum(0, X @ W + b)": "These are the outputs after a ReLU.",
        "(X @ W + b).T": "rows and columns have changed places",
        "np.sum(X @ W + b)": "All sums of the layer are added up to one number.",
        "(X @ W + b).sum(axis=1)": "The sums of each example are added up",
        "[sum(x[i] * W[i] + b for i in range(len(x))) for x in X]": "Each bias is added once for every input.",
        "[sum(x[i] * W[i] for i in range(len(x) - 1)) + b for x in X]": "The last input is left out.",
    },
    "softmax": {
        "np.exp(z) / np.sum(np.exp(z))": f"{SMALL}in a table all numbers are divided by one sum",
        "np.e ** z / np.sum(np.e ** z)": "For large ones, first take each row's largest number away from it",
        "np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))": f"{ANY}in a table all numbers are divided by one sum",
        "np.exp(z - z.max(-1, keepdims=True)) / np.exp(z - z.max(-1, keepdims=True)).sum()": f"{ANY}in a table all",
        "np.exp(z) / np.exp(z).sum(axis=0)": COLUMNS,
        "np.exp(z) / sum(np.exp(z))": COLUMNS,
        "np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)": NEEDS_A_TABLE,
        "np.exp(z) / np.sum(np.exp(z), axis=1)": NEEDS_A_TABLE,
        "np.exp(z) / np.sum(np.exp(z), axis=-1)": FLAT,
        "np.exp(z - np.max(z, axis=-1)) / np.sum(np.exp(z - np.max(z, axis=-1)), axis=-1)": FLAT,
        "np.exp(z) / np.sum(np.exp(z), axis=-1, keepdims=True)": NAN,
        "np.e ** z / np.sum(np.e ** z, axis=-1, keepdims=True)": NAN,
        "np.exp(z - z.max()) / np.exp(z - z.max()).sum(axis=-1, keepdims=True)": OWN_LARGEST,
        "np.exp(z - z.max(-1, keepdims=True)) / np.exp(z).sum(-1, keepdims=True)": "stand different things",
        "np.exp(z) / np.sum(z)": "stand different things",
        "z / np.sum(z, axis=-1, keepdims=True)": "e is missing",
        "z / z.sum()": "e is missing",
        "np.exp(z)": "they don't sum to 1 yet",
        "np.exp(z) / np.max(np.exp(z))": "Each row is divided by its largest power",
        "np.argmax(z)": "This says *where* the largest logit stands.",
        "(z == z.max(axis=-1, keepdims=True)) * 1": "that is the choice itself",
        "np.max(ex.softmax.reference(z), axis=-1)": "This is only the largest share.",
        "np.round(ex.softmax.reference(z), 2)": "The shares are right, but rounded",
        "1 / (1 + np.exp(-z))": "This is the sigmoid of each number by itself.",
        "[math.exp(v) / sum(math.exp(u) for u in z) for v in z]": f"{SMALL}in a table the loop meets whole rows",
        "[np.exp(row - row.max()) / np.exp(row - row.max()).sum() for row in z]": "so it needs a table",
        "np.exp(np.clip(z, -100, 100)) / np.exp(np.clip(z, -100, 100)).sum(-1, keepdims=True)": "are cut off",
        "np.exp(np.minimum(z, 700)) / np.exp(np.minimum(z, 700)).sum(-1, keepdims=True)": "are cut off",
        "np.apply_along_axis(lambda r: [math.exp(v) / sum(map(math.exp, r)) for v in r], -1, z)": "`math.exp` stops",
        "[math.exp(v - max(z)) / sum(math.exp(u - max(z)) for u in z) for v in z]": f"{ANY}in a table the loop",
        "2.718 ** z / np.sum(2.718 ** z, axis=-1, keepdims=True)": "such as 2.718 is e rounded",
    },
    "count_parameters": {
        "sum(sizes)": "These are the neurons, with the inputs.",
        "sum(a * b for a, b in zip(sizes, sizes[1:]))": "the biases are missing",
        "sum(a * b + a for a, b in zip(sizes, sizes[1:]))": "as many biases here as it has inputs",
        "sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)": "The input layer gets biases too.",
        "sum(a * b + 1 for a, b in zip(sizes, sizes[1:]))": "Each layer has one bias here.",
        "sum(a * b for a, b in zip(sizes, sizes[1:])) + 1": "there is one bias in all",
        "sum(a + b for a, b in zip(sizes, sizes[1:]))": "The sizes of neighboring layers are added.",
        "math.prod(sizes)": "All sizes are multiplied with one another.",
        "sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(len(sizes) - 2))": "The last layer is left out.",
        "sum(sizes[i] * sizes[i + 1] + sizes[i + 1] for i in range(1, len(sizes) - 1))": "between the first two",
        "sizes[0] * sizes[1] + sizes[1] + sizes[1] * sizes[2] + sizes[2]": "exactly two layers of weights",
        "[a * b + b for a, b in zip(sizes, sizes[1:])]": "Each layer has its own count, in a list.",
    },
    "collapse_linear": {
        "(W1 @ W2, b1 + b2)": "the two rows of biases are added",
        "(W2 @ W1, b1 @ W2 + b2)": "the two matrices have changed places",
        "(W2 @ W1, b1 + b2)": "the two matrices have changed places",
        "(W1 @ W2, b1 @ W2)": "But b2 is missing",
        "(W1 @ W2, b2)": "but b1 is lost",
        "(W1 * W2, b1 * b2)": "`*` multiplies the weights number by number",
        "(W1 + W2, b1 + b2)": "The weights are added",
        "(W1 @ W2, (b1 + b2) @ W2)": "but b2 goes through W2 too",
        "(W1 @ W2, b1 @ W2 + b2 @ W2)": "but b2 goes through W2 too",
        "(np.dot(W1, W2), np.dot(b1, W2) + np.dot(b2, W2))": "but b2 goes through W2 too",
        "(W1 @ W2, W2 @ b1 + b2)": "in b, b1 meets the rows of W2",
        "(W1.dot(W2), W2.dot(b1) + b2)": "in b, b1 meets the rows of W2",
        "(W1 @ W2, b1 @ W2.T + b2)": "in b, b1 meets the rows of W2",
        "((W1 @ W2).T, b1 @ W2 + b2)": "rows and columns have changed places",
        "W1 @ W2": "the biases are missing",
        "W1 @ W2 + b1 @ W2 + b2": "W and b are added up to one table",
        "(b1 @ W2 + b2, W1 @ W2)": "returned in the other order",
    },
    "xor_network": {
        "([[1, 1], [1, 1]], [-0.5, -1.5], [[1], [-2]], 0)": "With the step in the hidden layer this would be right.",
        "([[1, -1], [1, -1]], [-0.5, 1.5], [1, 1], -1.5)": "With the step in every neuron, this would be right.",
        "([[1, 1], [1, 1]], [0, 0], [1, -2], 0)": "All hidden neurons give the same numbers",
        "([[1, 1], [1, 1]], [0, -1], [1, 2], 0)": "With other signs in W2",
        "([[1, 1], [1, 1]], [0, 1], [1, -2], 0)": "With other signs in b1",
        "([[1, 1], [1, 1]], [0, -1], [-2, 1], 0)": "With the numbers of W2 in another order",
        "([[1, 1], [1, 1]], [0, -1], [0.5, -1], 0)": "Nearly: where XOR is 1, an output is exactly 0.5",
        "([[1, 1], [1, 1]], [0, -1], [0.1, -0.2], 0)": "With the bar at 0 this would be right",
        "([[1, 1], [1, 1]], [0, -1], [1, -2], 1)": "with another b2 all would be right",
        "([[1, 1], [1, 1]], [1, -2], [0, -1], 0)": "With b1 and W2 in each other's place",
        "([[1, 1], [-1, -1]], [0, 1], [-1, -2], 2)": "With the rows of W1 as columns",
        "([[1], [1]], [-1.5], [1], 0)": "There is only one hidden neuron",
        "([[1, 1], [1, 1]], [0, -1], [0, 1], 0)": "This is AND",
        "([[1, 1], [1, 1]], [0, -1], [2, -1], 0)": "This is OR",
    },
}
INTO = "The activation is applied to what comes into a layer"
LAST = "    W, b = layers[-1]\n    return X @ W + b"
DOT = "    W, b = layers[-1]\n    return np.dot(W, X) + b"
LINES = {
    "    for W, b in layers:\n        X = activation(X @ W + b)\n    return X": "after the last layer too",
    "    for W, b in layers:\n        X = X @ W + b\n    return X": "worth no more than one",
    "    for W, b in layers:\n        X = X @ W + b\n    return activation(X)": "comes at the very end",
    "    for W, b in layers:\n        return activation(X @ W + b)": "ends after the first layer",
    "    for W, b in layers:\n        Z = activation(X @ W + b)\n    return Z": "Every layer gets X",
    "    for W, b in layers[:-1]:\n        X = activation(X @ W + b)\n    return X": "The last layer is left out",
    "    for W, b in layers[:-1]:\n        X = activation(X @ W + b)\n    return X @ W + b": "Below the loop, W and b",
    f"    for W, b in layers[1:-1]:\n        X = activation(X @ W + b)\n{LAST}": None,
    f"    for W, b in layers[:-1]:\n        X = activation(X @ W) + b\n{LAST}": "added after the activation",
    f"    for W, b in layers[:-1]:\n        X = np.maximum(0, X @ W + b)\n{LAST}": "It always uses ReLU.",
    f"    for W, b in layers[:-1]:\n        X = activation(activation(X @ W + b))\n{LAST}": "applied twice",
    f"    for W, b in layers[:-1]:\n        X = activation(X @ W.T + b)\n{LAST.replace('W +', 'W.T +')}": "turned over",
    "    (W1, b1), (W2, b2) = layers\n    return activation(X @ W1 + b1) @ W2 + b2": "exactly two layers",
    "    (W1, b1), (W2, b2) = layers[0], layers[1]\n    return activation(X @ W1 + b1) @ W2 + b2": "exactly two layers",
    "    for W, b in layers[:-1]:\n        X = activation(X @ W)\n"
    + LAST.replace(" + b", ""): "but the biases are missing",
    f"    for W, b in layers[:-1]:\n        X = activation(X @ W)\n{LAST}": "Not every layer adds its biases.",
    f"    for W, b in layers[:-1]:\n        X = activation(X @ W + b)\n{LAST[:-4]}": "Not every layer adds its biases.",
    f"    for W, b in layers[:-1]:\n        X = activation(np.dot(W, X) + b)\n{DOT}": "changed places",
    "    for W, b in layers:\n        X = activation(X) @ W + b\n    return X": INTO,
    f"    for W, b in layers[:-1]:\n        X = activation(X) @ W + b\n{LAST}": INTO,
    "    for W, b in layers:\n        X = activation(X) @ W + b\n    return activation(X)": INTO,
    "    for W, b in layers:\n        X = np.maximum(0, X @ W + b)\n    return X": "ReLU, and after the last layer",
    "    for W, b in layers:\n        X = X @ W + b\n        if len(layers) > 1:\n"
    "            X = np.maximum(0, X)\n    return X": "ReLU, and after the last layer too.",
    f"    for W, b in layers[:-1]:\n        X = np.maximum(0, X) @ W + b\n{LAST}": "It always uses ReLU. The third",
    "    for W, b in layers:\n        X = X @ W + b\n        if len(layers) > 1:\n            X = activation(X)\n"
    "    return X": "One layer alone is right",
    "    if len(layers) == 1:\n        return X @ layers[0][0] + layers[0][1]\n"
    "    for W, b in layers:\n        X = activation(X @ W + b)\n    return X": "One layer alone is right",
    "    for W, b in layers[::-1]:\n        X = activation(X @ W + b)\n    return X": "from the last to the first",
    "    for W, b in layers:\n        X = activation(W @ X + b)\n    return X": None,
    f"    Z = X\n    for W, b in layers[:-1]:\n        Z = activation(X @ W + b)\n{LAST.replace('X', 'Z')}": "gets X",
}


def slips():
    for name, found in EXPRESSIONS.items():
        parameters = ", ".join(getattr(ex, name).parameters)
        for code, words in found.items():
            yield pytest.param(
                name, f"def {name}({parameters}):\n    return {code}", words, id=f"{name}: {code}"
            )
    for lines, words in LINES.items():
        yield pytest.param(
            "forward", f"def forward(X, layers, activation):\n{lines}", words, id=lines.strip()
        )


@pytest.mark.parametrize(("name", "code", "words"), list(slips()))
def test_each_slip_gets_words_of_its_own(name, code, words):
    namespace = {"np": np, "math": math, "ex": ex}
    exec(code, namespace)
    earns(getattr(ex, name), namespace[name], words)


def test_an_item_of_layers_is_taken_apart():
    def forward(X, layers, activation):
        for W, b in layers[:-1]:
            X = activation(X @ W + b)
        return X @ layers[-1] + b

    assert "Take it apart first: `W, b = layers[-1]`." in ex.forward.check(forward).message
