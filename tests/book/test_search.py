"""The search page finds a name however a reader spells it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


def test_a_name_is_found_as_demos_write_it_and_as_code_does(page, server):
    spellings = {"A single neuron": ["w₁", "w1", "w_1", "x₂"], "Networks": ["ŷ", "h₁"]}
    for title, queries in spellings.items():
        for query in queries:
            page.goto(f"{server}search.html?q={query}")
            expect(page.locator("#search-results a", has_text=title).first).to_be_visible()
    assert page.errors == []
