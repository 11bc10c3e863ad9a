"""What is not a digit: letters that look like none, two shapes, and noise."""

import numpy as np
import torch

from dl101.datasets.drawings import prepare
from dl101.datasets.forms import curve, line
from dl101.datasets.strokes import Hand

LETTERS = {
    "A": [line((0, 1), (0.32, 0), (0.64, 1)), line((0.12, 0.62), (0.52, 0.62))],
    "E": [line((0.5, 0), (0, 0), (0, 1), (0.52, 1)), line((0, 0.48), (0.42, 0.48))],
    "H": [line((0, 0), (0, 1)), line((0.56, 0), (0.56, 1)), line((0, 0.5), (0.56, 0.5))],
    "K": [line((0, 0), (0, 1)), line((0.54, 0), (0, 0.55), (0.58, 1))],
    "M": [line((0, 1), (0.08, 0), (0.36, 0.6), (0.64, 0), (0.72, 1))],
    "N": [line((0, 1), (0, 0), (0.56, 1), (0.56, 0))],
    "T": [line((0, 0), (0.64, 0)), line((0.32, 0), (0.32, 1))],
    "U": [curve((0, 0), (0.02, 0.7), (0.3, 1), (0.56, 0.7), (0.58, 0))],
    "W": [line((0, 0), (0.16, 1), (0.36, 0.4), (0.56, 1), (0.72, 0))],
    "X": [line((0, 0), (0.6, 1)), line((0.6, 0), (0, 1))],
    "square": [line((0, 0), (0.8, 0), (0.8, 0.8), (0, 0.8), (0, 0))],
    "triangle": [line((0, 0.8), (0.45, 0), (0.9, 0.8), (0, 0.8))],
}
OF_EACH = 10


def letters(seed):
    """Pictures (n, 1, 8, 8) of letters and shapes, drawn and prepared as digits are: ten of each."""
    rng = np.random.default_rng(seed)
    hand = Hand(forms=LETTERS, slant=4)
    drawn = [prepare(hand.draw(name, rng)) for name in LETTERS for _ in range(OF_EACH)]
    return torch.tensor(np.array(drawn)[:, None] / 16, dtype=torch.float32)


def noise(seed, count=360):
    """Pictures of which each pixel has any ink, from 0 to 1, whatever the others have."""
    return torch.rand(count, 1, 8, 8, generator=torch.Generator().manual_seed(seed))
