"""Which tests concern one chapter, for `make test CHAPTER=03`: those whose name holds one of the chapter's words."""

import re

import pytest

import dl101.widgets
from dl101.exercises import all_exercises
from dl101.widgets.questions.questions import Asking
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
        if re.search(rf"\b{name}\(", text)
        and snake_case(name) not in pages_of_their_own
        and not issubclass(getattr(dl101.widgets, name), Asking)
    ]
    exercises = [one for one in all_exercises() if one.chapter == source.stem.partition("_")[0]]
    words = {
        source.stem,
        f"chapter_{chapter}",
        *(f"/{chapter}/", f"{chapter}-prediction", f"{chapter}-quiz", f"Review-{chapter}"),  # its questions
        *demos,
        *map(snake_case, demos),
        *(one.module for one in exercises),
    }
    # An exercise may be called as ordinary words are: value, forward.
    anywhere, of_a_case = any_of(words), any_of({one.name for one in exercises})
    return lambda test: any((anywhere.search(test), of_a_case.search(test.partition("[")[2])))


def any_of(words):
    """A pattern that finds one of the words, capitals and digits apart; none, where there are none."""
    return re.compile(rf"(?<![A-Za-z])({'|'.join(map(re.escape, sorted(words))) or '(?!)'})(?![a-z])")


def snake_case(name):
    """forward_pass for ForwardPass."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
