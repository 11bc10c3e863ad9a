"""What tests of the book and of the browser share: the built book, a server for it, a browser, a watchful page.

`--chapter 03` runs what concerns one chapter. At the end, the ten slowest files are printed.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import expect

from browser.book_browser import launch, serve
from tests.helpers import pages

ROOT = Path(__file__).parents[1]
os.environ["DL101_PROGRESS"] = "off"  # nobody's own progress is read or changed by a test
settings.register_profile("book", deadline=None)  # no test is timed: machines differ
settings.register_profile("fast", deadline=None, max_examples=20)  # of 100, for `make test-fast`
settings.load_profile("book")
expect.set_options(timeout=30_000)  # milliseconds: a busy machine may be ten times slower than an idle one
SLOWEST = 10


def pytest_addoption(parser):
    parser.addoption("--chapter", help="run what concerns this chapter alone, such as 03 or playground")


def pytest_collection_modifyitems(config, items):
    chapter = config.getoption("chapter")
    if not chapter:
        return
    from tests.chapter import concerns  # which loads every demo and exercise

    is_wanted = concerns(chapter)
    wanted = [item for item in items if is_wanted(item.nodeid)]
    config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
    items[:] = wanted


def pytest_terminal_summary(terminalreporter):
    seconds = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                seconds[report.nodeid.partition("::")[0]] += report.duration
    terminalreporter.write_line(f"The {SLOWEST} slowest files, in seconds:")
    for path, duration in seconds.most_common(SLOWEST):
        terminalreporter.write_line(f"{duration:7.1f}  {path}")


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


@pytest.fixture(scope="session")
def demos(tmp_path_factory):
    """The address of small pages, one for each view of each demo: `Neuron.html`. They open in a tenth of the time."""
    from make_stills import views, write_pages  # which loads Sphinx

    folder = tmp_path_factory.mktemp("demos")
    write_pages(folder, views())
    with serve(folder) as address:
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
    """As `tests.helpers.pages`, for one test: its pages are closed behind it."""
    with pages(browser) as start:
        yield start


@pytest.fixture
def page(open_page):
    return open_page()
