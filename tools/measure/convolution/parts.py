"""Digits as pictures (n, 1, 8, 8), in three parts for each seed: to learn from, to choose by, and for the test."""

from measure.training.data import Part, parts


def some_parts(seed):
    """1,077 digits to learn from, 360 to choose by, 360 for the test; a seed has a split of its own, 0 the chapter's."""
    return {name: Part(part.X.view(-1, 1, 8, 8), part.y) for name, part in parts(seed).items()}
