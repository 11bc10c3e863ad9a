"""Early stopping: its index, and whether it compares a loss with a fixed number."""

import math

from dl101.checker.observe.plain_data import one_number
from dl101.checker.observe.watch import returned


def observe_stop(answer, arguments):
    """What `answer(val_losses, patience)` gives; {"value": that, "fixed": number} where losses are compared with one.

    A fixed first best that is larger than every loss gives the right index, for these losses. So no result tells of it,
    and the comparison does. Infinity may be compared with: no loss is larger.
    """
    val_losses, _ = arguments
    fixed = []
    largest = max(val_losses)

    def note(other):
        if isinstance(other, int | float) and largest < other < math.inf:
            fixed.append(float(other))

    val_losses[:] = [noting(loss, note) for loss in val_losses]
    value = returned(one_number(answer(*arguments)))
    return {"value": value, "fixed": fixed[0]} if fixed else value


def noting(loss, note):
    """The same number, with `note(other)` for what it is compared with."""
    return (WholeLoss if isinstance(loss, int) else Loss)(loss, note)


def noted(name):
    def method(self, other):
        self.note(other)
        return getattr(self.kind, name)(self, other)

    return method


class Noting:
    """A number that notes what it is compared with, or subtracted from: `best - loss > 0` compares, too.

    Of `best > loss`, Python asks the class of the loss first, since it is derived from the other one's.
    """

    __lt__, __le__, __gt__, __ge__ = map(noted, ("__lt__", "__le__", "__gt__", "__ge__"))
    __sub__, __rsub__ = map(noted, ("__sub__", "__rsub__"))

    def __new__(cls, number, note):
        made = cls.kind.__new__(cls, number)
        made.note = note
        return made


class Loss(Noting, float):
    kind = float


class WholeLoss(Noting, int):
    kind = int
