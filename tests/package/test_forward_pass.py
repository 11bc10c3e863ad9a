"""The demo `ForwardPass`, its Python side: what its traits take and refuse, and what the network gives."""

import math

import numpy as np
import pytest
import torch

from dl101.widgets import InputError
from dl101.widgets.forward_pass.forward_pass import ForwardPass


def test_it_starts_as_the_course_s_network():
    demo = ForwardPass()
    assert (demo.hidden_z, demo.hidden, demo.output) == ((3, 1), (3, 1), 2)
    assert demo.step == 0


def test_the_repr_makes_the_same_demo_again():
    demo = ForwardPass(inputs=(-1, 4), b2=[0.5], activation="tanh")
    assert repr(demo) == (
        "ForwardPass(inputs=(-1.0, 4.0), W1=((1.0, 2.0), (1.0, -1.0)), b1=(0.0, 1.0), "
        "W2=((1.0,), (-2.0,)), b2=(0.5,), activation='tanh')"
    )
    assert repr(eval(repr(demo))) == repr(demo)


def test_the_results_follow_the_traits():
    demo = ForwardPass(inputs=(1, 4))
    assert (demo.hidden_z, demo.hidden, demo.output) == ((5, -1), (5, 0), 6)
    demo.activation = "linear"
    assert (demo.hidden, demo.output) == ((5, -1), 8)
    demo.b1, demo.W2 = (0, 2), ((1,), (1,))
    assert (demo.hidden, demo.output) == ((5, 0), 6)


@pytest.mark.parametrize(
    ("activation", "hidden"),
    [
        ("relu", (3, 0)),
        ("linear", (3, -1)),
        ("step", (1, 0)),
        ("tanh", (math.tanh(3), math.tanh(-1))),
        ("sigmoid", (1 / (1 + math.exp(-3)), 1 / (1 + math.e))),
    ],
)
def test_each_activation(activation, hidden):
    demo = ForwardPass(b1=(0, -1), activation=activation)
    assert demo.hidden_z == (3, -1)
    assert demo.hidden == pytest.approx(hidden)
    assert demo.output == pytest.approx(hidden[0] - 2 * hidden[1] + 1)
    assert all(isinstance(number, float) for number in (*demo.hidden_z, *demo.hidden, demo.output))


def test_sums_that_should_be_0_are_0():
    demo = ForwardPass(inputs=(1, 1), W1=((0.1, 1), (0.2, -1)), b1=(-0.3, 0), activation="step")
    assert demo.hidden_z == (0, 0)
    assert demo.hidden == (0, 0)
    assert math.copysign(1, ForwardPass(inputs=(0, 0), b1=(0, 0)).hidden_z[1]) == 1


@pytest.mark.parametrize(
    "make", [list, np.array, torch.tensor, lambda rows: [np.float32(row) for row in rows]]
)
def test_numbers_may_come_in_any_form(make):
    demo = ForwardPass(inputs=make([1, 2]), W1=make([[1, 2], [1, -1]]), W2=make([[1], [-2]]), b2=make([1]))
    assert repr(demo) == repr(ForwardPass())


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"inputs": (1, 2, 3)},
            "inputs must hold numbers from -20 to 20 in the shape (2,), not (1, 2, 3). It is still (1.0, 2.0).",
        ),
        ({"inputs": 1}, "inputs must hold numbers from -20 to 20 in the shape (2,), not 1."),
        (
            {"inputs": np.array(1.0)},
            "inputs must hold numbers from -20 to 20 in the shape (2,), not array(1.).",
        ),
        ({"inputs": "12"}, "inputs must hold numbers from -20 to 20 in the shape (2,), not '12'."),
        ({"inputs": (1, math.nan)}, "inputs must hold numbers from -20 to 20"),
        ({"b1": (21, 0)}, "b1 must hold numbers from -20 to 20 in the shape (2,), not (21, 0)."),
        ({"b2": 1}, "b2 must hold numbers from -20 to 20 in the shape (1,), not 1. It is still (1.0,)."),
        (
            {"W1": (1, 2, 1, -1)},
            "W1 must hold numbers from -20 to 20 in the shape (2, 2), not (1, 2, 1, -1).",
        ),
        ({"W1": ((1, 2), (3,))}, "W1 must hold numbers from -20 to 20 in the shape (2, 2), not"),
        ({"W1": ((1, 2), ("a", 3))}, "W1 must hold numbers from -20 to 20 in the shape (2, 2), not"),
        ({"W2": ((1, -2),)}, "W2 must hold numbers from -20 to 20 in the shape (2, 1), not ((1, -2),)."),
        (
            {"activation": "ReLU"},
            "activation must be one of 'relu', 'linear', 'tanh', 'sigmoid', 'step', not",
        ),
        ({"step": 12}, "step must be a whole number from 0 to 11, not 12."),
        ({"predict": True}, "predict must be one of 'off', 'on', not True."),
        ({"goals_reached": ["x"]}, "goals_reached may hold 'by-hand', 'zero', 'quiet', 'both-silent', 'xor'"),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        ForwardPass(**values)
    assert str(refused.value).startswith(sentence)
    demo = ForwardPass()
    before = repr(demo)
    for name, value in values.items():
        with pytest.raises(InputError):
            setattr(demo, name, value)
    assert repr(demo) == before
