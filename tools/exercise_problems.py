"""What can be wrong with the exercises of a page: with their sources, and with the cards that show them.

Shared by `check_sources.py` and `build_notebooks.py`; each problem is a line and a sentence.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from myst_source import SOLUTIONS, Book, Page, markdown_parser, nearest

from dl101.exercises import all_exercises

Found = Iterator[tuple[int, str]]


def exercise_problems(page: Page, book: Book) -> Found:
    """On a page of solutions: wrong marks, missing statements, unknown names, the same exercise twice."""
    if not page.name.startswith(SOLUTIONS):
        return
    exercises, problems = page.exercises
    yield from problems
    checked = [*all_exercises()]
    seen = set()
    for exercise in exercises:
        known = {one.name for one in checked if one.module == exercise.module}
        if exercise.name not in known:
            advice = nearest(exercise.name, known, "{}")
            yield exercise.line, f"dl101.exercises.{exercise.module} has no {exercise.name}: {advice}"
        if exercise.name in seen:
            yield exercise.line, f"The exercise {exercise.name} stands on this page twice: keep one."
        if leads_away(exercise.statement):
            advice = "take the link or picture out"
            yield exercise.line, f"The statement of {exercise.name} stands in the chapter too: {advice}."
        seen.add(exercise.name)


def leads_away(statement: str) -> bool:
    """Whether a text holds a path: seen from another folder, it would lead elsewhere."""
    for token in markdown_parser().parse(statement, {}):
        if token.info.startswith(("{figure}", "{image}")):
            return True
        for child in token.children or []:
            address = str(child.attrs.get("href") or child.attrs.get("src") or "")
            if address and "://" not in address and not address.startswith("mailto:"):
                return True
    return False


def card_problems(page: Page, book: Book) -> Found:
    """On a chapter: cards of exercises that its page of solutions has not, and the same card twice."""
    cards = [block for block in page.blocks if block.directive and block.directive.name == "exercise"]
    if not cards:
        return
    solutions = book.solutions.get(page.solutions)
    if solutions is None:
        advice = f"write the exercises of this chapter in {page.solutions}"
        yield cards[0].line, f"There is no page of solutions {PurePosixPath(page.solutions).name}: {advice}."
        return
    known = {exercise.name for exercise in solutions.exercises[0]}
    seen = set()
    for card in cards:
        name = card.directive.argument
        if name and name not in known:
            yield card.line, f"{page.solutions} has no exercise {name}: {nearest(name, known, '{}')}"
        if name in seen:
            yield card.line, f"The exercise {name} is shown on this page twice: keep one."
        seen.add(name)
