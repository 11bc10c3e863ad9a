"""Find mistakes in the book's pages before it is built: each with its file, its line and what to do.

    python tools/check_sources.py            every page of _toc.yml and chapters/, and the exercises
    python tools/check_sources.py PAGE...    these pages only

Prints one line a problem and exits 1 if there is any.
"""

import argparse
import ast
import re
import sys
import warnings
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from IPython.core.inputtransformer2 import TransformerManager
from pygments.lexers import find_lexer_class_by_name
from pygments.util import ClassNotFound

from checks.exercises import card_problems, exercise_problems, read_modules
from checks.shape import AFTER, cell_tags, predictions, sittings
from dl101.sphinx.katex import FormulaError, render
from sources.book import Book, read_book
from sources.directives import DIRECTIVES, OUTSIDE_CHAPTERS, ROLES, Directive
from sources.page import LINK_DEFINITION, SOLUTIONS, Block, Page, blocks, glossary_entries, normalized_label
from sources.problems import Found, Problem
from sources.text import is_file, look_up, nearest, page_name

ROOT = Path(__file__).resolve().parent.parent

JUPYTEXT_HEADER = {"extension": ".md", "format_name": "myst"}
CELL_LANGUAGE = "ipython3"
CELL_TAGS = {"remove-input"}  # what chapters use; MyST-NB knows more
TARGETED_ROLE = re.compile(r"(?P<text>.*?)\s*<(?P<target>[^<>]*)>", re.DOTALL)


def check_book(book: Book, names: list[str]) -> list[Problem]:
    """Every problem of the pages `names`, of the settings, and of files that cannot be read at all."""
    problems = list(book.problems)
    problems += [Problem("_toc.yml", *found) for found in table_of_contents(book)]
    problems += read_modules()[1]
    for name in names:
        page = book.pages.get(name) or book.solutions.get(name)
        if page is None:
            continue
        checks = (front_matter, contents, headings, labels, sittings, predictions, card_problems)
        for check in (*checks, exercise_problems):
            problems += [Problem(name, *found) for found in check(page, book)]
        if PurePosixPath(name).parts[0] == "chapters" and name not in toc_names(book):
            problems.append(Problem(name, 1, "_toc.yml does not name this page: add it there."))
    return sorted(set(problems))


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


def contents(page: Page, book: Book) -> Found:
    """Everything in the page's body, box by box and line by line."""
    for definition_line in page.link_definitions:
        yield definition_line, LINK_DEFINITION
    for block in page.blocks:
        kind = block.token.type
        if kind in ("fence", "colon_fence"):
            yield from fence(block, page, book)
        elif kind == "heading_open" and block.inside:
            yield (
                block.line,
                f"A heading stands inside {{{block.inside[-1]}}}: use bold text, or close the box.",
            )
        elif kind in ("math_block", "math_block_label", "amsmath"):
            yield from formula(block.token.content, True, block.line)
        elif kind == "html_block":
            yield from html(block.token.content, block.line, page, book)
        elif kind == "substitution_block":
            yield block.line, SUBSTITUTION
        elif kind == "inline":
            yield from inline(block, page, book)


# Fences: directives, cells, and code that is only shown ---


def fence(block: Block, page: Page, book: Book) -> Found:
    token, directive, line = block.token, block.directive, block.line
    opening = f"{token.markup}{token.info.strip()}"
    if not block.closed:
        advice = f"end it with a line {token.markup}; a box around another needs a longer fence"
        yield line, f"{opening} is never closed: {advice}."
    swallowed = fence_inside(block)
    if swallowed:
        end = f"end it with a line {token.markup}, or give it a longer fence"
        yield line, f"{opening} is still open where line {swallowed} opens another: {end}."
        return  # what else is wrong inside follows from that
    if directive is None:
        yield from shown_code(block, opening)
    elif directive.name not in DIRECTIVES:
        yield line, f"Unknown directive {{{directive.name}}}: {nearest(directive.name, set(DIRECTIVES))}"
    else:
        for sentence in directive.problems:
            yield line, sentence
        if directive.name == "code-cell":
            yield from code_cell(block)
        elif directive.name == "math" and not directive.problems:
            yield from formula(f"{directive.argument}\n{directive.body}", True, line)
        elif directive.name in ("figure", "image") and directive.argument:
            yield from picture(directive.argument, directive.options.get("alt"), ":alt:", line, page, book)
        elif directive.name in ("admonition", "deeper", "need"):
            yield from text_of_title(block, page, book)
        elif directive.name == "glossary":
            yield from glossary(directive, page, book)
        if page.name.startswith(("chapters/", SOLUTIONS)) and directive.name in OUTSIDE_CHAPTERS:
            yield (
                line,
                f"{{{directive.name}}} belongs on {OUTSIDE_CHAPTERS[directive.name]} alone: take it out.",
            )


def glossary(directive: Directive, page: Page, book: Book) -> Found:
    """Each term is explained, and once."""
    for entry in glossary_entries(directive):
        if not entry.definition:
            yield entry.line - 1, "The term has no definition: write one below it, indented."
        for term, line in entry.terms:
            place = book.glossary.get(term.lower(), (page.name, line))
            if place != (page.name, line):
                yield line, f"The term “{term}” stands at {place[0]}:{place[1]} already: keep one."


def fence_inside(block: Block) -> int | None:
    """The line where another fence of this kind opens before this one is closed: an end was forgotten."""
    markup = re.escape(block.token.markup)
    opening = re.compile(rf"\s{{0,3}}{markup}{re.escape(block.token.markup[0])}*\s*[\w{{]")
    lines = block.token.content.split("\n")
    return next((block.line + 1 + at for at, text in enumerate(lines) if opening.match(text)), None)


def shown_code(block: Block, opening: str) -> Found:
    """A fence without a directive's name shows code, in a language that can be colored."""
    info = block.token.info.split()
    if block.token.type == "colon_fence" or opening.lstrip("`~").startswith("{"):
        yield block.line, f"{opening} names no directive: write it as in {block.token.markup}{{note}}."
    elif not info:
        yield block.line, "The code has no language: write one after the fence, as in ```python or ```text."
    else:
        try:
            find_lexer_class_by_name(info[0])
        except ClassNotFound:
            yield block.line, f"Unknown language “{info[0]}”: write one such as python, bash or text."


def code_cell(block: Block) -> Found:
    """A cell runs IPython, and can be read as such."""
    cell, line = block.directive, block.line
    if block.inside or block.token.level:
        yield line, "A code cell does not run inside a box, list or quote: close that first."
    if block.token.type == "colon_fence":
        yield line, "A code cell stands between ``` and ```, not between colons."
    if cell.argument != CELL_LANGUAGE:
        wrong = f"the language “{cell.argument}”" if cell.argument else "no language"
        yield line, f"The code cell has {wrong}: write ```{{code-cell}} {CELL_LANGUAGE}."
    for tag in cell_tags(cell):
        if tag not in CELL_TAGS and not tag.startswith(AFTER):
            known = ", ".join(sorted(CELL_TAGS))
            yield line, f"Unknown tag “{tag}”: the book knows {known} and {AFTER}… with a prediction's id."
    error = syntax_error(cell.body)
    if error:
        yield cell.body_line + error[0] - 1, f"Python cannot read this ({error[1]}): correct the code."


def syntax_error(source: str) -> tuple[int, str] | None:
    """The line and the reason why IPython could not run a cell, or None."""
    flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(TransformerManager().transform_cell(source), "cell", "exec", flags)
    except SyntaxError as error:
        last_line = source.count("\n") + 1
        return min(max(error.lineno or 1, 1), last_line), error.msg
    except (ValueError, RecursionError, MemoryError) as error:  # a null character, brackets in brackets in …
        return 1, str(error) or "it is nested too deeply"
    return None


def text_of_title(block: Block, page: Page, book: Book) -> Found:
    """The title of a box is Markdown too."""
    for part in blocks(block.directive.argument, block.line):
        if part.token.type == "inline":
            yield from inline(part, page, book)


# Inside a line of text ---

SUBSTITUTION = "{{ … }} stands for nothing in this book: write the text itself."


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
    yield from unfinished(block)


def find_line(source: list[str], at: int, child: object) -> int:
    """How far down in a paragraph a child stands: breaks are counted, the rest is found by its text."""
    words = child.attrs.get("href") or child.attrs.get("src") or child.content
    needle = str(words).split("\n")[0]
    return next(
        (number for number in range(at, len(source)) if needle in source[number]), min(at, len(source) - 1)
    )


def unfinished(block: Block) -> Found:
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
        yield line, f"Unknown role {{{name}}}: {nearest(name, ROLES)}"
        return
    targeted = TARGETED_ROLE.fullmatch(content)
    target = targeted["target"] if targeted else content
    if name == "math":
        yield from formula(content, False, line)
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
        yield line, f"The glossary has no term “{target}”: {nearest(target, book.glossary, '“{}”')}"


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


# Formulas and pictures ---


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


# The command ---


def page_names(paths: list[str], root: Path) -> tuple[list[str], list[Problem]]:
    """Paths given on the command line, as names of pages, and what is wrong with some of them."""
    names, problems = [], []
    for path in paths:
        full = Path(path).resolve()
        if not is_file(full):
            problems.append(Problem(path, 1, "There is no such file: correct the path."))
        elif not full.is_relative_to(root):
            problems.append(Problem(path, 1, f"This file is not in the book's folder {root}."))
        else:
            names.append(full.relative_to(root).as_posix())
    return names, problems


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="*", metavar="PAGE")
    parser.add_argument("--book", type=Path, default=ROOT, help="the folder of the book")
    options = parser.parse_args(arguments)
    root = options.book.resolve()
    names, problems = page_names(options.pages, root)
    book = read_book(root, tuple(names))
    checked = names if options.pages else [*book.pages, *book.solutions]
    problems += check_book(book, checked)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{len(checked)} {'page' if len(checked) == 1 else 'pages'} read, no problem found.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
