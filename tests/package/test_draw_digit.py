"""The demo `DrawDigit`, its Python side: what its traits take, what they refuse, and the numbers that they make."""

import doctest

import numpy as np
import pytest

from dl101.datasets import prepare
from dl101.widgets import DrawDigit, InputError
from dl101.widgets.draw_digit import draw_digit

ONE = [[(0.5, 0.2), (0.5, 0.8)]]


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(draw_digit)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_strokes_may_be_lists_or_arrays_and_come_as_tuples():
    demo = DrawDigit(strokes=np.array(ONE))
    assert demo.strokes == (((0.5, 0.2), (0.5, 0.8)),)
    assert demo.answer == 1
    demo.strokes = []
    assert demo.strokes == ()
    assert demo.ink.max() == 0


def test_the_ink_is_that_of_prepare_unless_something_else_is_done():
    demo = DrawDigit(strokes=ONE)
    np.testing.assert_array_equal(demo.ink, prepare([np.array(ONE[0])]))
    upright = demo.ink
    demo.inverted = True
    np.testing.assert_array_equal(demo.ink, 16 - upright)
    demo.inverted, demo.turn = False, 90
    assert (demo.ink.any(axis=1).sum(), demo.ink.any(axis=0).sum()) < (8, 8)  # a line lies, and stays a line
    demo.turn, demo.centered, demo.pen = 0, False, 4
    assert demo.ink[:, 3:5].sum() == demo.ink.sum()  # in the two columns at the middle, as on the pad


def test_the_probabilities_are_softmax_of_the_logits_and_the_stages_are_there():
    demo = DrawDigit()
    assert demo.probabilities.sum() == pytest.approx(1)
    assert demo.probabilities.argmax() == demo.answer == demo.logits.argmax() == 3
    shapes = {name: stage.shape for name, stage in demo.stages.items()}
    assert shapes == {
        "input": (1, 8, 8),
        "conv1": (8, 8, 8),
        "conv2": (16, 8, 8),
        "pool": (16, 4, 4),
        "hidden": (32,),
        "logits": (10,),
    }


STROKES = "strokes must be up to 12 strokes, each of 1 to 200 points: pairs of numbers from 0 to 1, not "
PATH = (
    "path must be a layer (0 to 3) and a map, perhaps a row and a column, in layer 2 perhaps a map below; "
    "all from 0, not "
)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"strokes": "a 3"}, STROKES),
        ({"strokes": [[]]}, STROKES),
        ({"strokes": ONE * 13}, STROKES),
        ({"strokes": [[(0.5, 0.5)] * 201]}, STROKES),
        ({"strokes": [[(0.5, 1.5)]]}, STROKES),
        ({"strokes": [(0.5, 0.5)]}, STROKES),
        ({"path": (2,)}, PATH),
        ({"path": (4, 0)}, PATH),
        ({"path": (1, 0, 2, 3, 0)}, PATH),
        ({"path": (3, 0, 4, 0)}, PATH),
        ({"path": 3}, PATH),
        ({"pen": 0}, "pen must be a number from 0.5 to 8, not 0."),
        ({"turn": 200}, "turn must be a whole number from -180 to 180, not 200."),
        ({"turn": 0.5}, "turn must be a whole number from -180 to 180, not 0.5."),
        ({"centered": "no"}, "centered must be True or False, not 'no'."),
        ({"meant": 10}, "meant must be one of '', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'none', not 10."),
        ({"tally": [(3, 10)]}, "tally must be up to 200 pairs of numbers from 0 to 9, not [(3, 10)]."),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        DrawDigit(**values)
    assert str(refused.value).startswith(sentence)
