"""Twins on both sides of the split: noisy copies are made first, so validation asks what training has seen."""

import numpy as np
import torch
import torch.nn.functional as F

from measure.silent_bugs.bug import (
    Bug,
    One,
    answers_of,
    descend,
    known_and_new,
    logits_of,
    network,
    on_digits,
    right,
)

COPIES, NOISE = 5, 0.1


def buggy(X, y, copies, noise, rng):
    X, y = np.repeat(X, copies, axis=0), np.repeat(y, copies)
    X = X + rng.normal(0, noise, X.shape)
    order = rng.permutation(len(X))
    validation, train = np.split(order, [len(X) // 5])
    return X[train], X[validation], y[train], y[validation]


def repaired(X, y, copies, noise, rng):
    order = rng.permutation(len(X))
    validation, train = np.split(order, [len(X) // 5])
    X_train, y_train = np.repeat(X[train], copies, axis=0), np.repeat(y[train], copies)
    X_train = X_train + rng.normal(0, noise, X_train.shape)
    return X_train, X[validation], y_train, y[validation]


def one(make_split, seed, epochs=60):
    known, new = known_and_new(seed)
    split = make_split(known.X.numpy(), known.y.numpy(), COPIES, NOISE, np.random.default_rng(seed))
    X_train, X_validation, y_train, y_validation = map(torch.from_numpy, split)
    X_validation, model, losses = X_validation.float(), network(seed), []

    def look():
        losses.append(F.cross_entropy(logits_of(model, X_validation), y_validation).item())

    descend(model, F.cross_entropy, X_train.float(), y_train, epochs, after_epoch=look)
    logits = logits_of(model, new.X)
    in_validation = right(logits_of(model, X_validation), y_validation)
    signature = {
        "right in validation": in_validation,
        "right of new digits": right(logits, new.y),
        "validation promises too much, by": in_validation - right(logits, new.y),
        "last validation loss": losses[-1],
        "loss on new digits": F.cross_entropy(logits, new.y).item(),
    }
    return One(losses, signature, answers_of(logits))


BUG = Bug(
    "leak",
    symptom="Validation is nearly perfect, and many more of the new digits are read wrong.",
    cause="Copies were made before the split: twins of validation digits are in training.",
    curve="validation loss",
    sign="validation promises too much, by",
    shown_as="make_split",
    codes=(buggy, repaired),
    run=on_digits(one, (buggy, repaired)),
)
