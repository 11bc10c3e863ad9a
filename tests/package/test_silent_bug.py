"""The demo `SilentBug`, its Python side: what its traits take, and what they refuse."""

import doctest

import pytest

from dl101.widgets import InputError, SilentBug
from dl101.widgets.silent_bug import silent_bug


def test_the_repr_makes_the_same_case_again():
    demo = SilentBug(case=7)
    assert repr(demo) == repr(eval(repr(demo))) == "SilentBug(case=7)"


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(silent_bug)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_a_notebook_can_say_how_far_one_is():
    demo = SilentBug(causes={"1": 1}, lines={"1": 8})
    assert (demo.causes, demo.lines, demo.solved) == ({"1": 1}, {"1": 8}, ())  # the page says what is solved
    assert SilentBug().place == silent_bug.LAST


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"case": 0}, "case must be a whole number from 1 to 10, not 0."),
        ({"case": "zero_grad"}, "case must be a whole number from 1 to 10, not 'zero_grad'."),
        ({"causes": (1, 2)}, "causes must be names with a number from 0 to 10 each, not (1, 2)."),
        ({"lines": {"1": 21}}, "lines must be names with a number from 0 to 20 each, not {'1': 21}."),
        ({"solved": (11,)}, "solved may hold 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, not 11."),
        ({"place": 1.5}, "place must be a whole number from 0 to 30, not 1.5."),
        ({"bug": 3}, "SilentBug has no `bug`."),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        SilentBug(**values)
    assert str(refused.value).startswith(sentence)
