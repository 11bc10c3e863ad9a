"""Five loss surfaces over two parameters, to walk down: the height at a point (x, y), and the slope there.

Each is made for −3 ≤ x, y ≤ 3, and its lowest point has height 0. Its slope is worked out by hand from its height, with
the rules of chapter 4: one number in x's direction, one in y's.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np


class Surface(NamedTuple):
    """`height(x, y)` is a number; `slope(x, y)` is the gradient (2,): how steep it is in x and in y."""

    height: Callable
    slope: Callable


def bowl(x, y):
    """(x² + y²) / 2: round, the lowest point at (0, 0)."""
    return (x**2 + y**2) / 2


def bowl_slope(x, y):
    """(x, y): at each point the slope points straight away from the middle."""
    return np.array([x, y])


def valley(x, y):
    """(x + 1)² / 2 + (y − 0.5)²: the lowest point at (−1, 0.5); twice as curved in y as in x."""
    return (x + 1) ** 2 / 2 + (y - 0.5) ** 2


def valley_slope(x, y):
    """(x + 1, 2(y − 0.5))"""
    return np.array([x + 1, 2 * (y - 0.5)])


def ravine(x, y):
    """2.4a² − 7.6ay + 8.1y² with a = x − 1: a long narrow valley whose floor climbs from (1, 0) to both sides.

    Its curvature is 1 along the floor and 20 across: the condition number is 20. The floor is the line y = a / 2, along
    which no axis lies.
    """
    a = x - 1
    return 2.4 * a**2 - 7.6 * a * y + 8.1 * y**2


def ravine_slope(x, y):
    """(4.8a − 7.6y, 16.2y − 7.6a)"""
    a = x - 1
    return np.array([4.8 * a - 7.6 * y, 16.2 * y - 7.6 * a])


def saddle(x, y):
    """x² − y² + y⁴/8 + 2: a pass of height 2 at (0, 0), between two lowest points at (0, −2) and (0, 2)."""
    return x**2 - y**2 + y**4 / 8 + 2


def saddle_slope(x, y):
    """(2x, y³/2 − 2y): where y is 0, the slope in y is 0 too."""
    return np.array([2 * x, y**3 / 2 - 2 * y])


def two_minima(x, y):
    """(3x⁴ − 2x³ − 24x² + 24x + 80) / 32 + (y − x/2)²: height 0 at (−2, −1), 2 at (2, 1), a ridge at x = 0.5."""
    return (3 * x**4 - 2 * x**3 - 24 * x**2 + 24 * x + 80) / 32 + (y - x / 2) ** 2


def two_minima_slope(x, y):
    """(3(x² − 4)(x − 0.5)/8 − (y − x/2), 2(y − x/2)): 0 at both minima and on the ridge."""
    return np.array([3 * (x**2 - 4) * (x - 0.5) / 8 - (y - x / 2), 2 * (y - x / 2)])


SURFACES = {
    "bowl": Surface(bowl, bowl_slope),
    "valley": Surface(valley, valley_slope),
    "ravine": Surface(ravine, ravine_slope),
    "saddle": Surface(saddle, saddle_slope),
    "two_minima": Surface(two_minima, two_minima_slope),
}
