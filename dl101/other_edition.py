"""What is told who asks for something that this edition does not have: notebook and package may be of two editions."""

import difflib
from importlib.util import find_spec

from dl101.edition import EDITION

ADVICE = (
    f"If this notebook names it so, then dl101 (edition {EDITION}) may be older than the notebook: "
    "download the present dl101.zip from the book, put it beside the notebook, and run the first cell again. "
    "Or the notebook may be older than dl101: download the notebook again."
)


class UnknownNameError(ImportError):
    """A name that the package does not have. A notebook shows the sentence alone, without a traceback."""

    def _render_traceback_(self):
        return [f"{type(self).__name__}: {self}"]


def suggestion(name, names):
    """The name that is most like an unknown one, or all that there are; in a sentence."""
    by_lower = {known.lower(): known for known in names}
    near = difflib.get_close_matches(name.lower(), by_lower, n=1)
    return f"Do you mean `{by_lower[near[0]]}`?" if near else f"There are: {', '.join(names)}."


def refuse_unknown(module, names):
    """The `__getattr__` of a package whose public names are `names`: `from module import other` gets a sentence."""

    def __getattr__(name):  # noqa: N807 - a module's own
        # what Python itself asks for; a part that is not loaded yet
        if name.startswith("_") or find_spec(f"{module}.{name}"):
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        raise UnknownNameError(f"There is no `{name}` in `{module}`. {suggestion(name, names)} {ADVICE}")

    return __getattr__
