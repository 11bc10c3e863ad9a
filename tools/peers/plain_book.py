"""A stock Jupyter Book of the same texts: the peer that `make bench` weighs our pages against.

It has Jupyter Book's own theme and settings. What stock can't build, our directives and demos, becomes plain text.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = (
    "dl101",
    "chapters",
    "assets",
    "index.md",
    "_toc.yml",
    "_config.yml",
    "requirements.txt",
    "pyproject.toml",
)
CONFIG = """title: Deep Learning 101
author: The authors
only_build_toc_files: true
execute:
  execute_notebooks: "off"
"""
CLOSED_BOX = re.compile(r"^(:{3,}|`{3,})\{(?:deeper|answer)\}(.*)", re.MULTILINE)
COURSE_MAP = re.compile(r"^(:{3,}|`{3,})\{course-map\}.*?^\1$", re.MULTILINE | re.DOTALL)
DEMO = re.compile(r"^(`{3,})\{code-cell\}[^\n]*\n:tags: \[remove-input\].*?^\1$", re.MULTILINE | re.DOTALL)


def plain_source(source):
    """A page's source without what only our book knows."""
    source = CLOSED_BOX.sub(r"\1{admonition} Closed box:\2", source)
    source = COURSE_MAP.sub("The chapters are listed at the side.", source)
    return DEMO.sub("*Here is a demo.*", source)


def write_plain_sources(folder):
    """Write the stock book's sources into `folder`; return the folder."""
    folder = Path(folder)
    (folder / "_config.yml").write_text(CONFIG, encoding="utf-8")
    shutil.copy(ROOT / "_toc.yml", folder)
    shutil.copytree(ROOT / "assets", folder / "assets")
    for page in [ROOT / "index.md", *(ROOT / "chapters").glob("*.md")]:
        copy = folder / page.relative_to(ROOT)
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(plain_source(page.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def copy_sources(folder):
    """Copy into `folder` what building our book needs."""
    for name in SOURCES:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, Path(folder, name), ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, folder)


def build_book(folder, name, *options):
    """Build the book in `folder` into its `_build`; return the seconds that took, or exit with what went wrong."""
    program = Path(sys.executable).with_name("jupyter-book")
    start = time.monotonic()
    done = subprocess.run(
        [program, "build", ".", *options],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},  # the package of the copy, where it has one
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"Building {name} failed:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
    return time.monotonic() - start
