"""The page and Python merge two states of a learner's progress to the same, and read each other's files."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dl101 import progress
from tests.helpers import JavaScript

TIMES = ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z", "2026-06-01T00:00:00.000Z"]
NOT_REAL = [
    "2026-99-99T00:00:00.000Z",
    "2026-02-30T00:00:00.000Z",
    "2026-01-01T24:00:00.000Z",
    "2026-12-31T23:59:60.000Z",
    "1970-01-01T00:00:00.000Z",
    "0000-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
]
WORDS = st.text(max_size=3)
ITEMS = st.fixed_dictionaries(
    {"time": st.sampled_from(TIMES + NOT_REAL)},
    optional={"right": st.booleans(), "points": st.integers(0, 2), "answer": st.lists(WORDS, max_size=2)},
)
STATES = st.dictionaries(st.sampled_from(["goal/Neuron/and", "quiz/02/a", "exercise/neuron/relu"]), ITEMS)


@pytest.fixture(scope="module")
def javascript():
    with JavaScript() as started:
        yield started


STORE = "../../tests/js/progress_store.js"


def two_answers(one, other):
    """Two states that differ in what was answered in the same millisecond."""
    return [{"quiz/02/a": {"time": TIMES[0], "answer": [word]}} for word in (one, other)]


@pytest.mark.parametrize("time", NOT_REAL)
def test_both_take_what_is_real_in_place_of_a_time_that_is_not(javascript, time):
    never, real = {"quiz/02/a": {"time": time}}, {"quiz/02/a": {"time": TIMES[0]}}
    for states in [(never, real), (real, never)]:
        assert javascript.call(STORE, "merge", *states) == progress.merge(*states) == real


@given(STATES, STATES)
@example(*two_answers("é", "z"))
@example(*two_answers("～", "🙂"))
@example(*two_answers("\ud800", "a"))
@example(*two_answers("\x7f", "~"))
def test_both_merge_alike(javascript, a, b):
    merged = javascript.call(STORE, "merge", a, b)
    assert merged == progress.merge(a, b) == progress.parse(progress.as_text(merged))


def file(version="1", more=""):
    """A file's text with one good item, and one with `more` in it."""
    good = f'{{"time": "{TIMES[0]}"}}'
    return f'{{"version": {version}, "items": {{"good": {good}, "other": {good[:-1]}{more}}}}}}}'


FILES = {
    file(): ["good", "other"],
    file("1.0"): ["good", "other"],
    file("1e0"): ["good", "other"],
    file("1.5"): None,
    file("1e999"): None,
    file("2.0"): None,
    file("true"): None,
    file(more=', "points": 1e999'): ["good"],
    file(more=', "answer": [{"x": -1e999}]'): ["good"],
    file(more=', "points": 1e99'): ["good", "other"],
    file(more=', "points": NaN'): None,
}


@pytest.mark.parametrize(("text", "keys"), FILES.items(), ids=range(len(FILES)))
def test_both_take_the_same_from_a_file(javascript, text, keys):
    assert javascript.call(STORE, "keysOf", text) == keys
    if keys is None:
        with pytest.raises((progress.UnreadableError, progress.NewerError)):
            progress.parse(text)
    else:
        assert sorted(progress.parse(text)) == keys
