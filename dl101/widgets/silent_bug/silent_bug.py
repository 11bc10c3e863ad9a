"""The demo `SilentBug`: ten runs that end without an error and are wrong, to be diagnosed from their symptoms."""

from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import Number, Numbers, SomeOf

CASES, POINTS = 10, 30  # cases; the last point of a curve, from 0
LONGEST = 20  # lines of code
NONE = (0,) * CASES
PRESETS = ("swings", "stops", "twice", "good")
GOALS = ("symptom", "clean", "five", "ten")


class SilentBug(Demo, presets=PRESETS, goals=GOALS, forms=("PyTorch",)):
    """A curve, a few answers, numbers of ten runs: what is wrong? Then the line of the code, then the repair.

    >>> SilentBug(case=3)
    SilentBug(case=3)

    Each of the ten cases has a cause and a line to find, and `causes` and `lines` hold what was chosen last in each
    case: the number of a cause (that of its case), and of a line, from 1; 0 is nothing yet. `solved` names the cases
    that are solved.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("case",)

    case = Number(1, low=1, high=CASES, whole=True).tag(sync=True)
    causes = Numbers(NONE, low=0, high=CASES, whole=True).tag(sync=True)
    lines = Numbers(NONE, low=0, high=LONGEST, whole=True).tag(sync=True)
    slips = Numbers(NONE, low=0, high=999, whole=True).tag(sync=True)  # wrong answers in each case
    looked = Numbers(NONE, low=0, high=1, whole=True).tag(
        sync=True
    )  # 1: its code was opened before the cause was found
    solved = SomeOf(*range(1, CASES + 1)).tag(sync=True)
    place = Number(POINTS, low=0, high=POINTS, whole=True).tag(sync=True)  # of the mark on the curve
