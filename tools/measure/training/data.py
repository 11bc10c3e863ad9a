"""The digits in three parts: to learn from, to choose by (validation), and for the test, which nothing is chosen by."""

from functools import cache
from typing import NamedTuple

import torch
import torch.nn.functional as F

from dl101.datasets import digits

VALIDATION = 360  # as many as the test has; the last of those that `digits()` gives to learn from


class Part(NamedTuple):
    """Pictures as rows of 64 numbers from 0 to 1, X (n, 64), and their labels, y (n,)."""

    X: torch.Tensor
    y: torch.Tensor


@cache
def parts(split=0):
    """1,077 digits to learn from, 360 to choose by, 360 for the test: the chapter's, or those of another split."""
    train, test = (
        Part(torch.tensor(part.images.reshape(-1, 64) / 16, dtype=torch.float32), torch.tensor(part.labels))
        for part in digits(split)
    )
    known = Part(train.X[:-VALIDATION], train.y[:-VALIDATION])
    return {"train": known, "validation": Part(train.X[-VALIDATION:], train.y[-VALIDATION:]), "test": test}


def some(count, seed, split=0):
    """`count` of the digits to learn from. With the same seed, the fewer are among the more."""
    known = parts(split)["train"]
    chosen = torch.randperm(len(known.y), generator=torch.Generator().manual_seed(seed))[:count]
    return Part(known.X[chosen], known.y[chosen])


def moved(X, share=1.0):
    """Pictures, each with the chance `share` moved to one of the nine places that are at most a pixel away."""
    padded = F.pad(X.view(-1, 8, 8), (1, 1, 1, 1))
    windows = padded.unfold(1, 8, 1).unfold(2, 8, 1)  # (n, 3, 3, 8, 8): every place of every picture
    down, right = torch.where(torch.rand(len(X)) < share, torch.randint(3, (2, len(X))), 1)
    return windows[torch.arange(len(X)), down, right].reshape(-1, 64)
