"""What can be wrong with the blocks of a page: directives, code cells, and code that is only shown.

Each problem is a line and a sentence.
"""

import ast
import re
import warnings

from IPython.core.inputtransformer2 import TransformerManager
from pygments.lexers import find_lexer_class_by_name
from pygments.util import ClassNotFound

from checks.inline import SUBSTITUTION, formula, html, inline, picture
from checks.shape import AFTER, cell_tags
from sources.book import Book
from sources.directives import DIRECTIVES, OUTSIDE_CHAPTERS, Directive
from sources.page import LINK_DEFINITION, SOLUTIONS, Block, Page, blocks, glossary_entries
from sources.problems import Found
from sources.text import suggestion

CELL_LANGUAGE = "ipython3"
CELL_TAGS = {"hide-input", "remove-input", "when-asked"}  # what chapters use; MyST-NB knows more


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
        yield line, f"Unknown directive {{{directive.name}}}: {suggestion(directive.name, set(DIRECTIVES))}"
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
