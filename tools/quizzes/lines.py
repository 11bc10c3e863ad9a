"""A question "which line is wrong?": some lines of code with one slip, then what they print as they stand.

The tables LINE and PRINTS are its schema.
"""

import ast

import yaml

from quizzes.fields import Field, Place, Read, group, line_of, list_of, read_fields
from quizzes.markdown import question_html
from quizzes.order import LETTERS
from quizzes.tables import NUMBER, QUESTION, REPLY, check_numbers
from quizzes.values import markdown_by, one_place, text

LEAST, MOST = 3, len(LETTERS)  # lines of code


def code(node: yaml.Node, place: Place) -> list[str] | None:
    """Lines of Python, each of which can be chosen."""
    words = text(node, place)
    if words is None:
        return None
    lines = words.rstrip("\n").split("\n")
    first = line_of(node) + (node.style == "|")
    before = len(place.file.problems)
    if not LEAST <= len(lines) <= MOST:
        place.complain(
            line_of(node), f"There must be {LEAST} to {MOST} lines, not {len(lines)}: one can be chosen."
        )
    for at, line in enumerate(lines):
        if not line.strip():
            place.complain(first + at, "A blank line can't be chosen: take it away.")
    try:
        ast.parse("\n".join(lines))
    except SyntaxError as error:
        place.complain(first + (error.lineno or 1) - 1, f"This is not Python ({error.msg}): correct it.")
    return lines if len(place.file.problems) == before else None


PRINTS = {name: one for name, one in NUMBER.items() if name != "id"} | {
    "text": Field(markdown_by(question_html), "ask what the code prints or gives as it stands"),
    "answer": Field(NUMBER["answer"].read, "write the number that the code gives as it stands"),
}


def prints(node: yaml.Node, place: Place) -> dict | None:
    """Read the second step: a question with a number, without an id."""
    before = len(place.file.problems)
    values = read_fields(node, place, PRINTS)
    check_numbers(values, place)
    return {name: one.value for name, one in values.items()} if len(place.file.problems) == before else None


LINE = QUESTION | {
    "code": Field(code, "write the lines, one of them wrong"),
    "lines": Field(list_of("line", group({"reply": REPLY})), "write a reply for each line of the code"),
    "answer": Field(one_place("line"), "write the place of the wrong line, counting from 1"),
    "prints": Field(prints, "ask what the code gives as it stands, with text, answer, right and otherwise"),
}


def check_lines(values: dict[str, Read], place: Place) -> None:
    """Each line of the code has a reply, and the answer names one of them."""
    source, replies, answer = (values.get(name, Read(None, 0)) for name in ("code", "lines", "answer"))
    if source.value is None:
        return
    count = len(source.value)
    if replies.value is not None and len(replies.value) != count:
        place.below("lines").complain(
            replies.line,
            f"There are {count} lines of code, and {len(replies.value)} here: write one for each.",
        )
    if answer.value is not None and not 1 <= answer.value <= count:
        place.below("answer").complain(
            answer.line, f"There is no line {answer.value}: write a number from 1 to {count}."
        )
