"""Predictions as they were observed (see observe/modes.py): what is true of them, and why they are not right."""

from dl101.checker.judge.compare import close
from dl101.checker.judge.wording import show


class Score:
    """What was observed, beside the share that is right."""

    def __init__(self, seen, case, needs_no_grad):
        [self.scored] = case
        self.seen, self.needs_no_grad = seen, needs_no_grad
        self.share = self.scored.right / self.scored.of
        self.value = seen["value"]
        self.is_training = seen["in training"]
        self.is_recorded = needs_no_grad and seen["with gradients"]

    @property
    def is_number(self):
        return isinstance(self.value, int | float)

    def gives(self, number):
        """Whether it gives this number, and not the share."""
        return (
            self.is_number and close(self.value, number) is None and close(self.value, self.share) is not None
        )

    @property
    def leaves(self):
        """ "training" or "evaluation" where it leaves the network in another mode than it came in, else ""."""
        return "" if self.seen["is restored"] else "training" if self.seen["after"] else "evaluation"


def fault(found):
    """What is wrong with a `Score`, as words that go on after the call, or None."""
    if found.is_training is None:
        return f"gives {show(found.value)} without asking the network."
    if found.is_training:
        return "lets the network predict in training mode, with dropout on."
    if found.is_recorded:
        return "lets the network predict with gradients switched on."
    if found.leaves:
        came = "training" if found.scored.training else "evaluation"
        return f"leaves the network in {found.leaves} mode; it came in {came} mode."
    if found.seen["is changed"]:
        return "changes the network: its dropout, or whether its parameters learn."
    return close(found.value, found.share)
