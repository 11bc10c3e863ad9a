"""What tests of the book and of the browser share: the built book, a server for it, a browser, a watchful page."""

import os
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
# Chromium looks things up on the network by itself; these switches keep it quiet.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


@pytest.fixture(scope="session")
def book():
    """The folder of the built book, `make book`'s result."""
    html = ROOT / "_build" / "html"
    assert (html / "index.html").exists(), "the book is not built: run `make book` first"
    return html


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing for each request."""


@pytest.fixture(scope="session")
def serve():
    """A function that serves a folder on a free port and gives its address, which ends with a slash."""
    servers = []

    def start(folder):
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def server(book, serve):
    """The address of the built book on a server."""
    return serve(book)


@pytest.fixture(params=["file", "http"])
def base(request, book):
    """The address of the built book, once as files and once on a server."""
    return f"{book.as_uri()}/" if request.param == "file" else request.getfixturevalue("server")


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no browser: install Debian's chromium, or name one in the environment variable CHROMIUM"
    # Chromium's own sandbox refuses to run as root, as CI does.
    args = [*QUIET, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=args)
        yield browser
        browser.close()


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
