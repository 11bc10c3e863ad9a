"""Digits as a pen draws them, from a generator: nobody wrote these, and no training of ours sees them.

A drawing is a list of strokes; a stroke is an array (n, 2) of points (x, y), x to the right and y down, in a square
from 0 to 1: the same that a pen on a page gives. `dl101.datasets.prepare` makes 8×8 pixels of it.

A `Hand` stands for a person. It has one form of each digit (a 7 with or without a bar, a 4 that is open or closed),
its own bend of that form, slant, size, width and tremor. Each drawing then differs a little.
"""

from dataclasses import dataclass, field

import numpy as np

STEPS = 8  # pieces of straight line between two points that a curve goes through


def line(*points):
    """A stroke with straight sides through these points."""
    return np.array(points, dtype=float), False


def curve(*points):
    """A smooth stroke through these points; where a point stands twice, it has a corner."""
    return np.array(points, dtype=float), True


#: For each digit its forms: a name, and strokes in a box about 0.65 wide and 1 high.
FORMS = {
    0: {
        "closed": [
            curve((0.32, 0), (0.08, 0.18), (0, 0.5), (0.1, 0.85), (0.32, 1), (0.56, 0.84), (0.65, 0.5),
                  (0.55, 0.15), (0.32, 0)),
        ],
        "open": [
            curve((0.42, 0.02), (0.15, 0.1), (0, 0.5), (0.12, 0.9), (0.36, 1), (0.6, 0.8), (0.64, 0.4),
                  (0.5, 0.1), (0.26, 0.05)),
        ],
        "from the right": [
            curve((0.55, 0.14), (0.3, 0), (0.06, 0.22), (0.02, 0.62), (0.2, 0.97), (0.48, 0.95), (0.64, 0.6),
                  (0.6, 0.25), (0.5, 0.08)),
        ],
    },
    1: {
        "bare": [line((0.3, 0), (0.3, 1))],
        "flag": [line((0.05, 0.25), (0.32, 0), (0.32, 1))],
        "short flag": [line((0.16, 0.15), (0.32, 0), (0.32, 1))],
        "flag and foot": [line((0.08, 0.22), (0.32, 0), (0.32, 1)), line((0.05, 1), (0.6, 1))],
    },
    2: {
        "plain": [
            curve((0.03, 0.22), (0.2, 0.02), (0.45, 0.02), (0.58, 0.24), (0.45, 0.52), (0.2, 0.78), (0, 1),
                  (0, 1), (0.62, 1)),
        ],
        "loop": [
            curve((0.05, 0.2), (0.28, 0), (0.54, 0.15), (0.5, 0.45), (0.25, 0.8), (0.05, 0.96), (0.02, 0.85),
                  (0.16, 0.82), (0.4, 0.95), (0.65, 0.97)),
        ],
        "swan": [
            curve((0.04, 0.3), (0.15, 0.06), (0.42, 0), (0.57, 0.2), (0.5, 0.45), (0.28, 0.7), (0.03, 0.95),
                  (0.03, 0.95), (0.25, 0.9), (0.45, 0.98), (0.64, 0.92)),
        ],
    },
    3: {
        "round": [
            curve((0.04, 0.14), (0.25, 0), (0.5, 0.1), (0.5, 0.33), (0.22, 0.47), (0.22, 0.47), (0.52, 0.58),
                  (0.58, 0.8), (0.35, 1), (0.1, 0.96), (0, 0.84)),
        ],
        "flat top": [
            curve((0.05, 0.02), (0.05, 0.02), (0.55, 0), (0.55, 0), (0.25, 0.4), (0.25, 0.4), (0.52, 0.5),
                  (0.6, 0.74), (0.4, 0.98), (0.12, 0.98), (0, 0.86)),
        ],
        "one sweep": [
            curve((0.06, 0.1), (0.3, 0), (0.52, 0.14), (0.44, 0.36), (0.26, 0.46), (0.46, 0.54), (0.6, 0.74),
                  (0.42, 0.97), (0.16, 1), (0.02, 0.88)),
        ],
    },
    4: {
        "open": [line((0.14, 0.02), (0.02, 0.56), (0.66, 0.56)), line((0.48, 0.1), (0.46, 1))],
        "open and round": [
            curve((0.1, 0.02), (0.03, 0.3), (0.08, 0.52), (0.3, 0.56), (0.58, 0.5)),
            line((0.56, 0.08), (0.5, 1)),
        ],
        "closed": [line((0.5, 1), (0.5, 0), (0, 0.68), (0.68, 0.68))],
        "closed in two": [line((0.42, 0), (0.02, 0.62), (0.66, 0.62)), line((0.44, 0.02), (0.46, 1))],
    },
    5: {
        "bar last": [
            curve((0.1, 0.02), (0.1, 0.02), (0.06, 0.44), (0.06, 0.44), (0.32, 0.36), (0.56, 0.5), (0.58, 0.78),
                  (0.36, 0.99), (0.08, 0.96), (0, 0.86)),
            line((0.1, 0.02), (0.58, 0)),
        ],
        "one stroke": [
            curve((0.56, 0), (0.56, 0), (0.12, 0.02), (0.12, 0.02), (0.08, 0.42), (0.08, 0.42), (0.35, 0.38),
                  (0.58, 0.56), (0.55, 0.84), (0.3, 1), (0, 0.92)),
        ],
        "as an S": [
            curve((0.58, 0.02), (0.3, 0.02), (0.12, 0.14), (0.14, 0.36), (0.4, 0.46), (0.57, 0.66), (0.46, 0.92),
                  (0.2, 1), (0, 0.92)),
        ],
    },
    6: {
        "curved": [
            curve((0.5, 0.02), (0.22, 0.16), (0.05, 0.48), (0.05, 0.82), (0.28, 1), (0.52, 0.9), (0.56, 0.68),
                  (0.36, 0.54), (0.14, 0.62), (0.05, 0.78)),
        ],
        "straight": [
            curve((0.34, 0), (0.18, 0.28), (0.04, 0.6), (0.04, 0.84), (0.26, 1), (0.5, 0.9), (0.52, 0.68),
                  (0.3, 0.56), (0.08, 0.7)),
        ],
        "large loop": [
            curve((0.44, 0), (0.16, 0.2), (0.02, 0.55), (0.1, 0.92), (0.36, 1), (0.6, 0.82), (0.55, 0.52),
                  (0.3, 0.44), (0.06, 0.62)),
        ],
    },
    7: {
        "plain": [line((0, 0.02), (0.6, 0), (0.22, 1))],
        "bent": [curve((0, 0.03), (0, 0.03), (0.6, 0), (0.6, 0), (0.34, 0.45), (0.24, 1))],
        "crossed": [line((0, 0.02), (0.6, 0), (0.22, 1)), line((0.12, 0.5), (0.62, 0.46))],
        "hook and bar": [line((0, 0.16), (0.03, 0), (0.6, 0), (0.25, 1)), line((0.12, 0.52), (0.6, 0.5))],
    },
    8: {
        "one stroke": [
            curve((0.5, 0.12), (0.26, 0), (0.08, 0.16), (0.16, 0.38), (0.42, 0.56), (0.54, 0.8), (0.3, 1),
                  (0.04, 0.84), (0.14, 0.58), (0.4, 0.4), (0.52, 0.2), (0.46, 0.1)),
        ],
        "two rings": [
            curve((0.3, 0), (0.1, 0.1), (0.1, 0.34), (0.3, 0.46), (0.5, 0.34), (0.5, 0.1), (0.3, 0)),
            curve((0.3, 0.46), (0.06, 0.6), (0.04, 0.86), (0.3, 1), (0.56, 0.86), (0.54, 0.6), (0.3, 0.46)),
        ],
        "from the middle": [
            curve((0.3, 0.46), (0.06, 0.28), (0.16, 0.03), (0.44, 0.03), (0.54, 0.26), (0.3, 0.46), (0.04, 0.68),
                  (0.14, 0.97), (0.46, 0.97), (0.57, 0.7), (0.3, 0.46)),
        ],
    },
    9: {
        "straight": [
            curve((0.52, 0.16), (0.32, 0), (0.06, 0.12), (0.06, 0.38), (0.28, 0.5), (0.5, 0.34), (0.54, 0.08),
                  (0.54, 0.08), (0.52, 1)),
        ],
        "curved": [
            curve((0.54, 0.14), (0.34, 0), (0.08, 0.1), (0.05, 0.36), (0.26, 0.48), (0.5, 0.34), (0.56, 0.12),
                  (0.54, 0.6), (0.38, 0.94), (0.1, 1)),
        ],
        "hook": [
            curve((0.55, 0.1), (0.3, 0), (0.05, 0.16), (0.1, 0.42), (0.34, 0.46), (0.54, 0.2), (0.54, 0.2),
                  (0.55, 0.7), (0.4, 0.98), (0.16, 0.98), (0.02, 0.86)),
        ],
        "leaning": [
            curve((0.54, 0.1), (0.28, 0), (0.05, 0.2), (0.14, 0.44), (0.4, 0.38), (0.56, 0.08), (0.56, 0.08),
                  (0.28, 1)),
        ],
    },
}  # fmt: skip


def smooth(points):
    """A Catmull–Rom curve through the points (n, 2): straight pieces, `STEPS` from each point to the next.

    Between p₁ and p₂, beside p₀ and p₃, with t from 0 to 1:
    ½ (2p₁ + (p₂ − p₀)t + (2p₀ − 5p₁ + 4p₂ − p₃)t² + (3p₁ − p₀ − 3p₂ + p₃)t³).
    Source: E. Catmull and R. Rom, *A class of local interpolating splines* (1974).
    """
    before, after = np.vstack([points[:1], points[:-1]]), np.vstack([points[1:], points[-1:]])
    beyond = np.vstack([after[1:], points[-1:]])
    t = (np.arange(STEPS) / STEPS)[None, :, None]
    p0, p1, p2, p3 = (part[:-1, None] for part in (before, points, after, beyond))
    pieces = p1 + 0.5 * (
        (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3
    )
    return np.vstack([pieces.reshape(-1, 2), points[-1:]])


@dataclass
class Hand:
    """How one person writes. Lengths are parts of a digit's height, angles are in degrees.

    forms: a form's name for each digit.
    bends: for each digit and stroke, how far this person's points lie from the form's, (n, 2).
    slant: to the right; 0 is upright.  turn: of the whole digit, clockwise.
    width: 1 leaves the forms as they are.  size: the height, as a part of the square.
    tremor: how far a point strays, newly for each drawing.
    """

    forms: dict[int, str]
    bends: dict[int, list[np.ndarray]] = field(default_factory=dict)
    slant: float = 0.0
    turn: float = 0.0
    width: float = 1.0
    size: float = 0.7
    tremor: float = 0.015

    def draw(self, digit, rng):
        """One drawing of this digit: a list of strokes, each (n, 2)."""
        slant = np.tan(np.radians(self.slant + rng.normal(0, 2)))
        turn = np.radians(self.turn + rng.normal(0, 2))
        size, width = self.size * rng.uniform(0.92, 1.08), self.width * rng.uniform(0.92, 1.08)
        leaning = np.array([[width, 0], [-slant, 1]])  # of rows (x, y); y goes down, so x falls where y rises
        turning = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        strokes = []
        for place, (points, is_curve) in enumerate(FORMS[digit][self.forms[digit]]):
            bend = self.bends[digit][place] if digit in self.bends else 0
            corners = np.append((points[1:] == points[:-1]).all(axis=1), False)  # a point that stands twice
            strayed = points + bend + rng.normal(0, self.tremor, points.shape)
            strayed[1:][corners[:-1]] = strayed[:-1][corners[:-1]]  # stays a corner
            strokes.append((smooth(strayed) if is_curve else strayed) @ leaning @ turning * size)
        points = np.vstack(strokes)
        low, high = points.min(axis=0), points.max(axis=0)
        fits = min(1.0, 1 / (high - low).max())  # a wide one that is turned could leave the square
        place = (1 - (high - low) * fits) * rng.uniform(0.3, 0.7, 2)
        return [(stroke - low) * fits + place for stroke in strokes]


def some_hand(rng):
    """A hand drawn at random: a person of whom nothing is known."""
    forms = {digit: str(rng.choice(list(of_digit))) for digit, of_digit in FORMS.items()}
    bends = {
        digit: [rng.normal(0, 0.02, points.shape) for points, _ in FORMS[digit][name]]
        for digit, name in forms.items()
    }
    return Hand(
        forms,
        bends,
        slant=rng.normal(6, 8),
        turn=rng.normal(0, 4),
        width=rng.uniform(0.75, 1.3),
        size=rng.uniform(0.4, 0.9),
        tremor=rng.uniform(0.005, 0.025),
    )
