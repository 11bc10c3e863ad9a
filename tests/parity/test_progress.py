"""The page and Python merge two states of a learner's progress to the same, and read each other's files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dl101 import progress
from tests.helpers import JavaScript

TIMES = ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z", "2026-06-01T00:00:00.000Z"]
WORDS = st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs"]), max_size=3)
ITEMS = st.fixed_dictionaries(
    {"time": st.sampled_from(TIMES)},
    optional={"right": st.booleans(), "points": st.integers(0, 2), "answer": st.lists(WORDS, max_size=2)},
)
STATES = st.dictionaries(st.sampled_from(["goal/Neuron/and", "quiz/02/a", "exercise/neuron/relu"]), ITEMS)


@pytest.fixture(scope="module")
def javascript():
    with JavaScript() as started:
        yield started


@given(STATES, STATES)
def test_both_merge_alike_when_times_differ(javascript, a, b):
    b = {key: item for key, item in b.items() if item["time"] != a.get(key, {}).get("time")}
    merged = javascript.call("../../tests/js/progress_store.js", "merge", a, b)
    assert merged == progress.merge(a, b) == progress.parse(progress.as_text(merged))
