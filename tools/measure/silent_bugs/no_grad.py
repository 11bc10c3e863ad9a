"""eval() taken for no_grad(): the losses are right, and what they were computed from is never given back.

eval() switches layers such as dropout; the record goes on. A loss that is kept as a tensor keeps its record, and with
it the outputs of the layers. This is measured without a clock, and without asking the system for its memory: a hook
of autograd (`saved_tensors_hooks`) sees each tensor that is put into a record, and sees it given back. What is
there anyway, weights and pictures, is not counted, and what is in a record twice is counted once.
"""

from collections import Counter
from contextlib import contextmanager
from weakref import finalize

import torch
import torch.nn.functional as F
from torch import nn

from measure.silent_bugs.bug import (
    Bug,
    One,
    answers_of,
    descend,
    known_and_new,
    logits_of,
    network,
    on_digits,
)


def buggy(model, batches):
    model.eval()
    total = 0
    for X, y in batches:
        total += F.cross_entropy(model(X), y)
    model.train()
    return total / len(batches)


def repaired(model, batches):
    model.eval()
    total = 0
    with torch.no_grad():
        for X, y in batches:
            total += F.cross_entropy(model(X), y)
    model.train()
    return total / len(batches)


class Saved:
    """A tensor in a record."""

    def __init__(self, tensor):
        self.tensor = tensor


class Records:
    """How much memory the records hold that are begun within `watch()`."""

    def __init__(self, there_anyway):
        self.there_anyway = {place_of(tensor) for tensor in there_anyway}
        self.saved = Counter()

    @property
    def bytes(self):
        return sum(size for (_, size), count in self.saved.items() if count)

    def save(self, tensor):
        one, (place, size) = Saved(tensor), place_of(tensor)
        if (place, size) not in self.there_anyway:
            self.saved[place, size] += 1
            finalize(one, self.saved.subtract, [(place, size)])
        return one

    @contextmanager
    def watch(self):
        with torch.autograd.graph.saved_tensors_hooks(self.save, lambda one: one.tensor):
            yield


def place_of(tensor):
    """Where its numbers are in memory, and how many bytes they are there: views of one tensor share them."""
    storage = tensor.untyped_storage()
    return storage.data_ptr(), storage.nbytes()


def one(validation_loss, seed, epochs=60):
    known, new = known_and_new(seed)
    model = network(seed, nn.Dropout(0.2))
    batches = list(zip(new.X.split(60), new.y.split(60), strict=True))
    records, history, kilobytes = Records([*model.parameters(), *known, *new]), [], []

    def look():
        history.append(validation_loss(model, batches))
        kilobytes.append(records.bytes / 1000)

    with records.watch():
        descend(model, F.cross_entropy, *known, epochs, after_epoch=look)
    signature = {
        "kB held after one epoch": kilobytes[0],
        "kB held after 60 epochs": kilobytes[-1],
        "last loss": history[-1].item(),
    }
    return One(kilobytes, signature, answers_of(logits_of(model, new.X)))


BUG = Bug(
    "no_grad",
    symptom="Losses and answers are as good as they should be, but the memory in use grows with each epoch.",
    cause="eval() does not switch the record off: each loss that is kept keeps all that it was computed from.",
    curve="kilobytes that records hold",
    sign="kB held after 60 epochs",
    shown_as="validation_loss",
    codes=(buggy, repaired),
    run=on_digits(one, (buggy, repaired)),
)
