"""A name is found however it is written: w₁ in a demo, $w_1$ in a formula, w1 in code."""

import json
import subprocess

import pytest

from dl101.sphinx.search_words import SPLIT_QUERY, SearchWords

SPELLINGS = ["w₁", "w_1", "w_{1}", "w1"]
OTHERS = ["layer_1", "two_layer_network", "x2", "2x", "ŷ", "y\N{COMBINING CIRCUMFLEX ACCENT}", "h₁₂ and b₂"]


def words(text):
    return SearchWords({}).split(text)


def asked(query):
    """The words of a query, as the search page's script splits it."""
    script = f"{SPLIT_QUERY}; console.log(JSON.stringify(splitQuery({json.dumps(query)})))"
    done = subprocess.run(
        ["node", "-e", script], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_spelling_is_one_word(text):
    assert words(text) == asked(text) == ["w1"]


@pytest.mark.parametrize("text", OTHERS)
def test_index_and_query_are_split_alike(text):
    assert words(text) == asked(text)


def test_formulas_fall_into_their_names():
    assert words(r"z = w_1x_1 + w_{12} x_2") == ["z", "w1", "x1", "w12", "x2"]
    assert words(r"\hat{y} = \hat y") == ["hat", "y", "ŷ", "hat", "y", "ŷ"]
