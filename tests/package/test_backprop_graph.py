"""The demo `BackpropGraph`, its Python side: what its traits take and refuse, and the numbers of its graphs."""

import json
import math

import numpy as np
import pytest
import torch

from dl101.widgets import InputError
from dl101.widgets.backprop_graph.backprop_graph import GRAPHS, BackpropGraph


def test_it_starts_as_the_course_s_network():
    demo = BackpropGraph()
    assert (demo.graph, demo.value, demo.step, demo.answers) == ("network", 1, 0, {})
    assert (demo.values["h1"], demo.values["yhat"]) == (3, 2)
    assert (demo.gradients["yhat"], demo.gradients["x1"], demo.gradients["x2"]) == (2, -6, 6)


@pytest.mark.parametrize(
    ("graph", "gradients"),
    [
        ("neuron", {"yhat": 6, "w": 18, "x": 12, "b": 6}),
        ("examples", {"yhat1": -2, "yhat2": 3, "w": 8, "b": 1}),
        ("sigmoid", {"yhat": 2, "v": 1, "h": 8, "z": 2, "w": 6, "x": 4, "b": 2}),
    ],
)
def test_each_built_in_graph_has_the_gradients_that_are_worked_out_by_hand(graph, gradients):
    found = BackpropGraph(graph=graph).gradients
    assert {name: found[name] for name in gradients} == pytest.approx(gradients, abs=1e-12)


def test_an_expression_of_ones_own():
    demo = BackpropGraph(expression="(a*b + c)**2", inputs={"a": 2, "b": 3, "c": -1})
    assert (demo.graph, demo.value) == ("own", 25)
    assert demo.gradients == {"a": 30, "b": 20, "c": 10}
    demo.inputs = {"a": 1}  # the others are 1 again
    assert (demo.value, demo.gradients["a"]) == (4, 4)
    demo.expression = "s = a + b; s*a + s"
    assert demo.gradients == {"s": 2, "a": 4, "b": 2}
    demo.graph = "neuron"
    assert demo.value == BackpropGraph(graph="neuron").value


def test_the_repr_makes_the_same_demo_again():
    demo = BackpropGraph(expression="a*b", inputs={"a": 2})
    assert repr(demo) == "BackpropGraph(graph='own', expression='a*b', inputs={'a': 2.0})"
    assert repr(eval(repr(demo))) == repr(demo)
    assert repr(eval(repr(BackpropGraph()))) == repr(BackpropGraph())
    assert json.dumps(demo.get_state(["inputs", "answers", "hints"]))


def test_signs_that_books_and_phones_write():
    assert BackpropGraph(expression="2 · a − b × 3").expression == "2 * a - b * 3"


@pytest.mark.parametrize("make", [float, np.float32, torch.tensor, np.array])
def test_inputs_may_come_in_any_form(make):
    demo = BackpropGraph(inputs={"x1": make(3.0)})
    assert demo.inputs == {"x1": 3}
    assert type(demo.inputs["x1"]) is float
    assert demo.values["z1"] == 5


@pytest.mark.parametrize("graph", GRAPHS)
def test_every_gradient_is_what_a_nudge_says(graph):
    _, numbers = GRAPHS[graph]
    h = 1e-5
    for name, number in numbers.items():
        up, down = (BackpropGraph(graph=graph, inputs={name: number + by}).value for by in (h, -h))
        assert BackpropGraph(graph=graph).gradients[name] == pytest.approx((up - down) / (2 * h), abs=1e-6)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"graph": "tree"},
            "graph must be one of 'network', 'neuron', 'examples', 'sigmoid', 'own', not 'tree'.",
        ),
        (
            {"inputs": {"a": 21}},
            "inputs must be names with a number from -20 to 20 each, not {'a': 21}. It is still {}.",
        ),
        ({"inputs": {"a": math.nan}}, "inputs must be names with a number from -20 to 20 each"),
        ({"inputs": {1: 2}}, "inputs must be names with a number from -20 to 20 each"),
        ({"inputs": (1, 2)}, "inputs must be names with a number from -20 to 20 each, not (1, 2)."),
        ({"inputs": None}, "inputs must be names with a number"),
        ({"hints": {"h1": 5}}, "hints must be names with a number from 0 to 4 each"),
        ({"step": 1.5}, "step must be a whole number from 0 to 99, not 1.5."),
        ({"expression": ""}, "expression must be a text of 1 to 200 signs, not ''."),
        ({"expression": "2x"}, "expression can't be read: invalid decimal literal"),
        ({"expression": "(a"}, "expression can't be read: '(' was never closed"),
        ({"expression": "a\0b"}, "expression can't be read: "),
        (
            {"expression": "a^2"},
            "expression can't hold 'a ^ 2': it may have names, numbers, + - * / **, brackets",
        ),
        ({"expression": "sin(a)"}, "expression can't hold 'sin(a)'"),
        ({"expression": "a.real*2"}, "expression can't hold 'a.real'"),
        ({"expression": "a*True"}, "expression can't hold 'True'"),
        ({"expression": "a*2j"}, "expression can't hold '2j'"),
        ({"expression": "a if b else c"}, "expression can't hold 'a if b else c'"),
        ({"expression": "import os"}, "expression can't hold 'import os'"),
        ({"expression": "exp(a, b)"}, "expression can't hold 'exp(a, b)'"),
        ({"expression": "a**b"}, "expression may have a plain number after **, as in a**2."),
        ({"expression": "3"}, "expression needs an operation and a name, as in 2*a."),
        ({"expression": "a"}, "expression needs an operation and a name"),
        (
            {"expression": "momentum*a"},
            "expression can't have the name momentum: choose another, of 6 letters at most.",
        ),
        ({"expression": "exp*a"}, "expression can't have the name exp"),
        (
            {"goals_reached": ["x"]},
            "goals_reached may hold 'output', 'network', 'paths', 'sigmoid', 'own', not 'x'.",
        ),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        BackpropGraph(**values)
    assert str(refused.value).startswith(sentence)
    demo = BackpropGraph()
    before = repr(demo)
    for name, value in values.items():
        with pytest.raises(InputError):
            setattr(demo, name, value)
    assert repr(demo) == before


@pytest.mark.parametrize(
    ("expression", "inputs"),
    [("log(a)", {"a": -1}), ("1 / a", {"a": 0}), ("exp(exp(a))", {"a": 20}), ("a**0.5", {"a": -4})],
)
def test_inputs_that_give_no_value_are_told_when_it_is_asked_for(expression, inputs):
    demo = BackpropGraph(expression=expression, inputs=inputs)
    for name in ("value", "values", "gradients"):
        with pytest.raises(InputError, match="These inputs give no value: "):
            getattr(demo, name)
