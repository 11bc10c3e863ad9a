"""Any right answer passes, however it is written."""

import itertools
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dl101.exercises import all_exercises
from dl101.exercises import neuron as ex


def by_index(x, w, b):
    z = 0
    for i in range(len(x)):
        z += x[i] * w[i]
    return z + b


def bias_as_a_weight(x, w, b):
    """Lists come in, and a list takes one more item with `+`."""
    x = x + [1]  # noqa: RUF005 - as beginners write it
    w = w + [b]  # noqa: RUF005
    return sum(i * j for i, j in zip(x, w, strict=True))


def by_popping(x, w, b):
    x, w = x.copy(), w.copy()
    while x:
        b += x.pop() * w.pop()
    return b


def by_hand_backward(x, w, b):
    total = b
    for i in reversed(range(len(x))):
        total = w[i] * x[i] + total
    return total


def as_tensor(z, **options):
    return torch.as_tensor(z, dtype=torch.float64, **options)


def each(function, z):
    return [each(function, part) for part in z] if np.ndim(z) else function(float(z))


def stable_sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


SUMS = {
    "by index": by_index,
    "backward": by_hand_backward,
    "bias as a weight": bias_as_a_weight,
    "popping": by_popping,
    "NumPy": lambda x, w, b: np.dot(x, w) + b,
    "NumPy, one in an array": lambda x, w, b: np.array([np.dot(x, w) + b]),
    "matrix": lambda x, w, b: np.matrix(x) * np.matrix(w).T + b,
    "masked array, nothing hidden": lambda x, w, b: np.ma.array([np.dot(x, w) + b]),
    "NumPy, float32": lambda x, w, b: np.float32(np.asarray(x, np.float32) @ np.asarray(w, np.float32) + b),
    "torch": lambda x, w, b: as_tensor(x) @ as_tensor(w) + b,
    "torch, one in a tensor": lambda x, w, b: (torch.tensor([x]).float() @ torch.tensor(w).float()) + b,
    "torch, out of its graph": lambda x, w, b: (
        as_tensor(x, device="cpu").requires_grad_() @ as_tensor(w) + b
    ).item(),
    "fractions": lambda x, w, b: sum(
        (Fraction(i) * Fraction(j) for i, j in zip(x, w, strict=True)), Fraction(b)
    ),
    "decimals": lambda x, w, b: sum((Decimal(i) * Decimal(j) for i, j in zip(x, w, strict=True)), Decimal(b)),
    "other names": lambda inputs, weights, bias=0: by_index(inputs, weights, bias),
    "any inputs": lambda *inputs: by_index(*inputs),
}
RELUS = {
    "maximum": lambda z: np.maximum(z, 0),
    "mask": lambda z: z * (np.asarray(z) > 0),
    "where": lambda z: np.where(np.asarray(z) > 0, z, 0),
    "half": lambda z: (z + abs(z)) / 2,
    "lists": lambda z: each(lambda number: max(0.0, number), z),
    "torch": lambda z: torch.relu(as_tensor(z)),
    "torch, float32": lambda z: torch.nn.functional.relu(torch.as_tensor(z, dtype=torch.float32)),
    "clip": lambda z: np.clip(z, 0, None),
    "NumPy, long double": lambda z: np.maximum(np.asarray(z, dtype=np.longdouble), 0),
    "vectorize": np.vectorize(lambda number: number if number > 0 else 0, otypes=[float]),
}
SIGMOIDS = {
    "NumPy": lambda z: 1 / (1 + np.exp(-z)),
    "NumPy, long double": lambda z: 1 / (1 + np.exp(-np.longdouble(z))),
    "lists": lambda z: each(stable_sigmoid, z),
    "by tanh": lambda z: (np.tanh(z / 2) + 1) / 2,
    "clipped": lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500))),
    "torch": lambda z: torch.sigmoid(as_tensor(z)),
    "torch, float32": lambda z: torch.sigmoid(torch.as_tensor(z, dtype=torch.float32)).numpy(),
}
TANHS = {
    "NumPy": np.tanh,
    "lists": lambda z: each(math.tanh, z),
    "by sigmoid": lambda z: 2 / (1 + np.exp(-2 * z)) - 1,
    "torch": lambda z: torch.tanh(as_tensor(z)),
    "float32": lambda z: np.tanh(np.asarray(z, dtype=np.float32)),
}
NEURONS = {
    "bias as a weight": lambda x, w, b, activation: activation(bias_as_a_weight(x, w, b)),
    "popping": lambda x, w, b, activation: activation(by_popping(x, w, b)),
    "in one line": lambda x, w, b, activation: activation(sum(i * j for i, j in zip(x, w, strict=True)) + b),
    "NumPy": lambda x, w, b, activation: activation(np.dot(x, w) + b),
    "torch": lambda x, w, b, f: f(as_tensor(x) @ as_tensor(w) + b),
}
GATES = {
    "and_gate": [(1, 1, -1.5), (1, 1, -1), [0.3, 0.2, -0.4], (100, 200, -250), (True, True, Fraction(-3, 2))],
    "or_gate": [(1, 1, -0.5), (1, 1, 0), np.array([0.2, 5, -0.1]), (Decimal("0.5"), 1, -0.25)],
    "nand_gate": [(-1, -1, 1.5), (-1, -1, 2), torch.tensor([-0.5, -0.75, 1.0]), [-2, -1, 2.5]],
}


# Chapter 3


def dense_by_loops(X, W, b):
    rows = []
    for x in X:
        row = []
        for neuron in range(len(b)):
            z = b[neuron]
            for i in range(len(x)):
                z += x[i] * W[i][neuron]
            row.append(z)
        rows.append(row)
    return rows


def dense_in_place(X, W, b):
    result = np.zeros((len(X), len(b)))
    for i, x in enumerate(X):
        result[i] = np.sum(W * x[:, None], axis=0) + b
    return result


def dense_of_floats(X, W, b):
    X, W, b = X.tolist(), W.tolist(), b.tolist()
    return [
        [
            sum(x * w for x, w in zip(row, column, strict=True)) + b_j
            for column, b_j in zip(zip(*W, strict=True), b, strict=True)
        ]
        for row in X
    ]


def torch_dense(X, W, b, dtype=torch.float64):
    return torch.as_tensor(X, dtype=dtype) @ torch.as_tensor(W, dtype=dtype) + torch.as_tensor(b, dtype=dtype)


def linear_layer(X, W, b):
    layer = torch.nn.Linear(*W.shape, dtype=torch.float64)
    with torch.no_grad():
        layer.weight[:], layer.bias[:] = torch.tensor(W.T), torch.tensor(b)
    return layer(torch.tensor(X)).detach()


def forward_with(layer, activate):
    """The way forward by this layer; `activate(activation, Z)` is how it calls the activation."""

    def forward(X, layers, activation):
        for number, (W, b) in enumerate(layers, 1):
            X = layer(X, W, b)
            if number < len(layers):
                X = activate(activation, X)
        return X

    return forward


def forward_by_recursion(X, layers, activation):
    (W, b), *rest = layers
    Z = X @ W + b
    return forward_by_recursion(activation(Z), rest, activation) if rest else Z


def forward_by_neurons(X, layers, activation):
    """As one writes it with chapter 2's neuron: numbers alone."""
    rows = []
    for x in X:
        for layer, (W, b) in enumerate(layers):
            z = [sum(w * x_i for w, x_i in zip(W[:, j], x, strict=True)) + b[j] for j in range(len(b))]
            x = [activation(z_j) for z_j in z] if layer < len(layers) - 1 else z
        rows.append(x)
    return rows


def forward_by_popping(X, layers, activation):
    while len(layers) > 1:
        W, b = layers.pop(0)
        X = activation(X @ W + b)
    return X @ layers[0][0] + layers[0][1]


def softmax_by_loops(z):
    if np.ndim(z) == 2:
        return [softmax_by_loops(row) for row in z]
    powers = [math.exp(number - max(z)) for number in z]
    return [power / sum(powers) for power in powers]


def softmax_of_differences(z):
    """1 / sum of e^(z_j - z_i): overflows on the way, and is right."""
    return 1 / np.sum(np.exp(z[..., None, :] - z[..., :, None]), axis=-1)


def softmax_turned(z):
    powers = np.exp(z.T - np.max(z.T, axis=0))
    return (powers / powers.sum(axis=0)).T


def softmax_in_place(z):
    z -= z.max(axis=-1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=-1, keepdims=True)
    return z


def count_by_index(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i - 1] * sizes[i] + sizes[i]
    return total


def count_by_torch(sizes):
    layers = [torch.nn.Linear(*pair) for pair in itertools.pairwise(sizes)]
    return sum(parameter.numel() for layer in layers for parameter in layer.parameters())


def collapse_by_trying(W1, b1, W2, b2):
    """b is what comes out for 0; a row of W what one input adds."""

    def both(X):
        return (X @ W1 + b1) @ W2 + b2

    nothing = np.zeros((1, len(W1)))
    b = both(nothing)[0]
    return both(np.eye(len(W1))) - b, b


def collapse_by_lists(W1, b1, W2, b2):
    rows = dense_by_loops([*W1, b1], W2, [0] * len(b2))
    return [rows[:-1], [z + b for z, b in zip(rows[-1], b2, strict=True)]]


DENSES = {
    "loops": dense_by_loops,
    "in place": dense_in_place,
    "lists of floats": dense_of_floats,
    "dot": lambda X, W, b: np.dot(X, W) + b,
    "a column for the bias": lambda X, W, b: np.column_stack([X, np.ones(len(X))]) @ np.vstack([W, b]),
    "row by row": lambda X, W, b: np.array([x @ W + b for x in X]),
    "the other way round": lambda X, W, b: (W.T @ X.T + b[:, None]).T,
    "einsum": lambda X, W, b: np.einsum("ni,ij->nj", X, W) + b,
    "float32": lambda X, W, b: X.astype(np.float32) @ W.astype(np.float32) + b.astype(np.float32),
    "torch": torch_dense,
    "torch, float32": lambda X, W, b: torch_dense(X, W, b, torch.float32),
    "nn.Linear": linear_layer,
    "matrix": lambda X, W, b: np.matrix(X) * np.matrix(W) + b,
    "objects": lambda X, W, b: (X @ W + b).astype(object),
    "tuple of arrays": lambda X, W, b: tuple(X @ W + b),
    "other names": lambda inputs, weights, biases: inputs @ weights + biases,
}
FORWARDS = {
    "in a loop": forward_with(lambda X, W, b: X @ W + b, lambda activation, Z: activation(Z)),
    "recursion": forward_by_recursion,
    "numbers alone": forward_by_neurons,
    "popping": forward_by_popping,
    "lists": forward_with(dense_by_loops, lambda activation, Z: [[activation(z) for z in row] for row in Z]),
    "rows of lists": forward_with(dense_by_loops, lambda activation, Z: [activation(row) for row in Z]),
    "torch, straight": forward_with(torch_dense, lambda activation, Z: activation(Z)),
    "torch, its tensors": forward_with(
        torch_dense, lambda activation, Z: torch.as_tensor(activation(Z.numpy()))
    ),
    "float32": forward_with(
        lambda X, W, b: (X @ W + b).astype(np.float32), lambda activation, Z: activation(Z).astype(np.float32)
    ),
    "vectorize": forward_with(
        lambda X, W, b: X @ W + b, lambda activation, Z: np.vectorize(activation, otypes=[float])(Z)
    ),
    "example by example": lambda X, layers, activation: [
        forward_by_recursion(x, layers, activation).tolist() for x in X
    ],
}
SOFTMAXES = {
    "loops": softmax_by_loops,
    "of differences": softmax_of_differences,
    "turned over": softmax_turned,
    "in place": softmax_in_place,
    "powers of e": lambda z: (
        np.e ** (z - z.max(axis=-1, keepdims=True))
        / (np.e ** (z - z.max(-1, keepdims=True))).sum(-1, keepdims=True)
    ),
    "by logarithms": lambda z: np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True)),
    "torch": lambda z: torch.softmax(torch.as_tensor(z), dim=-1),
    "torch, float32": lambda z: torch.softmax(torch.as_tensor(z, dtype=torch.float32), dim=-1).numpy(),
    "along one axis": lambda z: np.apply_along_axis(softmax_by_loops, -1, z),
}
COUNTS = {
    "by index": count_by_index,
    "torch": count_by_torch,
    "NumPy": lambda sizes: np.dot(np.array(sizes[:-1]) + 1, sizes[1:]),
    "a float": lambda sizes: float(count_by_index(sizes)),
    "one in an array": lambda sizes: np.array([count_by_index(sizes)]),
}
COLLAPSES = {
    "NumPy": lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 + b2),
    "by trying": collapse_by_trying,
    "lists": collapse_by_lists,
    "torch": lambda W1, b1, W2, b2: (torch_dense(W1, W2, [0.0]), torch_dense(b1, W2, b2)),
    "float32": lambda W1, b1, W2, b2: [np.float32(W1) @ np.float32(W2), np.float32(b1 @ W2 + b2)],
    "a row of biases": lambda W1, b1, W2, b2: (W1 @ W2, b1.reshape(1, -1) @ W2 + b2),
    "one bias as a number": lambda W1, b1, W2, b2: (
        W1 @ W2,
        float((b1 @ W2 + b2)[0]) if len(b2) == 1 else b1 @ W2 + b2,
    ),
}
XORS = {
    "the chapter's": ([[1, 1], [1, 1]], [0, -1], [[1], [-2]], [0]),
    "a number for b2, a row for W2": ([[1, 1], [1, 1]], [0, -1], [1, -2], 0),
    "arrays": tuple(map(np.array, ([[1, 1], [1, 1]], [0, -1], [[1], [-2]], [0]))),
    "b1 as a row, b2 in brackets": ([[1, 1], [1, 1]], [[0, -1]], [[1], [-2]], [[0]]),
    "one bias for all": ([[1, -1], [-1, 1]], 0, [1, 1], 0),
    "tensors": tuple(map(torch.tensor, ([[1.0, -1.0], [-1.0, 1.0]], [0.0, 0.0], [[1.0], [1.0]], [0.0]))),
    "float32": tuple(map(np.float32, ([[0.7, 0.7], [0.7, 0.7]], [0, -0.7], [[1], [-2]], [0]))),
    "three neurons": ([[1, 1, 1], [1, 1, 1]], [0, -1, -5], [[1], [-2], [7]], [0]),
    "eight neurons": ([[1] * 8, [1] * 8], [0, *[-1] * 7], [[7]] + [[-2]] * 7, -5),
    "NAND-like": ([[-1, -1], [-1, -1]], [1, 2], [-2, 1], 0),
    "by b2 alone": ([[1, -1], [1, -1]], [-1, 1], [-1, -1], 1),
    "just above 0.5": ([[1, 1], [1, 1]], [0, -1], [0.5001, -1.1], 0),
    "0.5 where XOR is 0": ([[1, 1], [1, 1]], [0, -1], [1, -2], 0.5),
    "a list": [[[1, 1], [1, 1]], [0, -1], [[1], [-2]], [0]],
    "an iterable of fractions": ([[Fraction(1, 2)] * 2] * 2, (0, Fraction(-1, 2)), [2, -4], Decimal(0)),
    "booleans": ([[True, True], [True, True]], [False, -1], [True, -2], False),
}

# Chapter 4


def mse_by_loop(predictions, targets):
    total = 0
    for prediction, target in zip(predictions, targets, strict=True):
        total += (prediction - target) ** 2
    return total / len(predictions)


def gradient_by_loops(X, y, w, b):
    dw, db = [0] * len(w), 0
    for x_i, y_i in zip(X, y, strict=True):
        error = sum(x_j * w_j for x_j, w_j in zip(x_i, w, strict=True)) + b - y_i
        for j in range(len(w)):
            dw[j] += 2 * error * x_i[j] / len(y)
        db += 2 * error / len(y)
    return dw, db


def gradient_by_autograd(X, y, w, b):
    w, b = as_tensor(w).requires_grad_(), torch.tensor(float(b), requires_grad=True)
    torch.mean((as_tensor(X) @ w + b - as_tensor(y)) ** 2).backward()
    return w.grad, b.grad


def gradient_in_float32(X, y, w, b):
    X, y, w = X.astype(np.float32), y.astype(np.float32), w.astype(np.float32)
    errors = X @ w + np.float32(b) - y
    return 2 * X.T @ errors / np.float32(len(y)), 2 * errors.mean()


def gradient_with_a_bias_as_weight(X, y, w, b):
    X = np.column_stack([X, np.ones(len(X))])
    both = 2 / len(y) * X.T @ (X @ np.append(w, b) - y)
    return both[:-1], both[-1:]


def descend_in_place(gradient, start, learning_rate, steps):
    point = np.array(start, dtype=float)
    for _ in range(steps):
        point -= learning_rate * gradient(point)
    return point


def descend_by_recursion(gradient, start, learning_rate, steps):
    if steps == 0:
        return start
    return descend_by_recursion(gradient, start - learning_rate * gradient(start), learning_rate, steps - 1)


def descend_while(gradient, start, learning_rate, steps):
    points = [start]
    while len(points) <= steps:
        points.append(np.subtract(points[-1], learning_rate * np.asarray(gradient(points[-1]))))
    return points[-1]


def nudge_and_put_back(f, x, h=1e-5):
    """In place, and x is itself again but for rounding."""
    slopes = np.zeros_like(x)
    for i in range(x.size):
        before = x.flat[i]
        x.flat[i] = before + h
        up = f(x)
        x.flat[i] = before - h
        slopes.flat[i] = (up - f(x)) / (2 * h)
        x.flat[i] = before
    return slopes


def nudge_by_unit_rows(f, x, h=1e-5):
    units = np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + h * unit) - f(x - h * unit)) / 2 / h for unit in units]).reshape(x.shape)


def entropy_by_loop(probabilities, labels):
    total = 0.0
    for row, label in zip(probabilities, labels, strict=True):
        total -= math.log(max(row[label], 1e-15))
    return total / len(labels)


def entropy_by_one_hot(probabilities, labels):
    one_hot = np.eye(probabilities.shape[1])[labels]
    return -np.sum(one_hot * np.log(np.clip(probabilities, 1e-7, 1 - 1e-7))) / len(labels)


def entropy_in_torch(probabilities, labels, dtype=torch.float64):
    logs = torch.log(torch.as_tensor(probabilities, dtype=dtype).clamp(min=1e-10))
    return torch.nn.functional.nll_loss(logs, torch.as_tensor(labels))


def dealt(shuffled):
    """Mini-batches from a function that shuffles 0 to n - 1 with a generator."""

    def answer(n, batch_size, rng):
        order = shuffled(n, rng)
        return [order[start : start + batch_size] for start in range(0, n, batch_size)]

    return answer


def by_shuffle(n, rng):
    indices = list(range(n))
    rng.shuffle(indices)
    return indices


def by_fisher_and_yates(n, rng):
    indices = list(range(n))
    for last in range(n - 1, 0, -1):
        other = rng.integers(0, last + 1)
        indices[last], indices[other] = indices[other], indices[last]
    return indices


def by_drawing_slips(n, rng):
    left = list(range(n))
    return [left.pop(rng.integers(len(left))) for _ in range(n)]


def batches_by_emptying(n, batch_size, rng):
    left, batches = list(rng.permutation(n)), []
    while left:
        batches.append([left.pop() for _ in range(min(batch_size, len(left)))])
    return batches


MSES = {
    "loop": mse_by_loop,
    "targets - predictions": lambda predictions, targets: np.mean((targets - predictions) ** 2),
    "dot": lambda predictions, targets: (predictions - targets) @ (predictions - targets) / len(targets),
    "multiplied out": lambda p, t: np.mean(p**2 - 2 * p * t + t**2),
    "one in an array": lambda p, t: np.mean((p - t) ** 2, keepdims=True),
    "float32": lambda p, t: np.mean((p.astype(np.float32) - t.astype(np.float32)) ** 2),
    "torch": lambda p, t: torch.nn.functional.mse_loss(as_tensor(p), as_tensor(t)),
}
GRADIENTS = {
    "loops": gradient_by_loops,
    "autograd": gradient_by_autograd,
    "float32": gradient_in_float32,
    "bias as a weight": gradient_with_a_bias_as_weight,
    "targets - predictions": lambda X, y, w, b: (
        -2 * np.mean((y - X @ w - b)[:, None] * X, axis=0),
        -2 * np.mean(y - X @ w - b),
    ),
    "lists": lambda X, y, w, b: [part.tolist() for part in gradient_with_a_bias_as_weight(X, y, w, b)],
    "a number for one weight": lambda X, y, w, b: (lambda dw, db: (dw if len(w) > 1 else dw[0], db))(
        *gradient_by_loops(X, y, w, b)
    ),
}
DESCENTS = {
    "in place, on a copy": descend_in_place,
    "recursion": descend_by_recursion,
    "while": descend_while,
    "lists": lambda *inputs: np.asarray(descend_while(*inputs)).tolist(),
    "tensor": lambda *inputs: torch.tensor(descend_while(*inputs)),
    "float32": lambda *inputs: np.float32(descend_while(*inputs)),
    "one in an array": lambda *inputs: np.atleast_1d(descend_while(*inputs)),
}
NUMERICALS = {
    "put back": nudge_and_put_back,
    "unit rows": nudge_by_unit_rows,
    "lists": lambda f, x, h: nudge_by_unit_rows(f, x, h).tolist(),
    "tensor": lambda f, x, h: torch.tensor(nudge_by_unit_rows(f, x, h)),
}
ENTROPIES = {
    "loop": entropy_by_loop,
    "one-hot": entropy_by_one_hot,
    "torch": entropy_in_torch,
    "torch, float32": lambda p, labels: entropy_in_torch(p, labels, torch.float32),
    "a little added": lambda p, labels: np.mean(-np.log(p[np.arange(len(labels)), labels] + 1e-8)),
    "a little more added": lambda p, labels: np.mean(-np.log(p[np.arange(len(labels)), labels] + 1e-5)),
    "taken along": lambda p, y: -np.log(np.maximum(np.take_along_axis(p, y[:, None], 1), 1e-300)).mean(),
    "1 / p": lambda p, y: np.mean(np.log(1 / np.maximum(p[np.arange(len(y)), y], 1e-9))),
}
MINIBATCHES = {
    "shuffle": dealt(by_shuffle),
    "Fisher-Yates": dealt(by_fisher_and_yates),
    "drawn slips": dealt(by_drawing_slips),
    "sorted random numbers": dealt(lambda n, rng: np.argsort(rng.random(n))),
    "choice": dealt(lambda n, rng: rng.choice(n, n, replace=False)),
    "torch": dealt(lambda n, rng: torch.tensor(rng.permutation(n))),
    "sorted in each batch": lambda *inputs: [sorted(batch) for batch in batches_by_emptying(*inputs)],
    "emptied": batches_by_emptying,
    "split": lambda n, size, rng: np.split(rng.permutation(n), range(size, n, size)),
    "tuple of tuples": lambda *inputs: tuple(map(tuple, batches_by_emptying(*inputs))),
}
# Chapter 8


def conv_by_four_loops(image, kernel, stride, padding):
    """The frame is never made: what lies outside of the picture counts as 0."""
    rows, columns, h, w = *image.shape, *kernel.shape
    out = []
    for top in range(-padding, rows + padding - h + 1, stride):
        out.append([])
        for left in range(-padding, columns + padding - w + 1, stride):
            total = 0
            for a in range(h):
                for b in range(w):
                    if 0 <= top + a < rows and 0 <= left + b < columns:
                        total += image[top + a, left + b] * kernel[a, b]
            out[-1].append(total)
    return out


def conv_by_windows(image, kernel, stride, padding):
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)
    return np.einsum("ijab,ab->ij", windows[::stride, ::stride], kernel)


def conv_by_shifts(image, kernel, stride, padding):
    """A copy of the picture for each weight, shifted and weighted, and their sum."""
    image = np.pad(image, ((padding, padding), (padding, padding)), mode="constant")
    h, w = kernel.shape
    rows, columns = image.shape[0] - h + 1, image.shape[1] - w + 1
    shifted = [kernel[a, b] * image[a : a + rows, b : b + columns] for a in range(h) for b in range(w)]
    return sum(shifted)[::stride, ::stride]


def conv_in_torch(image, kernel, stride, padding, dtype=torch.float64):
    image, kernel = (torch.as_tensor(one, dtype=dtype)[None, None] for one in (image, kernel))
    return torch.nn.functional.conv2d(image, kernel, stride=stride, padding=padding)[0, 0]


def pool_by_reshape(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image[: rows * size, : columns * size].reshape(rows, size, columns, size).max(axis=(1, 3))


def pool_by_loops(image, size):
    out = []
    for top in range(0, len(image) - size + 1, size):
        row = []
        for left in range(0, len(image[0]) - size + 1, size):
            largest = image[top][left]
            for a in range(size):
                for b in range(size):
                    if image[top + a][left + b] > largest:
                        largest = image[top + a][left + b]
            row.append(largest)
        out.append(row)
    return out


def pool_by_steps(image, size):
    """The largest of the pictures that begin at each place of the first window, in steps of its size."""
    rows, columns = image.shape[0] // size, image.shape[1] // size
    corners = itertools.product(range(size), repeat=2)
    return np.max([image[a::size, b::size][:rows, :columns] for a, b in corners], axis=0)


CONVOLUTIONS = {
    "four loops": conv_by_four_loops,
    "windows": conv_by_windows,
    "shifts": conv_by_shifts,
    "torch": conv_in_torch,
    "torch, float32": lambda *inputs: conv_in_torch(*inputs, dtype=torch.float32),
    "by rows of windows": lambda image, kernel, stride, padding: np.array(
        [
            np.tensordot(part, kernel, axes=([2, 3], [0, 1]))[0]
            for part in np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), kernel.shape)[
                ::stride, None, ::stride
            ]
        ]
    ),
}
POOLS = {
    "reshape": pool_by_reshape,
    "loops": pool_by_loops,
    "steps": pool_by_steps,
    "torch": lambda image, size: torch.nn.functional.max_pool2d(as_tensor(image)[None], size)[0],
    "torch, float32": lambda image, size: torch.nn.MaxPool2d(size)(torch.as_tensor(image).float()[None])[
        0
    ].tolist(),
}
CONV_SIZES = {
    "floor": lambda n, k, stride, padding: math.floor((n + 2 * padding - k) / stride) + 1,
    "float, whole": lambda n, k, stride, padding: np.floor((n - k + 2 * padding) / stride + 1),
    "by counting": lambda n, k, stride, padding: len(range(0, n + 2 * padding - k + 1, stride)),
    "dilation": lambda n, k, stride, padding: (n + 2 * padding - (k - 1) - 1) // stride + 1,
    "the stride more": lambda n, k, stride, padding: (n + 2 * padding - k + stride) // stride,
    "int": lambda n, k, stride, padding: int((n + padding + padding - k) / stride) + 1,
    "torch": lambda n, k, stride, padding: torch.nn.functional.conv1d(
        torch.zeros(1, 1, n), torch.zeros(1, 1, k), stride=stride, padding=padding
    ).shape[-1],
}
CONV_COUNTS = {
    "weights and biases": lambda c_in, c_out, k: c_out * c_in * k**2 + c_out,
    "by kernels": lambda c_in, c_out, k: sum(c_in * k * k + 1 for _ in range(c_out)),
    "torch": lambda c_in, c_out, k: sum(one.numel() for one in torch.nn.Conv2d(c_in, c_out, k).parameters()),
    "shape": lambda c_in, c_out, k: np.prod([c_out, c_in, k, k]) + c_out,
}
EDGES = {
    "Sobel": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "the other sign": [[1, 0, -1]] * 3,
    "one row": [[0, 0, 0], [-1, 1, 0], [0, 0, 0]],
    "neighbors": np.array([[0, -1, 1]] * 3),
    "a line": torch.tensor([[-1.0, 2.0, -1.0]] * 3),
    "Scharr, weak and just enough": [[-3 / 16, 0, 3 / 16], [-10 / 16, 0, 10 / 16], [-3 / 16, 0, 3 / 16]],
    "thirds": [[-1 / 3, 0, 1 / 3]] * 3,
    "rows that differ": [[-1, 0.5, 0.5], [2, -3, 1], [-0.1, 0.2, -0.1]],
    "fractions": [[Fraction(-1, 2), 0, Fraction(1, 2)]] * 3,
    "large": [[-1e12, 0, 1e12]] * 3,
}
FORMS = [
    *(("dense", title, form) for title, form in DENSES.items()),
    *(("forward", title, form) for title, form in FORWARDS.items()),
    *(("softmax", title, form) for title, form in SOFTMAXES.items()),
    *(("count_parameters", title, form) for title, form in COUNTS.items()),
    *(("collapse_linear", title, form) for title, form in COLLAPSES.items()),
    *(("xor_network", title, lambda answer=answer: answer) for title, answer in XORS.items()),
    *(("mse", title, form) for title, form in MSES.items()),
    *(("gradient_mse", title, form) for title, form in GRADIENTS.items()),
    *(("gradient_descent", title, form) for title, form in DESCENTS.items()),
    *(("numerical_gradient", title, form) for title, form in NUMERICALS.items()),
    *(("cross_entropy", title, form) for title, form in ENTROPIES.items()),
    *(("minibatches", title, form) for title, form in MINIBATCHES.items()),
    *(("conv2d", title, form) for title, form in CONVOLUTIONS.items()),
    *(("max_pool2d", title, form) for title, form in POOLS.items()),
    *(("conv_output_size", title, form) for title, form in CONV_SIZES.items()),
    *(("conv_parameters", title, form) for title, form in CONV_COUNTS.items()),
    *(("edge_kernel", title, lambda answer=answer: answer) for title, answer in EDGES.items()),
    *(("weighted_sum", title, form) for title, form in SUMS.items()),
    *(("relu", title, form) for title, form in RELUS.items()),
    *(("sigmoid", title, form) for title, form in SIGMOIDS.items()),
    *(("tanh", title, form) for title, form in TANHS.items()),
    *(("neuron", title, form) for title, form in NEURONS.items()),
    *(
        (gate, str(answer), lambda answer=answer: answer)
        for gate, answers in GATES.items()
        for answer in answers
    ),
]

EXERCISES = {exercise.name: exercise for exercise in all_exercises()}


@pytest.mark.parametrize(("name", "title", "answer"), FORMS)
def test_it_passes(name, title, answer):
    result = EXERCISES[name].check(answer)
    assert (result.outcome, result.points) == ("correct", 1), result.message


def test_what_comes_in_as_several_numbers_is_a_list():
    """A list has `.copy()` and `.append()`, and takes another with `+`; a tuple does not."""
    inputs = [value for exercise in EXERCISES.values() for case in exercise.cases for value in case]
    assert [value for value in inputs if isinstance(value, tuple)] == []


@given(st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_matter(random):
    def shuffled(x, w, b):
        products = [b, *(x_i * w_i for x_i, w_i in zip(x, w, strict=True))]
        random.shuffle(products)
        return sum(products)

    assert ex.weighted_sum.check(shuffled).outcome == "correct"


weights = st.integers(-40, 40).map(lambda n: n / 10)
WANTED = {"and_gate": [0, 0, 0, 1], "or_gate": [0, 1, 1, 1], "nand_gate": [1, 1, 1, 0]}


@given(weights, weights, weights)
def test_a_gate_is_right_exactly_where_its_neuron_fires_in_the_right_corners(w1, w2, b):
    tenths = [round(10 * number) for number in (w1, w2, b)]
    fires = [int(tenths[0] * x1 + tenths[1] * x2 + tenths[2] > 0) for x1 in (0, 1) for x2 in (0, 1)]
    for name, wanted in WANTED.items():
        result = getattr(ex, name).check(lambda: (w1, w2, b))
        assert (result.outcome == "correct") == (fires == wanted), result.message


@given(st.sampled_from(sorted(WANTED)), st.floats(0.01, 1000))
def test_a_gate_may_be_scaled(name, factor):
    exercise = getattr(ex, name)
    assert exercise.check(lambda: [factor * number for number in exercise.reference()]).outcome == "correct"


@pytest.mark.parametrize("factor", [1e-300, 1e-13, 1, 1e13, 1e290])
def test_a_line_through_a_corner_is_seen_at_any_scale(factor):
    on_the_line = ex.and_gate.check(lambda: (0.1 * factor, 0.2 * factor, -0.3 * factor)).message
    assert on_the_line.startswith("The corner (1, 1) lies exactly on the line")
    assert ex.and_gate.check(lambda: (factor, factor, -1.5 * factor)).outcome == "correct"
    assert ex.and_gate.check(lambda: (factor, factor, -1.9 * factor)).outcome == "correct"


def test_overflow_on_the_way_earns_a_note():
    result = ex.sigmoid.check(lambda z: 1 / (1 + np.exp(-z)))
    assert (
        "was a warning, “overflow encountered in exp”: a number became too large to hold." in result.message
    )
    with np.errstate(all="ignore"):
        assert "warning" not in ex.sigmoid.check(lambda z: 1 / (1 + np.exp(-z))).message


def test_changed_inputs_earn_a_note():
    def empties(x, w, b):
        z = b
        while x:
            z += x.pop() * w.pop()
        return z

    result = ex.weighted_sum.check(empties)
    assert result.outcome == "correct"
    assert "your function changes `x` and `w`" in result.message

    def in_place(z):
        z = np.asarray(z, dtype=float)
        z[z < 0] = 0
        return z

    assert "your function changes `z`" in ex.relu.check(in_place).message
    assert ex.relu.check(RELUS["maximum"]).message == ex.relu.praise  # the cases are whole, as before


def test_what_a_right_answer_prints_is_not_shown(capsys):
    def talks(x, w, b):
        print("total", x)
        return by_index(x, w, b)

    assert ex.weighted_sum.check(talks).message == ex.weighted_sum.praise
    assert capsys.readouterr().out == ""
