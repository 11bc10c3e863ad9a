"""The demo `TeachDigit`, its Python side: what its traits take, what they refuse, which drawings it remembers."""

import doctest

import numpy as np
import pytest

from dl101 import progress
from dl101.widgets import InputError, TeachDigit
from dl101.widgets.lib import drawings
from dl101.widgets.teach_digit import teach_digit

LINE = [[[0.5, 0.1], [0.5, 0.9]]]
TIME = "2026-01-01T00:00:00.000Z"


@pytest.fixture(autouse=True)
def own_progress(monkeypatch, tmp_path):
    monkeypatch.setenv("DL101_PROGRESS", str(tmp_path / "progress.json"))


def kept(slot):
    return progress.items()[f"drawing/{slot}"]["strokes"]


def test_the_docstring_tells_the_truth():
    found = doctest.testmod(teach_digit)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_the_repr_makes_the_same_demo_again():
    demo = TeachDigit(hand="bare", taught=True, steps=5, sevens=True)
    assert repr(demo) == "TeachDigit(hand='bare', taught=True, steps=5, sevens=True, mixed=False)"
    assert repr(eval(repr(demo))) == repr(demo)


@pytest.mark.parametrize(
    ("traits", "sentence"),
    [
        ({"hand": "mine"}, "hand must be one of 'yours', 'bare', 'askew', 'slashed', not 'mine'."),
        ({"steps": 0}, "steps must be one of 5, 10, 15,"),
        ({"taught": 1}, "taught must be True or False, not 1."),
        ({"asked": "3/5"}, "asked must be one of '', '0/1'"),
        ({"drawings": []}, 'drawings must be drawings by their slot, from "0/1" to "9/4"'),
        ({"drawings": {"3/5": LINE}}, "drawings must be drawings"),
        ({"drawings": {"3/1": [[[0.5, 2]]]}}, "drawings must be drawings"),
        ({"drawings": {"3/1": "a stroke"}}, "drawings must be drawings"),
        ({"drawings": {"3/1": []}}, "drawings must be drawings"),
        ({"drawings": {"3/1": [[[0.1, 0.1]] * 101]}}, "drawings must be drawings"),
        ({"drawing": {}}, "TeachDigit has no `drawing`. Do you mean `drawings`?"),
    ],
)
def test_a_bad_value_gets_a_sentence(traits, sentence):
    with pytest.raises(InputError) as raised:
        TeachDigit(**traits)
    assert sentence in str(raised.value)


def test_drawings_may_be_arrays_and_come_as_lists():
    demo = TeachDigit(drawings={"3/1": [np.array(LINE[0])]})
    assert demo.drawings == {"3/1": LINE}


def test_a_drawing_is_remembered_and_shown_by_the_next_demo():
    demo = TeachDigit()
    demo.drawings = {"3/1": LINE}
    assert kept("3/1") == LINE
    assert TeachDigit().drawings == {"3/1": LINE}
    demo.drawings = {}
    assert kept("3/1") == []
    assert TeachDigit().drawings == {}


def test_what_is_kept_and_is_no_drawing_is_named_and_left_as_it_is():
    progress.record(
        {"drawing/3/1": {"time": TIME, "strokes": 7}, "drawing/4/1": {"time": TIME, "strokes": LINE}}
    )
    demo = TeachDigit()
    assert demo.drawings == {"4/1": LINE}
    assert demo.saving_problem.startswith("What is kept as drawing/3/1 is not a drawing of this book")
    demo.drawings = {}
    assert kept("3/1") == 7


def test_drawings_are_exported_imported_and_erased_with_the_rest(tmp_path):
    TeachDigit().drawings = {"3/1": LINE}
    file = tmp_path / "dl101-progress.json"
    progress.export_to(file)
    progress.erase()
    assert TeachDigit().drawings == {}
    progress.import_from(file)
    assert TeachDigit().drawings == {"3/1": LINE}


def test_nothing_is_learned_without_drawings():
    demo = TeachDigit(taught=True)
    assert len(demo.losses) == 0
    assert demo.right == (0, 0)
    assert demo.others_right == 100
    assert TeachDigit().weight_sum == demo.weight_sum


def test_what_is_held_out_changes_no_weight():
    own = {"1/1": LINE, "7/1": LINE}
    assert (
        TeachDigit(drawings=own, taught=True).weight_sum
        == TeachDigit(drawings={**own, "1/2": LINE}, taught=True).weight_sum
    )


def test_strokes_keep_their_ends():
    rng = np.random.default_rng(1)
    strokes = [rng.random((80, 2)), rng.random((60, 2)), rng.random((1, 2))]
    thin = drawings.thinned(strokes)
    assert sum(map(len, thin)) == drawings.MOST_POINTS
    for before, after in zip(strokes, thin, strict=True):
        assert (after[0], after[-1]) == (before[0].tolist(), before[-1].tolist())
