"""Read the questions of a chapter, `chapters/NN_name.quiz.yml`, and name every mistake in them.

The tables FILE, CHOICE, NUMBER, OPTION and WRONG_NUMBER are the schema.
"""

from difflib import get_close_matches

import yaml

from quizzes.fields import (
    Field,
    Place,
    QuizFile,
    Read,
    Reader,
    compose,
    group,
    kind_of,
    line_of,
    list_of,
    read_fields,
)
from quizzes.markdown import option_html, question_html
from quizzes.order import LETTERS
from quizzes.values import (
    TOLERANCE,
    flag,
    identifier,
    markdown_by,
    number,
    positive_number,
    right_options,
    unit,
)
from sources.problems import SourceError

REPLY = Field(markdown_by(question_html), "say why someone would think so, and what is true")

OPTION = {
    "text": Field(markdown_by(option_html), "write the option"),
    "reply": REPLY,
    "last": Field(flag),  # as "none of these" wants it
}

WRONG_NUMBER = {
    "value": Field(number, "write the number that this slip gives"),
    "reply": REPLY,
}

QUESTION = {
    "id": Field(identifier, "give the question a short name, such as z-or-a"),
    "text": Field(markdown_by(question_html), "write the question"),
}

CHOICE = QUESTION | {
    "options": Field(
        list_of("option", group(OPTION), least=2, most=len(LETTERS)),
        "write at least two, each with text and reply",
    ),
    "answer": Field(
        right_options, "write the place of the right option, counting from 1, or a list of places"
    ),
    "in_order": Field(flag),  # the options are in an order of their own, and are not mixed
}

NUMBER = QUESTION | {
    "answer": Field(number, "write `options` and the right one's place, or the number to be typed"),
    "tolerance": Field(positive_number),
    "unit": Field(unit),
    "right": Field(
        markdown_by(question_html), "write the reply to the right number (or `options`, for a choice)"
    ),
    "wrong_numbers": Field(list_of("wrong_numbers", group(WRONG_NUMBER))),
    "otherwise": Field(
        markdown_by(question_html), "write the reply to any other number (or `options`, for a choice)"
    ),
}

FOR_NUMBERS = {name: "for questions without options" for name in NUMBER if name not in CHOICE}
FOR_CHOICES = {"in_order": "for questions with options"}


def question(node: yaml.Node, place: Place) -> dict | None:
    """Read a question of any kind, as {name: value} with its `kind`."""
    before = len(place.file.problems)
    names = [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    is_choice = any(isinstance(name, str) and get_close_matches("options", [name]) for name in names)
    if is_choice:
        values = read_fields(node, place, CHOICE, FOR_NUMBERS)
        check_options(values, place)
    else:
        values = read_fields(node, place, NUMBER, FOR_CHOICES)
        check_numbers(values, place)
    if "id" in values and values["id"].value is not None:
        note_id(values["id"], place)
    if len(place.file.problems) > before:
        return None
    plain = {name: read.value for name, read in values.items()}
    several = "several" if isinstance(plain["answer"], list) else "single"
    return plain | {"kind": several if is_choice else "number"}


def check_options(values: dict[str, Read], place: Place) -> None:
    """The answer names options that exist, and no two options say the same."""
    options, answer = values.get("options"), values.get("answer")
    if not options or options.value is None:
        return
    seen: dict[str, int] = {}
    for at, option in enumerate(options.value, start=1):
        if option is None:
            continue
        words = " ".join(option["text"].source.split())
        if words in seen:
            place.complain(options.line, f"Options {seen[words]} and {at} say the same: change one.")
        seen.setdefault(words, at)
    if answer and answer.value is not None:
        count = len(options.value)
        for one in answer.value if isinstance(answer.value, list) else [answer.value]:
            if not 1 <= one <= count:
                sentence = f"There is no option {one}: write a number from 1 to {count}."
                place.below("answer").complain(answer.line, sentence)


def check_numbers(values: dict[str, Read], place: Place) -> None:
    """A slip's number differs from the right one and from other slips' by more than the tolerance."""
    answer, slips = values.get("answer"), values.get("wrong_numbers")
    tolerance = values.get("tolerance", Read(TOLERANCE, 0)).value
    if tolerance is None or not slips or slips.value is None:
        return
    near = tolerance * (1 + 1e-9)  # 1.51 is within 0.01 of 1.5, whatever the last bit says
    known = [] if answer is None or answer.value is None else [("the answer", answer.value)]
    for at, slip in enumerate(slips.value, start=1):
        if slip is None:
            continue
        for name, value in known:
            if abs(slip["value"] - value) <= near:
                place.below(f"wrong_numbers {at}").complain(
                    slips.line,
                    f"{slip['value']} is within the tolerance ({tolerance}) of {name}: change one of them.",
                )
        known.append((f"wrong_numbers {at}", slip["value"]))


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
