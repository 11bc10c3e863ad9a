"""The cheat sheet's cards: one column on a phone, three on a laptop, two on paper; and the ways to a row."""

import pytest
from playwright.sync_api import expect

from cheat_sheet.sheet import SHEET

pytestmark = pytest.mark.slow

PAGE = "cheat_sheet.html"
ROWS = sum(len(group.rows) for group in SHEET)
PAPER = {"width": 673, "height": 1000}  # px: A4 without its margins
# Of each card the left and the upper edge of its parts, in their order.
PARTS = """() => [...document.querySelectorAll("main section section > section")].map((card) => {
  const edges = (part) => {
    const box = part.getBoundingClientRect();
    return [Math.round(box.left), Math.round(box.top)];
  };
  return [...card.children].filter((part) => part.checkVisibility()).map(edges);
})"""
SIDEWAYS = """() => [...document.querySelectorAll("main :is(pre, .formula)")]
  .filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => box.textContent)"""


def cards(page):
    """The parts of each card by name, each with its left and upper edge."""
    names = ("title", "formula", "shapes", "numpy", "numpy_code", "torch", "torch_code", "trap")
    found = page.evaluate(PARTS)
    assert len(found) == ROWS
    return [dict(zip(names, parts, strict=True)) for parts in found]


def test_on_a_phone_the_parts_of_a_card_lie_below_one_another(open_page, server):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True)
    page.goto(server + PAGE)
    for card in cards(page):
        tops = [top for _, top in card.values()]
        assert tops == sorted(tops)
        assert len({left for left, _ in card.values()}) == 1
    assert page.evaluate(SIDEWAYS) == []


def test_on_a_laptop_formula_numpy_and_pytorch_are_three_columns(page, server):
    page.goto(server + PAGE)
    columns = set()
    for card in cards(page):
        columns.add(tuple(card[part][0] for part in ("formula", "numpy_code", "torch_code")))
        assert card["numpy_code"][1] == card["torch_code"][1]
        assert card["trap"][1] > card["torch_code"][1]
        assert card["shapes"][1] > card["formula"][1]
    [(formula, numpy, torch)] = columns  # the same in all cards
    assert formula < numpy < torch
    assert page.evaluate(SIDEWAYS) == []


def test_on_paper_numpy_and_pytorch_are_two_columns(open_page, server):
    page = open_page(viewport=PAPER)
    page.goto(server + PAGE)
    page.emulate_media(media="print")
    for card in cards(page):
        assert card["numpy_code"][1] == card["torch_code"][1] > card["formula"][1]
        assert card["numpy_code"][0] < card["torch_code"][0]
        assert card["trap"][1] > card["torch_code"][1]
    assert page.evaluate(SIDEWAYS) == []


def test_on_a_laptop_the_column_on_the_left_lists_the_groups_and_marks_the_one_being_read(page, server):
    page.goto(server + PAGE)
    links = page.locator(".chapters .sections > li > a")
    expect(links.filter(visible=True)).to_have_text([group.title for group in SHEET])
    expect(page.locator(".chapters .sections ul a").filter(visible=True)).to_have_count(0)
    losses = links.filter(has_text="Losses")
    losses.click()
    expect(page.get_by_role("heading", name="Losses")).to_be_in_viewport()
    expect(page.locator(".sections li:has([aria-current]) > a").first).to_have_text("Losses")


def test_the_search_finds_a_row(page, server):
    page.goto(server + PAGE)
    page.locator("#search-field").fill("leaky relu")
    row = page.locator(".found li").filter(has_text="From formula to NumPy to PyTorch").first
    expect(row.locator(".found-title")).to_have_text("Leaky ReLU")
    row.locator("a").click()
    expect(page.get_by_role("heading", name="Leaky ReLU")).to_be_in_viewport()


def test_the_button_copies_what_is_shown(page, server):
    page.goto(server + PAGE)
    page.evaluate("navigator.clipboard.writeText = async (text) => { self.copied = text; }")
    page.locator("#softmax .copy").last.click()
    expect(page.locator("#softmax .copy").last).to_contain_text("Copied")
    assert page.evaluate("self.copied") == "P = torch.softmax(Z, dim=1)"
