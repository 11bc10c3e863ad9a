"""What a silent bug is made of, and what several of them share."""

import inspect
import re
from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import nn

from measure.training.data import parts, some

DIGITS = 200  # to learn from, other ones for each seed


class One(NamedTuple):
    """What became of one code: a number for each epoch, numbers that give a bug away, the answers to all examples."""

    curve: list[float]
    signature: dict[str, float]
    answers: list[float]


class Run(NamedTuple):
    """One seed: what would have been right for each example, and what became of both codes."""

    targets: list[float]
    buggy: One
    repaired: One


class Bug(NamedTuple):
    """A bug: both codes, and how to run one seed of them."""

    id: str
    symptom: str  # what one sees
    cause: str
    curve: str  # what is drawn over the epochs
    sign: str  # the number of the signature that says most
    shown_as: str  # the name of function or class in the code that a reader sees
    codes: tuple[Callable, Callable]  # with the bug, and repaired
    run: Callable[[int], Run]
    helpers: tuple[Callable, ...] = ()  # what the codes call and no library has

    def code(self):
        """The sources of both as a reader sees them: under one name."""
        return [re.sub(rf"\b{one.__name__}\b", self.shown_as, inspect.getsource(one)) for one in self.codes]

    def helping(self):
        """The source of what the codes call, as it stands above them in a program of its own."""
        return "\n\n".join(inspect.getsource(one) for one in self.helpers)


def known_and_new(seed):
    """Digits to learn from, other ones for each seed; and 360 that are always new."""
    torch.set_num_threads(1)  # the same order of sums everywhere
    return some(DIGITS, seed), parts()["validation"]


def network(seed, *middle):
    """A small network for digits: 64 pixels, 32 hidden units, ten logits. `middle` comes after the ReLU."""
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), *middle, nn.Linear(32, 10))


def descend(model, loss_fn, X, y, epochs, learning_rate=0.01, after_epoch=lambda: None):
    """A loop without a bug, all examples at once; gives the loss of each epoch."""
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        after_epoch()
    return losses


def logits_of(model, X):
    """The logits in eval mode and without a record; the mode is restored."""
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(X)
    model.train(was_training)
    return logits


def right(logits, y):
    """The share of right answers."""
    return (logits.argmax(dim=1) == y).double().mean().item()


def answers_of(logits):
    return logits.argmax(dim=1).tolist()


def on_digits(one, codes):
    """The usual `run`: `one(code, seed)` of both codes, and the labels of the new digits."""
    return lambda seed: Run(known_and_new(seed)[1].y.tolist(), *(one(code, seed) for code in codes))
