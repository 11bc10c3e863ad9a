"""Windows of every width, letters as large as a reader wants them: no page and no demo scrolls sideways."""

import pytest

import make_stills
from browser.book_browser import serve
from dl101.widgets.questions.questions import Asking
from tests.helpers import PAGES, box_of

pytestmark = pytest.mark.slow

# The window's width, a letter's size: in px.
SIZES = [(390, 16), (390, 20), (390, 24), (390, 32), (320, 16), (768, 16), (1280, 16)]
WAKE = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (const node of document.querySelectorAll("[data-anywidget]")) {
    node.scrollIntoView();
    while (!("mounted" in node.dataset)) await frame();
  }
  for (const details of document.querySelectorAll("details")) details.open = true;
}"""
TOO_WIDE = """(size) => new Promise((done) => {
  document.documentElement.style.fontSize = `${size}px`;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    done(Math.max(0, scrollWidth - clientWidth));
  }));
})"""

# Formulas that scroll in their own box (on a very small phone those that no key reaches), those of which the mark after
# them begins a line, and those in which a line ends elsewhere than at a <wbr>.
BADLY_SET = """() => [...document.querySelectorAll(".formula, .math.inline")].filter((formula) => {
  const last = [...formula.querySelectorAll(".base")].at(-1)?.getBoundingClientRect();
  const mark = document.createRange();
  mark.selectNodeContents(formula.matches(".kept") ? formula.lastChild : formula);
  const isCut = formula.scrollWidth > formula.clientWidth + 1 && getComputedStyle(formula).overflowX === "auto";
  return isCut && (innerWidth >= 390 || formula.tabIndex < 0)
    || last && mark.getBoundingClientRect().top > last.bottom
    || formula.matches(".inline:not(.wide)")
      && formula.querySelector(".katex-html").getClientRects().length > formula.querySelectorAll("wbr").length + 1;
}).map((formula) => formula.textContent)"""


def too_wide(page):
    """The sizes at which the page is wider than the window: {(width, letter): by how many px}."""
    found = {}
    for width, letter in SIZES:
        page.set_viewport_size({"width": width, "height": 900})
        if wider := page.evaluate(TOO_WIDE, letter):
            found[width, letter] = wider
    return found


@pytest.mark.parametrize("path", [*PAGES, "search.html?q=neuron", "404.html"])
def test_no_page_scrolls_sideways_and_no_formula_is_cut(open_page, server, path):
    page = open_page(viewport={"width": 390, "height": 900}, has_touch=True)
    page.goto(server + path)
    page.evaluate(WAKE)
    for width in (360, 390, 768):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BADLY_SET) == [], width
    assert too_wide(page) == {}


def test_no_demo_scrolls_sideways(open_page, tmp_path):
    """Alone on a page; questions stand on the chapters' pages, which are asked above."""
    views = {view: thing for view, thing in make_stills.views().items() if not isinstance(thing, Asking)}
    make_stills.write_pages(tmp_path, views)
    found = {}
    with serve(tmp_path) as site:
        page = open_page(viewport={"width": 390, "height": 900}, has_touch=True)
        for view in views:
            page.goto(f"{site}{make_stills.file_name(view)}.html")
            page.evaluate(WAKE)
            if wider := too_wide(page):
                found[view] = wider
    assert found == {}


def test_the_playgrounds_run_bar_covers_nothing_where_the_window_is_low(open_page, server):
    """As at a zoom of 400%: it stands above the picture, and goes away with it."""
    page = open_page(viewport={"width": 320, "height": 200})
    page.goto(server + "chapters/playground.html")
    page.evaluate(WAKE)
    bar = page.locator(".run-bar").first
    assert bar.evaluate("(node) => getComputedStyle(node).position") == "static"
    assert box_of(bar)["y"] < box_of(page.locator(".stage-plot").first)["y"]
    page.set_viewport_size({"width": 390, "height": 844})
    assert bar.evaluate("(node) => getComputedStyle(node).position") == "sticky"
