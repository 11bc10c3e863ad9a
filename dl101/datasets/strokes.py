"""Digits as a pen draws them, from a generator: nobody wrote these, and no training of ours sees them.

A drawing is a list of strokes; a stroke is an array (n, 2) of points (x, y), x to the right and y down, in a square
from 0 to 1: the same that a pen on a page gives. `dl101.datasets.prepare` makes 8×8 pixels of it.

A `Hand` stands for a person, who has one form of each digit (a 7 with or without a bar, a 4 that is open or closed),
a slant, a size, a width and a tremor. Each of its drawings differs a little.
"""

from dataclasses import dataclass, field

import numpy as np

from dl101.datasets.forms import FORMS

STEPS = 8  # straight pieces of a curve, from each of its points to the next


@dataclass
class Hand:
    """How one person writes. Lengths are parts of a digit's height, angles are in degrees.

    forms: for each digit its strokes, as in `dl101.datasets.forms`; a digit that is left out has its first form there.
    slant: to the right; 0 is upright.  turn: of the whole digit, clockwise.
    width: 1 leaves the forms as they are.  size: the height, as a part of the square.
    tremor: how far a point strays, newly for each drawing.
    """

    forms: dict = field(default_factory=dict)
    slant: float = 0.0
    turn: float = 0.0
    width: float = 1.0
    size: float = 0.7
    tremor: float = 0.015

    def draw(self, digit, rng):
        """One drawing of this digit: a list of strokes, each (n, 2)."""
        change = (
            self.leaning(rng) @ turning(self.turn + rng.normal(0, 2)) * self.size * rng.uniform(0.92, 1.08)
        )
        form = self.forms.get(digit) or next(iter(FORMS[digit].values()))
        strokes = [(stray(points, self.tremor, rng), is_curve) for points, is_curve in form]
        return in_the_square(
            [(smooth(points) if is_curve else points) @ change for points, is_curve in strokes], rng
        )

    def leaning(self, rng):
        """The matrix that makes a digit wider and leans it: of rows (x, y), where y goes down, so x falls with it."""
        slant = np.tan(np.radians(self.slant + rng.normal(0, 2)))
        return np.array([[self.width * rng.uniform(0.92, 1.08), 0], [-slant, 1]])


def turning(degrees):
    """The matrix that turns rows (x, y) clockwise, as y goes down."""
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[cos, sin], [-sin, cos]])


def stray(points, far, rng):
    """Points moved at random, by about `far` each way; one that stands twice, for a corner, stays so."""
    moved = points + rng.normal(0, far, points.shape)
    again = np.flatnonzero((points[1:] == points[:-1]).all(axis=1)) + 1
    moved[again] = moved[again - 1]
    return moved


def smooth(points):
    """A Catmull–Rom curve through the points (n, 2): straight pieces, `STEPS` from each point to the next.

    Between p₁ and p₂, beside p₀ and p₃, with t from 0 to 1:
    p₁ + ½ ((p₂ − p₀) t + (2p₀ − 5p₁ + 4p₂ − p₃) t² + (3p₁ − p₀ − 3p₂ + p₃) t³).
    Source: E. Catmull and R. Rom, *A class of local interpolating splines* (1974).
    """
    padded = np.vstack(
        [points[:1], points, points[-1:]]
    )  # at an end, the point before it or after it is itself
    p0, p1, p2, p3 = (padded[i : len(padded) - 3 + i, None] for i in range(4))
    t = (np.arange(STEPS) / STEPS)[:, None]
    pieces = p1 + 0.5 * (
        (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3
    )
    return np.vstack([pieces.reshape(-1, 2), points[-1:]])


def in_the_square(strokes, rng):
    """The strokes somewhere in the square from 0 to 1, smaller if they would not fit."""
    points = np.vstack(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    fit = min(1.0, 1 / (high - low).max())
    place = (1 - (high - low) * fit) * rng.uniform(0.3, 0.7, 2)
    return [(stroke - low) * fit + place for stroke in strokes]


def some_hand(rng):
    """A hand drawn at random: a person of whom nothing is known."""
    forms = {}
    for digit, names in FORMS.items():
        form = names[str(rng.choice(list(names)))]
        forms[digit] = [(stray(points, 0.02, rng), is_curve) for points, is_curve in form]
    return Hand(
        forms,
        slant=rng.normal(6, 8),
        turn=rng.normal(0, 4),
        width=rng.uniform(0.75, 1.3),
        size=rng.uniform(0.4, 0.9),
        tremor=rng.uniform(0.005, 0.025),
    )
