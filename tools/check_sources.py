"""Find mistakes in the book's pages before it is built: each with its file, its line and what to do.

    python tools/check_sources.py            every page of _toc.yml and chapters/, and the exercises
    python tools/check_sources.py PAGE...    these pages only

Prints one line a problem and exits 1 if there is any.
"""

import argparse
import sys
from pathlib import Path, PurePosixPath

from checks.blocks import contents
from checks.exercises import exercise_cards, exercises, read_modules
from checks.pages import front_matter, headings, labels, table_of_contents, toc_names
from checks.shape import predictions, sittings
from sources.book import Book, read_book
from sources.problems import Problem
from sources.text import is_file

ROOT = Path(__file__).resolve().parent.parent


def check_book(book: Book, names: list[str]) -> list[Problem]:
    """Every problem of the pages `names`, of the settings, and of files that cannot be read at all."""
    problems = list(book.problems)
    problems += [Problem("_toc.yml", *found) for found in table_of_contents(book)]
    problems += read_modules()[1]
    for name in names:
        page = book.pages.get(name) or book.solutions.get(name)
        if page is None:
            continue
        checks = (front_matter, contents, headings, labels, sittings, predictions, exercise_cards, exercises)
        for check in checks:
            problems += [Problem(name, *found) for found in check(page, book)]
        if PurePosixPath(name).parts[0] == "chapters" and name not in toc_names(book):
            problems.append(Problem(name, 1, "_toc.yml does not name this page: add it there."))
    return sorted(set(problems))


def page_names(paths: list[str], root: Path) -> tuple[list[str], list[Problem]]:
    """Paths given on the command line, as names of pages, and what is wrong with some of them."""
    names, problems = [], []
    for path in paths:
        full = Path(path).resolve()
        if not is_file(full):
            problems.append(Problem(path, 1, "There is no such file: correct the path."))
        elif not full.is_relative_to(root):
            problems.append(Problem(path, 1, f"This file is not in the book's folder {root}."))
        else:
            names.append(full.relative_to(root).as_posix())
    return names, problems


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="*", metavar="PAGE")
    parser.add_argument("--book", type=Path, default=ROOT, help="the folder of the book")
    options = parser.parse_args(arguments)
    root = options.book.resolve()
    names, problems = page_names(options.pages, root)
    book = read_book(root, tuple(names))
    checked = names if options.pages else [*book.pages, *book.solutions]
    problems += check_book(book, checked)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{len(checked)} {'page' if len(checked) == 1 else 'pages'} read, no problem found.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
