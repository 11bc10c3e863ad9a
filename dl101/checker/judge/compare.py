"""Compare what an answer gave with what was expected: close in value, and of the same shape.

A comparison returns None, or how they differ: words that go on after "`relu(-2)` …".
"""

import math

from dl101.checker.judge.wording import shortened, show, show_apart, show_text
from dl101.checker.observe.plain_data import has_nan, is_number, is_numeric, is_unusable, leaves, shape

TOLERANCE = 1e-5  # of the expected number, or of 1 where that is smaller: float32 is exact enough


def close(seen, expected, case=None):
    """None where `seen` equals `expected` up to rounding, in shape too; else how they differ."""
    return kind_mismatch(seen, expected) or shape_mismatch(seen, expected) or value_mismatch(seen, expected)


def close_parts(*names):
    """A comparison for answers of several values: `close_parts("W", "b")` for those that `return W, b`."""

    def compare(seen, expected, case=None):
        if not isinstance(seen, list) or len(seen) != len(names):
            advice = f" {seen['advice']}" if is_unusable(seen) and seen["advice"] else ""
            return (
                f"should give {len(names)} values, `return {', '.join(names)}`, and yours gives"
                f" {shortened(show(seen))}.{advice}"
            )
        for name, part, wanted in zip(names, seen, expected, strict=True):
            words = close(part, wanted)
            if words:
                return f"does not give the right `{name}`: it {words}"
        return None

    return compare


def same_mistake(seen, wrong, case=None):
    """Whether `seen` shows the same mistake as `wrong`: the same values; nan and infinity are values here."""
    if shape(seen) is None or shape(seen) != shape(wrong):
        return seen == wrong
    return all(map(same_leaf, leaves(seen), leaves(wrong)))


def same_parts(seen, wrong, case=None):
    """The same for answers of several values; a part that is None in `wrong` may be whatever it is."""
    if not isinstance(seen, list) or not isinstance(wrong, list) or len(seen) != len(wrong):
        return same_mistake(seen, wrong)
    return all(known is None or same_mistake(part, known) for part, known in zip(seen, wrong, strict=True))


def kind_mismatch(seen, expected):
    """How the kind of thing differs: a text, a function, a list that holds such."""
    if not is_numeric(expected):
        return None
    if not leaves(seen):
        return f"should give {show(expected)}, and yours gives an empty list."
    odd_ones = [leaf for leaf in leaves(seen) if not is_number(leaf)]
    if not odd_ones:
        return None
    odd = odd_ones[0]
    what = (
        odd["unusable"]
        if is_unusable(odd)
        else f"the text {show_text(odd)}"
        if isinstance(odd, str)
        else show(odd)
    )
    advice = f" {odd['advice']}" if is_unusable(odd) and odd["advice"] else ""
    verb = "gives a list that holds" if isinstance(seen, list) else "gives"
    return f"should give {show(expected)}, and yours {verb} {what}.{advice}"


def shape_mismatch(seen, expected):
    if shape(seen) == shape(expected):
        return None
    if shape(expected) == ():
        return (
            f"should give one number, {show(expected)}, and yours gives {held(seen, expected)}: {show(seen)}."
        )
    if shape(seen) == ():
        return f"should give {show(expected)}, and yours gives one number alone: {show(seen)}."
    if shape(seen) is None or len(shape(seen)) == len(shape(expected)) == 1:
        return f"should give {show(expected)}, and yours gives {show(seen)}."
    return f"should have the shape {shape(expected)}, and yours has {shape(seen)}: {show(seen)}."


def held(seen, number):
    """What a list holds, where one number is wanted."""
    first, *more = leaves(seen)
    if more:
        return f"{1 + len(more)} numbers"
    return "a list around it" if leaves_close(first, number) else "a list with one number"


def value_mismatch(seen, expected):
    if all(map(leaves_close, leaves(seen), leaves(expected))):
        return None
    expected_text, seen_text = show_apart(expected, seen)
    why = (
        " (“not a number”: on the way something became too large, or 0 was divided by 0)"
        if has_nan(seen)
        else ""
    )
    return f"should give {expected_text}, and yours gives {seen_text}{why}."


def leaves_close(seen, expected):
    if is_number(seen) and is_number(expected):
        return seen == expected or abs(seen - expected) <= TOLERANCE * max(1.0, abs(expected)) < math.inf
    return seen == expected


def same_leaf(seen, wrong):
    both_nan = is_number(seen) and is_number(wrong) and math.isnan(seen) and math.isnan(wrong)
    return both_nan or leaves_close(seen, wrong)
