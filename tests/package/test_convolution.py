"""The demo `Convolution`, its Python side: what its traits take, what they refuse, and its output."""

import doctest

import numpy as np
import pytest

from dl101.widgets import Convolution, InputError
from dl101.widgets.convolution import convolution


def test_the_repr_makes_the_same_convolution_again():
    demo = Convolution(kernel=[[1, 0.5], [0, -2]], stride=3, padding=2, dilation=2)
    assert repr(demo) == "Convolution(kernel=((1.0, 0.5), (0.0, -2.0)), stride=3, padding=2, dilation=2)"
    assert np.array_equal(eval(repr(demo)).output, demo.output)


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(convolution)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_arrays_are_taken_and_kept_as_tuples():
    demo = Convolution(image=np.eye(5), kernel=np.full((2, 2), 0.25))
    assert demo.image[0] == (1, 0, 0, 0, 0)
    assert demo.kernel == ((0.25, 0.25), (0.25, 0.25))
    assert demo.output[0, 0] == 0.5


def test_a_kernel_that_fits_nowhere_gives_no_output():
    assert Convolution(image=np.ones((5, 5)), kernel=np.ones((5, 5)), dilation=2).output.shape == (0, 0)


IMAGE = "image must be 5 to 12 rows, as many columns, of whole numbers from 0 to 9, not "
KERNEL = "kernel must be 1 to 5 rows, as many columns, of numbers from -9 to 9, not "


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"image": [[1, 2], [3, 4]]}, IMAGE),
        ({"image": [[1] * 6] * 5}, IMAGE),
        ({"image": [[0.5] * 5] * 5}, IMAGE),
        ({"image": [[10] * 5] * 5}, IMAGE),
        ({"image": "a 7"}, IMAGE),
        ({"image": 3}, IMAGE),
        ({"kernel": []}, KERNEL),
        ({"kernel": [1, 2, 3]}, KERNEL),
        ({"kernel": [[float("nan")]]}, KERNEL),
        ({"kernel": [["1"]]}, KERNEL),
        ({"kernel": [[1] * 6] * 6}, KERNEL),
        ({"stride": 4}, "stride must be one of 1, 2, 3, not 4."),
        ({"padding": "same"}, "padding must be one of 0, 1, 2, not 'same'."),
        ({"dilation": 0}, "dilation must be one of 1, 2, not 0."),
        ({"part": "picture"}, "part must be one of 'output', 'input', 'kernel', not 'picture'."),
        ({"cell": (0, 14)}, "cell must be 2 whole numbers from -2 to 13, not (0, 14)."),
        ({"weight": (0, 5)}, "weight must be 2 whole numbers from 0 to 4, not (0, 5)."),
        ({"tool": "paint"}, "tool must be one of 'look', 'draw', not 'paint'."),
        ({"ink": 0}, "ink must be a whole number from 1 to 9, not 0."),
        ({"predict": True}, "predict must be one of 'off', 'on', not True."),
        ({"guess": 3}, "guess must be a text, not 3."),
        ({"strides": 2}, "Convolution has no `strides`. Do you mean `stride`?"),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        Convolution(**values)
    assert str(refused.value).startswith(sentence)
