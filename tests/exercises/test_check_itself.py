"""What a learner's session does to Python, to NumPy or with the stop button: no check raises, and none stays broken."""

import builtins
import math

import numpy as np
import pytest

from dl101.checker import Exercise, Misconception
from dl101.exercises import all_exercises
from dl101.exercises import neuron as ex

EXERCISES = list(all_exercises())


@pytest.fixture
def unused(monkeypatch):
    """The exercises as nobody has used them yet."""
    for exercise in EXERCISES:
        monkeypatch.setattr(exercise, "_our_records", None)
        monkeypatch.setattr(exercise, "_wrong_records", None)


@pytest.mark.slow
@pytest.mark.usefixtures("unused")
@pytest.mark.parametrize("what", ["raise", "ignore"])
def test_our_answers_run_under_numpys_usual_settings(what, monkeypatch):
    usual = [repr((exercise.our_records(), exercise.wrong_records())) for exercise in EXERCISES]
    for exercise in EXERCISES:
        monkeypatch.setattr(exercise, "_our_records", None)
        monkeypatch.setattr(exercise, "_wrong_records", None)
    with np.errstate(all=what):
        there = [repr((exercise.our_records(), exercise.wrong_records())) for exercise in EXERCISES]
    assert there == usual


@pytest.mark.usefixtures("unused")
def test_a_check_while_numpy_raises_breaks_no_later_one():
    words = "`sigmoid(0)` should give 0.5, and yours gives 5."
    with np.errstate(over="raise"):
        assert ex.sigmoid.check(lambda z: 5).message == words
        stopped = ex.sigmoid.check(lambda z: 1 / (1 + np.exp(-z))).message
    assert "FloatingPointError (overflow encountered in exp). NumPy stops there because" in stopped
    assert ex.sigmoid.check(lambda z: 5).message == words


def interrupted_once(value):
    """A function of z that is interrupted in its first call, and gives `value` in later ones."""
    calls = []

    def answer(z):
        calls.append(z)
        if len(calls) == 1:
            raise KeyboardInterrupt
        return value

    return answer


@pytest.mark.parametrize(
    ("reference", "mistake"),
    [(interrupted_once(3), lambda z: 4), (lambda z: 3, interrupted_once(4))],
    ids=["our answer", "a known mistake"],
)
def test_an_interrupt_while_our_own_code_runs_stops_that_check_alone(reference, mistake, monkeypatch):
    monkeypatch.setattr(reference, "__name__", "three")
    exercise = Exercise(
        reference=reference,
        cases=[(1,)],
        misconceptions=[Misconception("Four.", mistake)],
        hints=["A hint."],
    )
    stopped = exercise.check(lambda z: 4)
    assert (stopped.outcome, stopped.message) == ("unattempted", "You stopped the check.")
    assert exercise.check(lambda z: 4).message.startswith("Four.\n\nFor example: `three(1)` should give 3")
    assert exercise.check(lambda z: 3).outcome == "correct"


class ExitsWhenShownError(Exception):
    def __str__(self):
        raise SystemExit


def raises_it(z):
    raise ExitsWhenShownError


def without_isnan(z):
    math.isnan = None
    return 99


def without_max(z):
    builtins.max = None
    return 99


@pytest.mark.parametrize("answer", [raises_it, without_isnan, without_max])
def test_an_answer_that_breaks_the_check_gets_a_sentence(answer, monkeypatch):
    with monkeypatch.context() as patch:  # takes back what the answer does
        patch.setattr(math, "isnan", math.isnan)
        patch.setattr(builtins, "max", max)
        result = ex.relu.check(answer)
    assert result.outcome == "unattempted"
    assert result.message.startswith("The check could not be finished (")
    assert result.message.endswith("restart the kernel, and run the cells from the top.")
    assert "99" in ex.relu.check(lambda z: 99).message


@pytest.mark.usefixtures("unused")
def test_what_breaks_our_own_answer_is_not_remembered(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(np, "maximum", None)
        assert ex.relu.check(lambda z: 99).message.startswith(
            "The check could not be finished (RuntimeError)."
        )
    assert ex.relu.check(np.abs).message.startswith("This takes the minus sign away")
