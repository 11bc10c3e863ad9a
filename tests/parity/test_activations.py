"""Six activation functions and their slopes, four times: the demo's Python = its JavaScript = NumPy = torch."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dl101.widgets import Activations
from dl101.widgets.activations.activations import FUNCTIONS, GOALS, LEAK, LIMIT, PRESETS
from tests.helpers import printed_by

NUMPY = {
    "step": lambda z: np.where(z > 0, 1.0, 0.0),
    "linear": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(0, z),
    "leaky_relu": lambda z: np.where(z > 0, z, LEAK * z),
}
TORCH = {
    "linear": torch.nn.Identity(),
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": torch.nn.LeakyReLU(LEAK),
}
# 1e-300 and its like make PyTorch and Python differ in nothing but which side of 0 they take for 0
points = st.floats(-LIMIT, LIMIT).filter(lambda z: z == 0 or abs(z) > 1e-9)
names = pytest.mark.parametrize("name", list(FUNCTIONS))


@names
@given(z=points)
def test_outputs_agree(javascript, name, z):
    expected = float(NUMPY[name](np.float64(z)))
    assert Activations(function=name, z=z).output == pytest.approx(expected, abs=1e-12)
    assert javascript.call("activations/model.js", "outputOf", name, z) == pytest.approx(expected, abs=1e-12)
    if name in TORCH:
        assert TORCH[name](torch.tensor(z, dtype=torch.float64)).item() == pytest.approx(expected, abs=1e-12)


@names
@given(z=points)
def test_slopes_agree_with_autograd_at_the_corners_too(javascript, name, z):
    slope = Activations(function=name, z=z).slope
    in_page = javascript.call("activations/model.js", "slopeOf", name, z)
    if name == "step":  # PyTorch has no slope for a comparison
        assert slope == in_page == (None if z == 0 else 0)
        return
    at = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    (TORCH[name](at) * 1).backward()
    assert slope == pytest.approx(at.grad.item(), abs=1e-12)
    assert in_page == pytest.approx(at.grad.item(), abs=1e-12)


@pytest.mark.parametrize("z", [-1000, 1000])
@names
def test_large_z_overflows_nowhere(javascript, name, z):
    output, slope = FUNCTIONS[name]
    assert math.isfinite(output(z))
    assert output(z) == javascript.call("activations/model.js", "outputOf", name, z)
    assert slope(z) == javascript.call("activations/model.js", "slopeOf", name, z)


def run_code(source):
    """What a snippet of "As code" prints, by what stands before the colon."""
    printed = printed_by(source)
    lines = [line.split(": ") for line in printed.splitlines()]
    return {label: float(number) for label, number in lines}


@pytest.mark.parametrize("z", [1, -2.35, 5.5, -6, 0.01])
@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
@names
def test_as_code_prints_what_the_demo_shows(javascript, name, form, z):
    source = javascript.call("activations/code.js", "activationCode", {"function": name, "z": z})[form]
    demo, seen = Activations(function=name, z=z), run_code(source)
    assert set(seen) == {"output", "slope"}
    assert seen["output"] == pytest.approx(demo.output, abs=1e-12)
    assert seen["slope"] == pytest.approx(demo.slope, abs=1e-4 if form == "Python" else 1e-12)


@pytest.mark.parametrize(
    ("name", "left", "right"), [("step", 0, 1e6), ("relu", 0, 1), ("leaky_relu", 0.1, 1)]
)
def test_as_code_prints_both_slopes_of_a_corner(javascript, name, left, right):
    sources = javascript.call("activations/code.js", "activationCode", {"function": name, "z": 0})
    assert run_code(sources["Python"]) == {
        "output": 0,
        "slope on the left": pytest.approx(left),
        "slope on the right": pytest.approx(right),
    }
    slope = Activations(function=name, z=0).slope
    for form in ("NumPy", "PyTorch"):
        seen = run_code(sources[form])["slope"]
        assert math.isnan(seen) if slope is None else seen == slope


@given(
    z=st.integers(-100 * LIMIT, 100 * LIMIT).map(lambda n: n / 100), name=st.sampled_from(["sigmoid", "tanh"])
)
def test_about_what_the_readout_says_of_a_nudge_is_so(z, name):
    """When z grows by 0.01, a grows by about 0.01 times the slope: to the four decimals shown."""
    output, slope = FUNCTIONS[name]
    assert output(z + 0.01) - output(z) == pytest.approx(0.01 * slope(z), abs=5e-5)


def test_names_are_the_same_in_python_and_javascript(javascript):
    def constant(name):
        return javascript.call("activations/model.js", name)

    def goals(name):
        return javascript.call("activations/goals.js", name)

    assert constant("NAMES") == list(FUNCTIONS)
    assert [goal["id"] for goal in goals("GOALS")] == list(GOALS)
    assert [preset["id"] for preset in goals("PRESETS")] == list(PRESETS)
    assert (constant("LIMIT"), javascript.call("nn/activations.js", "LEAK")) == (LIMIT, LEAK)
    answers = [option["id"] for option in goals("QUESTION")["options"]]
    assert ["", *answers] == list(Activations.answer.options)
