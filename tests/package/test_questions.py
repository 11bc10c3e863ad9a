"""The questions' Python side: what they hold, what they answer to a wrong name."""

import json

import pytest

from dl101.widgets import InputError, Prediction, Quiz, Review
from dl101.widgets.questions import questions

CHOICE = {
    "id": "z-or-a",
    "kind": "single",
    "hash": "0123abcd",
    "text": "<p>Which?</p>",
    "options": [
        {"id": "a", "text": "z", "right": True, "reply": "<p>Yes.</p>"},
        {"id": "b", "text": "a", "right": False, "reply": "<p>No.</p>"},
    ],
}
LINE = CHOICE | {"id": "bias-line"}


@pytest.fixture(autouse=True)
def quizzes(tmp_path, monkeypatch):
    """Two chapters with questions, and nothing remembered."""
    monkeypatch.setattr(questions, "QUIZZES", tmp_path)
    monkeypatch.setenv("DL101_PROGRESS", "off")
    second = {"chapter": "02", "predictions": [LINE], "quiz": [CHOICE]}
    fourth = {"chapter": "04", "predictions": [], "quiz": [CHOICE | {"id": "slope"}]}
    for content in (second, fourth):
        (tmp_path / f"{content['chapter']}.json").write_text(json.dumps(content), encoding="utf-8")


def test_a_quiz_and_a_prediction_hold_their_question():
    quiz, prediction = Quiz("02/z-or-a"), Prediction("02/bias-line")
    assert quiz.question == CHOICE
    assert prediction.question == LINE
    assert (quiz.progress_keys, prediction.progress_keys) == (["quiz/02/z-or-a"], ["prediction/02/bias-line"])
    assert quiz.remembered == prediction.remembered == {}
    assert (repr(quiz), repr(prediction)) == ("Quiz('02/z-or-a')", "Prediction('02/bias-line')")


def test_a_review_holds_the_quizzes_of_all_chapters_before():
    review = Review("09")
    assert review.questions == [
        {"key": "quiz/02/z-or-a", "chapter": "02", **CHOICE},
        {"key": "quiz/04/slope", "chapter": "04", **CHOICE, "id": "slope"},
    ]
    assert review.progress_keys == ["quiz/02/z-or-a", "quiz/04/slope"]
    assert (review.chapter, repr(review)) == ("09", "Review('09')")
    assert Review("04").progress_keys == ["quiz/02/z-or-a"]


@pytest.mark.parametrize("widget", [lambda: Quiz("02/z-or-a"), lambda: Review("03")])
def test_what_the_page_needs_is_in_the_state(widget):
    state = widget().get_state()
    assert {"progress_keys", "remembered", "saving_problem"} <= set(state)
    assert ("question" in state) != ("questions" in state), "the page tells the kinds apart by this"


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: Quiz("02/z-or"), "Quiz('02/z-or') does not exist. Did you mean Quiz('02/z-or-a')?"),
        (lambda: Quiz("02/bias-line"), "Quiz('02/bias-line') does not exist. Did you mean Prediction('02/bias-line')?"),
        (lambda: Prediction("04/slope"), "Prediction('04/slope') does not exist. Did you mean Quiz('04/slope')?"),
        (
            lambda: Quiz("02/?"),
            "Quiz('02/?') does not exist. There are Prediction('02/bias-line'), Quiz('02/z-or-a').",
        ),
        (lambda: Quiz("03/a"), "Chapter 03 has no questions. These chapters do: 02, 04."),
        (lambda: Quiz("../02/a"), "Chapter .. has no questions."),
        (lambda: Quiz("z-or-a"), "Quiz needs chapter and question, as in Quiz('02/z-or-a'), not 'z-or-a'."),
        (lambda: Prediction(2), "Prediction needs chapter and question, as in Prediction('02/z-or-a'), not 2."),
        (lambda: Review("02"), "There are no questions before chapter 02, so there is nothing to review."),
        (lambda: Review(3), "Review needs a chapter's number in quotes, as in Review('03'), not 3."),
        (lambda: Review("3"), "Review needs a chapter's number in quotes, as in Review('03'), not '3'."),
    ],
)  # fmt: skip
def test_a_wrong_name_gets_a_sentence(call, sentence):
    with pytest.raises(InputError) as refused:
        call()
    assert str(refused.value).startswith(sentence)


def test_without_any_questions(tmp_path):
    for path in tmp_path.glob("*.json"):
        path.unlink()
    with pytest.raises(InputError, match=r"These chapters do: none\."):
        Quiz("02/z-or-a")
