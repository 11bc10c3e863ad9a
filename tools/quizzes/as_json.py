"""Give a chapter's questions the form that the widgets read."""

import hashlib
import json

from quizzes.code_lines import code_lines
from quizzes.fields import QuizFile
from quizzes.order import LETTERS, in_shown_order
from quizzes.values import TOLERANCE


def as_json(chapter: str, file: QuizFile) -> dict:
    """A chapter's questions in the form that the widgets read."""
    return {
        "chapter": chapter,
        "predictions": [question_as_json(one) for one in file.predictions],
        "quiz": [question_as_json(one) for one in file.quiz],
    }


def question_as_json(read: dict) -> dict:
    head = {"id": read["id"], "kind": read["kind"], "hash": content_hash(read), "text": read["text"].html}
    return head | ASKED.get(read["kind"], choice_as_json)(read)


def right_places(read: dict) -> list[int]:
    return read["answer"] if isinstance(read["answer"], list) else [read["answer"]]


def choice_as_json(read: dict) -> dict:
    right = [LETTERS[place - 1] for place in right_places(read)]
    options = [
        {"id": letter, "text": option["text"].html, "right": letter in right, "reply": option["reply"].html}
        for letter, option in in_shown_order(read)
    ]
    return {"options": options}


def line_as_json(read: dict) -> dict:
    """The lines as options, and the second step as a number with a text of its own."""
    lines = [
        {"id": letter, "text": html, "right": at == read["answer"], "reply": line["reply"].html}
        for at, (letter, html, line) in enumerate(
            zip(LETTERS, code_lines(read["code"]), read["lines"], strict=False), start=1
        )
    ]
    return {"options": lines, "number": {"text": read["prints"]["text"].html} | number_of(read["prints"])}


def tasks_as_json(read: dict) -> dict:
    options = [{"id": id, "text": text} for id, text in zip(LETTERS, read["options"], strict=False)]
    tasks = [
        {
            "text": task["text"].html,
            "right": LETTERS[task["answer"] - 1],
            "replies": {LETTERS[at - 1]: reply.html for at, (reply, _) in sorted(task["replies"].items())},
        }
        for task in read["tasks"]
    ]
    return {"options": options, "tasks": tasks}


def number_as_json(read: dict) -> dict:
    return {"number": number_of(read)}


def number_of(read: dict) -> dict:
    return {
        "value": read["answer"],
        "tolerance": read.get("tolerance", TOLERANCE),
        "unit": read.get("unit", ""),
        "right": read["right"].html,
        "otherwise": read["otherwise"].html,
        "wrong": [
            {"value": slip["value"], "reply": slip["reply"].html} for slip in read.get("wrong_numbers", [])
        ],
    }


ASKED = {"number": number_as_json, "line": line_as_json, "tasks": tasks_as_json}


def content_hash(read: dict) -> str:
    """8 hex digits of what a learner answers. Replies are not part of it: a mended one forgets no answer."""
    kind = read["kind"]
    if kind == "number":
        asked = number_asked(read)
    elif kind == "line":
        asked = [
            read["code"],
            read["answer"],
            read["prints"]["text"].source.strip(),
            *number_asked(read["prints"]),
        ]
    elif kind == "tasks":
        asked = [read["options"], [[task["text"].source.strip(), task["answer"]] for task in read["tasks"]]]
    else:
        asked = [[option["text"].source.strip() for option in read["options"]], sorted(right_places(read))]
    whole = json.dumps([kind, read["text"].source.strip(), asked])
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


def number_asked(read: dict) -> list:
    return [read["answer"], read.get("tolerance", TOLERANCE), read.get("unit", "")]
