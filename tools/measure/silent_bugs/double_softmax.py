"""Softmax before CrossEntropyLoss, which has a softmax of its own: the loss can't fall below log(1 + (k − 1)/e).

The best that the first softmax can say is 1 for the right class and 0 for the others. The second makes
e / (e + k − 1) of that: the loss is at least 1.461 for ten classes, 0.313 for two. The answers may still be right.
"""

from math import e, log

import torch
from torch import nn

from measure.silent_bugs.bug import Bug, One, answers_of, descend, known_and_new, logits_of, on_digits, right
from measure.training.data import Part


def buggy(inputs, hidden, classes):
    model = nn.Sequential(
        nn.Linear(inputs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, classes),
        nn.Softmax(dim=1),
    )
    return model, nn.CrossEntropyLoss()


def repaired(inputs, hidden, classes):
    model = nn.Sequential(
        nn.Linear(inputs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, classes),
    )
    return model, nn.CrossEntropyLoss()


def floor(classes):
    """The lowest cross-entropy that probabilities in place of logits can have."""
    return log(1 + (classes - 1) / e)


def trained(model_and_loss, part, classes, seed, epochs):
    torch.manual_seed(seed)
    model, loss_fn = model_and_loss(64, 32, classes)
    return model, descend(model, loss_fn, *part, epochs)


def one(code, seed, epochs=200):
    known, new = known_and_new(seed)
    two = known.y < 2  # zeros and ones alone
    model, losses = trained(code, known, 10, seed, epochs)
    _, of_two = trained(code, Part(known.X[two], known.y[two]), 2, seed, epochs)
    logits = logits_of(model, new.X)
    signature = {
        "lowest loss of ten classes": min(losses),
        "lowest loss of two classes": min(of_two),
        "right": right(logits, new.y),
    }
    return One(losses, signature, answers_of(logits))


BUG = Bug(
    "double_softmax",
    symptom="The loss stops at about 1.5, though most answers are right.",
    cause="CrossEntropyLoss has a softmax of its own. It wants logits, and gets probabilities.",
    curve="training loss",
    sign="lowest loss of ten classes",
    shown_as="model_and_loss",
    codes=(buggy, repaired),
    run=on_digits(one, (buggy, repaired)),
)
