"""The search finds places: at the first key, from files too, with a line around the hit, marked after the jump."""

import gzip
import re

import pytest
from playwright.sync_api import expect

from tests.helpers import LOOKS, axe

pytestmark = pytest.mark.slow

CHAPTER = "chapters/02_a_single_neuron.html"
BUDGET = 60_000  # bytes, gzipped
# What is asked for, and the first place: where it is, and its title.
FIRST = {
    "bias": ("Glossary", "bias"),
    "activaton": ("Glossary", "activation function"),
    "Softmax": ("Glossary", "softmax"),
    "weighted_sum": ("Chapter 2 · Exercise", "Weighted sum"),
    "forward pass": ("Chapter 3 · Demo", "Forward pass"),
    "ten outputs": ("Chapter 3", "Ten outputs, one choice"),
    "pooling": ("Glossary", "pooling"),
    "transformer": ("Comes in chapter 9", "transformer"),
}


def ask(page, query):
    """Type into the field of the header; wait for the places."""
    page.locator("#search-field").fill(query)
    found = page.locator(".found li")
    expect(found.first).to_be_visible()
    return found


def test_the_first_place_is_the_one_that_is_meant(page, base):
    page.goto(base + CHAPTER)
    for query, (where, title) in FIRST.items():
        first = ask(page, query).first
        expect(first.locator(".found-title")).to_have_text(title)
        expect(first.locator(".eyebrow")).to_have_text(where)
    assert page.errors == []


def test_a_name_is_found_as_demos_formulas_and_code_write_it(page, server):
    page.goto(server + CHAPTER)
    titles = []
    for query in ("w₁", "w1", "w_1"):
        expect(ask(page, query)).to_have_count(9)  # eight places, and the way to all
        titles.append(page.locator(".found-title").all_inner_texts())
    assert titles[0] == titles[1] == titles[2]
    ask(page, "ŷ")


def test_nothing_of_it_is_loaded_before_the_first_key(page, book, server):
    page.goto(server + CHAPTER)
    page.locator("#search-field").focus()
    assert [url for url in page.requested if "search" in url] == []
    ask(page, "bias")
    assert any(url.endswith("_static/search.js") for url in page.requested)
    assert len(gzip.compress((book / "_static" / "search.js").read_bytes())) <= BUDGET


def test_a_jump_to_another_page_marks_the_word_in_its_place(page, base):
    page.goto(base + "index.html")
    link = ask(page, "staircase").filter(has_text="Chapter 3").first.get_by_role("link")
    expect(link.locator(".found-text mark").first).to_have_text(re.compile("staircase", re.IGNORECASE))
    link.click()
    page.wait_for_url(re.compile(r"03_.*\?mark=staircase#"))
    page.wait_for_function("CSS.highlights.get('found')?.size > 0")
    marked = "[...CSS.highlights.get('found')].map((range) => range.toString().toLowerCase())"
    assert set(page.evaluate(marked)) == {"staircase"}
    in_sight = "[...CSS.highlights.get('found')][0].getBoundingClientRect()"
    page.wait_for_function(f"{in_sight}.top >= 0 && {in_sight}.bottom <= innerHeight")
    assert page.errors == []


def test_a_jump_on_the_same_page_loses_nothing(page, server):
    page.goto(server + CHAPTER)
    page.evaluate("self.isSame = true")
    there = page.locator(".eyebrow", has_text="Chapter 2")
    ask(page, "perceptron rule").filter(has=there).first.get_by_role("link").click()
    page.wait_for_function("CSS.highlights.get('found')?.size > 0")
    assert page.evaluate("self.isSame")
    expect(page.locator(".found")).to_be_hidden()


def test_keys_go_through_the_places_and_back(page, server):
    page.goto(server + CHAPTER)
    page.keyboard.press("/")
    page.keyboard.type("bias")
    links = page.locator(".found a")
    expect(links).to_have_count(9)
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(place)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search-field")).to_be_focused()
    expect(links.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()


def test_all_places_stand_on_the_page_of_the_search(page, server):
    page.goto(server + CHAPTER)
    ask(page, "gradient").last.get_by_role("link").click()
    page.wait_for_url(re.compile(r"search\.html\?q=gradient"))
    said = page.get_by_role("status")
    expect(said).to_have_text(re.compile(r"^\d+ places found\.$"))
    places = page.locator("#search-results li")
    expect(places).to_have_count(int(said.inner_text().split()[0]))
    page.locator("#search-field").fill("zyxwvut")
    expect(said).to_have_text("No place holds these words. Try fewer words, or another spelling.")
    expect(places).to_have_count(0)


def test_without_the_texts_the_list_is_whole(page, server):
    page.route("**/_static/search/*", lambda route: route.abort())
    page.goto(server + CHAPTER)
    expect(ask(page, "bias")).to_have_count(9)
    expect(page.locator(".found-title").first).to_have_text("bias")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_in_the_list(open_page, server, width, scheme):
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(server + "glossary.html")
    ask(page, "bias")
    expect(page.locator(".found-text").last).not_to_be_empty()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
