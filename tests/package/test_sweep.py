"""The demo `Sweep`, its Python side: what its traits take, what they refuse, and its chosen network."""

import doctest

import numpy as np
import pytest

from dl101.datasets import playground
from dl101.widgets import InputError, Playground, Sweep
from dl101.widgets.sweep import sweep as module


def test_the_repr_makes_the_same_grid_again():
    sweep = Sweep(dataset="xor", x_axis="seed", y_axis="depth", width=3, activation="relu", epochs=100)
    assert repr(sweep) == (
        "Sweep(dataset='xor', x_axis='seed', y_axis='depth', width=3, activation='relu', epochs=100)"
    )
    assert repr(eval(repr(sweep))) == repr(sweep)


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(module)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_the_chosen_networks_settings_are_those_of_its_column_and_its_row():
    sweep = Sweep(x_axis="l2_rate", y_axis="depth", width=5, epochs=30, cell=(7, 6))
    assert sweep.settings["hidden_layers"] == (5,) * 6
    assert (sweep.settings["regularization"], sweep.settings["regularization_rate"]) == ("L2", 1)
    sweep.cell = (0, 7)  # seven rows: the nearest
    assert sweep.settings["hidden_layers"] == (5,) * 6
    assert sweep.settings["regularization"] == "none"
    assert sweep.settings["stop_epoch"] == 30


@pytest.mark.parametrize("axis", module.AXES)
def test_the_playground_takes_the_settings_of_every_value(axis):
    other = "width" if axis == "seed" else "seed"
    for column in range(len(module.AXES[axis])):
        settings = Sweep(x_axis=axis, y_axis=other, cell=(column, 2)).settings
        shown = Playground(**settings)
        assert {name: getattr(shown, name) for name in settings} == settings


def test_the_first_weights_are_the_playgrounds():
    sweep = Sweep(cell=(3, 5), depth=2, seed=4)
    ours = module.first_network(sweep.settings, playground("circle", seed="4").random)
    theirs = Playground(**sweep.settings).network()
    for one, other in zip(ours.layers, theirs.layers, strict=True):
        assert np.array_equal(one.W, other.W)
        assert np.array_equal(one.b, other.b)


def test_examples_that_fill_no_batch_are_part_of_the_next_epochs_first_step():
    steps = list(module.batches(5, 2, 2))
    assert steps == [[0, 1], [2, 3], [4, 0, 1], [2, 3]]
    assert list(module.batches(4, 2, 1)) == [[0, 1], [2, 3]]
    assert list(module.batches(4, 2, 0)) == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"epochs": 25}, "epochs must be a multiple of 10 from 0 to 500, not 25."),
        ({"epochs": 510}, "epochs must be a multiple of 10 from 0 to 500, not 510."),
        ({"x_axis": "momentum"}, "x_axis must be one of 'learning_rate', 'width', 'depth',"),
        (
            {"learning_rate": 0.02},
            "learning_rate must be one of 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, not 0.02.",
        ),
        ({"cell": (3, 8)}, "cell must be 2 whole numbers from 0 to 7, not (3, 8)."),
        ({"neurons": 3}, "Sweep has no `neurons`."),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        Sweep(**values)
    assert str(refused.value).startswith(sentence)
