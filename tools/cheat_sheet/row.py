"""A row of the cheat sheet, a group of rows, and the lines of a function that the page shows."""

import ast
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

LONGEST = 44  # letters in a line of code: what fits beside the others on a laptop, and on a phone


def nothing_more(given: dict) -> dict:
    """PyTorch gets the same inputs as NumPy."""
    return {}


@dataclass(frozen=True)
class Row:
    """One idea as a formula, in NumPy and in PyTorch.

    `in_numpy` and `in_torch` return what has to be equal; the lines above their `return` are shown. Their arguments
    come from `given(rng)`, by name; PyTorch gets arrays as tensors, and what `ready(given)` makes, such as a model.
    `idea` is Markdown, a formula as a rule. `place` is where the book explains it: a chapter's slug, `#`, a heading.
    """

    title: str
    idea: str
    shapes: str
    in_numpy: Callable
    in_torch: Callable
    given: Callable[[Any], dict]
    trap: str
    place: str
    ready: Callable[[dict], dict] = nothing_more
    close: float = 1e-9  # by how much both may differ, as a share; more where they draw at random


@dataclass(frozen=True)
class Group:
    """Rows that belong together, below a heading."""

    title: str
    rows: tuple[Row, ...]


def shown_code(function: Callable) -> str:
    """The lines of a function between its head and its `return`, as the page shows them."""
    source = dedent(inspect.getsource(function))
    body = ast.parse(source).body[0].body
    lines = source.splitlines()[body[0].lineno - 1 : body[-1].lineno - 1]
    return dedent("\n".join(lines)).rstrip()
