"""The demo `Pooling`, its Python side: what its traits take, what they refuse, and its cells."""

import doctest

import numpy as np
import pytest

from dl101.widgets import InputError, Pooling
from dl101.widgets.pooling import pooling


def test_the_repr_makes_the_same_pooling_again():
    demo = Pooling(picture="a 3", shift=(-1, 2), size=3, kind="average")
    assert repr(demo) == "Pooling(picture='a 3', shift=(-1, 2), size=3, kind='average')"
    assert np.array_equal(eval(repr(demo)).pooled, demo.pooled)


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(pooling)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_what_is_shifted_in_is_empty():
    demo = Pooling(picture="bar", shift=(2, 0))
    assert demo.image[:2].sum() == 0
    assert np.array_equal(demo.image[2:], demo.original[:6])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"picture": "a 9"},
            "picture must be one of 'a 7', 'a 3', 'a 0', 'a 4', 'dots', 'bar', 'checkerboard', not",
        ),
        ({"shift": (0, 3)}, "shift must be 2 whole numbers from -2 to 2, not (0, 3)."),
        ({"shift": 1}, "shift must be 2 whole numbers from -2 to 2, not 1."),
        ({"size": 5}, "size must be one of 2, 3, 4, not 5."),
        ({"kind": "mean"}, "kind must be one of 'max', 'average', not 'mean'."),
        ({"cell": (4, 0)}, "cell must be 2 whole numbers from 0 to 3, not (4, 0)."),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        Pooling(**values)
    assert str(refused.value).startswith(sentence)
