"""Teach it your hand: the head of the exported network, its two dense layers, is trained on twenty drawings of a hand.

Gradient descent takes all twenty drawings at each step, from the weights that the page has. Thirty other drawings of
the same hand say what it gained; a plain 1 among them is a picture that it knows, for a straight line gives the same
each time. The held-out digits of the data's writers say what it forgot. The rate and the steps were chosen by other
drawings of the same hands: slow enough that what others wrote is still read, and fast enough.

`WAYS` has the recipe, and what else may be tried: larger steps, momentum, and digits of the data mixed in.
"""

from copy import deepcopy
from functools import cache, partial
from statistics import mean
from time import process_time

import numpy as np

from dl101.datasets import digits
from dl101.datasets.drawings import prepare
from dl101.digit_cnn import digit_cnn
from dl101.losses import cross_entropy
from dl101.optimizers import gradient_descent, momentum
from measure.convolution.hands import HANDS
from measure.training.spreads import interval, spread

TO_LEARN, HELD_OUT = 2, 3  # drawings of each digit
STEPS, MIXED = 150, 20
OF_OTHERS = 10  # of each digit: a hundred digits of the data, of which each step may take some
RECIPE = "descent, rate 0.03"
WAYS = {
    RECIPE: (partial(gradient_descent, 0.03), 0),
    "descent, rate 0.1": (partial(gradient_descent, 0.1), 0),
    "descent, rate 0.3": (partial(gradient_descent, 0.3), 0),
    "momentum 0.9, rate 0.01": (partial(momentum, 0.01), 0),
    "descent, rate 0.03, twenty digits of others at each step": (partial(gradient_descent, 0.03), MIXED),
    "descent, rate 0.1, twenty digits of others at each step": (partial(gradient_descent, 0.1), MIXED),
}


def features(hand, of_each, rng):
    """Drawings of a hand, `of_each` of each digit, as the head takes them (n, 256); and their labels."""
    labels = np.tile(np.arange(10), of_each)
    images = np.array([prepare(hand.draw(int(digit), rng)) for digit in labels])
    return digit_cnn().features(images / 16), labels


def features_of(images, labels):
    return digit_cnn().features(images / 16), labels


@cache
def of_others():
    """A hundred digits of the data's writers, ten of each: the first ones to learn from."""
    images, labels = digits().train
    first = np.concatenate([np.flatnonzero(labels == digit)[:OF_OTHERS] for digit in range(10)])
    return features_of(images[first], labels[first])


def teach(X, y, rule, mixed, rng):
    """The head after `STEPS` steps on these features, and the loss before each of them."""
    head, losses = deepcopy(digit_cnn().head), []
    rules = [(rule(), rule()) for _ in head.layers]
    others, labels = of_others()
    for _ in range(STEPS):
        some = rng.choice(len(labels), mixed, replace=False)
        loss, gradients = head.gradients(
            np.vstack([X, others[some]]), np.append(y, labels[some]), cross_entropy
        )
        losses.append(loss)
        for layer, (dW, db), (of_W, of_b) in zip(head.layers, gradients, rules, strict=True):
            layer.W, layer.b = of_W(layer.W, dW), of_b(layer.b, db)
    return head, losses


def right(head, part):
    X, y = part
    return float((head(X).argmax(axis=1) == y).mean())


@cache
def drawn(name, seed=0):
    """Drawings of this hand to learn from, and others that are held out."""
    rng = np.random.default_rng([seed, list(HANDS).index(name)])
    return features(HANDS[name], TO_LEARN, rng), features(HANDS[name], HELD_OUT, rng)


def try_way(name, way, digits_taught=range(10)):
    """What the network reads before and after one hand is taught in one way: shares, the last loss, seconds."""
    (X, y), held_out = drawn(name)
    data_test = features_of(*digits().test)
    taught = np.isin(y, list(digits_taught))
    started = process_time()
    head, losses = teach(X[taught], y[taught], *WAYS[way], np.random.default_rng(0))
    seconds = process_time() - started
    before = digit_cnn().head
    return {
        "before": right(before, held_out),
        "after": right(head, held_out),
        "of those learned": right(head, (X[taught], y[taught])),
        "of others, before": right(before, data_test),
        "of others, after": right(head, data_test),
        "loss before": losses[0],
        "loss after": losses[-1],
        "seconds": seconds,
    }


def summary(runs):
    """Over the hands: means with their intervals, the range of what others lose, the time."""
    found = {
        what: interval([run[what] for run in runs])
        for what in ("before", "after", "of those learned", "of others, before", "of others, after")
    }
    found["gain"] = interval([run["after"] - run["before"] for run in runs])
    found["of others, after, range"] = spread([run["of others, after"] for run in runs])
    return found | {
        what: round(mean(run[what] for run in runs), 4) for what in ("loss before", "loss after", "seconds")
    }


def measure():
    runs = {way: {name: try_way(name, way) for name in HANDS} for way in WAYS}
    by_hand = {
        name: {what: round(run[what], 4) for what in ("before", "after", "of others, after")}
        for name, run in runs[RECIPE].items()
    }
    one_digit = [try_way(name, RECIPE, [7]) for name in HANDS]
    return {
        "recipe": {
            "optimizer": "gradient descent",
            "rate": 0.03,
            "steps": STEPS,
            "layers": "the two dense ones",
        },
        "ways": {way: summary(list(of_hands.values())) for way, of_hands in runs.items()},
        "hands": by_hand,
        "two drawings of a 7 alone": summary(one_digit),
    }
