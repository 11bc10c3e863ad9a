"""Chromium, and a server of a folder of pages: what the tools and the tests that look at pages share.

Both are context managers, so that nothing is left running:

    with launch() as browser, serve("_build/html") as base:
        browser.new_page().goto(base + "index.html")
"""

import gzip
import os
import threading
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser.find_browser import browser_problem, find_browser

# Chromium looks things up on the network by itself; these switches keep it quiet.
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
TEXTS = {".html", ".css", ".js", ".svg", ".json"}  # what public hosts compress


@contextmanager
def launch():
    """A Chromium without a window. FileNotFoundError, with a sentence, where there is none."""
    if problem := browser_problem():
        raise FileNotFoundError(problem)
    # Chromium's own sandbox refuses to run as root.
    args = [*QUIET, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=args)
        try:
            yield browser
        finally:
            browser.close()


class Pages(SimpleHTTPRequestHandler):
    """Files of a folder, as they are."""

    protocol_version = "HTTP/1.1"  # one connection for many files, as everywhere

    def log_message(self, *_):
        """Say nothing for each request."""


class CompressedPages(Pages):
    """Files of a folder, texts gzipped at level 9, as public hosts send them."""

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if path.suffix not in TEXTS or not path.is_file():
            return super().do_GET()
        body = compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return self.wfile.write(body)


@lru_cache
def compressed(path):
    """The file's content, gzipped; always the same bytes for the same content."""
    return gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)


@contextmanager
def serve(folder, handler=Pages):
    """The address, which ends with a slash, of a server of `folder` on a free port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
