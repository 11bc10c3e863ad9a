"""What "How to use this book" and the chapters' openings say of the sittings is so."""

import re

from tests.helpers import ROOT

CHAPTERS = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("chapters/[0-9]*.md"))]
MINUTES = [list(map(int, re.findall(r":::\{sitting\}\n:minutes: (\d+)", text))) for text in CHAPTERS]


def test_the_sittings_are_as_long_as_it_says():
    page = (ROOT / "how_to_use_this_book.md").read_text(encoding="utf-8")
    shortest, longest = min(map(min, MINUTES)), max(map(max, MINUTES))
    assert f"two to four **sittings** of {shortest} to {longest} minutes" in page
    assert all(2 <= len(sittings) <= 4 for sittings in MINUTES)


def test_a_chapter_that_says_how_long_its_sittings_are_is_right():
    for text, minutes in zip(CHAPTERS, MINUTES, strict=True):
        said = re.search(r"sittings of (\d+) to (\d+) minutes", text)
        assert said is None or list(map(int, said.groups())) == [min(minutes), max(minutes)]
