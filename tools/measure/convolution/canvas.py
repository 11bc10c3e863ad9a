"""The main comparison: a digit at a random place on a canvas of 16×16, read by three networks.

Each digit of 8×8 is put at one of 81 places, once: that is the data set. A softmax regression ("linear"), a network
with one hidden layer ("dense") and a convolutional one ("cnn") learn from it, dense and cnn with nearly the same number
of parameters, all with the same optimizer, batches and epochs, and each with the learning rate that gave the best
accuracy in validation. The convolutional one has no batch normalization, which the others don't have either. It does
more arithmetic: a weight of a kernel is used at every place.

Two more trainings say where the difference comes from: with each digit at a new place in each epoch, and with each
digit in the middle, tested in the middle and elsewhere.
"""

import torch
import torch.nn.functional as F
from torch import nn

from measure.convolution.parts import SEEDS, accuracy, columns, fit, parameters, placing, some_parts
from measure.training.data import Part
from measure.training.spreads import paired, spread

SIZE, PLACES, MIDDLE = (
    16,
    9,
    4,
)  # pixels of a canvas each way; places of a digit each way; the place in the middle
EPOCHS = 40
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


def data(seed, put=anywhere):
    """The three parts of this seed on canvases; `put` is `anywhere` or `in_the_middle`."""
    torch.manual_seed(seed)
    return {name: Part(put(part.X), part.y) for name, part in some_parts(seed).items()}


def train(name, seed, rate):
    """This network after its training on this seed's canvases, each digit at one place."""
    known = data(seed)["train"]
    torch.manual_seed(seed)
    return fit(NETWORKS[name](), known, EPOCHS, rate)


def choose_rate(name):
    """The rate with the best accuracy in validation, over seeds that are not measured; and the accuracy of each."""
    found = {}
    for rate in RATES:
        right = [accuracy(train(name, seed, rate), data(seed)["validation"]) for seed in SEEDS_TO_CHOOSE]
        found[rate] = round(sum(right) / len(right), 4)
    return max(found, key=found.get), found


def right(name, seed, rate):
    """What share this network gets right after each of the three trainings."""
    torch.set_num_threads(1)
    elsewhere, middle = data(seed), data(seed, in_the_middle)
    once = train(name, seed, rate)
    torch.manual_seed(seed)
    anew = fit(NETWORKS[name](), some_parts(seed)["train"], EPOCHS, rate, placing(anywhere))
    torch.manual_seed(seed)
    centered = fit(NETWORKS[name](), middle["train"], EPOCHS, rate)
    return {
        "anywhere": accuracy(once, elsewhere["test"]),
        "anywhere, in training": accuracy(once, elsewhere["train"]),
        "at a new place each epoch": accuracy(anew, elsewhere["test"]),
        "learned and tested in the middle": accuracy(centered, middle["test"]),
        "learned in the middle, tested anywhere": accuracy(centered, elsewhere["test"]),
    }


def multiplications(model):
    """How many multiplications one canvas takes, of a weight and a number each."""
    count, X = 0, torch.zeros(1, 1, SIZE, SIZE)
    for layer in model:
        X = layer(X)
        if isinstance(layer, nn.Conv2d):
            count += layer.weight.numel() * X[0, 0].numel()
        elif isinstance(layer, nn.Linear):
            count += layer.weight.numel()
    return count


def measure():
    found, runs = {}, {}
    for name, make in NETWORKS.items():
        rate, of_each = choose_rate(name)
        runs[name] = columns([right(name, seed, rate) for seed in SEEDS])
        found[name] = {
            "parameters": parameters(make()),
            "multiplications": multiplications(make()),
            "rate": rate,
            "validation_of_each_rate": {str(tried): share for tried, share in of_each.items()},
            "right": {what: spread(shares) for what, shares in runs[name].items()},
        }
    found["cnn above dense"] = {what: paired(runs["cnn"][what], runs["dense"][what]) for what in runs["cnn"]}
    return {"epochs": EPOCHS, "networks": found}
