"""What can be wrong with a page as a whole: its place in the table of contents, its front matter, headings, labels.

Each problem is a line and a sentence.
"""

from sources.book import Book
from sources.page import Page
from sources.problems import Found
from sources.text import is_file, look_up, page_name

JUPYTEXT_HEADER = {"extension": ".md", "format_name": "myst"}


def toc_names(book: Book) -> list[str]:
    return [page_name(entry) for entry, _ in book.toc]


def table_of_contents(book: Book) -> Found:
    """Pages that `_toc.yml` names and that do not exist, or that it names twice."""
    seen = set()
    for entry, line in book.toc:
        if not is_file(book.root / page_name(entry)):
            yield line, f"There is no page {page_name(entry)}: correct the name or write the page."
        if page_name(entry) in seen:
            yield line, f"The page {page_name(entry)} stands here twice: keep one."
        seen.add(page_name(entry))


def front_matter(page: Page, book: Book) -> Found:
    """What stands between the two lines --- at the top of a page."""
    if page.missing_front_matter:
        yield 1, "The front matter is missing: begin the page with that of another page."
        return
    header = look_up(page.front_matter, "jupytext", "text_representation")
    if not isinstance(header, dict) or any(
        header.get(key) != value for key, value in JUPYTEXT_HEADER.items()
    ):
        yield 1, "The jupytext header is missing or not that of a MyST notebook: copy it from another page."
    if look_up(page.front_matter, "kernelspec", "name") != "python3":
        yield 1, "The front matter names no kernel: copy `kernelspec` from another page."
    description = look_up(page.front_matter, "myst", "html_meta", "description")
    if not isinstance(description, str) or not description.strip():
        yield 1, "The page has no description: write one sentence as myst: html_meta: description."
    minutes = page.front_matter.get("minutes")
    if page.name.startswith("chapters/") and (type(minutes) is not int or minutes < 1):
        yield 1, "The chapter does not say how long it takes: write a whole number, as in `minutes: 25`."


def headings(page: Page, book: Book) -> Found:
    """One title, and no level left out below it."""
    level_above = 0
    for line, level, text, _ in page.headings:
        if level == 1 and level_above:
            yield line, f"“{text}” is a second title: a page has one heading with a single #."
        elif level > level_above + 1:
            right = "#" * (level_above + 1)
            yield line, f"“{text}” skips a level of headings: write it with {right}."
        level_above = level
    if not page.headings:
        yield page.body_line, "The page has no title: begin it with a line `# Title`."


def labels(page: Page, book: Book) -> Found:
    """Labels that exist already, here or on another page."""
    for label in page.labels:
        other_page, first = book.labels.get(label.name, (page, label))
        if (other_page.name, first.line) != (page.name, label.line):
            place = f"{other_page.name}:{first.line}"
            yield label.line, f"The label “{label.name}” stands at {place} already: choose another."
