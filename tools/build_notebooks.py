"""Write the notebook beside each chapter, and those with its exercises, for JupyterLab and Colab.

    python tools/build_notebooks.py            write chapters/NN_name.ipynb from chapters/NN_name.md,
                                               exercises/NN_name.ipynb from exercises/solutions/NN_name.md
    python tools/build_notebooks.py --check    change nothing; exit 1 and name those that are not up to date

The learner's copy of an exercise has `...` where our answer stands.

A notebook has no outputs, and the same page always gives the same bytes. Colab opens a single file, so
pictures are put inside it. MyST's own syntax becomes plain Markdown; what has no plain form stops the tool
with file and line, so nothing is ever left as it stands.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path, PurePosixPath

from checks.exercises import exercises, read_modules
from dl101.sphinx.exercise_source import exercise_name, learner_code
from dl101.sphinx.package_archive import ARCHIVE, FOLDER
from sources.book import Book
from sources.directives import markdown_parser
from sources.generated_files import Builder
from sources.page import LINK_DEFINITION, SOLUTIONS, Cell, Page
from sources.plain_markdown import PlainMarkdown
from sources.problems import Problem, SourceError
from sources.text import look_up

# From a page to a notebook ---


def notebook(page: Page, book: Book) -> str:
    """Return the notebook of one page, as the text of its file; raise SourceError."""
    for definition_line in page.link_definitions:
        raise SourceError(definition_line, LINK_DEFINITION)
    plain = PlainMarkdown(page, book)
    cells = [("code", setup_cell(book.config), {"cellView": "form"})]
    for cell in chain.from_iterable(map(split_at_pictures, map(learner_cell, page.cells))):
        source = plain.text(cell.source, cell.line) if cell.kind == "markdown" else cell.source
        if source:
            cells.append((cell.kind, source, cell.metadata))
    whole = {
        "cells": [
            notebook_cell(kind, source, metadata, identifier)
            for (kind, source, metadata), identifier in zip(cells, cell_ids(cells), strict=True)
        ],
        "metadata": {
            "dl101": {"source": PurePosixPath(page.name).name},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def learner_cell(cell: Cell) -> Cell:
    """The cell without our answer, if it holds one; its metadata says which exercise it answers, no more."""
    name = exercise_name(cell)
    if cell.kind != "code" or not name:
        return cell
    return replace(cell, source=learner_code(cell.source), metadata={"dl101": {"exercise": name}})


def split_at_pictures(cell: Cell) -> Iterator[Cell]:
    """Give each picture a cell of its own: as text it is a very long line, in nobody's way there."""
    if cell.kind != "markdown":
        yield cell
        return
    lines = cell.source.split("\n")
    tokens = [token for token in markdown_parser().parse(cell.source, {}) if token.level == 0]
    pictures = [token.map for token in tokens if re.match(r"\{(figure|image)\}", token.info)]
    edges = [0, *(edge for picture in pictures for edge in picture), len(lines)]
    for start, end in pairwise(edges):
        yield Cell("markdown", "\n".join(lines[start:end]), cell.metadata, cell.line + start)


def notebook_cell(kind: str, source: str, metadata: dict, identifier: str) -> dict:
    cell = {"cell_type": kind, "id": identifier, "metadata": metadata}
    cell["source"] = source.splitlines(keepends=True)
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def cell_ids(cells: list[tuple[str, str, dict]]) -> list[str]:
    """Ids from what the cells say, so that an edit changes no other cell's; a repeated cell gets a number."""
    seen: Counter[str] = Counter()
    identifiers = []
    for kind, source, _ in cells:
        digest = hashlib.sha256(f"{kind}\n{source}".encode()).hexdigest()[:12]
        seen[digest] += 1
        identifiers.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return identifiers


# Beside the notebook, as it was downloaded; a browser may have unpacked it.
BESIDE = (f"./{ARCHIVE}", f"./{FOLDER}")

SETUP = """\
# @title Run this cell first: it sees to the course's own package, dl101
from importlib.util import find_spec
from pathlib import Path


def dl101_is_missing():
    package = find_spec("dl101")
    return package is None or package.origin is None  # a mere folder of that name has no origin


reason = "is missing here."
for place in [{places}]:
    if dl101_is_missing() and ("://" in place or Path(place).exists()):
        reason = "could not be installed: pip says why, above (often, there is no internet connection)."
        %pip install --quiet "{{place}}"

if dl101_is_missing():

    class MissingPackage(ImportError):
        def _render_traceback_(self):
            return [str(self)]

    raise MissingPackage(
        f"The course's package dl101 {{reason}} "
        "Download {archive} from the book's page “How to use this book”, put it beside this notebook "
        "(on Colab: into Files, at the left), and run this cell again. "
        "Or run `pip install .` in the book's folder, restart the kernel, and run this cell again."
    )"""


def setup_cell(config: dict) -> str:
    """The code of the first cell: install dl101 where it is missing, or say how to.

    It installs from the archive beside the notebook, or else from the repository in `_config.yml`, and pins nothing:
    Colab's torch and numpy stay. Where that fails, the notebook stops with one sentence instead of a traceback.
    """
    places = [*BESIDE, *filter(None, [repository_address(config)])]
    return SETUP.format(places=", ".join(f'"{place}"' for place in places), archive=ARCHIVE)


def repository_address(config: dict) -> str:
    """The address that pip installs from, as `git+https://host/owner/name@branch`, or an empty string."""
    url = str(look_up(config, "repository", "url") or "").rstrip("/")
    branch = look_up(config, "repository", "branch") or "main"
    return f"git+{url.removeprefix('git+')}@{branch}" if url else ""


# The command ---


def wanted_notebooks(book: Book) -> tuple[dict[Path, str], list[Problem]]:
    """The notebooks of chapters and exercises, and the problems that kept some from being made."""
    wanted, problems = {}, [*book.problems, *read_modules()[1]]
    # Solutions first: a mistake there stands above what follows from it in the chapter.
    for name, page in (book.solutions | book.pages).items():
        if not name.startswith(("chapters/", SOLUTIONS)) or "jupytext" not in page.front_matter:
            continue
        wrong = [Problem(name, *found) for found in exercises(page, book)]
        problems += wrong
        try:
            if not wrong:
                wanted[notebook_path(book.root / name)] = notebook(page, book)
        except SourceError as error:
            problems.append(Problem(name, error.line, error.sentence))
    return wanted, problems


def notebook_path(page: Path) -> Path:
    """Beside a chapter; above the folder of solutions, where learners need not look."""
    folder = page.parent.parent if page.parent.name == "solutions" else page.parent
    return folder / f"{page.stem}.ipynb"


def is_ours(path: Path) -> bool:
    """Whether this tool wrote a notebook: it never deletes one that somebody made by hand."""
    try:
        return "source" in json.loads(path.read_bytes())["metadata"]["dl101"]
    except (ValueError, LookupError, TypeError):
        return False


def source_of(path: Path) -> str:
    """What a notebook in this folder is made from."""
    return "page of solutions" if path.parent.name == "exercises" else "chapter"


def orphan_reason(path: Path) -> str:
    return f"there is no such {source_of(path)}"


def remove(path: Path, name: str) -> str:
    """Delete a notebook without a source, but none that somebody made by hand."""
    if not is_ours(path):
        return f"left {name}: it belongs to no {source_of(path)} and was not made by this tool; move it elsewhere"
    path.unlink()
    return f"deleted {name}: {orphan_reason(path)} any more"


main = Builder(
    description=__doc__.split("\n")[0],
    wanted=wanted_notebooks,
    patterns=("chapters/*.ipynb", "exercises/*.ipynb"),
    orphan_reason=orphan_reason,
    remove=remove,
    up_to_date="Notebooks up to date: {}.",
    mend="Run `make notebooks` (or `python tools/build_notebooks.py`) and commit what it writes.",
).main

if __name__ == "__main__":
    sys.exit(main())
