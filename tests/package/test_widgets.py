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
from dl101.widgets.lib.demo import DIST, Demo
from dl101.widgets.lib.traits import Numbers, SomeOf
from dl101.widgets.questions.questions import PARTS, questions_of
from tests.helpers import ROOT

WIDGETS = [getattr(dl101.widgets, name) for name in dl101.widgets.__all__ if name != "InputError"]
LISTS = [
    (widget, name)
    for widget in WIDGETS
    for name, trait in sorted(widget.class_traits().items())
    if isinstance(trait, Numbers | SomeOf)
]
# What a question can't be made without.
NEEDED = {kind: f"02/{questions_of('02')[part][0]['id']}" for kind, part in PARTS.items()} | {"Review": "03"}


def make(widget, **traits):
    """A widget of this kind; if it asks, the first question there is."""
    needed = [NEEDED[widget.__name__]] if widget.__name__ in NEEDED else []
    return widget(*needed, **traits)


@pytest.mark.parametrize("widget", WIDGETS)
def test_every_widget_has_its_bundles_a_stable_repr_and_a_docstring(widget):
    assert issubclass(widget, Demo)
    bundle = f"{widget.__module__.rpartition('.')[2]}.js"
    assert (DIST / bundle).exists() and (DIST / "page" / bundle).exists()
    assert list(map(repr, widget.examples())) == list(map(repr, widget.examples()))
    assert widget.__doc__


def test_every_example_looks_in_a_way_of_its_own():
    views = [type(one).view_of(one.get_state()) for widget in WIDGETS for one in widget.examples()]
    assert len(views) == len(set(views)) > 4


def test_the_repr_makes_the_same_neuron_again():
    neuron = Neuron(weights=(1, -2), bias=0.5, gate="XOR")
    assert repr(neuron) == "Neuron(weights=(1.0, -2.0), bias=0.5, gate='XOR')"
    assert repr(eval(repr(neuron))) == repr(neuron)
    learner = Neuron(lesson="learn", weights=(0, 0), bias=0)
    assert repr(learner) == "Neuron(weights=(0.0, 0.0), bias=0.0, gate='AND', lesson='learn')"
    assert repr(eval(repr(learner))) == repr(learner)


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
        ({"lesson": "study"}, "lesson must be one of 'gates', 'learn', not 'study'."),
        ({"learn_steps": 1.5}, "learn_steps must be a whole number from 0 to 400, not 1.5."),
        ({"learn_steps": -1}, "learn_steps must be a whole number from 0 to 400, not -1."),
        ({"learn_steps": "3"}, "learn_steps must be a whole number from 0 to 400, not '3'."),
        ({"learn_start": (0, 0)}, "learn_start must be 3 numbers from -4 to 4, not (0, 0)."),
        ({"gate": "and"}, "gate must be one of 'AND', 'OR', 'NAND', 'XOR', not 'and'."),
        (
            {"goals_reached": ["and", "x"]},
            "goals_reached may hold 'and', 'or', 'nand', 'xor-three', 'xor-why', 'learn-or', 'learn-and', "
            "'learn-elsewhere', 'learn-worse', 'learn-xor', not 'x'.",
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
    for name in (
        "weights",
        "bias",
        "gate",
        "goals_reached",
        "corner",
        "lesson",
        "learn_start",
        "learn_steps",
    ):
        try:
            setattr(neuron, name, value)
        except InputError as refused:
            assert name in str(refused)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("w1", "weights"),
        ("Weights", "weights"),
        ("weight", "weights"),
        ("gates", "gate"),
        ("goals", "goals_reached"),
        ("steps", "learn_steps"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_right_one(name, meant):
    sentence = f"Neuron has no `{name}`. Do you mean `{meant}`?"
    with pytest.raises(InputError) as refused:
        Neuron(**{name: 3})
    assert str(refused.value) == sentence
    neuron = Neuron()
    with pytest.raises(InputError) as refused:
        setattr(neuron, name, 3)
    assert str(refused.value) == sentence
    assert not hasattr(neuron, name)


@pytest.mark.parametrize(
    "assign", [lambda name: Neuron(**{name: 3}), lambda name: setattr(Neuron(), name, 3)]
)
def test_a_name_like_none_that_it_has_lists_them(assign):
    with pytest.raises(InputError) as refused:
        assign("xylophone")
    assert str(refused.value) == (
        "Neuron has no `xylophone`. It has bias, code_form, corner, gate, goals_reached, learn_start, learn_steps, "
        "lesson, preset, weights, xor_answer, xor_misses."
    )


@pytest.mark.parametrize("widget", WIDGETS)
def test_every_widget_refuses_an_unknown_name_in_both_places(widget):
    with pytest.raises(InputError, match=rf"^{widget.__name__} has no `xylophone`\. It has "):
        make(widget, xylophone=1)
    one = make(widget)
    with pytest.raises(InputError, match=rf"^{widget.__name__} has no `xylophone`\. It has "):
        one.xylophone = 1
    assert not hasattr(one, "xylophone")


@pytest.mark.parametrize("widget", WIDGETS)
def test_what_is_no_trait_of_its_own_can_still_be_set(widget):
    one = make(widget, tabbable=True, layout={"width": "20em"})
    assert (one.tabbable, one.layout.width) == (True, "20em")
    one.tabbable, one.layout = False, {"width": "30em"}
    assert (one.tabbable, one.layout.width) == (False, "30em")
    one._note = "for whoever makes a widget of it"
    assert one._note


def test_what_is_worked_out_can_not_be_set_and_python_says_so():
    with pytest.raises(AttributeError, match="property 'shown' of 'Neuron' object has no setter"):
        Neuron().shown = ("weights",)
    with pytest.raises(InputError, match=r"^Neuron has no `shown`"):
        Neuron(shown=("weights",))


@pytest.mark.parametrize(("widget", "name"), LISTS)
def test_lists_are_tuples_so_that_no_change_goes_unseen(widget, name):
    one, trait = make(widget), widget.class_traits()[name]
    if isinstance(trait, SomeOf):
        setattr(
            one, name, getattr(one, name)[:-1]
        )  # where all are chosen at first, there is one more to choose
    before = getattr(one, name)
    assert isinstance(before, tuple)
    with pytest.raises(AttributeError, match="append"):
        getattr(one, name).append(0)
    options = trait.options or [trait.low]
    more = next(option for option in options if option not in before)
    if isinstance(trait, Numbers) and trait.max_length is None:  # as many as it has, and no more
        with pytest.raises(InputError, match=f"^{name} must be {trait.length} "):
            setattr(one, name, (*before, more))
        return
    seen = []
    one.observe(lambda change: seen.append(change.new), name)
    setattr(one, name, (*before, more))  # what `+=` does
    assert sorted(getattr(one, name)) == sorted((*before, more))
    assert seen == [getattr(one, name)]


def test_more_can_be_added_to_a_list():
    neuron = Neuron(goals_reached=["or"])
    neuron.goals_reached += ("and",)
    assert neuron.goals_reached == ("and", "or")
    assert neuron.get_state("goals_reached") == {"goals_reached": ("and", "or")}


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


def test_it_learns_or_from_zeros_by_four_corrections():
    neuron = Neuron(lesson="learn", gate="OR", weights=(0, 0), bias=0)
    steps = [neuron.perceptron_step() for _ in range(16)]
    corrections = [(step.point, step.error, step.weights, step.bias) for step in steps if step.error]
    assert corrections == [
        ((0, 1), 1, (0, 1), 1),
        ((0, 0), -1, (0, 1), 0),
        ((1, 0), 1, (1, 1), 1),
        ((0, 0), -1, (1, 1), 0),
    ]
    assert (neuron.weights, neuron.bias, neuron.learn_steps) == ((1, 1), 0, 16)


@pytest.mark.parametrize("change", [{"weights": (2, 1)}, {"bias": -0.5}, {"gate": "NAND"}])
def test_learning_begins_anew_with_what_is_set_by_hand(change):
    neuron = Neuron(lesson="learn", gate="OR", weights=(0, 0), bias=0)
    for _ in range(2):
        neuron.perceptron_step()
    for name, value in change.items():
        setattr(neuron, name, value)
    start = (*neuron.weights, neuron.bias)
    assert neuron.perceptron_step().point == (0, 0)
    assert (neuron.learn_start, neuron.learn_steps) == (start, 1)


def test_a_step_beyond_the_sliders_is_refused_with_a_sentence_and_changes_nothing():
    neuron = Neuron(lesson="learn", gate="OR", weights=(3.5, -4), bias=-4)
    for _ in range(3):
        neuron.perceptron_step()
    before = neuron.get_state()
    with pytest.raises(
        InputError, match=r"would give the weights \(4\.5, -2\.0\) .* sliders end at -4 and 4"
    ):
        neuron.perceptron_step()
    assert neuron.get_state() == before


def test_it_does_not_count_for_ever():
    neuron = Neuron(lesson="learn", gate="XOR", weights=(0, 0), bias=0, learn_steps=0)
    for _ in range(400):
        neuron.perceptron_step()
    with pytest.raises(InputError, match="400 steps are as many as this demo counts"):
        neuron.perceptron_step()


def test_the_goals_that_it_offers_are_its_lessons():
    assert Neuron.goals_of(Neuron().get_state())[0] == "and"
    assert Neuron.goals_of(Neuron(lesson="learn").get_state())[0] == "learn-or"
    both = (*Neuron.goals_of({"lesson": "gates"}), *Neuron.goals_of({"lesson": "learn"}))
    neuron = Neuron(goals_reached=both)
    assert neuron.goals_reached == both


def test_the_package_imports_without_what_only_the_book_needs():
    """On Colab there is no Sphinx, no jupytext; and importing must not load torch."""
    check = (
        "import sys; import dl101.widgets; "
        "unwanted = {'torch', 'sphinx', 'jupytext', 'matplotlib', 'sklearn', 'jupyter_book'} & set(sys.modules); "
        "assert not unwanted, unwanted"
    )
    subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True)
