"""Pictures changed at random, so that a network learns from many more than there are."""

from math import pi

import torch
import torch.nn.functional as F

TURN = 10 * pi / 180  # at most, as every number here
SCALE, SHEAR, SHIFT = 0.1, 0.15, 0.8  # parts of one, parts of one, pixels
THICKEN = 0.25  # of the way to the largest pixel around, or to the smallest


def changed(X):
    """Pictures (n, 1, 8, 8), each turned, scaled, sheared, moved, and made thicker or thinner, by chance."""
    X = F.grid_sample(X, F.affine_grid(transforms(len(X)), X.shape, align_corners=False), align_corners=False)
    thicker = (torch.rand(len(X), 1, 1, 1) * 2 - 1) * THICKEN
    fat, thin = F.max_pool2d(X, 3, 1, 1), -F.max_pool2d(-X, 3, 1, 1)
    return X + torch.where(thicker > 0, fat - X, X - thin) * thicker


def transforms(n):
    """(n, 2, 3): for each picture, where in it a place of the new one is looked up."""
    turn, shear, across, down = (torch.rand(4, n) * 2 - 1) * torch.tensor(
        [[TURN], [SHEAR], [SHIFT / 4], [SHIFT / 4]]
    )
    wide, high = 1 + (torch.rand(2, n) * 2 - 1) * SCALE
    cos, sin = turn.cos(), turn.sin()
    rows = [cos * wide, shear - sin * high, across, sin * wide, cos * high, down]
    return torch.stack(rows, dim=1).view(n, 2, 3)
