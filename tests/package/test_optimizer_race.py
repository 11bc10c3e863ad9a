"""The demo `OptimizerRace`, its Python side: what its traits take, what they refuse, and the runs they make."""

import doctest

import numpy as np
import pytest

from dl101.widgets import InputError, OptimizerRace
from dl101.widgets.optimizer_race import optimizer_race


def test_the_repr_makes_the_same_race_again():
    race = OptimizerRace(surface="saddle", start=(1, -1), rates=(0.1, 0.2, 0.3, 0.4), steps=7)
    assert repr(race) == (
        "OptimizerRace(surface='saddle', start=(1.0, -1.0), rates=(0.1, 0.2, 0.3, 0.4), steps=7)"
    )
    assert repr(eval(repr(race))) == repr(race)


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(optimizer_race)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_a_run_has_a_hundred_steps_unless_it_diverges():
    race = OptimizerRace(rates=(0.2, 0.05, 0.05, 0.05), steps=100)
    assert race.path("momentum").shape == (101, 2)
    assert race.path("descent").shape[0] < 101
    assert race.losses["descent"] > optimizer_race.LOST
    assert race.arrivals["descent"] is None


def test_losses_are_those_of_the_step_that_is_shown():
    race = OptimizerRace(surface="bowl", start=(2, 0), rates=(0.5, 1, 1, 1), runners=["descent"], steps=2)
    assert race.losses == {"descent": 0.125}
    race.steps = 0
    assert race.losses == {"descent": 2}
    assert race.arrivals == {"descent": 4}


def test_an_arrival_is_for_good():
    race = OptimizerRace(rates=(0.05,) * 4)
    assert race.arrivals == {"descent": 58, "momentum": 85, "rmsprop": None, "adam": None}
    race = OptimizerRace(surface="bowl", start=(0.1, 0), rates=(0.05,) * 4, runners=["descent"])
    assert race.arrivals == {"descent": 0}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"surface": "valley"}, "surface must be one of 'bowl', 'ravine', 'saddle', not 'valley'."),
        ({"start": (0, 3.5)}, "start must be 2 numbers from -3 to 3, not (0, 3.5)."),
        ({"rates": [0.1]}, "rates must be 4 numbers from 0.001 to 10, not [0.1]."),
        ({"rates": np.zeros(4)}, "rates must be 4 numbers from 0.001 to 10, not array([0., 0., 0., 0.])."),
        ({"steps": 101}, "steps must be a whole number from 0 to 100, not 101."),
        (
            {"runners": ["sgd"]},
            "runners may hold 'descent', 'momentum', 'rmsprop', 'adam', not 'sgd'.",
        ),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        OptimizerRace(**values)
    assert str(refused.value).startswith(sentence)
