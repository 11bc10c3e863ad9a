"""Whether a function got too few inputs or too many: Python says it in many ways."""

import re

TOO_FEW = "A function was called with too few inputs."
TOO_MANY = "A function was called with too many inputs."
COUNTS = re.compile(
    r"(?:takes|expected) (?:from |at least |at most |exactly )?(one|\d+)\b.* arguments?\b.*?(?:but |\(|got )(\d+)"
)


def wrong_count(text):
    """What the text of a `TypeError` says of the number of inputs; "" if it is about something else."""
    if re.search(r"missing (?:\d+ )?required|must have at least", text):
        return TOO_FEW
    if "takes no arguments" in text:
        return TOO_MANY
    found = COUNTS.search(text)
    if not found:
        return ""
    fewest = 1 if found[1] == "one" else int(found[1])
    return TOO_FEW if int(found[2]) < fewest else TOO_MANY
