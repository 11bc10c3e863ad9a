"""The Playground's Python side: its settings, what they refuse and how, and the network that it gives."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dl101.widgets import InputError, Playground
from dl101.widgets.playground.playground import ADDRESS_NAMES, EXPERIMENTS, PRESETS, SETTINGS
from tests.helpers import JavaScript

SEEDS = {
    "problem": "classification", "dataset": "circle", "activation": "tanh", "learning_rate": 0.03, "batch_size": 10,
    "hidden_layers": (4, 2), "seed": "0.72826", "train_percent": 50, "noise": 0, "regularization": "none",
    "inputs": ("x", "y"), "loss": "squared", "restarts": 0, "epoch": 0, "weights": (), "biases": (),
}  # fmt: skip


@pytest.fixture(scope="module")
def javascript():
    with JavaScript() as running:
        yield running


def in_json(state):
    """A state as the page has it: lists for tuples."""
    return json.loads(json.dumps(state))


def test_it_starts_with_the_configuration_of_the_seeds():
    playground = Playground()
    assert {name: getattr(playground, name) for name in SEEDS} == SEEDS


def test_the_repr_says_what_differs_and_makes_the_same_again():
    assert repr(Playground()) == "Playground()"
    playground = Playground(dataset="xor", hidden_layers=[3], activation="relu", part="compact")
    assert repr(playground) == (
        "Playground(dataset='xor', hidden_layers=(3,), activation='relu', part='compact')"
    )
    assert repr(eval(repr(playground))) == repr(playground)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"hidden_layers": [9]}, "hidden_layers must be up to 6 whole numbers from 1 to 8, not [9]."),
        ({"hidden_layers": [2] * 7}, "hidden_layers must be up to 6 whole numbers from 1 to 8, not [2, 2, 2"),
        ({"hidden_layers": [1.5]}, "hidden_layers must be up to 6 whole numbers from 1 to 8, not [1.5]."),
        ({"hidden_layers": 3}, "hidden_layers must be up to 6 whole numbers from 1 to 8, not 3."),
        ({"hidden_layers": "42"}, "hidden_layers must be up to 6 whole numbers from 1 to 8, not '42'."),
        ({"noise": 51}, "noise must be a whole number from 0 to 50, not 51."),
        ({"noise": math.nan}, "noise must be a whole number from 0 to 50, not nan."),
        ({"train_percent": 55}, "train_percent must be one of 10, 20, 30, 40, 50, 60, 70, 80, 90, not 55."),
        ({"learning_rate": 0.02}, "learning_rate must be one of 1e-05, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1,"),
        ({"inputs": ["z"]}, "inputs may hold 'x', 'y', 'xSquared', 'ySquared', 'xTimesY', 'sinX', 'sinY', not"),
        ({"zero_start": 1}, "zero_start must be True or False, not 1."),
        ({"seed": ""}, "seed must be a text of 1 to 40 signs, not ''."),
        ({"seed": "1" * 41}, "seed must be a text of 1 to 40 signs, not '111"),
        ({"seed": "😀" * 21}, "seed must be a text of 1 to 40 signs, not '😀"),
        ({"seed": "\ud800"}, "seed must be a text of 1 to 40 signs, not '\\ud800'."),
        ({"epoch": 10**6 + 1}, "epoch must be a whole number from 0 to 1000000, not 1000001."),
        ({"stop_loss": -1}, "stop_loss must be a number from 0 to 10, not -1."),
        ({"weights": [math.inf]}, "weights must be up to 384 numbers from -1000000.0 to 1000000.0, not [inf]."),
        ({"points": [[1, 2]]}, "points must be up to 500 points [x1, x2, label], with coordinates from -6 to 6"),
        ({"points": [[7, 0, 1]]}, "points must be up to 500 points [x1, x2, label], with coordinates from -6 to"),
        ({"points": [[0, 0, 1]] * 501}, "points must be up to 500 points [x1, x2, label], with coordinates"),
        ({"points": "none"}, "points must be up to 500 points [x1, x2, label]"),
    ],
)  # fmt: skip
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        Playground(**values)
    assert str(refused.value).startswith(sentence)


@given(
    st.one_of(
        st.none(),
        st.text(),
        st.integers(),
        st.floats(),
        st.lists(st.floats()),
        st.lists(st.lists(st.floats())),
    )
)
def test_no_value_raises_anything_but_that_sentence(value):
    playground = Playground()
    for name in SETTINGS:
        try:
            setattr(playground, name, value)
        except InputError as refused:
            assert name in str(refused)


def test_numbers_may_come_in_any_form():
    playground = Playground(hidden_layers=np.array([3, 2]), seed=7, noise=np.int64(5), points=np.eye(3))
    assert (playground.hidden_layers, playground.seed, playground.noise) == ((3, 2), "7", 5)
    assert playground.points == ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    json.dumps(playground.get_state())


@pytest.mark.parametrize("size", ["np.bool_(True)", "np.True_"])
def test_numpy_s_true_is_true(size):
    assert Playground(zero_start=eval(size)).zero_start is True


def test_a_seed_that_fits_here_fits_in_the_page(javascript):
    seed = Playground(seed="😀" * 20).seed
    address = Playground.address_of(Playground(seed=seed).get_state())
    assert (
        javascript.call("playground/formats/address.js", "readAddress", address)["settings"]["seed"] == seed
    )


OTHERS = {
    "problem": "regression", "dataset": "own", "regression_dataset": "own", "noise": 5, "train_percent": 60,
    "batch_size": 3, "inputs": ["x"], "hidden_layers": [2], "activation": "relu", "learning_rate": 0.1,
    "regularization": "L1", "regularization_rate": 0.1, "seed": "x", "zero_start": True, "show_test": True,
    "discretize": True, "loss": "cross-entropy", "restarts": 1, "stop_epoch": 5, "stop_loss": 0.1,
    "points": [[0, 0, 1], [1, 1, -1]],
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize(
    "before",
    [
        {},
        {"dataset": "own", "points": [[0, 0, 1]]},
        {"problem": "regression"},
        {"problem": "regression", "regression_dataset": "own", "loss": "cross-entropy"},
    ],
    ids=str,
)
def test_what_starts_the_training_anew_is_as_in_the_page(javascript, before, name):
    """Settings that are not in use (points, the other problem's data set) change nothing, here or there."""
    playground = Playground(**before, epoch=3, weights=[0.1] * 18, biases=[0.2] * 7)
    states = [{setting: getattr(playground, setting) for setting in SETTINGS}]
    setattr(playground, name, OTHERS[name])
    states.append({setting: getattr(playground, setting) for setting in SETTINGS})
    goes_on = javascript.call("playground/training/settings.js", "sameNetwork", *states)
    trained = (3, (0.1,) * 18, (0.2,) * 7)
    assert (playground.epoch, playground.weights, playground.biases) == (trained if goes_on else (0, (), ()))


def test_points_and_a_data_set_out_of_use_leave_the_training_alone():
    playground = Playground(epoch=3, weights=[0.1] * 18, biases=[0.2] * 7)
    playground.points = [[0, 0, 1]]
    playground.regression_dataset = "reg-gauss"
    assert (playground.epoch, len(playground.weights)) == (3, 18)
    playground.dataset = "own"
    assert (playground.epoch, playground.weights) == (0, ())


def test_what_the_page_sends_is_taken_as_it_is():
    playground = Playground()
    state = {"hidden_layers": [1], "epoch": 9, "weights": [1, 2, 3], "biases": [4, 5]}
    playground.set_state(state)
    assert (playground.epoch, playground.weights, playground.biases) == (9, (1, 2, 3), (4, 5))


def test_another_learning_rate_goes_on():
    playground = Playground(epoch=3, weights=[0.1] * 18, biases=[0.2] * 7)
    playground.learning_rate = 0.1
    assert playground.epoch == 3


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"restarts": 3, "inputs": ["x", "sinY"], "hidden_layers": [], "loss": "cross-entropy"},
        {"problem": "regression", "regression_dataset": "reg-gauss", "activation": "relu", "hidden_layers": [8] * 6},
        {"dataset": "own", "points": [[1, 2, 1], [0, 0, -1], [3, 3, 1]], "activation": "sigmoid"},
        {"zero_start": True, "noise": 10, "dataset": "spiral"},
    ],
)  # fmt: skip
def test_the_network_is_the_page_s(javascript, settings):
    """Untouched: the seed's first weights; and the same outputs as the page's session."""
    playground = Playground(**settings)
    points = [[1, 2], [-3, 0.5], [0, 0]]
    state = {name: getattr(playground, name) for name in SETTINGS}
    there = javascript.call("../../tests/js/playground_outputs.js", "outputsOf", state, points)
    here = playground.network()(playground.features(points))
    assert here[:, 0] == pytest.approx(there, abs=1e-12)


def test_the_network_takes_the_weights_that_were_trained():
    playground = Playground(hidden_layers=[], weights=[1, -2], biases=[0.5])
    assert playground.network()([[3, 1]]).item() == pytest.approx(math.tanh(1.5))
    playground.weights = [1, 2, 3]
    with pytest.raises(InputError, match=r"weights holds 3 numbers, but this network has 2\."):
        playground.network()


def test_the_docstring_tells_the_truth():
    playground = Playground()
    assert str(playground.network()) in Playground.__doc__
    outputs = playground.network()(playground.features([[1, 2], [0, 0]])).round(3).tolist()
    assert str(outputs) in Playground.__doc__


def test_both_sides_have_the_same_settings_and_start_with_the_same(javascript):
    defaults = javascript.call("playground/training/settings.js", "DEFAULTS")
    playground = Playground()
    assert defaults == in_json({name: getattr(playground, name) for name in defaults})
    assert set(defaults) == set(SETTINGS)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"dataset": "xor", "hidden_layers": [], "inputs": ["sinX"], "learning_rate": 1e-5, "zero_start": True},
        {"problem": "regression", "regression_dataset": "reg-gauss", "regularization": "L2", "seed": "a b&c=#"},
        {"dataset": "own", "points": [[1.25, -6, 1], [0, 6, -1]], "stop_loss": 0.05, "stop_epoch": 7},
    ],
)  # fmt: skip
def test_the_address_opens_with_the_same_settings(javascript, settings):
    playground = Playground(**settings)
    state = playground.get_state()
    address = playground.address_of(state)
    assert playground.address_of(in_json(state)) == address, "a page has lists where Python has tuples"
    read = javascript.call("playground/formats/address.js", "readAddress", address)
    assert read["notices"] == []
    assert read["settings"] == in_json({name: getattr(playground, name) for name in SETTINGS})


def test_every_setting_is_in_the_address():
    assert {*ADDRESS_NAMES, "inputs", "points"} == set(SETTINGS)


def test_both_sides_know_the_same_presets_and_experiments(javascript):
    for module, name, known in [
        ("playground/training/presets.js", "PRESETS", PRESETS),
        ("playground/training/experiments.js", "EXPERIMENTS", EXPERIMENTS),
    ]:
        assert [one["id"] for one in javascript.call(module, name)] == list(known)
