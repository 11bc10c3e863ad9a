"""The demo `Overfitting`: Python = JavaScript, and its code prints the errors that it shows."""

import pytest

from dl101.widgets.overfitting import overfitting
from dl101.widgets.overfitting.overfitting import Overfitting
from tests.helpers import printed_by

MODEL, TRAINING, GOALS = (f"overfitting/{name}.js" for name in ("model", "training", "goals"))
STATES = {
    "start": {},
    "one neuron, no noise": {"neurons": 1, "noise": 0},
    "learned by heart": {"neurons": 40},
    "few examples, much noise": {"neurons": 40, "train_size": 10, "noise": 0.4, "seed": 24},
    "in the middle": {"neurons": 20, "epochs": 123},
    "more examples": {"neurons": 40, "train_size": 80, "seed": 3},
    "L1": {"neurons": 40, "l1": 0.01, "seed": 11},
    "L2": {"neurons": 40, "l2": 0.03},
    "dropout": {"neurons": 40, "dropout": 0.2, "seed": 38},
    "all at once": {"neurons": 10, "l1": 0.003, "l2": 0.001, "dropout": 0.1, "seed": 43, "epochs": 500},
    "stopped early": {"neurons": 40, "early_stopping": True},
    "before it stops": {"neurons": 40, "early_stopping": True, "epochs": 100},
}
on_every_state = pytest.mark.parametrize("state", STATES)


def state_of(demo):
    names = (
        *overfitting.CHOICES,
        "early_stopping",
        "epochs",
        "show_truth",
        "by_size",
        "overfitted",
        "remedies",
    )
    state = {name: getattr(demo, name) for name in names}
    return state | {name: list(state[name]) for name in ("overfitted", "remedies")}


@on_every_state
def test_trainings_agree(javascript, state):
    demo = Overfitting(**STATES[state])
    theirs = javascript.call("../../tests/js/overfitting_runs.js", "trainingOf", state_of(demo))
    assert list(demo.looks) == theirs["epochs"]
    assert demo.train_losses == pytest.approx(theirs["train"], rel=1e-6)
    assert demo.validation_losses == pytest.approx(theirs["validation"], rel=1e-6)
    assert demo.errors == pytest.approx(theirs["shown"], rel=1e-6)


@on_every_state
@pytest.mark.parametrize("form", ["NumPy", "PyTorch"])
def test_as_code_prints_the_errors_that_are_shown(javascript, state, form):
    demo = Overfitting(**{"epochs": 300, **STATES[state]})  # all 2000 would take PyTorch a second each
    javascript.call("../../tests/js/overfitting_runs.js", "trainingOf", state_of(demo))
    source = javascript.call("overfitting/code.js", "overfittingCode", state_of(demo))[form]
    printed = [float(line.partition(": ")[2]) for line in printed_by(source).splitlines()]
    assert printed == pytest.approx(demo.errors, rel=1e-6)


def test_names_and_values_are_the_same_in_python_and_javascript(javascript):
    choices = javascript.call(MODEL, "CHOICES")
    assert {name: tuple(values) for name, values in choices.items()} == overfitting.CHOICES
    assert tuple(javascript.call(MODEL, "REMEDIES")) == overfitting.REMEDIES
    assert [goal["id"] for goal in javascript.call(GOALS, "GOALS")] == list(overfitting.GOALS)
    assert [preset["id"] for preset in javascript.call(GOALS, "PRESETS")] == list(overfitting.PRESETS)
    assert state_of(Overfitting()) == javascript.call(MODEL, "START")
    assert tuple(javascript.call(TRAINING, "LOOKS")) == overfitting.LOOKS
    assert javascript.call(TRAINING, "PATIENCE") == overfitting.PATIENCE
