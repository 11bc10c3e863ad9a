"""The demo `OptimizerRace`: Python = JavaScript, and its code prints the losses that it shows."""

import math
import warnings

import pytest

from dl101.widgets.optimizer_race import optimizer_race
from dl101.widgets.optimizer_race.optimizer_race import LAST, LOST, MARK, NAMES, OptimizerRace
from tests.helpers import printed_by

MODEL, GOALS = "optimizer_race/model.js", "optimizer_race/goals.js"
RACES = {
    "start": {"steps": 0},
    "ravine": {"steps": 40},
    "bowl": {"surface": "bowl", "start": (-2.5, 1.5), "rates": (1, 0.1, 0.02, 0.3), "steps": LAST},
    "saddle": {"surface": "saddle", "start": (2.5, 0.5), "rates": (0.05, 0.01, 0.1, 0.05), "steps": 60},
    "ridge": {"surface": "saddle", "start": (2.5, 0), "steps": 50},
    "two": {"rates": (0.09, 0.03, 0.05, 0.05), "runners": ("descent", "adam"), "steps": 31},
    "lost": {"rates": (0.11, 0.2, 10, 10), "steps": LAST},
    "all lost": {"surface": "saddle", "start": (3, 3), "rates": (10, 10, 10, 10), "steps": LAST},
    "slow": {"surface": "bowl", "rates": (0.001,) * 4, "steps": LAST},
    "nobody": {"runners": (), "steps": 5},
}
on_every_race = pytest.mark.parametrize("race", RACES)


def state_of(demo):
    return {name: getattr(demo, name) for name in ("surface", "start", "rates", "runners", "steps")}


def near(values):
    return pytest.approx(values, rel=1e-7, abs=1e-9)


@on_every_race
def test_runs_agree(javascript, race):
    demo = OptimizerRace(**RACES[race])
    runs = javascript.call(MODEL, "runsOf", state_of(demo))
    assert [one["id"] for one in runs] == list(demo.runners)
    assert {one["id"]: one["arrival"] for one in runs} == demo.arrivals
    assert {one["id"]: one["loss"] for one in runs} == near(demo.losses)
    for one in runs:
        path = demo.path(one["id"])
        assert len(one["points"]) == len(path)
        assert one["points"][-1] == near(path[-1])


@on_every_race
@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
def test_as_code_prints_the_losses_that_are_shown(javascript, race, form):
    demo = OptimizerRace(**RACES[race])
    source = javascript.call("optimizer_race/code.js", "raceCode", state_of(demo))[form]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        lines = [line.rpartition(": ") for line in printed_by(source).splitlines()]
    names = javascript.call(MODEL, "RUNNERS")
    assert [name for name, _, _ in lines] == [names[one]["name"] for one in demo.runners]
    seen = {one: float(line[2]) for one, line in zip(demo.runners, lines, strict=True)}
    assert all(map(math.isfinite, seen.values()))
    assert seen == near(demo.losses)


def test_names_are_the_same_in_python_and_javascript(javascript):
    constants = [javascript.call(MODEL, name) for name in ("LAST", "MARK", "LOST", "NAMES")]
    assert constants == [LAST, MARK, LOST, list(NAMES)]
    assert [goal["id"] for goal in javascript.call(GOALS, "GOALS")] == list(optimizer_race.GOALS)
    assert [preset["id"] for preset in javascript.call(GOALS, "PRESETS")] == list(optimizer_race.PRESETS)
    assert list(javascript.call(MODEL, "TRACKS")) == ["bowl", "ravine", "saddle"]
    rates = OptimizerRace.class_traits()["rates"]
    assert javascript.call(MODEL, "RATES") == {"low": rates.low, "high": rates.high}


def test_both_start_alike(javascript):
    start, demo = javascript.call(MODEL, "START"), OptimizerRace()
    assert {name: getattr(demo, name) for name in start} == {
        name: tuple(value) if isinstance(value, list) else value for name, value in start.items()
    }
