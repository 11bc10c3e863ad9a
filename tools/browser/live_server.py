"""Serves a folder of pages on this machine; open pages reload by themselves when the folder is replaced."""

import http.server
import threading
from functools import partial
from pathlib import Path

FIRST_PORT = 8000
NOT_YET = b"<p>There is no good build yet: the terminal says why. This page reloads once there is one.</p>"
RELOAD = b"""<script>
{
  let seen;
  setInterval(async () => {
    const answer = await fetch("/__build").catch(() => undefined);
    if (!answer) return;
    const build = await answer.text();
    if (seen && build !== seen) location.reload();
    seen = build;
  }, 700);
}
</script>"""


class Pages(http.server.SimpleHTTPRequestHandler):
    """Adds the script that reloads to each page, and has the book's own 404 page."""

    def do_GET(self):
        if self.path == "/__build":
            return self.answer(str(time_of_build(self.directory)).encode(), "text/plain")
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if path.is_file() and path.suffix != ".html":
            return super().do_GET()
        missing = not path.is_file()
        page = Path(self.directory, "404.html") if missing else path
        text = page.read_bytes() if page.is_file() else NOT_YET
        return self.answer(text + RELOAD, "text/html; charset=utf-8", 404 if missing else 200)

    def answer(self, body, kind, status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_):
        """Say nothing: the terminal belongs to the builds."""


def time_of_build(folder):
    """When the pages in `folder` were put there, as a whole number; 0 if there are none."""
    folder = Path(folder)
    return folder.stat().st_ctime_ns if folder.exists() else 0


def serve(folder, port=FIRST_PORT):
    """Serve `folder` in the background at the first free port from `port` on; returns the server."""
    while True:
        try:
            address = ("127.0.0.1", port)
            server = http.server.ThreadingHTTPServer(address, partial(Pages, directory=str(folder)))
            break
        except OSError:  # taken
            port += 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
