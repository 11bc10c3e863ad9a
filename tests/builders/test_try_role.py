"""The role {try}: what stands between its backticks, and what a notebook has in its place."""

import pytest

from dl101.sphinx.try_role import Try, read_try


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("flip it <preset=flip>", Try("flip it", "", {"preset": "flip"})),
        ("a rate of 0.3<learning_rate=0.3>", Try("a rate of 0.3", "", {"learning_rate": 0.3})),
        ("both <Neuron: bias=−1.5, gate=AND>", Try("both", "Neuron", {"bias": -1.5, "gate": "AND"})),
        ("start <start=[1, -2], steps=0>", Try("start", "", {"start": [1, -2], "steps": 0})),
        ("two\nlines <a=true,\n b=two words>", Try("two\nlines", "", {"a": True, "b": "two words"})),
    ],
)
def test_settings_are_read(content, found):
    assert read_try(content) == found


@pytest.mark.parametrize(
    "content", ["words", "words <>", "words <a>", "words <a=>", "<a=1>", "words <a=[1>", "words <a=1,,>"]
)
def test_what_sets_nothing_gets_a_sentence(content):
    with pytest.raises(ValueError, match=r"Write \{try\}`words <trait=value>`"):
        read_try(content)
