"""Steps of training as they were observed (see observe/updates.py): why they are not right, and which are alike."""

from dl101.checker.judge.compare import close, leaves_close, same_mistake
from dl101.checker.judge.wording import show
from dl101.checker.observe.plain_data import leaves


def compare_updates(seen, expected, case=None):
    """None where loss and parameters are right; else how they differ."""
    if not is_record(seen):
        return f"should train the network, and yours gives {show(seen)}."
    if not all(map(leaves_close, seen["weights"], expected["weights"])):
        return wrong_weights(seen, expected)
    if seen["losses"] is None:
        return "trains the network, but returns nothing."
    return close(seen["losses"], expected["losses"])


def compare_steps(seen, expected, case=None):
    """The same, where the network has to train in training mode, and to stay in it."""
    return compare_updates(seen, expected) or wrong_mode(seen)


def wrong_mode(seen):
    if seen["in evaluation"]:
        return "makes the step in evaluation mode; the network came in training mode."
    return (
        "leaves the network in evaluation mode; it came in training mode."
        if seen["left in evaluation"]
        else None
    )


def wrong_weights(seen, expected):
    if not seen["is moved"]:
        return "leaves all parameters as they were."
    pairs = zip(seen["weights"], expected["weights"], strict=True)
    given, right = next(pair for pair in pairs if not leaves_close(*pair))
    return f"should bring a parameter to {show(right, 4)}, and yours brings it to {show(given, 4)}."


def same_updates(seen, wrong, case=None):
    """Whether both did the same: the same losses and parameters; where those stay as they are, for the same reason."""
    if not is_record(seen) or not is_record(wrong):
        return seen == wrong
    reasons = () if wrong["is moved"] else ("is clear", "backwards", "steps")
    return (
        all(bool(seen[fact]) == bool(wrong[fact]) for fact in ("is moved", *reasons))
        and same_mistake(seen["weights"], wrong["weights"])
        and same_losses(seen["losses"], wrong["losses"])
    )


def same_steps(seen, wrong, case=None):
    """The same for steps. Where the mode is the mistake, both make it."""
    return same_updates(seen, wrong) and (not wrong_mode(wrong) or wrong_mode(seen) == wrong_mode(wrong))


def same_losses(seen, wrong):
    return len(leaves(seen)) == len(leaves(wrong)) and same_mistake(seen, wrong)


def is_record(seen):
    return isinstance(seen, dict) and "weights" in seen
