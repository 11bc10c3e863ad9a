"""Where the exported network fails: digits that are moved, turned or inverted, and what is not a digit at all.

Digits fill all eight rows, so one that is moved up or down loses ink at the border; it does so too when it is turned.
"""

from math import pi

import torch
import torch.nn.functional as F

from measure.convolution.exported import trained
from measure.convolution.letters import letters, noise
from measure.convolution.parts import SEEDS, accuracy, columns
from measure.convolution.recipe import held_out
from measure.training.data import Part
from measure.training.spreads import spread

SHIFTS = (0, 1, 2, 3)
TURNS = (0, 15, 30, 45, 60, 75, 90, 180)  # degrees


def shifted(X, down, right):
    """Pictures moved by whole pixels; what leaves the picture is lost, what comes in is empty."""
    padded = F.pad(X, (3, 3, 3, 3))
    return padded[:, :, 3 - down : 11 - down, 3 - right : 11 - right]


def turned(X, degrees):
    """Pictures turned clockwise around their middle."""
    angle = torch.tensor(degrees * pi / 180).to(X)
    cos, sin = angle.cos(), angle.sin()
    rows = torch.stack([cos, sin, cos * 0, -sin, cos, cos * 0]).view(1, 2, 3).expand(len(X), 2, 3)
    return F.grid_sample(X, F.affine_grid(rows, X.shape, align_corners=False), align_corners=False)


def confidence(model, X):
    """The mean of the largest probability, and the share of pictures for which that is above 0.9."""
    with torch.no_grad():
        largest = model(X).softmax(dim=1).max(dim=1).values
    return {"mean": largest.mean().item(), "above 0.9": (largest > 0.9).double().mean().item()}


def fail(seed):
    """What one network gets right of changed digits, and how sure it is of what it never saw."""
    model, (X, y) = trained(seed), held_out(seed)

    def right(*changed):
        shares = [accuracy(model, Part(one, y)) for one in changed]
        return sum(shares) / len(shares)

    not_digits = {"digits": X, "inverted": 1 - X, "noise": noise(seed), "letters and shapes": letters(seed)}
    return {
        "moved sideways": {by: right(shifted(X, 0, by), shifted(X, 0, -by)) for by in SHIFTS},
        "moved up or down": {by: right(shifted(X, by, 0), shifted(X, -by, 0)) for by in SHIFTS},
        "turned": {by: right(turned(X, by), turned(X, -by)) for by in TURNS},
        "inverted": {"": right(1 - X)},
        "confidence": {name: confidence(model, one)["mean"] for name, one in not_digits.items()},
        "confidence above 0.9": {
            name: confidence(model, one)["above 0.9"] for name, one in not_digits.items()
        },
    }


def measure():
    runs = columns([fail(seed) for seed in SEEDS])
    found = {
        what: {str(by): spread(shares) for by, shares in columns(of_seeds).items()}
        for what, of_seeds in runs.items()
    }
    return found | {"inverted": found["inverted"][""]}
