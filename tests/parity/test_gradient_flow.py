"""The demo `GradientFlow`: Python = JavaScript, and its code prints the sizes that it shows."""

import numpy as np
import pytest

from dl101.widgets.gradient_flow import gradient_flow
from dl101.widgets.gradient_flow.gradient_flow import NAMES, GradientFlow
from tests.helpers import printed_by

MODEL, GOALS = "gradient_flow/model.js", "gradient_flow/goals.js"
STATES = {
    "start": {},
    "one layer": {"depth": 1, "activation": "relu"},
    "vanished": {"depth": 10, "activation": "sigmoid"},
    "exploded": {"depth": 10, "activation": "relu", "spread": 3},
    "steady": {"depth": 20, "activation": "relu", "spread": 1.41, "seed": 3},
    "large tanh": {"depth": 20, "spread": 4, "seed": 99},
    "largest": {"depth": 20, "activation": "relu", "spread": 4},
    "zero": {"depth": 3, "activation": "relu", "spread": 0},
    "zero sigmoid": {"depth": 2, "activation": "sigmoid", "spread": 0},
}
on_every_state = pytest.mark.parametrize("state", STATES)


def state_of(demo):
    return {name: getattr(demo, name) for name in ("depth", "activation", "spread", "seed", "show", "after")}


@pytest.mark.parametrize("seed", [0, 1, 99])
def test_random_numbers_are_numpys(javascript, seed):
    numbers = javascript.call("../../tests/js/normals.js", "normals", seed, 2000)
    drawn = np.random.RandomState(seed).standard_normal(2000)
    assert numbers == pytest.approx(drawn, rel=1e-14)  # a logarithm may end in another last digit


@on_every_state
def test_sizes_agree(javascript, state):
    demo = GradientFlow(**STATES[state])
    theirs = javascript.call(MODEL, "sizesOf", state_of(demo))
    for name, sizes in demo.sizes.items():
        assert theirs[name] == pytest.approx(sizes, rel=1e-9, abs=0), name


@on_every_state
@pytest.mark.parametrize("form", ["NumPy", "PyTorch"])
def test_as_code_prints_the_sizes_that_are_shown(javascript, state, form):
    demo = GradientFlow(**STATES[state])
    source = javascript.call("gradient_flow/code.js", "flowCode", state_of(demo))[form]
    printed = [float(line.partition(": ")[2]) for line in printed_by(source).splitlines()]
    assert printed == pytest.approx(demo.sizes["weights"], rel=1e-9, abs=0)


def test_names_are_the_same_in_python_and_javascript(javascript):
    assert list(javascript.call(MODEL, "ACTIVATIONS")) == list(NAMES)
    assert [goal["id"] for goal in javascript.call(GOALS, "GOALS")] == list(gradient_flow.GOALS)
    assert [preset["id"] for preset in javascript.call(GOALS, "PRESETS")] == list(gradient_flow.PRESETS)
    assert state_of(GradientFlow()) == javascript.call(MODEL, "START") | {"show": "weights"}


def test_the_presets_show_what_their_lessons_say(javascript):
    """The first gradient of ten sigmoids is tiny; large weights about double the error; ReLU's own spread is steady."""
    ten = GradientFlow(depth=10, activation="sigmoid").sizes["weights"]
    assert ten[0] < 1e-6 * ten[-1] * 10
    large = GradientFlow(depth=10, activation="relu", spread=3).sizes["errors"]
    assert 1.8 < (large[0] / large[-1]) ** (1 / 9) < 2.4
    own = GradientFlow(depth=20, activation="relu", spread=1.41).sizes["weights"]
    assert max(own) / min(own) < 5
    assert not any(GradientFlow(depth=3, activation="relu", spread=0).sizes["weights"])
