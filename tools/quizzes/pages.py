"""Find mistakes in how pages show questions: an unknown id, a question shown twice or never.

A question stands in a cell as `Quiz("02/z-or-a")` or `Prediction("02/bias-line")`; `Review("03")` brings
earlier ones back.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath

from IPython.core.inputtransformer2 import TransformerManager

from quizzes.fields import QuizFile
from sources.book import Book
from sources.page import Page
from sources.problems import Problem

WIDGETS = ("Prediction", "Quiz", "Review")


@dataclass(frozen=True)
class Use:
    """A widget on a page: its class, what it is called with (None if that is no text), and where."""

    widget: str
    key: str | None
    page: str
    line: int


def widget_uses(page: Page) -> Iterator[Use]:
    """Every widget with questions in the cells of a page, in order."""
    for cell in page.cells:
        if cell.kind != "code":
            continue
        try:
            tree = ast.parse(TransformerManager().transform_cell(cell.source))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue  # check_sources.py says what is wrong with the cell
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name in WIDGETS:
                argument = call.args[0] if call.args else None
                key = argument.value if isinstance(argument, ast.Constant) else None
                yield Use(name, key if isinstance(key, str) else None, page.name, cell.line + call.lineno - 1)


def check_pages(book: Book, quizzes: dict[str, QuizFile]) -> list[Problem]:
    """What is wrong with the questions' widgets. `quizzes`: each chapter's questions, by its number."""
    kinds = {
        f"{chapter}/{question['id']}": widget
        for chapter, quiz in quizzes.items()
        for widget, listed in (("Prediction", quiz.predictions), ("Quiz", quiz.quiz))
        for question in listed
    }
    found = [use for page in book.pages.values() for use in widget_uses(page)]
    problems = [
        Problem(use.page, use.line, sentence)
        for use in found
        if (
            sentence := review_mistake(use, quizzes)
            if use.widget == "Review"
            else question_mistake(use, kinds)
        )
    ]
    return sorted(
        [*problems, *repeated_questions(found), *unused_questions(intended_keys(found, kinds), quizzes)]
    )


def chapter_of(page: str) -> str:
    """A chapter's number as its page's name gives it; empty for other pages."""
    path = PurePosixPath(page)
    return path.name[:2] if path.parts[0] == "chapters" and path.name[:2].isdigit() else ""


def question_mistake(use: Use, kinds: dict[str, str]) -> str:
    """What is wrong with a Quiz or a Prediction and what to do, or an empty text."""
    key = use.key
    if key is None:
        return f'{use.widget} needs the question in the cell itself: write {use.widget}("{chapter_of(use.page)}/…").'
    if key not in kinds:
        alike = get_close_matches(key, kinds, n=1)
        advice = (
            f"did you mean {alike[0]}?"
            if alike
            else "write it in the chapter's .quiz.yml, or correct the id."
        )
        return f"There is no question {key}: {advice}"
    if kinds[key] != use.widget:
        return f'{key} is a {kinds[key].lower()}: write {kinds[key]}("{key}").'
    if key[:2] != chapter_of(use.page):
        return f"{key} belongs to chapter {key[:2]}: show it there; Review brings it back in later chapters."
    return ""


def review_mistake(use: Use, quizzes: dict[str, QuizFile]) -> str:
    """What is wrong with a Review and what to do, or an empty text."""
    chapter = chapter_of(use.page)
    if use.key != chapter:
        call = f'Review("{chapter or "NN"}")'
        return f"A review has its own chapter's number: write {call} on that chapter's page."
    if not any(quiz.quiz for number, quiz in quizzes.items() if number < chapter):
        return f"There are no questions before chapter {chapter}: take the review away."
    return ""


def repeated_questions(found: list[Use]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Use] = {}
    for use in found:
        if use.key is None or first.setdefault((use.widget, use.key), use) is use:
            continue
        place = first[use.widget, use.key]
        yield Problem(
            use.page, use.line, f"{use.key} is shown at {place.page}:{place.line} already: keep one of them."
        )


def intended_keys(found: list[Use], kinds: dict[str, str]) -> set[str]:
    """The keys of the questions that pages show, or mean to show: a typing mistake is one mistake, not two."""
    keys = [use.key for use in found if use.key is not None and use.widget != "Review"]
    return {
        alike for key in keys for alike in ([key] if key in kinds else get_close_matches(key, kinds, n=1))
    }


def unused_questions(shown: set[str], quizzes: dict[str, QuizFile]) -> Iterator[Problem]:
    for chapter, quiz in quizzes.items():
        for widget, listed in (("Prediction", quiz.predictions), ("Quiz", quiz.quiz)):
            for question in listed:
                key = f"{chapter}/{question['id']}"
                if key not in shown:
                    call = f'{widget}("{key}")'
                    sentence = (
                        f"{key} is never shown: write {call} in a cell of the chapter, or take it away."
                    )
                    yield Problem(quiz.name, quiz.lines[question["id"]], sentence)
