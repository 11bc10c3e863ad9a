"""The stroke generator: what its drawings are, and that a hand's habits show."""

import numpy as np
import pytest

from dl101.datasets.forms import FORMS, line
from dl101.datasets.strokes import STEPS, Hand, in_the_square, smooth, some_hand, stray

STEADY = {"tremor": 0.0}


def size(strokes):
    return np.ptp(np.vstack(strokes), axis=0)


def mean_lean(hand, digit=1):
    """How far to the right the top of a drawing lies from its bottom, for its height, over forty drawings."""
    found = []
    for seed in range(40):
        (stroke, *_) = hand.draw(digit, np.random.default_rng(seed))
        found.append((stroke[0, 0] - stroke[-1, 0]) / np.ptp(stroke[:, 1]))
    return np.mean(found)


@pytest.mark.parametrize("digit", FORMS)
def test_every_form_can_be_drawn(digit):
    for name, form in FORMS[digit].items():
        strokes = Hand({digit: form}).draw(digit, np.random.default_rng(0))
        assert [stroke.shape[1] for stroke in strokes] == [2] * len(form), name
        points = np.vstack(strokes)
        assert ((points >= 0) & (points <= 1)).all(), name
        assert np.ptp(points[:, 1]) > 0.5, name


def test_the_forms_of_a_digit_differ_in_their_strokes():
    for names in FORMS.values():
        assert len(names) >= 3
        shown = {str([points.tolist() for points, _ in form]) for form in names.values()}
        assert len(shown) == len(names)


def test_the_same_seed_gives_the_same_drawing_and_another_seed_another():
    def drawing(seed):
        rng = np.random.default_rng(seed)
        return np.vstack(some_hand(rng).draw(5, rng))

    np.testing.assert_array_equal(drawing(1), drawing(1))
    assert drawing(1).shape != drawing(2).shape or not np.allclose(drawing(1), drawing(2))


def test_two_drawings_of_one_hand_differ_a_little():
    rng = np.random.default_rng(0)
    hand = some_hand(rng)
    one, other = (np.vstack(hand.draw(3, rng)) for _ in range(2))
    assert one.shape == other.shape
    assert 0 < np.abs(one - other).max() < 0.35


def test_slant_turn_width_and_size_show():
    bare = {1: FORMS[1]["bare"]}
    assert mean_lean(Hand(bare, slant=20, **STEADY)) == pytest.approx(np.tan(np.radians(20)), abs=0.03)
    assert mean_lean(Hand(bare, turn=10, **STEADY)) == pytest.approx(np.tan(np.radians(10)), abs=0.03)
    rng = np.random.default_rng(0)
    plain, wide, small = (
        size(Hand(**STEADY, **habit).draw(0, rng))
        for habit in ({}, {"width": 2.0}, {"size": 0.3, "width": 1.0})
    )
    assert wide[0] / wide[1] > 1.6 * plain[0] / plain[1]
    assert small[1] < 0.55 * plain[1]


def test_a_curve_goes_through_its_points_and_turns_where_one_stands_twice():
    points = np.array([[0, 0], [1, 0.5], [1, 0.5], [0, 1]], dtype=float)
    drawn = smooth(points)
    assert len(drawn) == 3 * STEPS + 1
    np.testing.assert_allclose(drawn[::STEPS], points)
    into, out = drawn[STEPS] - drawn[STEPS - 1], drawn[2 * STEPS + 1] - drawn[2 * STEPS]
    assert into[0] > 0 > out[0], "a corner"


def test_points_of_a_corner_stray_together():
    points = np.array([[0, 0], [1, 1], [1, 1], [2, 0]], dtype=float)
    moved = stray(points, 0.1, np.random.default_rng(0))
    assert (moved[1] == moved[2]).all()
    assert (moved != points).all()
    np.testing.assert_array_equal(stray(points, 0.0, np.random.default_rng(0)), points)


def test_a_drawing_too_large_for_the_square_is_made_smaller():
    (points, _) = line((0, 0), (4, 2))
    (fitted,) = in_the_square([points], np.random.default_rng(0))
    assert fitted.min() >= 0 and fitted.max() <= 1
    np.testing.assert_allclose(np.ptp(fitted, axis=0), [1, 0.5])
