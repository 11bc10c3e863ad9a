"""Neurons that are gates: an answer (w1, w2, b) is seen by its four sums, and right if it fires where it should."""

from dl101.exercises.observing import returned
from dl101.exercises.plain_data import is_unusable
from dl101.exercises.showing import show

CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def observe_gate(answer, arguments):
    """{"weights": [w1, w2, b], "sums": z in the four corners}; anything else as plain data."""
    value = returned(answer())
    if not is_three_numbers(value):
        return value
    w1, w2, b = value
    # rounded, so that 0.1 + 0.2 - 0.3 lies on the line, as in the demo
    sums = [round(w1 * x1 + w2 * x2 + b, 12) for x1, x2 in CORNERS]
    return {"weights": value, "sums": sums}


def is_three_numbers(value):
    is_list = isinstance(value, list) and len(value) == 3
    return is_list and all(isinstance(item, bool | int | float) and abs(item) < 1e300 for item in value)


def has_sums(seen):
    return isinstance(seen, dict) and "sums" in seen


def compare_gate(seen, expected, case=None):
    """None where the neuron fires in the same corners; else what is odd, or the four sums."""
    if not has_sums(seen):
        return not_three_numbers(seen)
    wanted = [z > 0 for z in expected["sums"]]
    fires = [z > 0 for z in seen["sums"]]
    if fires == wanted:
        return None
    weights = "w1 = {}, w2 = {}, b = {}".format(*map(show, seen["weights"]))
    corner = next(index for index in range(4) if fires[index] != wanted[index])
    return (
        f"gives {weights}. In the corner {CORNERS[corner]} the sum is z = {show(seen['sums'][corner])}, so the neuron"
        f" {'fires' if fires[corner] else 'does not fire'}, and the gate wants {int(wanted[corner])} there.\n\n"
        + table(seen["sums"], wanted)
    )


def not_three_numbers(seen):
    what = f"{show(seen)}. {seen['advice']}".rstrip() if is_unusable(seen) else f"{show(seen)}."
    if isinstance(seen, list) and len(seen) == 2 and isinstance(seen[0], list):
        return f"gives {what} Take away the inner brackets: three numbers in a row, `return w1, w2, b`."
    return f"should give three ordinary numbers, `return w1, w2, b`, and yours gives {what}"


def table(sums, wanted):
    """The four corners, the sums and the answers, with an arrow at those that differ."""
    rows = [("x1", "x2", "z", "fires", "wanted", "")]
    for (x1, x2), z, want in zip(CORNERS, sums, wanted, strict=True):
        rows.append(
            (str(x1), str(x2), show(z), str(int(z > 0)), str(int(want)), " <--" if (z > 0) != want else "")
        )
    wide = max(len(row[2]) for row in rows)
    return "\n".join(
        f"    {x1:>2} {x2:>3}  {z:>{wide}}  {a:>5}  {w:>6}{mark}" for x1, x2, z, a, w, mark in rows
    )


def alike_gate(seen, wrong, case=None):
    """Whether both fire in the same corners. Where the wrong neuron has z = 0, the one seen must have it too."""
    if not (has_sums(seen) and has_sums(wrong)):
        return seen == wrong

    def same(z, wrong_z):
        return z == 0 if wrong_z == 0 else (z > 0) == (wrong_z > 0)

    return all(map(same, seen["sums"], wrong["sums"]))
