"""Which tests concern one chapter, for `make test CHAPTER=03`: those whose name holds one of the chapter's words."""

import re

import pytest

import dl101.widgets
from dl101.exercises import all_exercises
from tests.helpers import ROOT


def concerns(chapter):
    """A function that says of a test's id whether it concerns the chapter; `pytest.UsageError` if there is no such."""
    sources = sorted((ROOT / "chapters").glob("*.md"))
    source = next((path for path in sources if chapter in (path.stem, path.stem.partition("_")[0])), None)
    if source is None:
        known = ", ".join(path.stem.partition("_")[0] for path in sources)
        raise pytest.UsageError(f"There is no chapter {chapter}. There are: {known}.")
    text = source.read_text(encoding="utf-8")
    pages_of_their_own = {path.stem for path in sources} - {source.stem}
    demos = [
        name
        for name in dl101.widgets.__all__
        if re.search(rf"\b{name}\(", text) and snake_case(name) not in pages_of_their_own
    ]
    exercises = [one for one in all_exercises() if one.chapter == source.stem.partition("_")[0]]
    words = {
        source.stem,
        f"chapter_{chapter}",
        f"/{chapter}/",  # a question's key: quiz/03/corners
        *demos,
        *map(snake_case, demos),
        *(one.name for one in exercises),
        *(one.module for one in exercises),
    }
    pattern = re.compile(rf"(?<![A-Za-z])({'|'.join(map(re.escape, sorted(words)))})(?![a-z])")
    return lambda test: pattern.search(test) is not None


def snake_case(name):
    """forward_pass for ForwardPass."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
