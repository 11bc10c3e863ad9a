"""The learner's drawings of digits, remembered among what else a learner did: up to four of each digit.

`drawings` is {"3/1": strokes, …}, where "3/1" is the first drawing of a 3. A stroke is a list of points [x, y] from 0
to 1, y downward. `lib/kept_drawings.js` keeps the same in a page.
"""

from collections.abc import Mapping

from dl101 import progress
from dl101.widgets.lib.traits import Checked, as_items, as_number

DIGITS, ROUNDS = range(10), range(1, 5)
#: In the order in which they are asked for: each digit once, then each once more.
SLOTS = tuple(f"{digit}/{turn}" for turn in ROUNDS for digit in DIGITS)
MOST_STROKES = 12
MOST_POINTS = 100  # of a drawing: forty of them stay below 60 kB
FLAT = 2e-5  # a point that spans a triangle below this area with its neighbors can't be seen
PREFIX = "drawing/"


def as_drawing(value):
    """The strokes as lists of lists of [x, y], or None where they are no drawing."""
    strokes = [as_items(stroke) or [] for stroke in as_items(value) or []]
    points = [[as_items(point) or [] for point in stroke] for stroke in strokes]
    drawing = [[[as_number(part) for part in point] for point in stroke] for stroke in points]
    flat = [point for stroke in drawing for point in stroke]
    fits = 0 < len(drawing) <= MOST_STROKES and all(drawing) and len(flat) <= MOST_POINTS
    return drawing if fits and all(map(is_point, flat)) else None


def is_point(point):
    """Whether it is a pair of numbers from 0 to 1."""
    return len(point) == 2 and all(0 <= part <= 1 for part in point)


class Drawings(Checked):
    """A dictionary of drawings by their slot, from "0/1" to "9/4". Give a new one to change it."""

    kind = (
        f'drawings by their slot, from "0/1" to "9/4": up to {MOST_STROKES} strokes each, with at most {MOST_POINTS} '
        "points, pairs of numbers from 0 to 1"
    )

    def __init__(self):
        super().__init__({})

    def read(self, value):
        if not isinstance(value, Mapping) or not all(slot in SLOTS for slot in value):
            return None
        found = {slot: as_drawing(value[slot]) for slot in SLOTS if slot in value}
        return None if None in found.values() else found


class KeepsDrawings:
    """What a demo with a trait `drawings` does in a notebook: it shows and keeps what is remembered."""

    def _remember_drawings(self):
        """Call it once the demo is made."""
        stored, foreign = drawings_in(progress.items())
        self.drawings = {**self.drawings, **stored}
        if foreign:
            self.saving_problem = (
                f"What is kept as {foreign[0]} is not a drawing of this book, and is left as it is."
            )
        self.observe(self._save_drawings, "drawings")

    def _save_drawings(self, change):
        items = progress.items()
        changed = [slot for slot in SLOTS if change.old.get(slot) != change.new.get(slot)]
        news = {
            PREFIX + slot: {
                "time": progress.time_after(items.get(PREFIX + slot, {})),
                "strokes": change.new.get(slot, []),
            }
            for slot in changed
        }
        if news:
            self.saving_problem = progress.record(news)


def drawings_in(items):
    """Of all that is remembered, the drawings by their slot, and the keys of what is kept as one and is none.

    An empty list stays where a drawing was taken back: without it, a merge with an older file would bring it again.
    """
    kept = {
        key.removeprefix(PREFIX): item.get("strokes") for key, item in items.items() if key.startswith(PREFIX)
    }
    drawn = {slot: as_drawing(strokes) for slot, strokes in kept.items() if slot in SLOTS}
    drawn = {slot: strokes for slot, strokes in drawn.items() if strokes}
    return drawn, [PREFIX + slot for slot, strokes in kept.items() if slot not in drawn and strokes != []]


def thinned(strokes, most=MOST_POINTS, flat=FLAT):
    """The strokes without the points that tell least, the least first, until `most` are left, and all can be seen.

    How much a point tells is the area of the triangle with its neighbors. The ends of a stroke stay. Source: M.
    Visvalingam and J. Whyatt, *Line generalisation by repeated elimination of points* (1993).
    """
    kept = [[list(point) for point in stroke] for stroke in strokes]
    while True:
        inner = [(stroke, i) for stroke in kept for i in range(1, len(stroke) - 1)]
        areas = [area(*stroke[i - 1 : i + 2]) for stroke, i in inner]
        least = min(areas, default=None)
        if least is None or (sum(map(len, kept)) <= most and least >= flat):
            return kept
        stroke, i = inner[areas.index(least)]
        del stroke[i]


def area(a, b, c):
    """Of the triangle between three points."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
