"""What can be wrong with a sentence that sets a demo, {try}`…`: the demo is asked whether it knows the traits.

Each problem is a line and a sentence.
"""

import re

from dl101.sphinx.try_role import read_try
from sources.page import Page
from sources.problems import Found
from sources.text import suggestion

CALL = re.compile(r"\b([A-Z]\w*)\(")


def demo_settings(content: str, line: int, page: Page) -> Found:
    try:
        found = read_try(content)
    except ValueError as error:
        yield line, str(error)
        return
    demos = demos_of(page)
    above = [name for at, name in demos if at < line] or [name for _, name in demos]
    if not above:
        yield line, "There is no demo on this page for {try} to set: show one in a code cell."
    elif found.demo and found.demo not in above:
        yield line, f"No demo {found.demo} is shown above: {suggestion(found.demo, above, '“{}”')}"
    else:
        yield from refused(found.demo or above[-1], found.changes, line)


def demos_of(page: Page) -> list[tuple[int, str]]:
    """The demos that the cells of a page make: line and class."""
    from dl101 import widgets  # here, because it takes long to load, and most pages set no demo
    from dl101.widgets.lib.demo import Demo
    from dl101.widgets.questions.questions import Asking

    def is_demo(name: str) -> bool:
        kind = getattr(widgets, name, None) if name in widgets.__all__ else None
        return isinstance(kind, type) and issubclass(kind, Demo) and not issubclass(kind, Asking)

    calls = [
        (cell.line, name) for cell in page.cells if cell.kind == "code" for name in CALL.findall(cell.source)
    ]
    return [(line, name) for line, name in calls if is_demo(name)]


def refused(name: str, changes: dict, line: int) -> Found:
    """Why the demo's class does not take these traits, if it does not."""
    from dl101 import widgets

    try:
        getattr(widgets, name)(**changes)
    except widgets.InputError as error:
        yield line, f"{{try}} can't set this: {error}"
