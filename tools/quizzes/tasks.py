"""A question "choose for a task": a few tasks, and the same few options for each of them.

The tables TASKS and TASK are its schema.
"""

import re

import yaml

from quizzes.fields import Field, Place, Read, group, line_of, list_of, named_fields, shorten
from quizzes.markdown import option_html, question_html
from quizzes.tables import QUESTION
from quizzes.values import markdown_by, one_place, plain_text


def replies(node: yaml.Node, place: Place) -> dict | None:
    """Replies by their option's place, `1: It …`, as {place: (reply, line)}."""
    read, before = {}, len(place.file.problems)
    for name, (value, line) in named_fields(node, place).items():
        if re.fullmatch(r"[1-9]", name, re.ASCII):
            below = place.below(name).below("reply")
            read[int(name)] = markdown_by(question_html)(value, below), line
        else:
            place.complain(
                line, f"“{shorten(name)}” is no option's place: write a number and the reply to that option."
            )
    return read if len(place.file.problems) == before else None


TASK = {
    "text": Field(markdown_by(option_html), "write the task"),
    "answer": Field(one_place("option"), "write the place of the right option, counting from 1"),
    "replies": Field(replies, "write the reply to each wrong option, as in `2: It can be negative.`"),
}


def task(node: yaml.Node, place: Place) -> dict | None:
    """Read one task, and keep its line."""
    values = group(TASK)(node, place)
    return values and values | {"line": line_of(node)}


TASKS = QUESTION | {
    "options": Field(
        list_of("option", plain_text("An option for tasks"), least=2, most=4),
        "write what one can choose for each task",
    ),
    "tasks": Field(
        list_of("task", task, least=3, most=5), "write three to five, with text, answer and replies"
    ),
}


def check_tasks(values: dict[str, Read], place: Place) -> None:
    """Each task names options that exist, and each wrong one has a reply."""
    options, tasks = (values.get(name, Read(None, 0)) for name in ("options", "tasks"))
    if options.value is None or tasks.value is None:
        return
    count = len(options.value)
    if len(set(options.value)) < count:
        place.below("options").complain(options.line, "Two options say the same: change one.")
    for at, task in enumerate(tasks.value, start=1):
        if task is not None:
            check_task(task, count, Place(place.file, (*place.words, f"task {at}")))


def check_task(task: dict, count: int, place: Place) -> None:
    line = task["line"]
    if task["answer"] > count or task["answer"] < 1:
        place.below("answer").complain(
            line, f"There is no option {task['answer']}: write a number from 1 to {count}."
        )
        return
    for option in range(1, count + 1):
        if option != task["answer"] and option not in task["replies"]:
            place.below("replies").complain(
                line, f"Option {option} has no reply: say why someone would think so, and what is true."
            )
    for option, (_, at) in task["replies"].items():
        if option > count:
            place.below("replies").complain(at, f"There is no option {option}: there are {count}.")
