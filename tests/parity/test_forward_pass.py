"""The 2–2–1 network, five times: the demo's Python = its JavaScript = dl101/network.py = its "as code" = by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dl101.network import ACTIVATIONS, Dense, Network, two_two_one
from dl101.widgets.forward_pass import forward_pass
from dl101.widgets.forward_pass.forward_pass import ForwardPass
from tests.helpers import printed_by

MODEL = "forward_pass/model.js"
NUMBERS = ("inputs", "W1", "b1", "W2", "b2", "activation")
hundredths = st.integers(-2000, 2000).map(lambda n: n / 100)
pairs = st.tuples(hundredths, hundredths)
networks = st.fixed_dictionaries(
    {
        "inputs": pairs,
        "W1": st.tuples(pairs, pairs),
        "b1": pairs,
        "W2": st.tuples(st.tuples(hundredths), st.tuples(hundredths)),
        "b2": st.tuples(hundredths),
        "activation": st.sampled_from(forward_pass.ACTIVATIONS),
    }
)


def network_of(demo):
    return Network([Dense(demo.W1, demo.b1, ACTIVATIONS[demo.activation]), Dense(demo.W2, demo.b2)])


def near(value):
    return pytest.approx(value, rel=1e-12, abs=1e-9)


@settings(max_examples=60)
@given(numbers=networks)
def test_the_demo_in_python_and_in_the_page_is_the_network(javascript, numbers):
    demo = ForwardPass(**numbers)
    in_page = javascript.call(MODEL, "forward", numbers)
    *hidden, output = in_page["units"]
    assert [unit["z"] for unit in hidden] == near(demo.hidden_z)
    assert [unit["a"] for unit in hidden] == near(demo.hidden)
    assert output["a"] == in_page["y"] == near(demo.output)

    z = np.array(demo.inputs) @ np.array(demo.W1) + demo.b1
    assert demo.hidden_z == near(tuple(z))
    if demo.activation == "step" and np.any(np.abs(z) < 1e-9):
        return  # NumPy has not rounded: what should be 0 may be a hair above
    _, h, y = network_of(demo).outputs([demo.inputs])
    assert demo.hidden == near(tuple(h[0]))
    assert demo.output == near(y[0, 0])


def test_it_starts_as_the_course_s_network(javascript):
    demo, course = ForwardPass(), two_two_one()
    _, h, y = course.outputs([demo.inputs])
    assert (demo.hidden, demo.output) == (tuple(h[0]), y[0, 0]) == ((3, 1), 2)
    for layer, W, b in zip(course.layers, (demo.W1, demo.W2), (demo.b1, demo.b2), strict=True):
        np.testing.assert_array_equal(layer.W, W)
        np.testing.assert_array_equal(layer.b, b)
    in_page = javascript.call(MODEL, "COURSE")
    assert repr(ForwardPass(**in_page)) == repr(demo)


@given(numbers=networks)
@settings(max_examples=30)
def test_two_linear_layers_are_the_one_that_is_shown(javascript, numbers):
    numbers |= {"activation": "linear"}
    one = javascript.call(MODEL, "collapse", numbers)
    assert ForwardPass(**numbers).output == near(np.dot(numbers["inputs"], one["w"]) + one["b"])


def run_code(source):
    """What a snippet of "As code" prints: {"z": (…), "h": (…), "y": (…)}."""
    printed = printed_by(source)
    lines = [line.split(": ") for line in printed.splitlines()]
    return {label: tuple(map(float, numbers.split())) for label, numbers in lines}


CASES = {
    "course": {},
    "decimals": {"inputs": (-1.25, 0.5), "W1": ((0.1, 2), (0.35, -1)), "b2": (-0.05,)},
    "xor": {"inputs": (1, 1), "W1": ((1, 1), (1, 1)), "b1": (0, -1), "b2": (0,)},
    "on the edge": {"inputs": (1, 1), "W1": ((0.1, 1), (0.2, -1)), "b1": (-0.3, 0)},
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("activation", forward_pass.ACTIVATIONS)
@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
def test_as_code_prints_what_the_demo_shows(javascript, form, activation, case):
    demo = ForwardPass(**CASES[case], activation=activation)
    state = {name: getattr(demo, name) for name in NUMBERS}
    seen = run_code(javascript.call("forward_pass/code.js", "forwardCode", state)[form])
    assert seen == {"z": near(demo.hidden_z), "h": near(demo.hidden), "y": near((demo.output,))}


def test_names_are_the_same_in_python_and_javascript(javascript):
    def constant(name):
        return javascript.call(MODEL, name)

    def goals(name):
        return javascript.call("forward_pass/goals.js", name)

    assert list(constant("ACTIVATIONS")) == list(forward_pass.ACTIVATIONS)
    assert set(forward_pass.ACTIVATIONS) == set(ACTIVATIONS)
    assert [node["id"] for node in constant("NODES")] == list(forward_pass.NODES)
    assert [goal["id"] for goal in goals("GOALS")] == list(forward_pass.GOALS)
    assert [preset["id"] for preset in goals("PRESETS")] == list(forward_pass.PRESETS)
    assert (constant("LAST"), constant("LIMIT")) == (forward_pass.STEPS, forward_pass.LIMIT)
