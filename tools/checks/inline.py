"""What can be wrong inside a line of text: roles, links, formulas, pictures, HTML.

Each problem is a line and a sentence.
"""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from checks.demo_settings import demo_settings
from dl101.sphinx.katex import FormulaError, render
from sources.book import Book
from sources.directives import ROLES
from sources.page import Block, Page, normalized_label
from sources.problems import Found
from sources.text import is_file, page_name, suggestion

SUBSTITUTION = "{{ … }} stands for nothing in this book: write the text itself."
TARGETED_ROLE = re.compile(r"(?P<text>.*?)\s*<(?P<target>[^<>]*)>", re.DOTALL)


def inline(block: Block, page: Page, book: Book) -> Found:
    """Roles, links, pictures and formulas of one paragraph, heading or table cell."""
    children = block.token.children or []
    source = block.token.content.split("\n")
    at = 0
    for position, child in enumerate(children):
        kind, line = child.type, block.line + find_line(source, at, child)
        if kind in ("softbreak", "hardbreak"):
            at += 1
        elif kind == "myst_role":
            yield from role(child.meta["name"], child.content, line, page, book)
        elif kind.startswith("math_inline"):
            at += child.content.count("\n")
            yield from formula(child.content, kind == "math_inline_double", line)
        elif kind == "image":
            yield from picture(child.attrs["src"], child.content, "text between [ and ]", line, page, book)
        elif kind == "html_inline":
            yield from html(child.content, line, page, book)
        elif kind == "link_open" and child.info == "auto":
            yield from automatic_link(child.attrs["href"], children[position + 1].content, line)
        elif kind == "link_open":
            yield from link(child.attrs["href"], line, page, book)
        elif kind == "substitution_inline":
            yield line, SUBSTITUTION
    yield from loose_ends(block)


def find_line(source: list[str], at: int, child: object) -> int:
    """How far down in a paragraph a child stands: breaks are counted, the rest is found by its text."""
    words = child.attrs.get("href") or child.attrs.get("src") or child.content
    needle = str(words).split("\n")[0]
    return next(
        (number for number in range(at, len(source)) if needle in source[number]), min(at, len(source) - 1)
    )


def loose_ends(block: Block) -> Found:
    """Text that looks like the beginning of something which never ends, or a footnote without its note."""
    text = "".join(child.content for child in block.token.children or [] if child.type == "text")
    escaped = block.token.content.count(r"\$")
    if text.count("$") > escaped:
        yield (
            block.line,
            "A formula opens with $ and never closes: add the other $, or write \\$ for a dollar.",
        )
    for name in re.findall(r"\[\^([^\]\s]+)\]", text):
        yield block.line, f"There is no footnote ^{name}: write a line [^{name}]: with its text."


def role(name: str, content: str, line: int, page: Page, book: Book) -> Found:
    """A role such as {ref}`…`: its name is known, and what it points at exists."""
    if name not in ROLES:
        yield line, f"Unknown role {{{name}}}: {suggestion(name, ROLES)}"
        return
    targeted = TARGETED_ROLE.fullmatch(content)
    target = targeted["target"] if targeted else content
    if name == "math":
        yield from formula(content, False, line)
    elif name == "try":
        yield from demo_settings(content, line, page)
    elif name == "doc" and page.path_in_book(page_name(target)) not in book.pages:
        yield line, f"There is no page {page_name(target)} to link to: correct the name."
    elif name in ("ref", "eq"):
        _, label = book.labels.get(normalized_label(target), (None, None))
        if label is None:
            yield line, f"There is no label “{target}”: correct it, or write ({target})= above what it names."
        elif name == "eq" and not label.number:
            yield line, f"“{target}” is no formula's label: use {{ref}}, or label the formula."
        elif name == "ref" and not label.title and not targeted:
            yield line, f"“{target}” has no title of its own: write {{ref}}`some words <{target}>`."
    elif name == "term" and target.lower() not in book.glossary:
        yield line, f"The glossary has no term “{target}”: {suggestion(target, book.glossary, '“{}”')}"


def link(href: str, line: int, page: Page, book: Book) -> Found:
    """[text](page.md#heading), [text](#label), [text](file) or an address."""
    href = unquote(href)
    parts = split_address(href)
    if parts is None:
        yield line, f"“{href}” is not an address: correct the link."
    elif parts.scheme or href.startswith("//"):
        return
    elif not href:
        yield line, "The link leads nowhere: write an address between ( and )."
    elif not parts.path:
        yield from anchor(parts.fragment, line, page, book)
    else:
        name = page.path_in_book(parts.path)
        if not is_file(book.root / name):
            yield line, f"There is no file {name} to link to: correct the link."
        elif name.endswith(".md") and name not in book.pages:
            yield line, f"{name} is not a page of the book: add it to _toc.yml, or link to its address."
        elif parts.fragment and name in book.pages and parts.fragment not in book.pages[name].anchors:
            yield line, f"There is no heading #{parts.fragment} in {name}: correct the link."


def anchor(fragment: str, line: int, page: Page, book: Book) -> Found:
    if fragment not in page.anchors and normalized_label(fragment) not in book.labels:
        yield line, f"There is no heading or label #{fragment}: correct the link."


def automatic_link(href: str, text: str, line: int) -> Found:
    """`notes.md` in plain text becomes a link to http://notes.md, which nobody wants."""
    if "://" not in text and not href.startswith("mailto:"):
        yield line, f"“{text}” becomes a link to {href}: put it in backticks, or write <https://{text}>."


def split_address(href: str):
    """The parts of an address, or None if it has none, as `http://[`."""
    try:
        return urlsplit(href)
    except ValueError:
        return None


# Formulas, pictures, HTML ---


def formula(source: str, display: bool, line: int) -> Found:
    try:
        render(source, display)
    except FormulaError as error:
        yield line, str(error)


def picture(source: str, alt: object, where: str, line: int, page: Page, book: Book) -> Found:
    """A picture lies in the book's folder and says in words what it shows."""
    source = unquote(source)
    if not str(alt or "").strip():
        yield line, f"The picture {source} has no alt text: say in its {where} what it shows."
    if re.match(r"([a-z][a-z0-9+.-]*:)?//", source, re.IGNORECASE):
        yield line, f"The picture {source} would be loaded from elsewhere: put the file into assets/."
    elif not source.startswith("data:") and not is_file(book.root / page.path_in_book(source)):
        yield line, f"There is no picture {page.path_in_book(source)}: correct the path or add the file."


class Elements(HTMLParser):
    """Collects every element of a piece of HTML that has a `src` or is a picture: line, name, attributes."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[tuple[int, str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((self.getpos()[0] - 1, tag, dict(attrs)))


def html(text: str, line: int, page: Page, book: Book) -> Found:
    for below, tag, attributes in Elements(text).found:
        source = attributes.get("src") or ""
        if tag == "img":
            yield from picture(source, attributes.get("alt"), 'alt="…"', line + below, page, book)
        elif re.match(r"(https?:)?//", source):
            yield (
                line + below,
                f"<{tag}> would load {source} from elsewhere: a page loads nothing from outside.",
            )
