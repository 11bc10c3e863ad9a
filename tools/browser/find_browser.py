"""Where Chromium or Chrome is on this machine, and the sentence that says what to do where there is none.

`setup_check.py` asks before the environment exists: standard library only, and nothing newer than Python 3.8.
"""

import os
import shutil

BROWSERS = (
    "chromium-headless-shell",  # Chromium without what only a window needs: pages open in half the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)


def find_browser():
    """The program of Chromium or Chrome (the environment variable CHROMIUM may name it), or None."""
    named = os.environ.get("CHROMIUM")
    candidates = (named,) if named else BROWSERS
    return next((found for found in map(shutil.which, candidates) if found), None)


def browser_problem():
    """The browser tests drive a real Chromium."""
    if find_browser():
        return None
    named = os.environ.get("CHROMIUM")
    if named:
        return f"CHROMIUM names no program ({named}): correct it, or unset it to have a browser found."
    return (
        "No Chromium or Chrome was found (the tests need one, the book does not): install it (on "
        "Debian: sudo apt install chromium-headless-shell), or name its program in the environment variable CHROMIUM."
    )
