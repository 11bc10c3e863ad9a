"""Scenes: two or three digits on a canvas of 24×24, each in a place of its own."""

from typing import NamedTuple

import torch

SIZE, MOST = 24, 3  # pixels each way, digits


class Scenes(NamedTuple):
    """X (n, 1, 24, 24), ink from 0 to 1; found (n, 3, 3): row and column of each digit's upper left corner, its label.

    Where a scene has two digits, the third line of `found` is −1.
    """

    X: torch.Tensor
    found: torch.Tensor


def scenes(part, count):
    """`count` scenes with digits of this part, drawn at random."""
    X, found = torch.zeros(count, 1, SIZE, SIZE), torch.full((count, MOST, 3), -1)
    for scene in range(count):
        for place, (row, column) in enumerate(corners(2 + int(torch.randint(2, ())))):
            one = int(torch.randint(len(part.y), ()))
            X[scene, 0, row : row + 8, column : column + 8] = part.X[one, 0]
            found[scene, place] = torch.tensor([row, column, int(part.y[one])])
    return Scenes(X, found)


def corners(count):
    """Upper left corners of `count` squares of 8×8 that do not overlap."""
    placed = []
    while len(placed) < count:
        row, column = torch.randint(SIZE - 7, (2,)).tolist()
        if all(max(abs(row - r), abs(column - c)) >= 8 for r, c in placed):
            placed.append((row, column))
    return placed
