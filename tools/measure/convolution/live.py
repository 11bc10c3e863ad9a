"""Centered 8×8 digits: a convolutional network, the same without its two aids, a dense and a linear one.

All learn from 1,437 digits, with Adam, the same batches and epochs, each with the rate that was best in validation; it
falls to 0. The aids are batch normalization, and each picture's shift by up to a pixel. On such pictures, where a pixel
always has the same meaning, the networks are close to each other.
"""

import time

import torch
import torch.nn.functional as F
from torch import nn

from measure.convolution.parts import SEEDS, accuracy, columns, parameters, some_parts
from measure.training.data import Part, moved
from measure.training.spreads import paired, spread

EPOCHS, BATCH_SIZE = 15, 32
RATES = (0.003, 0.01, 0.03, 0.1)
SEEDS_TO_CHOOSE = range(20, 22)


def linear():
    return nn.Sequential(nn.Flatten(), nn.Linear(64, 10))


def dense():
    """About as many parameters as `cnn` has."""
    return nn.Sequential(nn.Flatten(), nn.Linear(64, 134), nn.ReLU(), nn.Linear(134, 10))


def cnn(normalized=True):
    """1×8×8 → 16 maps → 32 maps, pooled to 4×4 → 10."""
    layers = [
        *(nn.Conv2d(1, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU()),
        *(nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU()),
        *(nn.MaxPool2d(2), nn.Flatten(), nn.Linear(512, 10)),
    ]
    return nn.Sequential(*[layer for layer in layers if normalized or not isinstance(layer, nn.BatchNorm2d)])


def shifted(X):
    """Each picture of a batch, moved to one of the nine places that are at most a pixel away."""
    return moved(X).view(-1, 1, 8, 8)


def fit(model, X, y, change, rate):
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(
        optimizer, EPOCHS
    )  # the rate falls to 0 by the last epoch
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(y)).split(BATCH_SIZE):
            optimizer.zero_grad()
            F.cross_entropy(model(change(X[batch])), y[batch]).backward()
            optimizer.step()
        schedule.step()
    return model


#: For each: the network, and what happens to a batch.
NETWORKS = {
    "cnn": (cnn, shifted),
    "cnn without shifts": (cnn, lambda X: X),
    "cnn without normalization": (lambda: cnn(normalized=False), shifted),
    "plain cnn": (lambda: cnn(normalized=False), lambda X: X),
    "dense": (dense, lambda X: X),
    "dense with shifts": (dense, shifted),
    "linear": (linear, lambda X: X),
}


def train(name, seed, known, rate):
    """This network, and the seconds of its training."""
    make, change = NETWORKS[name]
    torch.manual_seed(seed)
    started = time.process_time()
    model = fit(make(), *known, change, rate)
    return model, time.process_time() - started


def choose_rate(name):
    """The rate with the best accuracy in validation, over seeds that are not measured."""

    def right(rate):
        of_seeds = [some_parts(seed) for seed in SEEDS_TO_CHOOSE]
        return sum(
            accuracy(train(name, 0, parts["train"], rate)[0], parts["validation"]) for parts in of_seeds
        )

    return max(RATES, key=right)


def run(name, seed, rate):
    """The share of 360 held-out digits that the network gets right, and the seconds of its training."""
    known, validation, test = some_parts(seed).values()
    both = Part(
        torch.cat([known.X, validation.X]), torch.cat([known.y, validation.y])
    )  # nothing is chosen any more
    model, seconds = train(name, seed, both, rate)
    return {"right": accuracy(model, test), "seconds": seconds}


def measure():
    torch.set_num_threads(1)
    rates = {name: choose_rate(name) for name in NETWORKS}
    runs = {name: columns([run(name, seed, rates[name]) for seed in SEEDS]) for name in NETWORKS}
    found = {
        name: {
            "parameters": parameters(make()),
            "rate": rates[name],
            "right": spread(runs[name]["right"]),
            "seconds": spread(runs[name]["seconds"], digits=1),
        }
        for name, (make, _) in NETWORKS.items()
    }
    compared = [("plain cnn", "dense"), ("cnn", "plain cnn"), ("cnn", "dense"), ("dense", "linear")]
    return {
        "epochs": EPOCHS,
        "networks": found,
        "compared": {
            f"{one} above {other}": paired(runs[one]["right"], runs[other]["right"])
            for one, other in compared
        },
    }
