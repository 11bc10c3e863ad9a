"""The demo `Sweep`: Python = JavaScript, and its code prints the losses that it shows."""

import warnings

import pytest

from dl101.widgets.sweep import sweep
from dl101.widgets.sweep.sweep import Sweep
from tests.helpers import printed_by

MODEL, GOALS = "sweep/model.js", "sweep/goals.js"
STATES = {
    "start": {},
    "30 epochs": {"epochs": 30},
    "carried batches": {"epochs": 20, "batch_size": 15, "train_percent": 70, "dataset": "gauss", "noise": 30},
    "deep ReLU with L2": {
        "epochs": 20,
        "depth": 3,
        "activation": "relu",
        "l2_rate": 0.01,
        "seed": 3,
        "cell": (3, 5),
    },
    "sigmoid, seeds across": {
        "epochs": 20,
        "x_axis": "seed",
        "activation": "sigmoid",
        "dataset": "spiral",
        "cell": (7, 7),
    },
    "no hidden layer": {
        "epochs": 10,
        "y_axis": "depth",
        "activation": "linear",
        "dataset": "xor",
        "cell": (3, 0),
    },
}
on_every_state = pytest.mark.parametrize("state", STATES)


def state_of(demo):
    names = ("dataset", "x_axis", "y_axis", *sweep.AXES, "epochs", "cell", "show")
    state = {name: getattr(demo, name) for name in names}
    return state | {"cell": list(state["cell"])}


@on_every_state
def test_losses_agree(javascript, state):
    demo = Sweep(**STATES[state])
    theirs = javascript.call("../../tests/js/sweep_losses.js", "lossesAfter", state_of(demo))
    assert demo.losses == pytest.approx(theirs, rel=1e-9)


@on_every_state
@pytest.mark.parametrize("form", ["NumPy", "PyTorch"])
def test_as_code_prints_the_losses_that_are_shown(javascript, state, form):
    demo = Sweep(**STATES[state])
    source = javascript.call("sweep/code.js", "sweepCode", state_of(demo))[form]
    printed = [float(line.partition(": ")[2]) for line in printed_by(source).splitlines()]
    assert printed == pytest.approx(demo.losses, rel=1e-9)


@pytest.mark.parametrize("form", ["NumPy", "PyTorch"])
@pytest.mark.parametrize("activation", sweep.AXES["activation"])
def test_as_code_warns_of_nothing_at_the_largest_rate_and_depth(javascript, activation, form):
    bounds = {"learning_rate": 3, "batch_size": 1, "width": 8, "depth": 6, "train_percent": 10, "epochs": 10}
    demo = Sweep(x_axis="seed", y_axis="noise", activation=activation, **bounds)
    source = javascript.call("sweep/code.js", "sweepCode", state_of(demo))[form]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(printed_by(source).splitlines()) == 2


def test_names_and_values_are_the_same_in_python_and_javascript(javascript):
    axes = javascript.call(MODEL, "AXES")
    assert {name: tuple(axis["values"]) for name, axis in axes.items()} == sweep.AXES
    assert [goal["id"] for goal in javascript.call(GOALS, "GOALS")] == list(sweep.GOALS)
    assert [preset["id"] for preset in javascript.call(GOALS, "PRESETS")] == list(sweep.PRESETS)
    assert state_of(Sweep()) == javascript.call(MODEL, "START")
    assert (javascript.call(MODEL, "STEP"), javascript.call(MODEL, "MOST")) == (sweep.STEP, sweep.MOST)
