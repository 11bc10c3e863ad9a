"""The demo `DigitFlow`, its Python side: what its traits take, what they refuse, and the numbers that they make."""

import doctest

import numpy as np
import pytest

from dl101.widgets import DigitFlow, InputError
from dl101.widgets.digit_flow import digit_flow


def test_the_repr_makes_the_same_demo_again():
    flow = DigitFlow(digit=118, target=5, rate=0.1, updates=(118, 6, 0.02), step=7)
    assert repr(flow) == "DigitFlow(digit=118, target=5, rate=0.1, updates=(118.0, 6.0, 0.02), step=7)"
    assert repr(eval(repr(flow))) == repr(flow)


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(digit_flow)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_all_ten_digits_are_there_and_three_of_twelve_are_misread():
    demos = [DigitFlow(digit=digit) for digit in digit_flow.DIGITS]
    assert {demo.label for demo in demos} == set(range(10))
    assert {demo.digit for demo in demos if demo.answer != demo.label} == {322, 118, 130}


def test_the_target_is_what_is_written_unless_another_is_given():
    flow = DigitFlow()
    assert (flow.label, flow.target_digit) == (2, 2)
    assert flow.gradients[1][1].argmin() == 2
    flow.target = 3
    assert flow.target_digit == 3
    assert flow.gradients[1][1].argmin() == 3


def test_updates_change_the_network_of_this_demo_alone():
    flow, other = DigitFlow(digit=118), DigitFlow(digit=118)
    before = flow.loss
    flow.update()
    flow.update()
    assert len(flow.updates) == 6
    assert isinstance(flow.updates, tuple)
    assert flow.loss < before == other.loss
    flow.updates = ()
    assert flow.loss == before


def test_one_update_is_weights_minus_rate_times_gradient():
    flow = DigitFlow(rate=0.05)
    W, (dW, _) = flow.network.layers[0].W, flow.gradients[0]
    flow.update()
    np.testing.assert_allclose(flow.network.layers[0].W, W - 0.05 * dW)


UPDATES = (
    "updates must be three numbers for each of up to 100 updates: a digit of this demo, a target from 0 to 9, "
    "a rate from 0.001 to 1, not "
)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"digit": 0},
            "digit must be one of 188, 39, 322, 251, 274, 35, 257, 118, 24, 277, 231, 130, not 0.",
        ),
        ({"target": 10}, "target must be one of 'written', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, not 10."),
        ({"rate": 0}, "rate must be a number from 0.001 to 1, not 0."),
        ({"step": 10}, "step must be a whole number from 0 to 9, not 10."),
        ({"chosen": 16}, "chosen must be one of '', 0, 1,"),
        ({"speed": "very fast"}, "speed must be one of 'normal', 'slow', 'fast', not 'very fast'."),
        ({"updates": (251, 2)}, UPDATES),
        ({"updates": (250, 2, 0.1)}, UPDATES),
        ({"updates": (251, 2.5, 0.1)}, UPDATES),
        ({"updates": (251, 2, 1.5)}, UPDATES),
        ({"updates": "none"}, UPDATES),
    ],
)
def test_what_can_not_be_used_is_refused_with_one_sentence(values, sentence):
    with pytest.raises(InputError) as refused:
        DigitFlow(**values)
    assert str(refused.value).startswith(sentence)
