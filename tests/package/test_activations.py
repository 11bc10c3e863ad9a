"""The demo `Activations`, its Python side: what its traits take, what they refuse, and what they say of z."""

import math

import numpy as np
import pytest
import torch

from dl101.widgets import Activations, InputError


def test_the_repr_makes_the_same_demo_again():
    demo = Activations(function="tanh", z=2, compare="relu")
    assert repr(demo) == "Activations(function='tanh', z=2.0, compare='relu')"
    assert repr(eval(repr(demo))) == repr(demo)
    assert repr(Activations()) == "Activations(function='sigmoid', z=1.0, compare='')"


@pytest.mark.parametrize(
    ("function", "z", "output", "slope"),
    [
        ("step", 0.5, 1, 0),
        ("step", 0, 0, None),
        ("linear", -2, -2, 1),
        ("sigmoid", 0, 0.5, 0.25),
        ("tanh", 0, 0, 1),
        ("relu", -3, 0, 0),
        ("relu", 0, 0, 0),
        ("leaky_relu", 0, 0, 0.1),
        ("leaky_relu", -3, -0.3, 0.1),
        ("leaky_relu", 3, 3, 1),
    ],
)
def test_output_and_slope_are_those_of_what_is_shown(function, z, output, slope):
    demo = Activations(function=function, z=z)
    assert demo.output == pytest.approx(output)
    assert isinstance(demo.output, float)
    assert demo.slope == (None if slope is None else pytest.approx(slope))


def test_they_follow_the_traits():
    demo = Activations()
    demo.z, demo.function = 3, "relu"
    assert (demo.output, demo.slope) == (3, 1)


@pytest.mark.parametrize("z", [2, 2.0, np.float32(2), np.array(2), torch.tensor(2.0)])
def test_z_may_come_in_any_form(z):
    demo = Activations(z=z)
    assert (demo.z, type(demo.z)) == (2.0, float)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"z": math.nan}, "z must be a number from -6 to 6, not nan. It is still 1.0."),
        ({"z": 6.01}, "z must be a number from -6 to 6, not 6.01."),
        ({"z": "1"}, "z must be a number from -6 to 6, not '1'."),
        ({"function": "ReLU"}, "function must be one of 'step', 'linear', 'sigmoid', 'tanh', 'relu'"),
        ({"compare": "softmax"}, "compare must be one of '', 'step', 'linear'"),
        ({"slopes": True}, "slopes must be one of 'hidden', 'shown', not True."),
        ({"answer": "maybe"}, "answer must be one of '', 'all', 'half', 'little', 'none', not 'maybe'."),
        (
            {"goals_reached": ["x"]},
            "goals_reached may hold 'steepest', 'sure', 'silent', 'strong', 'leak', not 'x'.",
        ),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        Activations(**values)
    assert str(refused.value).startswith(sentence)
    demo = Activations()
    before = repr(demo)
    for name, value in values.items():
        with pytest.raises(InputError):
            setattr(demo, name, value)
    assert repr(demo) == before
