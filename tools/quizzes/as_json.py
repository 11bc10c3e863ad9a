"""Give a chapter's questions the form that the widgets read."""

import hashlib
import json

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
    return head | (
        {"number": number_as_json(read)} if read["kind"] == "number" else {"options": options_as_json(read)}
    )


def right_places(read: dict) -> list[int]:
    return read["answer"] if isinstance(read["answer"], list) else [read["answer"]]


def options_as_json(read: dict) -> list[dict]:
    right = [LETTERS[place - 1] for place in right_places(read)]
    return [
        {"id": letter, "text": option["text"].html, "right": letter in right, "reply": option["reply"].html}
        for letter, option in in_shown_order(read)
    ]


def number_as_json(read: dict) -> dict:
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


def content_hash(read: dict) -> str:
    """8 hex digits of what a learner answers. Replies are not part of it: a mended one forgets no answer."""
    if read["kind"] == "number":
        asked = [read["answer"], read.get("tolerance", TOLERANCE), read.get("unit", "")]
    else:
        asked = [[option["text"].source.strip() for option in read["options"]], sorted(right_places(read))]
    whole = json.dumps([read["kind"], read["text"].source.strip(), asked])
    return hashlib.sha256(whole.encode()).hexdigest()[:8]
