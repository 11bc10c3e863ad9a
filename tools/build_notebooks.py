"""Write the notebook beside each chapter, and those with its exercises, for JupyterLab and Colab.

    python tools/build_notebooks.py            write chapters/NN_name.ipynb from chapters/NN_name.md,
                                               exercises/NN_name.ipynb from exercises/solutions/NN_name.md
    python tools/build_notebooks.py --check    change nothing; exit 1 and name those that are not up to date

The learner's copy of an exercise has `...` where our answer stands.

A notebook has no outputs, and the same page always gives the same bytes: it names the edition of dl101 that it needs,
and keeps the number until something else in it changes. `dl101/edition.py` is written along with them.

Colab opens a single file, so pictures are put inside it. MyST's own syntax becomes plain Markdown; what has no
plain form stops the tool with file and line, so nothing is ever left as it stands.
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
from sources.edition import edition_files, edition_of, first_unsure
from sources.generated_files import Builder
from sources.page import LINK_DEFINITION, SOLUTIONS, Cell, Page
from sources.plain_markdown import PlainMarkdown
from sources.problems import Problem, SourceError
from sources.text import look_up

# From a page to a notebook ---


def notebook(page: Page, book: Book, edition: int) -> str:
    """Return the notebook of one page, as the text of its file, for this edition of dl101; raise SourceError."""
    for definition_line in page.link_definitions:
        raise SourceError(definition_line, LINK_DEFINITION)
    plain = PlainMarkdown(page, book)
    cells = [
        ("code", setup_cell(book.config, edition), {"cellView": "form", "jupyter": {"source_hidden": True}})
    ]
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


SETUP = """\
# @title Run this cell first: it sees to the course's own package, dl101
import sys
import zipfile
from importlib import invalidate_caches
from importlib.util import find_spec
from math import inf
from pathlib import Path

NEEDED = {needed}  # this notebook needs this edition of dl101, or a newer one


def edition(folder):
    # Of the package in a folder: 0 is from before they had numbers, -1 means that there is no package.
    file = folder / "dl101/edition.py"
    if file.exists():
        return int(file.read_text().split("EDITION = ")[1].split()[0])
    return 0 if (folder / "dl101/__init__.py").exists() else -1


def installed():
    # The edition that Python finds. In the book's own folder it is inf: nothing is installed there.
    invalidate_caches()
    if not getattr(sys.modules.get("dl101"), "__file__", None):
        sys.modules.pop("dl101", None)  # a mere folder of that name is not the package
    package = find_spec("dl101")
    if not (package and package.origin):
        return -1
    folder = Path(package.origin).parents[1]
    return inf if (folder / "pyproject.toml").exists() else edition(folder)


# What lies beside the notebook. A browser may have numbered or unpacked it; the highest edition counts.
beside = {{}}
for file in sorted([*Path().glob("*dl101*"), *Path().glob("*dl101*/{folder}*")]):
    is_zip = zipfile.is_zipfile(file)
    beside[file] = edition(zipfile.Path(file, "{folder}/") if is_zip else file)
will_do = [(number, file.stat().st_mtime, file) for file, number in beside.items() if number >= NEEDED]
places = [(number, f"./{{file.as_posix()}}") for number, _, file in sorted(will_do)[-1:]]{repository}

now = installed()
problem = "is too old here." if now >= 0 else "is missing here."
for number, place in places:
    if now < number:
        %pip install --quiet "{{place}}"
        now = installed()
        problem = "could not be installed: pip says why, above (often, there is no internet connection)."
        if now >= number:
            print(f"Installed dl101, edition {{now}}, from {{place}}")


class PackageProblem(ImportError):
    def _render_traceback_(self):
        return [str(self)]  # without a traceback


if now < NEEDED:
    seen = [f"{{file}} (edition {{number}})" for file, number in beside.items() if number >= 0]
    seen += [f"{{file}} (not the whole package)" for file in beside if beside[file] < 0 and file.match("*.zip")]
    raise PackageProblem(
        f"The course's package dl101 {{problem}} This notebook needs edition {{NEEDED}} or newer. "
        + (f"Installed is edition {{now}}. " if now >= 0 else "")
        + (f"Beside the notebook: {{', '.join(seen)}}. " if seen else "")
        + "Download {archive} from the book's page “How to use this book”, put it beside this notebook "
        "(on Colab: into Files, at the left), and run this cell again. "
        "Or run `pip install .` in the book's folder, restart the kernel, and run this cell again."
    )
if "dl101" in sys.modules and getattr(sys.modules["dl101"], "EDITION", 0) < now < inf:
    raise PackageProblem(
        f"dl101 is up to date now (edition {{now}}), but this notebook has already loaded the older one. Restart "
        "the kernel: in JupyterLab with Kernel > Restart Kernel, in VS Code with Restart above the notebook, "
        "on Colab with Runtime > Restart session. Then run this cell again, and go on."
    )"""


def setup_cell(config: dict, needed: int) -> str:
    """The code of the first cell: it brings dl101 where that is missing or too old for the notebook, or says how.

    It installs what is newest in the notebook's folder, or else from the repository in `_config.yml`, and pins nothing:
    Colab's torch and numpy stay. Where that fails, the notebook stops with one sentence instead of a traceback. It
    can't import any of this from dl101, which may be missing or old.
    """
    address = repository_address(config)
    repository = f'\nplaces.append((NEEDED, "{address}"))' if address else ""
    return SETUP.format(needed=needed, folder=FOLDER, archive=ARCHIVE, repository=repository)


NEEDED = re.compile(r"^NEEDED = (\d+) ", re.MULTILINE)


def needed_before(path: Path) -> int:
    """The edition that a notebook needed when it was written last; 0 where it says none."""
    try:
        first = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
    except (OSError, ValueError, LookupError, TypeError):
        return 0
    found = NEEDED.search(first)
    return int(found[1]) if found else 0


def notebook_for(path: Path, page: Page, book: Book, edition: int, unsure: int) -> str:
    """The notebook at `path`. It needs the present edition, unless nothing else in it changed since an earlier one.

    So an edit to the package leaves the notebooks as they are. Editions from `unsure` on may name another package.
    """
    before = needed_before(path)
    if 0 < before < unsure and before <= edition:
        kept = notebook(page, book, before)
        if kept.encode() == path.read_bytes():
            return kept
    return notebook(page, book, edition)


def repository_address(config: dict) -> str:
    """The address that pip installs from, as `git+https://host/owner/name@branch`, or an empty string."""
    url = str(look_up(config, "repository", "url") or "").rstrip("/")
    branch = look_up(config, "repository", "branch") or "main"
    return f"git+{url.removeprefix('git+')}@{branch}" if url else ""


# The command ---


def wanted_notebooks(book: Book) -> tuple[dict[Path, str], list[Problem]]:
    """The notebooks, the package's edition, and the problems that kept some notebooks from being made."""
    edition, unsure = edition_of(book.root), first_unsure(book.root)
    wanted, problems = edition_files(book.root), [*book.problems, *read_modules()[1]]
    # Solutions first: a mistake there stands above what follows from it in the chapter.
    for name, page in (book.solutions | book.pages).items():
        if not name.startswith(("chapters/", SOLUTIONS)) or "jupytext" not in page.front_matter:
            continue
        wrong = [Problem(name, *found) for found in exercises(page, book)]
        problems += wrong
        try:
            if not wrong:
                path = notebook_path(book.root / name)
                wanted[path] = notebook_for(path, page, book, edition, unsure)
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
