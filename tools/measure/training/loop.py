"""The network and the loop of chapter 6, with a switch for each remedy."""

from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import nn

from measure.training.data import Part, moved, parts, some

LEARNING_RATE, MOMENTUM, BATCH_SIZE = 0.05, 0.9, 20


@dataclass(frozen=True)
class Settings:
    """A training. What stands here is the baseline: no remedy."""

    digits: int = 100  # to learn from
    epochs: int = 100
    hidden: tuple[int, ...] = (64, 64)
    decay: float = 0.0
    dropout: float = 0.0
    moved: float = 0.0  # the share of pictures that each epoch moves by up to a pixel
    patience: int | None = None  # epochs without a new best validation loss, after which training stops
    split: int = 0  # 0 is the chapter's

    def but(self, **changes):
        return replace(self, **changes)


class Trained(NamedTuple):
    """The network, the digits that it learned from, and its (training, validation) loss after each epoch."""

    model: nn.Module
    known: Part
    losses: list[tuple[float, float]]


def mlp(hidden, dropout=0.0):
    """64 pixels, hidden layers with ReLU, ten logits."""
    layers = []
    for d_in, d_out in pairwise([64, *hidden]):
        layers += [nn.Linear(d_in, d_out), nn.ReLU()] + ([nn.Dropout(dropout)] if dropout else [])
    return nn.Sequential(*layers, nn.Linear(hidden[-1], 10))


def evaluate(model, part):
    """The loss on these digits, and the share that it gets right."""
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(part.X)
    model.train(was_training)
    right = (logits.argmax(dim=1) == part.y).double().mean()
    return F.cross_entropy(logits, part.y).item(), right.item()


def one_epoch(model, optimizer, known, share_moved=0.0):
    for batch in torch.randperm(len(known.y)).split(BATCH_SIZE):
        X = moved(known.X[batch], share_moved) if share_moved else known.X[batch]
        optimizer.zero_grad()
        loss = F.cross_entropy(model(X), known.y[batch])
        loss.backward()
        optimizer.step()


def fit(model, known, settings):
    """Train; (training, validation) loss after each epoch. With patience, the model goes back to its best epoch."""
    optimizer = torch.optim.SGD(
        model.parameters(), lr=LEARNING_RATE, momentum=MOMENTUM, weight_decay=settings.decay
    )
    losses, best, best_epoch = [], None, 0
    for epoch in range(settings.epochs):
        one_epoch(model, optimizer, known, settings.moved)
        losses.append((evaluate(model, known)[0], evaluate(model, parts(settings.split)["validation"])[0]))
        if best is None or losses[-1][1] < losses[best_epoch][1]:
            best, best_epoch = deepcopy(model.state_dict()), epoch
        elif settings.patience and epoch - best_epoch == settings.patience:
            break
    if settings.patience:
        model.load_state_dict(best)
    return losses


def train(seed, settings):
    """A training whose digits, first weights, order of batches and all else that is drawn come from this seed."""
    torch.set_num_threads(1)  # the same order of sums everywhere; for so few numbers also the fastest
    known = some(settings.digits, seed, settings.split)
    torch.manual_seed(seed)
    model = mlp(settings.hidden, settings.dropout)
    return Trained(model, known, fit(model, known, settings))
