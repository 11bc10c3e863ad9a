"""An exercise's card: the word for what the progress says of it, and links to closed ones. On a page of its own."""

import json

import pytest
from playwright.sync_api import expect

from dl101.sphinx.theme import assets

pytestmark = pytest.mark.slow

KEY = "exercise/neuron/relu"
STORE = """
let stored = ITEMS, tell = () => {};
self.dl101Progress = {items: () => stored, onChange: (listener) => { tell = listener; }};
self.setItems = (items) => { stored = items; tell(); };
"""


def show(page, items):
    script = (assets.THEME / "js" / "exercise_marks.js").read_text(encoding="utf-8")
    page.set_content(
        f"""<style>{assets.stylesheet()}</style>
        <div class="exercise" data-key="{KEY}"><p class="exercise-state" hidden></p></div>
        <details class="exercise" id="exercise-tanh"><summary>Tanh</summary><p>More.</p></details>
        <a href="#exercise-tanh">Tanh</a> <a href="#%">Nothing</a>
        <script>{STORE.replace("ITEMS", json.dumps(items))}</script><script>{{{script}}}</script>"""
    )
    return page.locator(".exercise-state")


@pytest.mark.parametrize(("outcome", "word"), [("correct", "Solved"), ("incorrect", "Tried")])
def test_a_card_says_what_became_of_its_exercise(page, outcome, word):
    state = show(page, {KEY: {"outcome": outcome}})
    expect(state).to_be_visible()
    expect(state).to_have_text(word)


@pytest.mark.parametrize(
    "items", [{}, {"exercise/neuron/tanh": {"outcome": "correct"}}, {KEY: {"outcome": "toString"}}]
)
def test_without_a_result_it_says_nothing(page, items):
    expect(show(page, items)).to_be_hidden()


def test_it_follows_what_is_imported_or_erased(page):
    state = show(page, {})
    page.evaluate("(items) => setItems(items)", {KEY: {"outcome": "correct"}})
    expect(state).to_have_text("Solved")
    page.evaluate("setItems({})")
    expect(state).to_be_hidden()
    assert page.errors == []


def test_a_link_to_a_closed_card_opens_it(page):
    show(page, {})
    page.get_by_role("link", name="Nothing").click()
    expect(page.get_by_text("More.")).to_be_hidden()
    page.get_by_role("link", name="Tanh").click()
    expect(page.get_by_text("More.")).to_be_visible()
    assert page.errors == []
