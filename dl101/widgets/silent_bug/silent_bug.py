"""The demo `SilentBug`: ten runs that end without an error and are wrong, to be diagnosed from their symptoms."""

from dl101.widgets.lib.demo import Demo
from dl101.widgets.lib.traits import NamedNumbers, Number, SomeOf

CASES = 10
LAST = 30  # the last point of a curve, from 0
LONGEST, MOST = 20, 999  # lines of a code; slips that are counted
PRESETS = ("swings", "stops", "twice", "good")
GOALS = ("symptom", "clean", "five", "ten")


class SilentBug(Demo, presets=PRESETS, goals=GOALS, forms=("PyTorch",)):
    """A curve, a few answers, numbers of ten runs: what is wrong? Then the line of the code, then the repair.

    >>> SilentBug(case=3)
    SilentBug(case=3)

    Each of the ten cases has a cause and a line to find. `causes` and `lines` hold what was chosen last, by the number
    of the case: the number of a cause (that of its own case), and of a line, from 1. `solved` names the cases that are
    solved.

    A value that it can't use raises `InputError`, a sentence that says what it can use.
    """

    shown = ("case",)

    case = Number(1, low=1, high=CASES, whole=True).tag(sync=True)
    causes = NamedNumbers(low=0, high=CASES).tag(sync=True)
    lines = NamedNumbers(low=0, high=LONGEST).tag(sync=True)
    slips = NamedNumbers(low=0, high=MOST).tag(sync=True)  # wrong answers
    looked = NamedNumbers(low=0, high=1).tag(sync=True)  # 1: the code was opened before the cause was found
    solved = SomeOf(*range(1, CASES + 1)).tag(sync=True)
    place = Number(LAST, low=0, high=LAST, whole=True).tag(sync=True)  # of the mark on the curve
