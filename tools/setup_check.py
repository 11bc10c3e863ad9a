"""Says, one sentence each, what this machine lacks.

    python tools/setup_check.py book    # a new enough Python that can make environments
    python tools/setup_check.py node    # Node.js and npm
    python tools/setup_check.py browser # Chromium or Chrome
    python tools/setup_check.py test    # all of these and a browser

Standard library only, and nothing newer than Python 3.8: an old Python must get far enough to be told so.
"""

import importlib.util
import re
import shutil
import subprocess
import sys

from browser.find_browser import browser_problem

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20


def python_problem(version=sys.version_info):
    """What is wrong with this Python's version, or None."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return None
    newer = [name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)]
    install = "install a newer one from https://www.python.org/downloads/ or with your package manager"
    advice = f"run make again with PYTHON={newer[0]}" if newer else install
    return f"Python {version[0]}.{version[1]} is too old, the book needs 3.11 or newer: {advice}."


def venv_problem():
    """Debian and Ubuntu ship Python without the part that makes environments."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return None
    return (
        "This Python cannot make environments, its venv module is missing or incomplete: "
        "install it (on Debian and Ubuntu: sudo apt install python3-venv)."
    )


def node_problem():
    """Only the tests and `make bundles` need Node.js; the built demos are in the repository."""
    node = shutil.which("node")
    install = "install Node.js 20 or newer from https://nodejs.org or with your package manager."
    if node is None:
        return f"Node.js is missing (the tests need it, the book does not): {install}"
    answer = subprocess.run([node, "--version"], stdout=subprocess.PIPE, text=True, check=False)
    version = re.match(r"v(\d+)", answer.stdout)
    if version is None or int(version.group(1)) < OLDEST_NODE:
        return f"Node.js {answer.stdout.strip() or '(unknown version)'} is too old for the tests: {install}"
    if shutil.which("npm") is None:
        return "npm is missing (it fetches the tests' tools): install it (on Debian: sudo apt install npm)."
    return None


CHECKS = {
    "book": (python_problem, venv_problem),
    "node": (node_problem,),
    "browser": (browser_problem,),
    "test": (python_problem, venv_problem, node_problem, browser_problem),
}


def main(arguments):
    """Print what is missing, all of it; the exit code is 1 if anything is."""
    if len(arguments) != 1 or arguments[0] not in CHECKS:
        print("Say what for: python tools/setup_check.py book, node, browser or test.", file=sys.stderr)
        return 2
    missing = [sentence for check in CHECKS[arguments[0]] for sentence in [check()] if sentence]
    for sentence in missing:
        print(sentence, file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
