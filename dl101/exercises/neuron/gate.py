"""What the gates share: an answer (w1, w2, b) is seen by its four sums, and right if it fires where it should."""

from dl101.checker import Exercise, show
from dl101.checker.observe.gates import CORNERS, is_three_numbers, observe_gate
from dl101.checker.observe.plain_data import is_unusable

NEVER = "This neuron never fires: in no corner is z above 0."
ROOM = "(A corner on the line then needs some room.)"
ALWAYS = "This neuron fires in all four corners."


def gate(reference, misconceptions, hints, praise):
    """The exercise to find the three numbers of a gate. A wrong answer stands for all that fire in its corners."""
    return Exercise(
        reference=reference,
        cases=[()],
        misconceptions=misconceptions,
        hints=hints,
        praise=praise,
        observe=observe_gate,
        compare=compare_gate,
        same_mistake=same_corners,
    )


def has_sums(seen):
    return isinstance(seen, dict) and seen.keys() == {"weights", "sums"} and is_three_numbers(seen["weights"])


def compare_gate(seen, expected, case=None):
    """None where the neuron fires in the same corners; else what is odd, or the four sums."""
    if not has_sums(seen):
        return not_three_numbers(seen)
    wanted = list(map(fires, expected["sums"]))
    given = list(map(fires, seen["sums"]))
    if given == wanted:
        return None
    weights = "w1 = {}, w2 = {}, b = {}".format(*map(show, seen["weights"]))
    corner = next(index for index in range(4) if given[index] != wanted[index])
    return (
        f"gives {weights}. In the corner {CORNERS[corner]} the sum is z = {show(seen['sums'][corner])}, so the neuron"
        f" {'fires' if given[corner] else 'does not fire'}, and the gate wants {int(wanted[corner])} there.\n\n"
        + table(seen["sums"], wanted)
    )


def not_three_numbers(seen):
    what = f"{show(seen)}. {seen['advice']}".rstrip() if is_unusable(seen) else f"{show(seen)}."
    if isinstance(seen, list) and len(seen) == 2 and isinstance(seen[0], list):
        return f"gives {what} Take away the inner parentheses or brackets: write `return w1, w2, b`."
    return f"should give three ordinary numbers, `return w1, w2, b`, and yours gives {what}"


def table(sums, wanted):
    """The four corners, the sums and the answers, with an arrow at those that differ."""
    rows = [("x1", "x2", "z", "fires", "wanted", "")]
    for (x1, x2), z, want in zip(CORNERS, sums, wanted, strict=True):
        mark = " <--" if fires(z) != want else ""
        rows.append((str(x1), str(x2), show(z), str(int(fires(z))), str(int(want)), mark))
    wide = max(len(row[2]) for row in rows)
    return "\n".join(
        f"    {x1:>2} {x2:>3}  {z:>{wide}}  {a:>5}  {w:>6}{mark}" for x1, x2, z, a, w, mark in rows
    )


def same_corners(seen, wrong, case=None):
    """Whether both fire in the same corners. If the wrong neuron's line goes through corners, the one seen has to have
    its line there too, and nowhere else."""
    if not (has_sums(seen) and has_sums(wrong)):
        return seen == wrong
    side = side_of_line if 0 in wrong["sums"] else fires
    return list(map(side, seen["sums"])) == list(map(side, wrong["sums"]))


def fires(z):
    return z > 0


def side_of_line(z):
    """1, −1, or 0 on the line."""
    return (z > 0) - (z < 0)
