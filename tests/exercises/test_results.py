"""How results look, what is remembered, and what a wrong name gets."""

import json
import re
import sys
from itertools import product

import pytest
from IPython.core.formatters import DisplayFormatter

from dl101 import progress
from dl101.checker.cards import EDGES, GROUNDS
from dl101.checker.exercise import Exercise, Result
from dl101.checker.hints import Solution
from dl101.exercises import neuron as ex

ALL = len(ex.EXERCISES)


def luminance(color):
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_labels_and_edges_can_be_seen_on_light_and_dark_pages():
    assert [ground for ground in GROUNDS.values() if contrast(ground, "#ffffff") < 4.5] == []
    assert [pair for pair in product(EDGES.values(), ["#ffffff", "#111111"]) if contrast(*pair) < 3] == []


@pytest.mark.parametrize(
    ("answer", "word"),
    [(ex.relu.reference, "✓ Correct"), (abs, "↻ Not right yet"), (..., "… Not finished")],
)
def test_a_result_shows_icon_word_name_and_message(answer, word):
    result = ex.relu.check(answer)
    assert repr(result) == f"{word}: relu\n{result.message}"
    shown = result._repr_html_()
    assert word in shown
    assert ">relu<" in shown
    # the text takes the page's color; labels bring a ground along with theirs
    assert all(
        "background" in style for style in re.findall(r'style="([^"]*)"', shown) if "color: #" in style
    )
    assert "<script" not in shown


def test_what_the_learner_wrote_is_shown_as_text():
    def tags(z):
        print("<b>bold</b> & `ticks`")
        return "<img src=x onerror=alert(1)>"

    shown = ex.relu.check(tags)._repr_html_()
    assert "<img" not in shown
    assert "<b>" not in shown
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; `ticks`" in shown


def test_emphasis_is_shown_and_a_product_is_no_emphasis():
    shown = Result(
        "mse", "incorrect", "Each *column* of W, and 2 * a * b. `x * y * z` <stays>."
    )._repr_html_()
    assert "Each <em>column</em> of W, and 2 * a * b." in shown
    assert ">x * y * z</code> &lt;stays&gt;." in shown


def test_a_solution_is_text_that_also_displays_well():
    solution = ex.sigmoid.solution()
    assert isinstance(solution, str)
    assert repr(solution) == str(solution)
    assert solution.startswith("import numpy as np\n\n\ndef sigmoid(z):\n    ")
    assert "def sigmoid(z):" in solution._repr_html_()
    assert ex.weighted_sum.solution().startswith("def weighted_sum(x, w, b):\n    ")
    assert repr(Solution("1", "A problem.")) == "1\n# A problem."


def test_a_notebook_shows_the_html_and_a_terminal_the_text():
    formatter = DisplayFormatter()
    for shown in (ex.relu.check(abs), ex.relu.hint(), ex.relu.solution(), ex.progress()):
        data, _ = formatter.format(shown)
        assert data["text/html"] == shown._repr_html_()
        assert data["text/plain"] == repr(shown)


@pytest.mark.parametrize(
    ("name", "near"), [("weighted_summ", "weighted_sum"), ("AND_gate", "and_gate"), ("Relu", "relu")]
)
def test_an_unknown_exercise_gets_a_sentence_with_the_nearest_name(name, near):
    with pytest.raises(AttributeError) as refused:
        getattr(ex, name)
    sentence = f"There is no exercise `{name}` in `neuron`. Do you mean `{near}`?"
    assert str(refused.value).startswith(sentence)
    for direction in [
        "dl101 (edition ",
        ") may be older than the notebook: download the present dl101.zip",
        "Or the notebook may be older than dl101: download the notebook again.",
    ]:
        assert direction in str(refused.value)
    assert [
        line.startswith(f"UnknownExerciseError: {sentence}") for line in refused.value._render_traceback_()
    ] == [True]


def test_a_name_like_no_other_gets_the_list():
    names = ", ".join(one.name for one in ex.EXERCISES)
    with pytest.raises(AttributeError, match=rf"There are: {names}\."):
        ex.backpropagation  # noqa: B018 - the name is the test
    assert not hasattr(ex, "__wrapped__")


# What is remembered


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """A function that reads what was kept of `weighted_sum`."""
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path))
    monkeypatch.setattr(ex.weighted_sum, "_hints_given", 0)

    def read():
        place = tmp_path / "progress.json"
        items = json.loads(place.read_text(encoding="utf-8"))["items"] if place.exists() else {}
        return {
            key: {name: part for name, part in item.items() if name != "time"} for key, item in items.items()
        }

    return read


RIGHT, WRONG, UNFINISHED = ex.weighted_sum.reference, max, lambda x, w, b: ...
KEY = "exercise/neuron/weighted_sum"


def test_results_are_kept_and_correct_stays_correct(saved):
    ex.weighted_sum.check(UNFINISHED)
    assert saved() == {}
    ex.weighted_sum.check(WRONG)
    assert saved() == {KEY: {"outcome": "incorrect", "points": 0, "out_of": 1}}
    ex.weighted_sum.check(RIGHT)
    correct = {KEY: {"outcome": "correct", "points": 1, "out_of": 1}}
    assert saved() == correct
    ex.weighted_sum.check(WRONG)
    ex.weighted_sum.solution()
    assert saved() == correct


def test_it_is_kept_that_the_solution_was_seen(saved):
    ex.weighted_sum.solution()
    assert saved() == {KEY: {"outcome": "incorrect", "points": 0, "out_of": 1, "solution_seen": True}}
    ex.weighted_sum.check(WRONG)
    assert saved()[KEY]["solution_seen"]
    ex.weighted_sum.check(RIGHT)
    assert saved() == {KEY: {"outcome": "correct", "points": 1, "out_of": 1, "solution_seen": True}}


@pytest.mark.parametrize(
    "time", ["2999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z", "2999-99-99T00:00:00.000Z"]
)
def test_a_clock_that_ran_ahead_does_not_keep_a_right_answer_out(saved, time):
    progress.record({KEY: {"time": time, "outcome": "incorrect", "points": 0, "out_of": 1}})
    ex.weighted_sum.solution()
    assert saved()[KEY]["solution_seen"]
    ex.weighted_sum.check(RIGHT)
    assert saved()[KEY]["outcome"] == "correct"
    assert "✓ weighted_sum  correct" in repr(ex.progress())


def test_the_time_of_an_item_follows_the_one_before(monkeypatch):
    monkeypatch.setattr(progress, "now", lambda: "2026-01-31T12:00:00.000Z")
    for before, after in [
        ("2026-01-31T23:59:59.999Z", "2026-02-01T00:00:00.000Z"),
        ("2026-01-31T12:00:00.000Z", "2026-01-31T12:00:00.001Z"),
        ("2026-01-31T11:59:59.999Z", progress.now()),
        ("2030-12-31T23:59:59.999Z", progress.now()),  # no clock is so far ahead: nothing has to follow it
        ("9999-12-31T23:59:59.999Z", progress.now()),
    ]:
        assert progress.time_after({"time": before}) == after
    assert progress.time_after({}) == progress.now()


def test_a_time_goes_with_it(saved, tmp_path):
    ex.weighted_sum.check(WRONG)
    item = json.loads((tmp_path / "progress.json").read_text(encoding="utf-8"))["items"][KEY]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", item["time"])


def test_a_problem_is_told_and_the_result_stands(saved, monkeypatch):
    monkeypatch.setattr(
        progress, "record", lambda items: "Your progress could not be saved: the disk is full."
    )
    result = ex.weighted_sum.check(RIGHT)
    assert result.outcome == "correct"
    assert result.message.endswith("\n\nYour progress could not be saved: the disk is full.")
    solution = ex.weighted_sum.solution()
    assert "the disk is full" in repr(solution)
    assert "the disk is full" in solution._repr_html_()
    assert "the disk is full" not in str(solution)


def test_without_the_libraries_for_progress_checks_work_on(monkeypatch):
    import dl101

    monkeypatch.delattr(dl101, "progress", raising=False)
    monkeypatch.setitem(sys.modules, "dl101.progress", None)
    assert ex.weighted_sum.check(RIGHT).outcome == "correct"
    assert f"0 of {ALL}" in repr(ex.progress())


def test_the_progress_bar(saved):
    ex.weighted_sum.check(RIGHT)
    ex.neuron.check(lambda x, w, b, activation: b)
    bar = ex.progress()
    assert repr(bar).split("\n")[:4] == [
        f"1 of {ALL} exercises are correct.",
        "✓ weighted_sum  correct",
        "↻ neuron        not right yet",
        "… and_gate      not started",
    ]
    shown = bar._repr_html_()
    assert re.search(r"width: ([\d.]+)%", shown)[1].startswith(f"{100 / ALL:.1f}"[:4])
    assert f"1 of {ALL} exercises are correct." in shown
    assert shown.count("<li") == ALL
    for exercise in ex.EXERCISES:
        exercise.check(exercise.reference)
    assert repr(ex.progress()).startswith(f"{ALL} of {ALL} exercises are correct: all of them!")


def test_an_outcome_that_nobody_knows_counts_as_not_started(saved):
    for exercise, outcome in zip(ex.EXERCISES[:3], (["correct"], {}, "perfect"), strict=True):
        progress.record({exercise.progress_key: {"time": progress.now(), "outcome": outcome}})
    bar = ex.progress()
    assert repr(bar).startswith(f"0 of {ALL} exercises are correct.\n… weighted_sum  not started\n… neuron ")
    assert "not started" in bar._repr_html_()


# The smaller promises


def test_an_exercise_that_wants_its_inputs_unchanged_says_so():
    def first_doubled(numbers):
        return 2 * numbers[0]

    def pops(numbers):
        return 2 * numbers.pop(0)

    exercise = Exercise(
        reference=first_doubled,
        cases=[([1, 2],)],
        misconceptions=[],
        hints=["A hint."],
        points=3,
        unchanged=True,
    )
    assert exercise.check(first_doubled).points == 3
    result = exercise.check(pops)
    assert (result.outcome, result.points, result.out_of) == ("incorrect", 0, 3)
    assert result.message == "The results are right, but your function changes `numbers`. Work on a copy."


def test_a_result_without_a_notebook_is_plain_text():
    assert (
        repr(Result("relu", "incorrect", "Two lines.\n\n    z"))
        == "↻ Not right yet: relu\nTwo lines.\n\n    z"
    )
