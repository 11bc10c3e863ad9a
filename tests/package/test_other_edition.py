"""Who asks for what this edition does not have is told that the notebook, or the package, may be the older one."""

import subprocess
import sys

import pytest

import dl101
from dl101.exercises import neuron as ex
from dl101.other_edition import UnknownNameError
from dl101.widgets import InputError, Prediction, Quiz
from tests.helpers import ROOT


def from_widgets():
    from dl101.widgets import Playgruond  # noqa: F401


def from_exercises():
    from dl101.exercises import neurons  # noqa: F401


ASKED = [
    (
        from_widgets,
        UnknownNameError,
        "There is no `Playgruond` in `dl101.widgets`. Do you mean `Playground`? ",
    ),
    (from_exercises, UnknownNameError, "There is no `neurons` in `dl101.exercises`. Do you mean `neuron`? "),
    (lambda: ex.rellu, AttributeError, "There is no exercise `rellu` in `neuron`. Do you mean `relu`? "),
    (lambda: Quiz("99/new"), InputError, "Chapter 99 has no questions. These chapters do: "),
    (lambda: Quiz("02/brand-new"), InputError, "Quiz('02/brand-new') does not exist. "),
    (lambda: Prediction("02/brand-new"), InputError, "Prediction('02/brand-new') does not exist. "),
]


@pytest.mark.parametrize(("ask", "kind", "sentence"), ASKED, ids=range(len(ASKED)))
def test_both_directions_are_named_with_what_to_do(ask, kind, sentence):
    with pytest.raises(kind) as refused:
        ask()
    assert str(refused.value).startswith(sentence)
    assert str(refused.value).endswith(
        f"If this notebook names it so, then dl101 (edition {dl101.EDITION}) may be older than the notebook: "
        "download the present dl101.zip from the book, put it beside the notebook, and run the first cell again. "
        "Or the notebook may be older than dl101: download the notebook again."
    )
    [line] = refused.value._render_traceback_()
    assert (
        line == f"{kind.__name__ if kind is not AttributeError else 'UnknownExerciseError'}: {refused.value}"
    )


def test_parts_that_are_not_loaded_yet_are_still_imported():
    script = """
from dl101.exercises import networks
from dl101.widgets import playground
import dl101.exercises, dl101.widgets
assert not hasattr(dl101.widgets, "__wrapped__") and not hasattr(dl101.exercises, "_repr_html_")
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
