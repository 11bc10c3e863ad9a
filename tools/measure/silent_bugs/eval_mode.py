"""Dropout that is still on in evaluation: the same digits, asked twice, get two answers, and more of them are wrong."""

import torch
import torch.nn.functional as F
from torch import nn

from measure.silent_bugs.bug import (
    Bug,
    One,
    Run,
    answers_of,
    descend,
    known_and_new,
    logits_of,
    network,
    right,
)


def buggy(model, X, y):
    with torch.no_grad():
        return F.cross_entropy(model(X), y).item()


def repaired(model, X, y):
    model.eval()
    with torch.no_grad():
        loss = F.cross_entropy(model(X), y).item()
    model.train()
    return loss


def logits_in_training_mode(model, X):
    with torch.no_grad():
        return model(X)


def one(curve, ask, model, part):
    """What a code says of a trained network: its losses, and two rounds of the same questions."""
    once, again = ask(model, part.X), ask(model, part.X)
    signature = {
        "answers of 360 that change when asked again": (once.argmax(1) != again.argmax(1)).sum().item(),
        "last loss": curve[-1],
        "right": right(once, part.y),
    }
    return One(curve, signature, answers_of(once))


def run(seed, epochs=60):
    """A single training, whose losses on new digits both codes measure."""
    known, new = known_and_new(seed)
    model = network(seed, nn.Dropout(0.5))
    curves = [], []

    def look():
        for curve, validation_loss in zip(curves, (buggy, repaired), strict=True):
            curve.append(validation_loss(model, *new))

    descend(model, F.cross_entropy, *known, epochs, after_epoch=look)
    asked = zip(curves, (logits_in_training_mode, logits_of), strict=True)
    return Run(new.y.tolist(), *(one(curve, ask, model, new) for curve, ask in asked))


BUG = Bug(
    "eval_mode",
    symptom="The validation loss jitters, and the same digit, asked twice, may get two answers.",
    cause="model.eval() is missing: dropout is still on.",
    curve="validation loss",
    sign="answers of 360 that change when asked again",
    shown_as="validation_loss",
    codes=(buggy, repaired),
    run=run,
)
