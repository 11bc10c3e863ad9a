"""Read the questions of a chapter, `chapters/NN_name.quiz.yml`, and name every mistake in them.

A question's kind follows from its fields: KINDS says which, and where the table of each is.
"""

from collections.abc import Callable
from difflib import get_close_matches
from typing import NamedTuple

import yaml

from quizzes.fields import Field, Place, QuizFile, Read, Reader, compose, kind_of, line_of, read_fields
from quizzes.lines import LINE, PRINTS, check_lines
from quizzes.tables import CHOICE, NUMBER, check_numbers, check_options
from quizzes.tasks import TASK, TASKS, check_tasks
from sources.problems import SourceError


class Kind(NamedTuple):
    """A kind of question: how it is read, and what is said of fields that other kinds have."""

    name: str
    signs: tuple[str, ...]  # a question with one of these fields is of this kind
    table: dict[str, Field]
    check: Callable[[dict[str, Read], Place], None]
    elsewhere: dict[str, str]


def fields_of(table: dict[str, Field], where: str) -> dict[str, str]:
    return dict.fromkeys(table, where)


FOR_NUMBERS = fields_of(NUMBER, "for questions without options")
FOR_CHOICES = fields_of(CHOICE, "for questions with options")
FOR_LINES = fields_of(LINE, "for questions with code")
FOR_TASKS = fields_of(TASKS, "for questions with tasks")
FOR_PRINTS = fields_of(PRINTS, "to stand below `prints`")
FOR_TASK = fields_of(TASK, "to stand below each task")

KINDS = (
    Kind("tasks", ("tasks",), TASKS, check_tasks, FOR_LINES | FOR_NUMBERS | FOR_CHOICES | FOR_TASK),
    Kind("line", ("code", "lines", "prints"), LINE, check_lines, FOR_CHOICES | FOR_PRINTS),
    Kind("choice", ("options",), CHOICE, check_options, FOR_LINES | FOR_TASKS | FOR_NUMBERS),
)
LAST = Kind("number", (), NUMBER, check_numbers, FOR_LINES | FOR_TASKS | FOR_CHOICES)


def kind_for(node: yaml.Node) -> Kind:
    """The kind that a question's fields make it, even if that field is misspelled."""
    names = [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    texts = [name for name in names if isinstance(name, str)]
    found = (
        kind for kind in KINDS if any(get_close_matches(sign, texts, cutoff=0.75) for sign in kind.signs)
    )
    return next(found, LAST)


def question(node: yaml.Node, place: Place) -> dict | None:
    """Read a question of any kind, as {name: value} with its `kind`."""
    before, kind = len(place.file.problems), kind_for(node)
    values = read_fields(node, place, kind.table, kind.elsewhere)
    kind.check(values, place)
    if kind.name in ("line", "tasks") and place.words[0].startswith("Prediction"):
        place.complain(line_of(node), "A prediction has options or a number: move this below `quiz:`.")
    if "id" in values and values["id"].value is not None:
        note_id(values["id"], place)
    if len(place.file.problems) > before:
        return None
    plain = {name: read.value for name, read in values.items()}
    several = "several" if isinstance(plain.get("answer"), list) else "single"
    return plain | {"kind": several if kind.name == "choice" else kind.name}


def note_id(name: Read, place: Place) -> None:
    first = place.file.lines.get(name.value)
    if first is not None:
        place.below("id").complain(
            name.line, f"“{name.value}” stands in line {first} already: choose another id."
        )
    place.file.lines.setdefault(name.value, name.line)


def questions(name: str) -> Reader:
    """A reader of one of a file's two lists. A question is called by its id, or by its place where it has none."""

    def read(node: yaml.Node, place: Place) -> list[dict] | None:
        items = node.value if isinstance(node, yaml.SequenceNode) else []
        if not items:
            found = "an empty list" if isinstance(node, yaml.SequenceNode) else kind_of(node)
            place.complain(line_of(node), f"This must be a list of questions, not {found}: write one.")
        return [
            question(item, place.item(name, identifier_in(item) or at))
            for at, item in enumerate(items, start=1)
        ]

    return read


def identifier_in(node: yaml.Node) -> str:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next(
        (value.value for key, value in pairs if key.value == "id" and isinstance(value.value, str)), ""
    )


FILE = {
    "predictions": Field(questions("Prediction")),
    "quiz": Field(questions("Question")),
}


def read_quiz(name: str, source: str) -> QuizFile:
    """Read a file's text; every mistake in it becomes one of `problems`."""
    file = QuizFile(name, source)
    place = Place(file)
    try:
        node = compose(source)
    except SourceError as error:
        place.complain(error.line, error.sentence)
        return file
    read = read_fields(node, place, FILE)
    file.predictions = read["predictions"].value if "predictions" in read else []
    file.quiz = read["quiz"].value if "quiz" in read else []
    if not read and not file.problems:
        place.complain(
            1, "There are no questions: write some below `predictions:` or `quiz:`, or delete the file."
        )
    return file
