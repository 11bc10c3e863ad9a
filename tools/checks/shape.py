"""What can be wrong with a chapter's shape: its sittings, and what opens after a prediction.

Used by `check_sources.py`; each problem is a line and a sentence.
"""

import re

from sources.book import Book
from sources.directives import Directive
from sources.page import Page
from sources.problems import Found
from sources.text import suggestion

AFTER = "after-"  # before a prediction's id: the cell's output opens with the prediction


def sittings(page: Page, book: Book) -> Found:
    """Each sitting opens a section and says how long it takes; together they take the chapter's time."""
    opening = {
        below.line
        for heading, below in zip(page.blocks, page.blocks[3:], strict=False)
        if heading.token.type == "heading_open" and heading.token.tag == "h2"
    }  # a heading is three blocks: its beginning, its words, its end
    total = 0
    for block in page.sittings:
        minutes = str(block.directive.options.get("minutes") or "")
        if block.inside or block.line not in opening:
            yield block.line, "A sitting stands directly below a heading with ##: move it there."
        if not re.fullmatch(r"[1-9]\d*", minutes):
            wrong = f"“{minutes}” minutes" if minutes else "no time"
            yield block.line, f"The sitting has {wrong}: write a whole number, as in `:minutes: 25`."
            return
        total += int(minutes)
    said = page.front_matter.get("minutes")
    if page.sittings and type(said) is int and total != said:
        yield (
            page.sittings[0].line,
            f"The sittings take {total} minutes, and `minutes` says {said}: make them equal.",
        )


def predictions(page: Page, book: Book) -> Found:
    """What opens after a prediction: the reader must have met it above."""
    for block in page.blocks:
        directive = block.directive
        if directive and directive.name == "reveal" and directive.argument:
            yield from prediction_above(directive.argument, block.line, page)
        elif directive and directive.name == "code-cell":
            for tag in cell_tags(directive):
                if tag.startswith(AFTER):
                    yield from prediction_above(tag.removeprefix(AFTER), block.line, page)


def prediction_above(name: str, line: int, page: Page) -> Found:
    wanted = f"{page.number}/{name}"
    if wanted not in page.predictions:
        own = [one.partition("/")[2] for one in page.predictions if one.startswith(f"{page.number}/")]
        yield line, f'No cell of this page shows Prediction("{wanted}"): {suggestion(name, own, "{}")}'
    elif page.predictions[wanted] > line:
        yield line, f'Prediction("{wanted}") stands below what it opens: show it above.'


def cell_tags(cell: Directive) -> list[str]:
    return re.findall(r"[^\s,\[\]'\"]+", str(cell.options.get("tags") or ""))
