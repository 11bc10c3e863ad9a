"""Cross-entropy: the mean of −log p of the right class."""

import math
import sys

from dl101.checker import Array, Exercise, LazyModule, Misconception, Slip, call_for_number, close, show
from dl101.checker.judge.compare import TOLERANCE
from dl101.checker.observe.plain_data import is_number

np = LazyModule("numpy")

LEAST = 10  # the loss of an example with p = 0, at least: there, −log p is infinite, and everybody's floor differs
FLOOR = math.exp(-LEAST)  # so much may be added to p, or stand in its place


def cross_entropy(probabilities, labels):
    """The mean of -log p; p: the probability of the right class."""
    p = probabilities[np.arange(len(labels)), labels]
    p = np.maximum(p, 1e-12)  # log 0 would be minus infinity
    return np.mean(-np.log(p))


def compare(seen, expected, case):
    """None where it is right, with any small floor below p; else how it differs."""
    table, labels = case
    right = [row[label] for row, label in zip(table.values, labels.values, strict=True)]
    lowest = sum(-math.log(p + FLOOR) for p in right) / len(right)
    highest = expected if all(right) else sys.float_info.max
    if is_number(seen) and lowest - TOLERANCE <= seen <= highest + TOLERANCE * max(1, expected):
        return None
    if all(right) or not is_number(seen):
        return close(seen, expected)
    return (
        f"should give a number of {show(lowest)} or more, and yours gives {show(seen)}. For p = 0, −log p has to be"
        f" {LEAST} or more, but not infinite."
    )


def picked(probabilities, labels):
    return probabilities[np.arange(len(labels)), labels]


def losses(p):
    return -np.log(np.maximum(p, 1e-12))


def log_loss(p):
    return np.mean(losses(p))


def softmax(z):
    return np.exp(z) / np.sum(np.exp(z), axis=-1, keepdims=True)


TOO_LARGE = (0.1, 0.01, 1e-3, 1e-4)  # as floors
CASES = [
    (Array([0.5, 0.25, 0.25]), Array(1, dtype=int)),
    (Array([0.5, 0.5], [0.2, 0.8]), Array(0, 1, dtype=int)),
    (Array([0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.25, 0.5, 0.25]), Array(2, 1, 0, dtype=int)),
    (Array([0.001, 0.9, 0.05, 0.049], [0.3, 0.3, 0.2, 0.2], [0.1, 0.1, 0.7, 0.1]), Array(0, 1, 3, dtype=int)),
]
ORDINARY = len(CASES)  # in so many first cases, no probability is 0
CASES += [(Array([0.5, 0.5, 0]), Array(0, dtype=int)), (Array([1, 0], [0.5, 0.5]), Array(1, 0, dtype=int))]


def ordinary(message, *answers):
    """A mistake that shows in ordinary probabilities, whatever becomes of p = 0."""
    return Misconception(message, *answers, first_cases=ORDINARY)


cross_entropy = Exercise(
    reference=cross_entropy,
    cases=CASES,
    misconceptions=[
        ordinary(
            "The minus is missing. A probability is at most 1, so its log is at most 0; with the minus, the loss is"
            " above 0, and smaller is better.",
            lambda p, y: -log_loss(picked(p, y)),
        ),
        ordinary(
            "The log has another base. Cross-entropy uses the natural logarithm, with base e: `np.log`.",
            lambda p, y: log_loss(picked(p, y)) / math.log(2),
            lambda p, y: log_loss(picked(p, y)) / math.log(10),
        ),
        ordinary(
            "The result is one number, the mean over the examples: divide the sum by how many of *them* there are.",
            Slip("This is the sum over the examples.", lambda p, y: log_loss(picked(p, y)) * len(y)),
            Slip("Each example has its loss here, and that is right.", lambda p, y: losses(picked(p, y))),
            Slip(
                "The right class's −log p is divided by the number of classes too: the zeros of the other classes are"
                " counted in the mean.",
                lambda p, y: log_loss(picked(p, y)) / p.shape[1],
            ),
        ),
        ordinary(
            "Only the probability of the *right* class counts: one number from each row, in the column that its label"
            " names.",
            Slip(
                "The −log p of all classes is used.",
                lambda p, y: log_loss(p),
                lambda p, y: log_loss(p) * p.shape[1],
                lambda p, y: log_loss(p) * p.size,
            ),
            Slip(
                "The labels are multiplied with the logs. A label is not an amount: class 0 would never count, and"
                " class 2 would count twice.",
                lambda p, y: np.mean(y * losses(picked(p, y))),
                lambda p, y: np.sum(y[:, None] * losses(p)) / len(y),
            ),
            Slip(
                "The column beside the right one is read. Labels begin with 0, as Python's columns do: label 2 means"
                " column 2, and nothing is added or taken away.",
                lambda p, y: log_loss(picked(p, y - 1)),
                lambda p, y: log_loss(picked(p, (y + 1) % p.shape[1])),
            ),
            Slip(
                "The largest probability of each row is used. That is what the network believes.",
                lambda p, y: log_loss(np.max(p, axis=1)),
            ),
        ),
        ordinary(
            "This is made of 1 − p. That is the probability that the class is another one. Take −log of p itself: a"
            " small p makes a large loss.",
            lambda p, y: log_loss(1 - picked(p, y)),
            lambda p, y: np.mean(1 - picked(p, y)),
        ),
        ordinary(
            "Softmax is applied to the probabilities. They come out of a softmax already, and sum to 1 in each row. A"
            " second one makes them nearly alike.",
            lambda p, y: log_loss(picked(softmax(p), y)),
        ),
        Misconception(
            "The small number that keeps p away from 0 is too large. −log p has to stay right for ordinary p, such as"
            " 0.001, and be 10 or more for p = 0. With 1e-12, both hold.",
            *(lambda p, y, c=c: np.mean(-np.log(np.maximum(picked(p, y), c))) for c in TOO_LARGE),
            *(lambda p, y, c=c: np.mean(-np.log(picked(p, y) + c)) for c in TOO_LARGE),
        ),
        Misconception(
            "For ordinary p it is right, but log 0 fails: NumPy gives −infinity, and `nan` where that meets a 0; `math`"
            " stops with an error. Keep p a little above 0 first, at 1e-12 or more.",
            lambda p, y: np.mean(-np.log(picked(p, y))),
            lambda p, y: np.sum(-np.eye(p.shape[1])[y] * np.log(p)) / len(y),
            lambda p, y: sum(-math.log(row[label]) for row, label in zip(p, y, strict=True)) / len(y),
        ),
    ],
    hints=[
        "The right class has the probability 0.25. What is −log 0.25? It is more than −log 0.5: less probability for"
        " the right class, more loss.",
        "Each row gives one number: the probability in the column that its label names. Take −log of each, and then the"
        " mean. So that p is never 0, replace what is smaller than 1e-12 by 1e-12.",
        "`probabilities[np.arange(len(labels)), labels]` picks one number from each row. Around it,"
        " `np.maximum(..., 1e-12)` keeps it above 0. Then `-np.log(...)`, and `np.mean` of that.",
    ],
    observe=call_for_number,
    compare=compare,
    praise="A sure and right answer costs almost nothing; a sure and wrong one costs a lot.",
)
