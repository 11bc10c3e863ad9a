"""From strokes to 8×8 pixels: each step, and that the result looks like the data."""

import numpy as np
import pytest

from dl101.datasets import digits, prepare
from dl101.datasets.drawings import (
    BLOCK,
    DOTS,
    HEIGHT,
    INKED,
    MOST_STRETCH,
    WIDTH,
    counted,
    inked,
    scaled,
    upright,
)
from dl101.datasets.forms import FORMS
from dl101.datasets.strokes import Hand, some_hand

VERTICAL = [[[0.5, 0.1], [0.5, 0.9]]]


def drawing(digit, seed=0, hand=None):
    rng = np.random.default_rng(seed)
    return (hand or some_hand(rng)).draw(digit, rng)


@pytest.mark.parametrize("digit", range(10))
def test_a_prepared_digit_looks_as_the_data_do(digit):
    """All rows have ink, the first and the last column hardly any, and there is as much ink as in the data."""
    train = digits().train
    theirs = train.images[train.labels == digit]
    ours = np.array([prepare(drawing(digit, seed)) for seed in range(20)])
    assert ours.shape == (20, 8, 8)
    assert (ours == ours.round()).all() and ours.min() == 0 and ours.max() == 16
    assert (ours.sum(axis=2) > 0).all() and (theirs.sum(axis=2) > 0).all()
    for some in (theirs, ours):
        assert some[:, :, [0, 7]].mean() < 0.8
        assert some.sum(axis=(1, 2)).mean() == pytest.approx(INKED, rel=0.07)
    along = np.corrcoef(theirs.mean(axis=0).flat, ours.mean(axis=0).flat)[0, 1]
    assert along > 0.7


def test_in_the_data_and_in_drawings_the_first_and_the_last_row_begin_alike():
    parts = digits()
    theirs = np.concatenate([part.images for part in parts])
    ours = np.array([prepare(drawing(digit, seed)) for digit in range(10) for seed in range(10)])
    shares = []
    for images in (theirs, ours):
        apart = (images[:, 0] > 0).argmax(axis=1) - (images[:, 7] > 0).argmax(axis=1)
        shares.append((np.abs(apart) <= 1).mean())
    assert round(100 * shares[0], 1) == 99.8
    assert shares[1] > 0.9


def test_place_and_size_make_no_difference():
    strokes = [np.round(stroke * 64) / 64 for stroke in drawing(5)]  # exact in binary, as are the changes
    for changed in ([stroke + 3 for stroke in strokes], [stroke * 256 for stroke in strokes]):
        np.testing.assert_array_equal(prepare(changed), prepare(strokes))


def test_a_digit_is_stretched_to_its_box_each_way_alone():
    (stroke,) = scaled([[[0, 0], [10, 10]]])
    np.testing.assert_allclose(stroke, [[8, 2], [24, 30]])
    assert [WIDTH, HEIGHT] == [16, 28]


def test_a_narrow_one_is_stretched_at_most_twice_as_much_as_it_is_made_higher():
    (stroke,) = scaled([[[0, 0], [1, 28]]])
    assert np.ptp(stroke, axis=0).tolist() == [MOST_STRETCH, HEIGHT]
    (line,) = scaled(VERTICAL)
    assert np.ptp(line, axis=0).tolist() == [0, HEIGHT]
    (flat,) = scaled([[[0, 0], [8, 0]]])
    assert np.ptp(flat, axis=0).tolist() == [WIDTH, 0]


def test_the_dots_nearest_to_the_strokes_are_inked():
    bitmap = inked([np.array([[16.0, 2.0], [16.0, 30.0]])])
    assert bitmap.shape == (DOTS, DOTS)
    assert INKED <= bitmap.sum() <= INKED + 12, "dots that are equally near come together"
    assert (bitmap == bitmap[:, ::-1]).all() and (bitmap == bitmap[::-1]).all()
    assert bitmap[16].nonzero()[0].tolist() == list(range(11, 21))
    point = inked([np.array([[16.0, 16.0]])])
    assert point.sum() == pytest.approx(INKED, abs=8)
    assert point[16].sum() == point[:, 16].sum()


def test_where_strokes_begin_and_end_makes_no_difference():
    whole = prepare([[[0, 0], [2, 0], [1, 4]]])
    in_two = prepare([[[0, 0], [2, 0]], [[1, 4], [2, 0]]])
    with_twice = prepare([[[0, 0], [0, 0], [2, 0], [2, 0], [1, 4]]])
    assert (whole == in_two).all() and (whole == with_twice).all()


def test_a_slant_goes_away():
    def farther(prepared):
        """How far digits that lean are from upright ones, in mean ink of a pixel."""
        drawn = [
            [drawing(d, hand=Hand(slant=slant, tremor=0.0)) for d in (0, 1, 4, 6, 9)]
            for slant in (0, -25, 25)
        ]
        straight, *leaning = np.array([[prepared(strokes) for strokes in row] for row in drawn])
        return np.mean([np.abs(straight - one).mean() for one in leaning])

    assert farther(prepare) < 0.5 * farther(lambda strokes: counted(inked(scaled(strokes))))


def test_rows_move_by_whole_dots_and_keep_their_ink():
    bitmap = inked(scaled(drawing(1, hand=Hand({1: FORMS[1]["bare"]}, slant=25, tremor=0.0))))
    moved = upright(bitmap)
    assert moved.sum(axis=1).tolist() == bitmap.sum(axis=1).tolist()
    columns = moved.any(axis=0).nonzero()[0]
    assert abs(columns[0] + columns[-1] - (DOTS - 1)) <= 1, "centered"
    assert np.ptp(columns) < np.ptp(bitmap.any(axis=0).nonzero()[0])


def test_what_is_wider_than_the_bitmap_loses_its_ends():
    ell = np.zeros((DOTS, DOTS), dtype=bool)
    ell[:, 30:] = True
    ell[-2:, :] = True
    moved = upright(ell)
    assert moved.shape == ell.shape
    assert 0 < moved.sum() < ell.sum()


def test_blocks_are_counted():
    bitmap = np.zeros((DOTS, DOTS), dtype=bool)
    bitmap[:BLOCK, BLOCK : 2 * BLOCK] = True
    bitmap[9, 9] = True
    image = counted(bitmap)
    assert image[0, 1] == 16 and image[2, 2] == 1 and image.sum() == 17


@pytest.mark.parametrize("nothing", [[], [[]], [[[0, float("nan")]]], [[[0, float("inf")], [1, 1]]]])
def test_a_drawing_needs_a_point(nothing):
    with pytest.raises(ValueError, match="at least one point"):
        prepare(nothing)


def test_a_dot_and_a_dash_are_prepared_too():
    for strokes in ([[[0.5, 0.5]]], [[[0, 0], [1, 0]]], [[[0.5, 0.5], [0.5, 0.5]]]):
        assert prepare(strokes).sum() == pytest.approx(INKED, abs=12)
