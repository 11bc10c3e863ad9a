"""What tests of the book and of the browser share: the built book, a server for it, a browser, a watchful page."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from browser.book_browser import launch, serve

ROOT = Path(__file__).parents[1]
os.environ["DL101_PROGRESS"] = "off"  # nobody's own progress is read or changed by a test
settings.register_profile("book", deadline=None)  # no test is timed: machines differ
settings.load_profile("book")


@pytest.fixture(scope="session")
def book():
    """The folder of the built book, `make book`'s result."""
    html = ROOT / "_build" / "html"
    assert (html / "index.html").exists(), (
        "the book is not built: run `make book` (or `jupyter-book build .`) first"
    )
    return html


@pytest.fixture(scope="session")
def server(book):
    """The address of the built book on a server, which ends with a slash."""
    with serve(book) as address:
        yield address


@pytest.fixture(params=["file", "http"])
def base(request, book):
    """The address of the built book, once as files and once on a server."""
    return f"{book.as_uri()}/" if request.param == "file" else request.getfixturevalue("server")


@pytest.fixture(scope="session")
def browser():
    with launch() as browser:
        yield browser


@pytest.fixture
def open_page(browser):
    """A function that opens a page with its own context; options are Playwright's (`viewport`, `color_scheme`, …).

    The page notes what it asks for (`requested`) and what it complains of (`errors`).
    """
    contexts = []

    def start(**options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.requested, page.errors = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on(
            "console", lambda message: page.errors.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page

    yield start
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    return open_page()
