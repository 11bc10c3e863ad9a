"""The demos' Python side: what traits take, what they refuse and how, and that nothing else is in the way."""

import math
import subprocess
import sys

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from IPython.testing.globalipapp import get_ipython, start_ipython

import dl101.widgets
from dl101.widgets import InputError, Neuron
from dl101.widgets.demo import DIST, Demo
from tests.helpers import ROOT

DEMOS = [getattr(dl101.widgets, name) for name in dl101.widgets.__all__ if name != "InputError"]


@pytest.mark.parametrize("demo", DEMOS)
def test_every_demo_has_its_bundle_a_stable_repr_and_a_docstring(demo):
    assert issubclass(demo, Demo)
    assert (DIST / f"{demo.__module__.rpartition('.')[2]}.js").exists()
    assert repr(demo()) == repr(demo())
    assert demo.__doc__


def test_the_repr_makes_the_same_neuron_again():
    neuron = Neuron(weights=(1, -2), bias=0.5, gate="XOR")
    assert repr(neuron) == "Neuron(weights=(1.0, -2.0), bias=0.5, gate='XOR')"
    assert repr(eval(repr(neuron))) == repr(neuron)


@pytest.mark.parametrize(
    "weights",
    [(1, 2), [1.0, 2.0], np.array([1, 2]), np.array([1, 2], dtype="float32"), torch.tensor([1.0, 2.0])],
)
def test_weights_may_come_in_any_form(weights):
    neuron = Neuron(weights=weights, bias=torch.tensor(0.5))
    assert (neuron.weights, neuron.bias) == ((1.0, 2.0), 0.5)
    assert {type(value) for value in (*neuron.weights, neuron.bias)} == {float}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"weights": (math.nan, 1)}, "weights must be 2 numbers from -4 to 4, not (nan, 1)."),
        ({"weights": (1, 2, 3)}, "weights must be 2 numbers from -4 to 4, not (1, 2, 3)."),
        ({"weights": "12"}, "weights must be 2 numbers from -4 to 4, not '12'."),
        ({"weights": None}, "weights must be 2 numbers from -4 to 4, not None."),
        ({"bias": math.inf}, "bias must be a number from -4 to 4, not inf."),
        ({"bias": "1"}, "bias must be a number from -4 to 4, not '1'."),
        ({"bias": 4.01}, "bias must be a number from -4 to 4, not 4.01."),
        ({"bias": 10**400}, "bias must be a number from -4 to 4, not 1"),
        ({"bias": np.array("x")}, "bias must be a number from -4 to 4, not array('x'"),
        ({"bias": np.complex128(1 + 2j)}, "bias must be a number from -4 to 4, not np.complex128"),
        ({"corner": True}, "corner must be one of 0, 1, 2, 3, not True."),
        ({"gate": np.array(["AND", "OR"])}, "gate must be one of 'AND', 'OR', 'NAND', 'XOR', not array"),
        ({"gate": "and"}, "gate must be one of 'AND', 'OR', 'NAND', 'XOR', not 'and'."),
        (
            {"goals_reached": ["and", "x"]},
            "goals_reached may hold 'and', 'or', 'nand', 'xor-three', 'xor-why', not 'x'.",
        ),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        Neuron(**values)
    assert str(refused.value).startswith(sentence)
    neuron = Neuron()
    before = repr(neuron)
    for name, value in values.items():
        with pytest.raises(InputError):
            setattr(neuron, name, value)
    assert repr(neuron) == before


@given(
    st.one_of(
        st.none(),
        st.text(),
        st.integers(),
        st.floats(),
        st.lists(st.floats()),
        st.dictionaries(st.text(), st.text()),
    )
)
def test_no_value_raises_anything_but_that_sentence(value):
    neuron = Neuron()
    for name in ("weights", "bias", "gate", "goals_reached", "corner"):
        try:
            setattr(neuron, name, value)
        except InputError as refused:
            assert name in str(refused)


def test_a_notebook_shows_the_sentence_without_a_traceback(capsys):
    shell = get_ipython() or start_ipython()
    shell.run_cell("from dl101.widgets import Neuron\nNeuron(bias=float('nan'))")
    shown = "".join(capsys.readouterr())
    assert "InputError: bias must be a number from -4 to 4, not nan." in shown
    assert "Traceback" not in shown
    assert "line" not in shown


def test_numbers_and_arrays_give_the_same_outputs():
    neuron = Neuron(weights=(1, 1), bias=-1.5)
    x1, x2 = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    assert (
        neuron.output(x1, x2).tolist()
        == [neuron.output(a, b) for a, b in zip(x1, x2, strict=True)]
        == [0, 0, 0, 1]
    )
    assert neuron.z(x1, x2).tolist() == [-1.5, -0.5, -0.5, 0.5]
    assert repr(neuron.z(1, 1)) == "0.5"
    assert repr(neuron.output(1, 1)) == "1"


def test_what_the_chapter_says_of_the_first_goal():
    """From the start (w = (1, 0.5), b = −0.75): AND by b alone or by w₁ alone, never by w₂ alone."""

    neuron, x1, x2 = Neuron(), np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])

    def is_and(w1, w2, b):
        neuron.weights, neuron.bias = (w1, w2), b
        return neuron.output(x1, x2).tolist() == [0, 0, 0, 1]

    hundredths = [n / 100 for n in range(-400, 401)]
    assert [b for b in hundredths if is_and(1, 0.5, b)] == [b for b in hundredths if -1.5 < b <= -1]
    assert [w1 for w1 in hundredths if is_and(w1, 0.5, -0.75)] == [
        w1 for w1 in hundredths if 0.25 < w1 <= 0.75
    ]
    assert [w2 for w2 in hundredths if is_and(1, w2, -0.75)] == []


def test_the_package_imports_without_what_only_the_book_needs():
    """On Colab there is no Sphinx, no jupytext; and importing must not load torch."""
    check = (
        "import sys; import dl101.widgets; "
        "unwanted = {'torch', 'sphinx', 'jupytext', 'matplotlib', 'sklearn', 'jupyter_book'} & set(sys.modules); "
        "assert not unwanted, unwanted"
    )
    subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True)
