"""What can be wrong with exercises: with their modules, their sources on a page, and the cards that show them.

Shared by `check_sources.py` and `build_notebooks.py`; a problem of a page is a line and a sentence.
"""

import importlib
import re
import traceback
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path, PurePosixPath

import dl101.exercises
from dl101.sphinx.exercise_source import ExerciseSource, exercise_name
from sources.book import Book
from sources.directives import markdown_parser
from sources.page import SOLUTIONS, Cell, Page
from sources.problems import Found, Problem
from sources.text import suggestion

HOME = "dl101/exercises"


def read_modules() -> tuple[dict[str, set[str]], list[Problem]]:
    """What each module of exercises checks, by its name; and what keeps modules from being imported."""
    names: dict[str, set[str]] = {}
    problems: list[Problem] = []
    for module in dl101.exercises.MODULES:
        try:
            checked = importlib.import_module(f"dl101.exercises.{module}").EXERCISES
            names[module] = {exercise.name for exercise in checked}
        except Exception as error:  # noqa: BLE001 - a module that somebody is writing may fail at anything
            said = f"{type(error).__name__}: {getattr(error, 'msg', None) or error}".rstrip(".")
            sentence = f"This stops the exercises of the module {module} ({said}): mend it."
            problems.append(Problem(*error_place(error, module), sentence))
    return names, problems


def error_place(error: Exception, module: str) -> tuple[str, int]:
    """The file and line at which a module of exercises fails, as far down as its own files go."""
    if isinstance(error, SyntaxError) and error.filename:
        return path_in_repository(error.filename), error.lineno or 1
    frames = [
        (path_in_repository(frame.filename), frame.lineno or 1)
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    own = [frame for frame in frames if frame[0].startswith((f"{HOME}/{module}/", f"{HOME}/{module}.py"))]
    return own[-1] if own else (f"{HOME}/__init__.py", 1)


def path_in_repository(file: str) -> str:
    """A file's path in the repository, if it belongs to the exercises."""
    for folder in dl101.exercises.__path__:
        if Path(file).is_relative_to(folder):
            return f"{HOME}/{Path(file).relative_to(folder).as_posix()}"
    return file


def exercises(page: Page, book: Book) -> Found:
    """On a page of solutions: wrong marks, missing statements and cells, unknown names, the same exercise twice."""
    if not page.name.startswith(SOLUTIONS):
        return
    found, problems = page.exercises
    yield from problems
    names, broken = read_modules()
    seen = set()
    for exercise in found:
        known = names.get(exercise.module, set())
        if exercise.name in known:
            yield from missing_cells(exercise, page)
        elif not broken:
            advice = suggestion(exercise.name, known, "{}")
            yield exercise.line, f"dl101.exercises.{exercise.module} has no {exercise.name}: {advice}"
        if exercise.name in seen:
            yield exercise.line, f"The exercise {exercise.name} stands on this page twice: keep one."
        if has_relative_path(exercise.statement):
            advice = "take the link or picture out"
            yield exercise.line, f"The statement of {exercise.name} stands in the chapter too: {advice}."
        seen.add(exercise.name)


def missing_cells(exercise: ExerciseSource, page: Page) -> Found:
    """The cells that the learner's notebook needs below an answer: one to check it, one for hints."""
    name = re.escape(exercise.name)
    below = "\n".join(cell.source for cell in cells_below(exercise, page))
    if not re.search(rf"^ex\.{name}\.check\(", below, re.MULTILINE):
        advice = f"write a cell `ex.{exercise.name}.check({exercise.name})` below its answer"
        yield exercise.line, f"Nothing checks {exercise.name}: {advice}."
    if not re.search(rf"^(# *)?ex\.{name}\.hint\(", below, re.MULTILINE):
        advice = f"write a cell `# ex.{exercise.name}.hint()` below its check"
        yield exercise.line, f"Nothing gives a hint for {exercise.name}: {advice}."


def cells_below(exercise: ExerciseSource, page: Page) -> Iterator[Cell]:
    """The code cells from an answer on, up to the next answer."""
    code = [cell for cell in page.cells if cell.kind == "code" and cell.line > exercise.line]
    return takewhile(lambda cell: not exercise_name(cell), code)


def has_relative_path(statement: str) -> bool:
    """Whether a text holds a path: seen from another folder, it would lead elsewhere."""
    for token in markdown_parser().parse(statement, {}):
        if token.info.startswith(("{figure}", "{image}")):
            return True
        for child in token.children or []:
            address = str(child.attrs.get("href") or child.attrs.get("src") or "")
            if address and "://" not in address and not address.startswith("mailto:"):
                return True
    return False


def exercise_cards(page: Page, book: Book) -> Found:
    """On a chapter: cards of exercises that its page of solutions has not, and the same card twice."""
    cards = [block for block in page.blocks if block.directive and block.directive.name == "exercise"]
    if not cards:
        return
    solutions = book.solutions.get(page.solutions)
    if solutions is None and page.solutions in {problem.page for problem in book.problems}:
        return  # it is there, and what keeps it from being read is among the problems
    if solutions is None:
        advice = f"write the exercises of this chapter in {page.solutions}"
        yield cards[0].line, f"There is no page of solutions {PurePosixPath(page.solutions).name}: {advice}."
        return
    known = set(map(exercise_name, solutions.cells)) - {""}  # those with mistakes too: they are named there
    seen = set()
    for card in cards:
        name = card.directive.argument
        if name and name not in known:
            yield card.line, f"{page.solutions} has no exercise {name}: {suggestion(name, known, '{}')}"
        if name in seen:
            yield card.line, f"The exercise {name} is shown on this page twice: keep one."
        seen.add(name)
