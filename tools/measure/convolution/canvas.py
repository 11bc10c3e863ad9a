"""The main comparison: a digit at a random place on a canvas of 16×16, read by three networks.

Each digit of 8×8 is put at one of 81 places, once: that is the data set. A softmax regression ("linear"), a network
with one hidden layer ("dense") and a convolutional one ("cnn") learn from it, dense and cnn with nearly the same number
of parameters, all with the same optimizer, batches and epochs, and each with the learning rate that gave the best
accuracy in validation. The convolutional one has no batch normalization, which the others don't have either. It does
more arithmetic: a weight of a kernel is used at every place.

Two more trainings say where the difference comes from: with each digit at a new place in each epoch, and with each
digit in the middle, tested in the middle and elsewhere.
"""

from functools import cache

import torch
import torch.nn.functional as F
from torch import nn

from measure.convolution.parts import some_parts
from measure.training.data import Part
from measure.training.spreads import paired, spread

SEEDS = range(10)
SIZE, PLACES, MIDDLE = (
    16,
    9,
    4,
)  # pixels of a canvas each way; places of a digit each way; the place in the middle
EPOCHS, BATCH_SIZE = 40, 32
RATES = (0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032)
SEEDS_TO_CHOOSE = range(20, 23)
HIDDEN = 37


def linear():
    return nn.Sequential(nn.Flatten(), nn.Linear(SIZE**2, 10))


def dense():
    return nn.Sequential(nn.Flatten(), nn.Linear(SIZE**2, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 10))


def cnn():
    """1×16×16 → 16 maps, pooled to 8×8 → 32 maps, pooled to 4×4 → 10."""
    return nn.Sequential(
        *(nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(512, 10)),
    )


NETWORKS = {"linear": linear, "dense": dense, "cnn": cnn}


def placed(X, rows, columns):
    """Digits (n, 1, 8, 8) on empty canvases (n, 1, 16, 16), each with its upper left corner at this row and column."""
    padded = F.pad(X, (SIZE - 8,) * 4)  # the canvas that has the digit at (r, c) begins at (8 − r, 8 − c)
    windows = padded.unfold(2, SIZE, 1).unfold(3, SIZE, 1)
    return windows[torch.arange(len(X)), :, SIZE - 8 - rows, SIZE - 8 - columns]


def anywhere(X):
    return placed(X, *torch.randint(PLACES, (2, len(X))))


def in_the_middle(X):
    return placed(X, *torch.full((2, len(X)), MIDDLE))


def accuracy(model, part):
    with torch.no_grad():
        return (model(part.X).argmax(dim=1) == part.y).double().mean().item()


def fit(model, known, rate, change=None):
    """Adam, `EPOCHS` times through the known canvases; with `change`, X is put on new canvases in each epoch."""
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    for _ in range(EPOCHS):
        X = change(known.X) if change else known.X
        for batch in torch.randperm(len(X)).split(BATCH_SIZE):
            optimizer.zero_grad()
            F.cross_entropy(model(X[batch]), known.y[batch]).backward()
            optimizer.step()
    return model


def data(seed, put=anywhere):
    """The three parts of this seed on canvases; `put` is `anywhere` or `in_the_middle`."""
    torch.manual_seed(seed)
    return {name: Part(put(part.X), part.y) for name, part in some_parts(seed).items()}


def train(name, seed, rate):
    """This network after its training on this seed's canvases, each digit at one place."""
    known = data(seed)["train"]
    torch.manual_seed(seed)
    return fit(NETWORKS[name](), known, rate)


def choose_rate(name):
    """The learning rate of the best mean accuracy in validation, of seeds that are not measured, and the accuracy of each."""
    found = {}
    for rate in RATES:
        right = [accuracy(train(name, seed, rate), data(seed)["validation"]) for seed in SEEDS_TO_CHOOSE]
        found[rate] = round(sum(right) / len(right), 4)
    return max(found, key=found.get), found


def right(name, seed, rate):
    """What part of the test this network gets right after each of the three trainings."""
    torch.set_num_threads(1)
    anywhere_test, middle_test = data(seed)["test"], data(seed, in_the_middle)["test"]
    once = train(name, seed, rate)
    torch.manual_seed(seed)
    anew = fit(NETWORKS[name](), Part(**some_parts(seed)["train"]._asdict()), rate, change=anywhere)
    torch.manual_seed(seed)
    centered = fit(NETWORKS[name](), data(seed, in_the_middle)["train"], rate)
    return {
        "anywhere": accuracy(once, anywhere_test),
        "anywhere, of the digits that it learned from": accuracy(once, data(seed)["train"]),
        "a new place each epoch": accuracy(anew, anywhere_test),
        "learned in the middle, tested there": accuracy(centered, middle_test),
        "learned in the middle, tested anywhere": accuracy(centered, anywhere_test),
    }
