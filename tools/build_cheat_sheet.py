"""Write the page "From formula to NumPy to PyTorch" from the functions that the tests run.

    python tools/build_cheat_sheet.py            write cheat_sheet.md
    python tools/build_cheat_sheet.py --check    change nothing; exit 1 if it is not up to date

Its rows lie in tools/cheat_sheet. A row whose link leads to no heading, or whose code is too wide, is named.
"""

import sys
from collections.abc import Iterator

from cheat_sheet.page import NAME, cheat_sheet
from cheat_sheet.row import LONGEST, Row, shown_code
from cheat_sheet.sheet import SHEET
from sources.book import Book
from sources.generated_files import Builder
from sources.problems import Problem

MEND = "Run `make notebooks` (or `python tools/build_cheat_sheet.py`) and commit what it writes."


def wanted_page(book: Book) -> tuple[dict, list[Problem]]:
    """The page, and what is wrong with its rows."""
    rows = [row for group in SHEET for row in group.rows]
    problems = [Problem(NAME, 1, sentence) for row in rows for sentence in mistakes(row, book)]
    return ({}, problems) if problems else ({book.root / NAME: cheat_sheet(book)}, [])


def mistakes(row: Row, book: Book) -> Iterator[str]:
    slug, _, heading = row.place.partition("#")
    page = book.pages.get(f"chapters/{slug}.md")
    if page and heading and heading not in page.anchors:
        yield f"“{row.title}”: there is no heading #{heading} in {page.name}: correct its `place`."
    for line in [*shown_code(row.in_numpy).split("\n"), *shown_code(row.in_torch).split("\n")]:
        if len(line) > LONGEST:
            yield f"“{row.title}”: a line has {len(line)} letters, and {LONGEST} fit: break “{line.strip()}”."


def remove(path, name: str) -> str:
    raise NotImplementedError("There is one page, and it is always wanted.")


main = Builder(
    description=__doc__.split("\n")[0],
    wanted=wanted_page,
    patterns=(),
    orphan_reason=lambda path: "",
    remove=remove,
    up_to_date="Cheat sheets up to date: {}.",
    mend=MEND,
).main

if __name__ == "__main__":
    sys.exit(main())
