"""The demo `BlindDescent`, its Python side: what its traits take, what they refuse, and the walk they make."""

import doctest
import math

import numpy as np
import pytest

from dl101.widgets import BlindDescent, InputError
from dl101.widgets.blind_descent import blind_descent


def test_the_repr_makes_the_same_walk_again():
    walk = BlindDescent(surface="ravine", start=2, path=[(1, 2), (0.5, -3)])
    assert repr(walk) == "BlindDescent(surface='ravine', start=2, path=((1.0, 2.0), (0.5, -3.0)))"
    assert repr(eval(repr(walk))) == repr(walk)
    assert repr(BlindDescent()) == "BlindDescent(surface='valley', start=0, path=())"


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(blind_descent)
    assert (found.failed, found.attempted > 0) == (0, True)


@pytest.mark.parametrize("path", [[(1, 2)], ((1, 2),), np.array([[1, 2]]), [np.array([1, 2])]])
def test_a_path_may_come_in_any_form(path):
    walk = BlindDescent(path=path)
    assert walk.path == ((1.0, 2.0),)
    assert walk.points.tolist() == [[2, -2], [1, 2]]
    assert walk.descent.tolist() == [[2, -2], [pytest.approx(1.1), pytest.approx(-0.5)]]


PAIRS = "path must be up to 8 pairs of numbers from -3 to 3, not "


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"path": [(0, 3.1)]}, PAIRS),
        ({"path": [(0, math.nan)]}, PAIRS),
        ({"path": [(0, "1")]}, PAIRS),
        ({"path": [(0, 1, 2)]}, PAIRS),
        ({"path": [1, 2]}, PAIRS),
        ({"path": "ab"}, PAIRS),
        ({"path": None}, PAIRS),
        ({"path": [(0, 0)] * 9}, PAIRS),
        ({"surface": "bowl"}, "surface must be one of 'valley', 'ravine', 'two_minima', not 'bowl'."),
        ({"start": 4}, "start must be one of 0, 1, 2, 3, not 4."),
        ({"dx": 6.1}, "dx must be a number from -6 to 6, not 6.1."),
        ({"rate": 0}, "rate must be a number from 0.001 to 10, not 0."),
        ({"revealed": 1}, "revealed must be True or False, not 1."),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        BlindDescent(**values)
    assert str(refused.value).startswith(sentence)


def test_the_starts_lie_in_the_field_and_at_no_goal():
    for surface, landscape in blind_descent.LANDSCAPES.items():
        for start, point in enumerate(landscape.starts):
            walk = BlindDescent(surface=surface, start=start)
            assert walk.points.tolist() == [list(point)]
            assert max(map(abs, point)) <= blind_descent.EDGE
            assert walk.losses[0] > landscape.mark
