"""Build the book, serve it, and build it again at each save: `make live`.

Open pages reload by themselves. A build that fails shows its message here, and the last good pages stay.
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from browser.live_server import serve

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "_build" / "html"
SERVED = ROOT / "_build" / "live"  # a copy of the last good build, since a failed one writes pages too
SOURCES = (
    *("chapters", "exercises", "assets", "dl101", "tools", "_config.yml", "_toc.yml"),
    *sorted(path.name for path in ROOT.glob("*.md")),
)
GENERATED = (
    "dl101/quizzes",
    "dl101/widgets/dist",
    "dl101/widgets/stills",
)  # folders that our own commands write


def save_time(path):
    """When a file was last saved; None for a folder, or a file that an editor has just taken away."""
    try:
        return path.stat().st_mtime_ns if path.is_file() else None
    except FileNotFoundError:
        return None


def snapshot(root=ROOT):
    """When each source was last saved: {path: time}. Unlike a listener, it sees every kind of saving."""
    paths = [path for name in SOURCES for path in [root / name, *(root / name).rglob("*")]]
    return {
        path: time_saved
        for path in paths
        if path.suffix != ".ipynb"
        and "__pycache__" not in path.parts
        and not path.relative_to(root).as_posix().startswith(GENERATED)
        and (time_saved := save_time(path)) is not None
    }


def run(*command):
    """Run a command in the book's folder, its output in this terminal; True if it succeeded."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def bundle():
    """Bundle the demos anew; True if that succeeded."""
    node = shutil.which("node")
    if node is None:
        print("Node.js is missing, so the change to a demo is not shown: install Node.js 20 or newer.")
        return False
    if not (ROOT / "node_modules" / "esbuild").exists():
        print("The bundler is not here yet: run `make bundles` once, then save again.")
        return False
    return run(node, "tools/build_bundles.js")


def build_quizzes():
    """Write the questions anew, or name the mistakes in them; True if there are none."""
    return run(sys.executable, "tools/build_quizzes.py")


def build_pages():
    """Check the sources and build the book, warnings being errors; True if that succeeded."""
    if not run(sys.executable, "tools/check_sources.py"):
        return False
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    good = run(jupyter_book, "build", ".", "-W", "-n", "--keep-going", "-q")
    if not good:
        run(sys.executable, "tools/cell_errors.py")
        # Else the next build would not look at the faulty page again.
        (ROOT / "_build" / ".doctrees" / "environment.pickle").unlink(missing_ok=True)
    return good


def publish():
    """Serve the new pages from now on."""
    fresh = SERVED.with_name("live.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(BUILT, fresh)
    shutil.rmtree(SERVED, ignore_errors=True)
    fresh.rename(SERVED)


def rebuild(changed=()):
    """Bring the served pages up to date, if what changed is free of mistakes; True if it is.

    With nothing named, as at the start, anything may have changed.
    """
    scripts = [path for path in changed if path.suffix in {".js", ".css"} and "widgets" in path.parts]
    # A page too: it says which questions it shows.
    chapters = [path for path in changed if path.parent.name == "chapters"]
    asks = bool(chapters) or not changed
    good = (not scripts or bundle()) and (not asks or build_quizzes()) and build_pages()
    if good:
        publish()
    return good


def wait_for_save(before):
    """Return the next snapshot that differs."""
    while (now := snapshot()) == before:
        time.sleep(0.3)
    return now


def main():
    """Build and serve until Ctrl+C."""
    address = f"http://127.0.0.1:{serve(SERVED).server_port}"
    print(f"Building; the pages will be at {address}", flush=True)
    before = snapshot()
    rebuild()
    waiting = set()  # what was saved since the last good build: it is tried again
    while True:
        print(f"\n{address}: waiting for a save (Ctrl+C ends this)", flush=True)
        now = wait_for_save(before)
        changed = [path for path in now.keys() | before.keys() if now.get(path) != before.get(path)]
        print("Changed:", ", ".join(sorted(str(path.relative_to(ROOT)) for path in changed)), flush=True)
        before = now
        waiting.update(changed)
        if rebuild(waiting):
            waiting.clear()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("\nStopped.")
