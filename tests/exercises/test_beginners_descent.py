"""Slips of beginners with losses and gradients, written as they write them: each gets words of its own."""

import math
import random

import numpy as np
import pytest
import torch

from dl101.exercises import descent as ex
from tests.exercises.slips import earns

HALF = "This is half of the mean squared error."
TABLE = "Every prediction is compared with every target"
FIRST = "Only the first pair counts."
LAST = "Only the last pair counts."
SQUARED = "Something other than the error is squared."
NO_TWO = "The 2 is missing, in `dw` and in `db`."
SUMS = "These are sums over the examples."
IN_DB = "In `db`, a part of the factor 2/n is missing"
OUTSIDE = "In `dw`, the inputs stand outside the sum."
ONCE = "The result is that of a single update"
ALONG = "Every step uses the gradient of the start."
ONE_SIDE = "The nudge goes to one side only"
NOT_BACK = "A number that was nudged is not put back"
ALL = "All numbers are nudged at once."
WHOLE_ROW = "In a table, `x[i]` is a whole row"
ALL_CLASSES = "The −log p of all classes is used."
LOG_0 = "For ordinary p it is right, but log 0 fails"
FLOOR = "The small number that keeps p away from 0 is too large."
DRAWN = "as if each index, or each batch, were drawn by itself"
SHORT = "The last, short batch is left out"
NOT_RNG = "The order does not come from `rng` alone."
PICKED = "probabilities[np.arange(len(labels)), labels]"

EXPRESSIONS = {
    "mse": {
        "np.sum((predictions - targets) ** 2)": "This is the sum of the squared errors.",
        "sum((p - t) ** 2 for p, t in zip(predictions, targets))": "This is the sum of the squared errors.",
        "np.mean((predictions - targets) ** 2) / len(targets)": "divided by the number of examples twice",
        "1 / len(targets) * np.mean((targets - predictions) ** 2)": "divided by the number of examples twice",
        "np.sqrt(np.mean((predictions - targets) ** 2))": "This is the square root",
        "math.sqrt(sum((predictions - targets) ** 2) / len(targets))": "This is the square root",
        "np.sum((predictions - targets) ** 2) / (2 * len(targets))": HALF,
        "0.5 * np.mean((predictions - targets) ** 2)": HALF,
        "np.mean(abs(predictions - targets))": "this is the mean *absolute* error",
        "np.mean(np.sqrt((predictions - targets) ** 2))": "this is the mean *absolute* error",
        "np.mean(predictions - targets)": "The errors are averaged as they are, without squares.",
        "(targets - predictions).sum() / len(targets)": "The errors are averaged as they are",
        "np.mean(predictions - targets) ** 2": "The mean is taken first, and squared afterward",
        "np.mean(predictions - targets ** 2)": SQUARED,
        "np.mean(predictions ** 2 - targets ** 2)": SQUARED,
        "np.mean((predictions[:, None] - targets) ** 2)": TABLE,
        "np.mean((predictions - targets.reshape(-1, 1)) ** 2)": TABLE,
        "np.mean([(p - t) ** 2 for p in predictions for t in targets])": TABLE,
        "np.sum((predictions - targets) ** 2) / (len(targets) - 1)": "one less than the number of examples",
        "(predictions - targets) ** 2": "These are the squared errors, one for each example.",
        "(predictions[0] - targets[0]) ** 2": FIRST,
    },
    "gradient_mse": {
        "(X.T @ (X @ w + b - y) / len(y), np.mean(X @ w + b - y))": NO_TWO,
        "(2 * X.T @ (X @ w + b - y), 2 * np.sum(X @ w + b - y))": SUMS,
        "(X.T @ (X @ w + b - y), np.sum(X @ w + b - y))": SUMS,
        "(2 * X.T @ (X @ w + b - y) / len(y) ** 2, 2 * np.mean(X @ w + b - y) / len(y))": "divided by n twice",
        "(2 / len(y) * X.T @ (y - X @ w - b), 2 * np.mean(y - X @ w - b))": "Both signs are flipped.",
        "(-2 * X.T @ (X @ w + b - y) / len(y), -2 * np.mean(X @ w + b - y))": "Both signs are flipped.",
        "(2 / len(y) * X.T @ (X @ w + b - y), 2 * np.mean(y - X @ w - b))": "and the other one is flipped",
        "(-2 / len(y) * X.T @ (X @ w + b - y), 2 * np.mean(X @ w + b - y))": "and the other one is flipped",
        "(2 / len(y) * X.T @ (X @ w - y), 2 * np.mean(X @ w - y))": "The bias is missing in the predictions.",
        "(2 / len(y) * X.T @ (X @ w + b - y), np.mean(X @ w + b - y))": IN_DB,
        "(2 / len(y) * X.T @ (X @ w + b - y), 2 * np.sum(X @ w + b - y))": IN_DB,
        "(2 / len(y) * X.T @ (X @ w + b - y), np.sum(X @ w + b - y))": IN_DB,
        "(2 * np.mean(X @ w + b - y), 2 / len(y) * X.T @ (X @ w + b - y))": "returned in the other order",
        "(2 * np.mean(X, axis=0) * np.mean(X @ w + b - y), 2 * np.mean(X @ w + b - y))": OUTSIDE,
        "(2 / len(y) * np.sum(X, axis=0) * np.sum(X @ w + b - y), np.mean(X @ w + b - y))": OUTSIDE,
        "([2 * np.mean(X @ w + b - y) for _ in w], 2 * np.mean(X @ w + b - y))": "In `dw`, the inputs are missing",
        "(2 / len(y) * X @ (X @ w + b - y), 2 * np.mean(X @ w + b - y))": "each *row* of X is multiplied",
        "(2 / len(y) * np.sum(X.T * (X @ w + b - y)), 2 * np.mean(X @ w + b - y))": "`dw` is a single number here",
        "(2 / len(y) * X * (X @ w + b - y)[:, None], 2 * np.mean(X @ w + b - y))": "has a row for each example",
    },
    "gradient_descent": {
        "start - learning_rate * gradient(start)": ONCE,
        "start - steps * learning_rate * gradient(start)": ALONG,
    },
    "numerical_gradient": {
        "(f(x + h) - f(x - h)) / (2 * h)": ALL,
        "f(x)": "These are values of f, not slopes.",
    },
    "cross_entropy": {
        f"np.mean(np.log({PICKED} + 1e-12))": "The minus is missing.",
        f"-np.mean(np.log2({PICKED} + 1e-12))": "The log has another base.",
        f"-np.mean(np.log10({PICKED} + 1e-12))": "The log has another base.",
        f"-np.sum(np.log({PICKED} + 1e-12))": "This is the sum over the examples.",
        f"-np.log({PICKED})": "Each example has its loss here",
        f"-np.mean(np.log({PICKED})) / probabilities.shape[1]": "divided by the number of classes too",
        "-np.mean(np.eye(probabilities.shape[1])[labels] * np.log(probabilities))": "divided by the number of classes",
        "-np.mean(np.log(probabilities + 1e-12))": ALL_CLASSES,
        "-np.sum(np.log(probabilities)) / len(labels)": ALL_CLASSES,
        f"-np.mean(labels * np.log({PICKED}))": "The labels are multiplied with the logs.",
        "-np.mean(np.log(probabilities[np.arange(len(labels)), labels - 1]))": "The column beside the right one",
        f"-np.mean(np.log(1 - {PICKED} + 1e-12))": "This is made of 1 − p.",
        f"np.mean(1 - {PICKED})": "This is made of 1 − p.",
        "-np.mean(np.log(probabilities.max(axis=1)))": "The largest probability of each row is used.",
        "torch.nn.functional.cross_entropy(torch.tensor(probabilities), torch.tensor(labels))": "Softmax is applied to",
        f"-np.mean(np.log({PICKED} + 0.01))": FLOOR,
        f"-np.mean(np.log(np.clip({PICKED}, 1e-3, 1)))": FLOOR,
        f"-np.mean(np.log({PICKED}))": LOG_0,
        "-sum(math.log(p[label]) for p, label in zip(probabilities, labels)) / len(labels)": LOG_0,
        "-np.sum(np.eye(probabilities.shape[1])[labels] * np.log(probabilities)) / len(labels)": LOG_0,
    },
    "minibatches": {
        "rng.permutation(n)": "This is one list of all indices.",
        "rng.permutation(n)[:batch_size]": None,
        "[rng.permutation(n)[:batch_size]]": "Only one batch comes back. That is one update",
        "[rng.choice(n, batch_size, replace=False)]": "Only one batch comes back.",
        "np.array_split(rng.permutation(n), batch_size)": "There are as many batches as `batch_size` says.",
        "np.array_split(rng.permutation(n), math.ceil(n / batch_size))": "the indices are spread evenly over them",
        "rng.permutation(n)[:n // batch_size * batch_size].reshape(-1, batch_size)": SHORT,
        "[rng.choice(n, batch_size) for _ in range(math.ceil(n / batch_size))]": DRAWN,
        "[rng.integers(0, n, batch_size) for _ in range(0, n, batch_size)]": DRAWN,
        "[rng.permutation(n)[i:i + batch_size] for i in range(0, n, batch_size)]": DRAWN,
        "[rng.permutation(n)[:batch_size] for _ in range(0, n, batch_size)]": DRAWN,
        "[list(range(n))[i:i + batch_size] for i in range(0, n, batch_size)]": "the indices still stand in order",
        "[np.arange(i, min(i + batch_size, n)) for i in range(0, n, batch_size)]": "the indices still stand in order",
        "[rng.permutation(np.arange(n)[i:i + batch_size]) for i in range(0, n, batch_size)]": "still holds neighbors",
        "[np.arange(n)[::-1][i:i + batch_size] for i in range(0, n, batch_size)]": "Each batch still holds neighbors",
    },
}
LOOP = "for i in range(0, n, batch_size)"
STEP = "    point = point - learning_rate * gradient(point)"
LINES = {
    "mse": {
        ("for p, t in zip(predictions, targets):", "    return (p - t) ** 2"): FIRST,
        ("for p, t in zip(predictions, targets):", "    total = (p - t) ** 2", "return total"): LAST,
        ("for p, t in zip(predictions, targets):", "    e = (p - t) ** 2", "return e / len(targets)"): LAST,
    },
    "gradient_mse": {
        (
            "dw, db = 0, 0",
            "for i in range(len(y)):",
            "    db += 2 / len(y) * (X[i] @ w + b - y[i])",
            "return db * X[i], db",
        ): OUTSIDE,
    },
    "gradient_descent": {
        (
            "for _ in range(steps):",
            "    start = start + learning_rate * gradient(start)",
            "return start",
        ): "goes uphill",
        ("for _ in range(steps):", "    return start - learning_rate * gradient(start)"): ONCE,
        ("for _ in range(steps):", "    new = start - learning_rate * gradient(start)", "return new"): ONCE,
        (
            "point = start",
            "for _ in range(steps + 1):",
            STEP,
            "return point",
        ): "There is one update too many.",
        ("point = start", "for _ in range(1, steps):", STEP, "return point"): "There is one update too few.",
        (
            "slope, point = gradient(start), start",
            "for _ in range(steps):",
            "    point = point - learning_rate * slope",
            "return point",
        ): ALONG,
        (
            "for _ in range(steps):",
            "    start = start - gradient(start)",
            "return start",
        ): "The learning rate is missing.",
        (
            "point = start",
            "for _ in range(steps):",
            STEP,
            "return gradient(point)",
        ): "This is the gradient at the end",
        (
            "points = [start]",
            "for i in range(steps):",
            "    points.append(points[-1] - learning_rate * gradient(points[-1]))",
            "return points",
        ): "This is the path",
        (
            "if np.ndim(start) == 0:",
            "    for _ in range(steps):",
            "        start = start - learning_rate * gradient(start)",
            "    return start",
            "point = start.copy()",
            "for _ in range(steps):",
            "    for i in np.ndindex(point.shape):",
            "        point[i] = point[i] - learning_rate * gradient(point)[i]",
            "return point",
        ): "updated one after the other",
        (
            "point = start",
            "for _ in range(steps):",
            "    point = point - learning_rate / steps * gradient(point)",
            "return point",
        ): "divided by the number of steps",
    },
    "numerical_gradient": {
        (
            "g = np.zeros(x.shape)",
            "for i in np.ndindex(x.shape):",
            "    x[i] += h",
            "    up = f(x)",
            "    x[i] -= 2 * h",
            "    g[i] = (up - f(x)) / (2 * h)",
            "return g",
        ): NOT_BACK,
        (
            "up, down, g = x.copy(), x.copy(), np.zeros(x.shape)",
            "for i in np.ndindex(x.shape):",
            "    up[i] += h",
            "    down[i] -= h",
            "    g[i] = (f(up) - f(down)) / (2 * h)",
            "return g",
        ): NOT_BACK,
        **{
            (
                "g = np.zeros(x.shape)",
                "for i in np.ndindex(x.shape):",
                "    up, down = x.copy(), x.copy()",
                "    up[i] += h",
                "    down[i] -= h",
                f"    g[i] = {slope}",
                "return g",
            ): words
            for slope, words in {
                "(f(up) - f(x)) / h": ONE_SIDE,
                "(f(x) - f(down)) / h": ONE_SIDE,
                "f(up) - f(down)": "but not what it is divided by",
                "(f(up) - f(down)) / 2": "but not what it is divided by",
                "(f(up) - f(down)) / h": "All slopes are twice as large",
                "(f(up) - f(down)) / 2 * h": "Python goes from left to right",
                "(f(down) - f(up)) / (2 * h)": "The signs are flipped.",
                "f(up)": "These are values of f",
                "int((f(up) - f(down)) / (2 * h))": "The digits after the decimal point are cut off.",
            }.items()
        },
        (
            "g = np.zeros(x.shape)",
            "for i in range(len(x)):",
            "    up, down = x.copy(), x.copy()",
            "    up[i] += h",
            "    down[i] -= h",
            "    g[i] = (f(up) - f(down)) / (2 * h)",
            "return g",
        ): WHOLE_ROW,
        (
            "g = np.zeros(x.shape)",
            "for i in np.ndindex(x.shape):",
            "    up, down = x.astype(int), x.astype(int)",
            "    up[i] = up[i] + h",
            "    down[i] = down[i] - h",
            "    g[i] = (f(up) - f(down)) / (2 * h)",
            "return g",
        ): "The digits after the decimal point are cut off.",
        (
            "slopes = []",
            "for i in range(x.size):",
            "    up, down = x.copy(), x.copy()",
            "    up.flat[i] += h",
            "    down.flat[i] -= h",
            "    slopes.append((f(up) - f(down)) / (2 * h))",
            "return slopes",
        ): "but they stand in one row",
        (
            "h, g = 1e-5, np.zeros(x.shape)",
            "for i in np.ndindex(x.shape):",
            "    up, down = x.copy(), x.copy()",
            "    up[i] += h",
            "    down[i] -= h",
            "    g[i] = (f(up) - f(down)) / (2 * h)",
            "return g",
        ): "whatever `h` is",
    },
    "minibatches": {
        ("np.random.shuffle(order := np.arange(n))", f"return [order[i:i + batch_size] {LOOP}]"): NOT_RNG,
        ("random.shuffle(order := list(range(n)))", f"return [order[i:i + batch_size] {LOOP}]"): NOT_RNG,
        ("order = np.random.permutation(n)", f"return [order[i:i + batch_size] {LOOP}]"): NOT_RNG,
        (
            "order = np.random.default_rng().permutation(n)",
            f"return [order[i:i + batch_size] {LOOP}]",
        ): NOT_RNG,
        (
            "np.random.seed(0)",
            "o = np.random.permutation(n)",
            f"return [o[i:i + batch_size] {LOOP}]",
        ): NOT_RNG,
        ("order = torch.randperm(n)", f"return [order[i:i + batch_size] {LOOP}]"): NOT_RNG,
        (
            "order = rng.permutation(n)",
            f"return [order[i:i + batch_size] + 1 {LOOP}]",
        ): "The indices go from 1 to n.",
        ("o = rng.permutation(n)", "return [o[i:i + batch_size] for i in range(n)]"): "The batches overlap",
        (
            "o = rng.permutation(n)",
            "return [o[i:i + batch_size] for i in range(n - batch_size + 1)]",
        ): "The batches overlap",
        (
            "order = rng.permutation(n)",
            "return [order[i:i + batch_size] for i in range(0, n - batch_size + 1, batch_size)]",
        ): SHORT,
        (
            "order = rng.permutation(n)",
            "return [order[i * batch_size:(i + 1) * batch_size] for i in range(n // batch_size)]",
        ): SHORT,
        (
            "order = list(rng.permutation(n))",
            "order += order[:-n % batch_size]",
            f"return [order[i:i + batch_size] {LOOP}]",
        ): "The last batch is filled up",
        (
            f"batches = [np.arange(n)[i:i + batch_size] {LOOP}]",
            "rng.shuffle(batches) if len(batches) < 1 else None",
            "return [batches[i] for i in rng.permutation(len(batches))]",
        ): None,
        ("o = rng.permutation(n)", f"return [o[i:i + batch_size] {LOOP}][0]"): None,
        (
            f"for start in {LOOP[9:]}:",
            "    return [rng.permutation(n)[start:start + batch_size]]",
        ): "Only one batch",
    },
}


def slips():
    for name, found in EXPRESSIONS.items():
        for code, words in found.items():
            yield pytest.param(name, [f"return {code}"], words, id=f"{name}: {code}")
    for name, found in LINES.items():
        for lines, words in found.items():
            yield pytest.param(name, lines, words, id=f"{name}: {' / '.join(lines)}")


def answer_of(name, lines):
    parameters = ", ".join(getattr(ex, name).parameters)
    namespace = {"np": np, "math": math, "torch": torch, "random": random}
    exec("\n    ".join([f"def {name}({parameters}):", *lines]), namespace)
    return namespace[name]


@pytest.mark.parametrize(("name", "lines", "words"), list(slips()))
def test_each_slip_gets_words_of_its_own(name, lines, words):
    earns(getattr(ex, name), answer_of(name, lines), words)
