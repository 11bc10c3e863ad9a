"""The page of the cheat sheet, as Markdown."""

import re

from cheat_sheet.row import Group, Row, shown_code
from cheat_sheet.sheet import SHEET
from sources.book import Book

NAME = "cheat_sheet.md"
SHAPE = re.compile(r"(?<!\w)\(([^(),]+), ([^(),]+)\)")  # no line ends in one: (n, d)
HEAD = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
myst:
  html_meta:
    description: Every formula of this book in NumPy and in PyTorch, with its shapes and the slip that goes with it.
styles: cheat_sheet
---

<!-- Written by tools/build_cheat_sheet.py: change the rows in tools/cheat_sheet, then run `make notebooks`. -->

# From formula to NumPy to PyTorch

This is the book's cheat sheet, for when you know the idea and need the line. NumPy and PyTorch give the same numbers \
here: the book's tests run both on random inputs. All code below needs these lines first:

```python
import numpy as np
import torch
import torch.nn.functional as F
from copy import deepcopy
from torch import nn
from torch.utils.data import DataLoader
from torch.utils.data import TensorDataset

rng = np.random.default_rng(seed=0)
```

The names are those of [Notation](notation.md): `X` is a table with one example in each row. The shape (n, d) means \
n rows and d columns. Under *NumPy* they are arrays. Under *PyTorch* they are tensors of 32 bits, as \
`torch.tensor(X, dtype=torch.float32)` makes them; labels stay whole numbers.
"""


def cheat_sheet(book: Book) -> str:
    """The whole page."""
    return "\n".join([HEAD, *(section(group, book) for group in SHEET)])


def section(group: Group, book: Book) -> str:
    return "\n".join([f"## {group.title}\n", *(card(row, book) for row in group.rows)])


def card(row: Row, book: Book) -> str:
    parts = [
        f"### {row.title}",
        row.idea,
        SHAPE.sub("(\\1,\N{NO-BREAK SPACE}\\2)", row.shapes),
        code("NumPy", shown_code(row.in_numpy)),
        code("PyTorch", shown_code(row.in_torch)),
        f"**Watch out:** {row.trap} {explained(row.place, book)}",
    ]
    return "\n\n".join(parts) + "\n"


def code(library: str, lines: str) -> str:
    return f"**{library}**\n\n```python\n{lines}\n```"


def explained(place: str, book: Book) -> str:
    """The way to where the book explains it; for a chapter that is still to be written, its name alone."""
    slug, _, heading = place.partition("#")
    chapter = f"chapter {int(slug[:2])}"
    page = book.pages.get(f"chapters/{slug}.md")
    if f"chapters/{slug}" not in [entry for entry, _ in book.toc] or page is None:
        return f"More in {chapter}."
    title = page.anchors.get(heading, page.title)
    target = f"chapters/{slug}.md{'#' * bool(heading)}{heading}"
    return f"[{chapter.capitalize()}: {title}]({target})"
