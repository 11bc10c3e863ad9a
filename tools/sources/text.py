"""The texts of sources: read as UTF-8 and YAML, split at the front matter; names and paths that stand in them."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from sources.problems import SourceError

# What PyYAML raises, beside its own errors, for text like `!!int ""` or the 42nd of May.
YAML_ERRORS = (yaml.YAMLError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_text(path: Path) -> str:
    """Return a file's text with "\\n" at the ends of lines; raise SourceError where it is not UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(1, f"This file cannot be read ({error.strerror}).") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(line, "This line is not UTF-8: save the file with the encoding UTF-8.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def load_yaml(text: str, first_line: int = 1) -> Any:
    """Return what a YAML text says; raise SourceError with the line where it cannot be read."""
    try:
        return yaml.safe_load(text)
    except YAML_ERRORS as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = (
            getattr(error, "problem", None) or getattr(error, "reason", None) or "a value has a wrong form"
        )
        line = first_line + (min(mark.line, text.count("\n")) if mark else 0)
        sentence = f"This is not YAML ({reason}): correct the line, or put the value in quotes."
        raise SourceError(line, sentence) from error


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Split a page into front matter, body and the line where the body begins; raise SourceError."""
    found = FRONT_MATTER.match(text)
    if found:
        return found[1], text[found.end() :], text.count("\n", 0, found.end()) + 1
    if re.match(r"---[ \t]*(\n|\Z)", text):
        raise SourceError(1, "The front matter is never closed: end it with a line ---.")
    return "", text, 1


def look_up(tree: object, *keys: str) -> object:
    """The value below `keys` in nested dictionaries, or None."""
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have (too long, say) is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def suggestion(word: str, known: Iterable[str], shown: str = "{{{}}}") -> str:
    """What to do about an unknown name: use the one most like it, or one of those there are."""
    names = sorted(known)
    alike = get_close_matches(word.lower(), names, n=1)
    if alike:
        return f"did you mean {shown.format(alike[0])}?"
    return f"the book knows {', '.join(map(shown.format, names)) or 'none'}."


def page_name(entry: str) -> str:
    """`_toc.yml` names pages with or without their ending."""
    return entry if entry.endswith(".md") else f"{entry}.md"
