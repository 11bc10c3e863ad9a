"""What "How to use this book" says of the chapters is so."""

import re

from tests.helpers import ROOT


def test_the_sittings_are_as_long_as_it_says():
    chapters = [path.read_text(encoding="utf-8") for path in ROOT.glob("chapters/[0-9]*.md")]
    minutes = [list(map(int, re.findall(r":::\{sitting\}\n:minutes: (\d+)", text))) for text in chapters]
    page = (ROOT / "how_to_use_this_book.md").read_text(encoding="utf-8")
    shortest, longest = min(map(min, minutes)), max(map(max, minutes))
    assert f"two to five **sittings** of {shortest} to {longest} minutes" in page
    assert all(2 <= len(sittings) <= 5 for sittings in minutes)
