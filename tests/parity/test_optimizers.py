"""Four optimizers on five surfaces, three times: NumPy = JavaScript = torch.optim. And slopes = finite differences."""

import doctest

import numpy as np
import pytest
import torch

from dl101 import optimizers, surfaces
from dl101.optimizers import OPTIMIZERS
from dl101.surfaces import SURFACES

STEPS = 50
STARTS = [(-2.5, 1.0), (2.5, 0.01), (1.0, 0.0)]
IN_TORCH = {
    "descent": lambda w, rate: torch.optim.SGD([w], lr=rate),
    "momentum": lambda w, rate: torch.optim.SGD([w], lr=rate, momentum=0.9),
    "rmsprop": lambda w, rate: torch.optim.RMSprop([w], lr=rate),
    "adam": lambda w, rate: torch.optim.Adam([w], lr=rate),
}
on_every_surface = pytest.mark.parametrize("surface", SURFACES)


def path_in_numpy(surface, optimizer, rate, start):
    step, w = OPTIMIZERS[optimizer](rate), np.array(start)
    path = [w]
    for _ in range(STEPS):
        w = step(w, SURFACES[surface].slope(*w))
        path.append(w)
    return np.array(path)


def path_in_torch(surface, optimizer, rate, start):
    w = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    rule = IN_TORCH[optimizer](w, rate)
    path = [w.detach().numpy().copy()]
    for _ in range(STEPS):
        rule.zero_grad()
        SURFACES[surface].height(*w).backward()
        rule.step()
        path.append(w.detach().numpy().copy())
    return np.array(path)


@pytest.mark.slow
@on_every_surface
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("rate", [0.01, 0.09])
def test_fifty_steps_agree(javascript, surface, optimizer, rate):
    for start in STARTS:
        path = path_in_numpy(surface, optimizer, rate, start)
        assert path_in_torch(surface, optimizer, rate, start) == pytest.approx(path, rel=1e-9, abs=1e-9)
        in_page = javascript.call(
            "../../tests/js/optimizer_runs.js", "run", surface, optimizer, rate, start, STEPS
        )
        assert np.array(in_page) == pytest.approx(path, rel=1e-9, abs=1e-9)


@on_every_surface
def test_slopes_agree_with_finite_differences(surface):
    height, slope = SURFACES[surface]
    h = 1e-5
    for x, y in np.random.default_rng(0).uniform(-3, 3, (50, 2)):
        by_nudges = [
            (height(x + h, y) - height(x - h, y)) / (2 * h),
            (height(x, y + h) - height(x, y - h)) / (2 * h),
        ]
        assert slope(x, y) == pytest.approx(by_nudges, abs=1e-7)


@on_every_surface
def test_python_javascript_and_the_formula_that_is_shown_agree(javascript, surface):
    shown = javascript.call("nn/surfaces.js", "SURFACES")[surface]
    height, slope = SURFACES[surface]
    for x, y in np.random.default_rng(1).uniform(-3, 3, (20, 2)).tolist():
        names = {"x": x, "y": y}
        assert eval(shown["python"], names) == pytest.approx(height(x, y), abs=1e-12)
        assert [eval(one, names) for one in shown["pythonSlope"]] == pytest.approx(slope(x, y), abs=1e-12)
        in_page = javascript.call("../../tests/js/optimizer_runs.js", "at", surface, x, y)
        assert in_page == pytest.approx([height(x, y), *slope(x, y)], abs=1e-12)


def test_names_are_the_same_in_python_and_javascript(javascript):
    assert list(javascript.call("nn/surfaces.js", "SURFACES")) == list(SURFACES)
    assert javascript.call("../../tests/js/optimizer_runs.js", "NAMES") == list(OPTIMIZERS)


@pytest.mark.parametrize(
    ("surface", "points"),
    [
        ("bowl", {(0, 0): 0}),
        ("valley", {(-1, 0.5): 0}),
        ("ravine", {(1, 0): 0}),
        ("saddle", {(0, -2): 0, (0, 2): 0, (0, 0): 2}),
        ("two_minima", {(-2, -1): 0, (2, 1): 2}),
    ],
)
def test_heights_where_it_is_level_and_nowhere_lower(surface, points):
    height, slope = SURFACES[surface]
    for point, value in points.items():
        assert height(*point) == pytest.approx(value, abs=1e-12)
        assert slope(*point) == pytest.approx([0, 0], abs=1e-12)
    x, y = np.meshgrid(np.linspace(-3, 3, 61), np.linspace(-3, 3, 61))
    assert height(x, y).min() == pytest.approx(0, abs=1e-3)
    assert height(x, y).min() > -1e-12


def test_two_minima_have_a_ridge_between():
    assert surfaces.two_minima_slope(0.5, 0.25) == pytest.approx([0, 0], abs=1e-12)
    assert surfaces.two_minima(0.5, 0.25) > 2.6


def test_the_ravine_is_twenty_times_as_curved_across_as_along():
    columns = [surfaces.ravine_slope(*(np.array([1, 0]) + unit)) for unit in np.eye(2)]
    values, vectors = np.linalg.eigh(np.array(columns))
    assert values == pytest.approx([1, 20])
    along = vectors[:, 0]
    assert along[1] / along[0] == pytest.approx(0.5)


def test_the_example_in_the_docstring_is_so():
    assert doctest.testmod(optimizers).failed == 0
    assert doctest.testmod(optimizers).attempted > 0
