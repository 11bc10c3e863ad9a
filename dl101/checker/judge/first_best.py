"""Early stopping: its index, and whether a loss was compared with a fixed number (see observe/first_best.py)."""

from dl101.checker.judge.compare import close, same_mistake
from dl101.checker.judge.wording import show


def compare_stops(seen, expected, case):
    """None where the index is right, and the losses are compared with each other alone; else how it differs."""
    index, fixed = parts(seen)
    words = close(index, expected)
    if words or fixed is None:
        return words
    return f"compares a loss with {show(fixed)}. Where the losses are larger than that, none is a new best."


def same_stops(seen, wrong, case):
    """Whether both give the same index, and both or neither compare with a fixed number, whichever it is."""
    (one, fixed), (other, other_fixed) = parts(seen), parts(wrong)
    return (fixed is None) == (other_fixed is None) and same_mistake(one, other)


def parts(seen):
    """(the index, the fixed number), None for no such number."""
    has_fixed = isinstance(seen, dict) and "fixed" in seen
    return (seen["value"], seen["fixed"]) if has_fixed else (seen, None)
