"""The recipe of the exported network, over five seeds: how much it reads, of held-out digits and of drawings.

The settings were chosen by held-out digits and by the drawings to choose by (`generated.DEVELOPMENT`): dropout and
weight decay, how much pictures are changed, and in the preparation the width, the height, the ink and the rows that
tell the slant. The test drawings come from other hands of the same generator, and were read once all this was chosen.
"""

import numpy as np
import torch

from dl101.datasets import digits
from dl101.datasets.drawings import DOTS, counted, inked, scaled, upright
from dl101.digit_cnn import digit_cnn
from measure.convolution import exported, generated
from measure.convolution.parts import SEEDS, accuracy, columns
from measure.training.data import Part
from measure.training.spreads import spread


def held_out(seed):
    """The held-out digits of this seed's split."""
    return Part(*exported.pictures(digits(seed).test))


def read(seed):
    """What the network of this seed reads, as it was trained and with whole numbers for weights."""
    model, test = exported.trained(seed), held_out(seed)
    whole = exported.as_whole_numbers(model).as_torch().float()
    return {
        "held out": accuracy(model, test),
        "held out, whole numbers": accuracy(whole, test),
        "drawings to choose by": accuracy(whole, Part(*generated.pictures(*generated.DEVELOPMENT))),
        "drawings of the test": accuracy(whole, Part(*generated.pictures(*generated.TEST))),
    }


def right_of_the_committed_network():
    """How many the network in the package gets right: counts."""
    found = {}
    for name, (X, y) in {
        "held out": held_out(0),
        "drawings of the test": generated.pictures(*generated.TEST),
    }.items():
        answers = digit_cnn()(X[:, 0].numpy()).argmax(axis=1)
        found[name] = {"right": int((answers == y.numpy()).sum()), "of": len(y)}
    return found


def look(images, labels):
    """Of each digit: inked dots, columns with ink and full pixels, on average."""
    found = {}
    for digit in range(10):
        some = images[labels == digit]
        numbers = [some.sum(axis=(1, 2)), (some > 0).any(axis=1).sum(axis=1), (some == 16).sum(axis=(1, 2))]
        names = ("inked dots", "columns with ink", "full pixels")
        found[digit] = {name: round(float(each.mean()), 1) for name, each in zip(names, numbers, strict=True)}
    return found


def looks():
    """The data's digits and the drawings to choose by: do they look alike?"""
    parts = digits()
    X, y = generated.pictures(*generated.DEVELOPMENT)
    images = {"digits": np.concatenate([part.images for part in parts]), "drawings": X[:, 0].numpy() * 16}
    labels = {"digits": np.concatenate([part.labels for part in parts]), "drawings": y.numpy()}
    return {
        name: {str(digit): numbers for digit, numbers in look(images[name], labels[name]).items()}
        for name in images
    }


def by_preparation():
    """The share of the drawings to choose by that the committed network reads after each kind of preparation."""
    kinds = {
        "as drawn, with as much ink": lambda strokes: inked([stroke * DOTS for stroke in strokes]),
        "scaled": lambda strokes: inked(scaled(strokes)),
        "scaled and upright": lambda strokes: upright(inked(scaled(strokes))),
    }
    strokes, y = zip(*generated.drawings(*generated.DEVELOPMENT), strict=True)
    found = {}
    for name, bitmap in kinds.items():
        answers = digit_cnn()(np.array([counted(bitmap(one)) for one in strokes]) / 16).argmax(axis=1)
        found[name] = round(float((answers == y).mean()), 4)
    return found


def measure():
    torch.set_num_threads(1)
    runs = columns([read(seed) for seed in SEEDS])
    return {
        "parameters": digit_cnn().parameter_count,
        "right": {what: spread(shares) for what, shares in runs.items()},
        "the committed network": right_of_the_committed_network(),
        "drawings by preparation": by_preparation(),
        "looks": looks(),
    }
