"""In which order options are shown: the right one is at no place too often, and each keeps its reply."""

import json
import re
from collections import Counter
from math import sqrt

import pytest
import yaml

from quizzes.as_json import as_json
from quizzes.order import LETTERS
from quizzes.schema import read_quiz
from tests.helpers import ROOT

CHAPTERS = sorted(ROOT.glob("chapters/*.quiz.yml"))


def built(options, **fields):
    """The options of a question as they are shown: (id, text, reply)."""
    question = {"id": "which", "text": "Which?", "options": options, "answer": 1, **fields}
    file = read_quiz("chapters/02_a.quiz.yml", yaml.safe_dump({"quiz": [question]}, allow_unicode=True))
    assert file.problems == []
    shown = as_json("02", file)["quiz"][0]["options"]
    return [(option["id"], option["text"], option["reply"]) for option in shown]


def options_of(texts, **fields):
    return [{"text": text, "reply": f"About {text}.", **fields.get(text, {})} for text in texts]


def texts_of(shown):
    return [text for _, text, _ in shown]


def test_options_are_mixed_the_same_each_time_and_keep_id_and_reply():
    words = ["red", "green", "blue", "black", "white", "gray"]
    shown = built(options_of(words))
    assert shown == built(options_of(words))
    assert texts_of(shown) != words
    assert sorted(shown) == [(LETTERS[i], word, f"<p>About {word}.</p>") for i, word in enumerate(words)]


def test_a_new_option_leaves_the_others_in_their_order():
    words = ["red", "green", "blue", "black"]
    more = texts_of(built(options_of([*words, "white"])))
    assert [word for word in more if word != "white"] == texts_of(built(options_of(words)))


def test_other_questions_have_other_orders():
    words = ["red", "green", "blue", "black"]
    orders = {tuple(texts_of(built(options_of(words), id=f"which-{n}"))) for n in range(200)}
    assert len(orders) == 24, "each order comes up"


def test_numbers_are_in_order_of_size():
    assert texts_of(built(options_of(["6", "−150", "0.5", "15"]))) == ["−150", "0.5", "6", "15"]


def test_an_order_of_the_authors_is_kept():
    words = ["Never.", "Once.", "Twice.", "Often."]
    assert texts_of(built(options_of(words), in_order=True)) == words


@pytest.mark.parametrize("fields", [{}, {"in_order": True}])
def test_what_closes_the_list_stays_last(fields):
    for n in range(20):
        options = options_of(["None of these.", "red", "green", "blue"], **{"None of these.": {"last": True}})
        assert texts_of(built(options, id=f"which-{n}", **fields))[-1] == "None of these."
    assert texts_of(built(options_of(["Neither.", "8", "4"], **{"Neither.": {"last": True}}))) == [
        "4",
        "8",
        "Neither.",
    ]


def test_an_answer_that_is_remembered_is_still_that_answer():
    """Answers are remembered by the options' ids and the question's hash: both come from the source's order."""
    for path in CHAPTERS:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        shown = json.loads((ROOT / f"dl101/quizzes/{path.name[:2]}.json").read_text(encoding="utf-8"))
        for kind in ("predictions", "quiz"):
            for question, one in zip(written[kind], shown[kind], strict=True):
                if one["kind"] == "tasks":
                    continue  # each task has a right one of its own
                right = question["answer"] if isinstance(question["answer"], list) else [question["answer"]]
                for option in one.get("options", []):
                    assert option["right"] == (LETTERS.index(option["id"]) + 1 in right), question["id"]


def test_no_text_points_at_an_option_by_its_place():
    pointing = r"(first|second|third|fourth|last|next|other) (option|choice)|options? (above|below)|option \d"
    for path in CHAPTERS:
        assert not re.search(pointing, path.read_text(encoding="utf-8"), re.IGNORECASE), path.name


def test_the_right_option_is_at_no_place_too_often():
    """Over all questions of the book: as often first, second, … as chance would have it, give or take."""
    found, expected, variance = Counter(), Counter(), Counter()
    for path in CHAPTERS:
        shown = json.loads((ROOT / f"dl101/quizzes/{path.name[:2]}.json").read_text(encoding="utf-8"))
        for question in [*shown["predictions"], *shown["quiz"]]:
            if question["kind"] in ("single", "line"):
                count = len(question["options"])
                found[[option["right"] for option in question["options"]].index(True)] += 1
                for place in range(count):
                    expected[place] += 1 / count
                    variance[place] += (1 - 1 / count) / count
    for place in range(4):
        off = abs(found[place] - expected[place])
        assert off <= 1.5 * sqrt(variance[place]), (place + 1, dict(found), dict(expected))
