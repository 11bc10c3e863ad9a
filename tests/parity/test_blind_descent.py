"""The demo `BlindDescent`: Python = JavaScript, and its code prints what it shows."""

import re

import numpy as np
import pytest

from dl101.widgets.blind_descent import blind_descent
from dl101.widgets.blind_descent.blind_descent import LANDSCAPES, BlindDescent
from tests.helpers import printed_by

MODEL, GOALS = "blind_descent/model.js", "blind_descent/goals.js"
WALKS = [
    [],
    [(0, 0)],
    [(1.5, -1), (-1, 0.5), (2.25, 1.1234)],
    [(3, 3), (-3, -3), (3, -3), (-3, 3), (0, 0), (1, 0), (-2, -1), (0.5, 0.25)],
]
on_every_walk = pytest.mark.parametrize("path", WALKS, ids=len)
on_every_surface = pytest.mark.parametrize("surface", LANDSCAPES)


@on_every_walk
@on_every_surface
@pytest.mark.parametrize("start", [0, 1, 2, 3])
def test_walks_and_descents_agree(javascript, surface, start, path):
    demo = BlindDescent(surface=surface, start=start, path=path)
    state = {"surface": surface, "start": start, "path": path}
    assert javascript.call(MODEL, "pointsOf", state) == demo.points.tolist()
    assert javascript.call(MODEL, "descentOf", state) == pytest.approx(demo.descent, abs=1e-12)
    here = javascript.call(MODEL, "here", state)
    assert javascript.call(MODEL, "lossAt", state, here) == pytest.approx(demo.losses[-1], abs=1e-12)
    assert javascript.call(MODEL, "slopeAt", state, here) == pytest.approx(demo.slope, abs=1e-12)


def rows(points, demo):
    """What the code prints for these points: x, y, loss, slope in x, slope in y."""
    height, slope = blind_descent.SURFACES[demo.surface]
    moved = points - np.array(LANDSCAPES[demo.surface].moves[demo.start])
    return [[*point, height(*at), *slope(*at)] for point, at in zip(points, moved, strict=True)]


@on_every_walk
@on_every_surface
@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
def test_as_code_prints_what_was_felt_and_at_the_end_both_paths(javascript, surface, form, path):
    start = len(path) % 4
    demo = BlindDescent(surface=surface, start=start, path=path)
    felt, yours = rows(demo.points, demo), []
    for revealed in (False, True):
        state = {"surface": surface, "start": start, "path": path, "revealed": revealed}
        printed = printed_by(javascript.call("blind_descent/code.js", "walkCode", state)[form])
        yours = [line.rpartition(":") for line in printed.splitlines()]
        seen = [[float(word) for word in line.split()] for _, _, line in yours]
        wanted = [*felt, *rows(demo.descent, demo)] if revealed else felt
        assert len(seen) == len(wanted)
        for one, other in zip(seen, wanted, strict=True):
            assert one == pytest.approx(other, abs=1e-9)


def test_names_are_the_same_in_python_and_javascript(javascript):
    landscapes = javascript.call(MODEL, "LANDSCAPES")
    assert list(landscapes) == list(LANDSCAPES)
    for name, (mark, rate, starts, moves) in LANDSCAPES.items():
        assert (landscapes[name]["mark"], landscapes[name]["rate"]) == (mark, rate)
        assert landscapes[name]["starts"] == [list(start) for start in starts]
        assert landscapes[name]["moves"] == [list(move) for move in moves]
    assert sorted(javascript.call(MODEL, "PLACES")) == blind_descent.PLACES
    assert [goal["id"] for goal in javascript.call(GOALS, "GOALS")] == list(blind_descent.GOALS)
    assert [preset["id"] for preset in javascript.call(GOALS, "PRESETS")] == list(blind_descent.PRESETS)
    assert javascript.call(MODEL, "MOST") == blind_descent.MOST
    assert javascript.call("nn/surfaces.js", "EDGE") == blind_descent.EDGE


def test_both_start_alike(javascript):
    start, demo = javascript.call(MODEL, "START"), BlindDescent()
    assert {name: getattr(demo, name) for name in start} == {**start, "path": ()}


def test_the_minima_that_are_named_are_there(javascript):
    for name, landscape in javascript.call(MODEL, "LANDSCAPES").items():
        for x, y in landscape["minima"]:
            assert blind_descent.SURFACES[name].slope(x, y) == pytest.approx([0, 0], abs=1e-12)
        x, y = landscape["minima"][0]
        assert blind_descent.SURFACES[name].height(x, y) == pytest.approx(0, abs=1e-12)
    text = javascript.call("blind_descent/words.js", "describe", STUCK)
    assert re.search(r"\(2, 1\) too, where the loss is 2", text)
    assert blind_descent.SURFACES["two_minima"].height(2, 1) == pytest.approx(2)


STUCK = {"surface": "two_minima", "start": 0, "path": [[2, 1]], "dx": 0, "dy": 0, "revealed": True}
