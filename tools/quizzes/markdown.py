"""Turn the Markdown of a question into HTML, and find what cannot stand in a question.

A question shows on its chapter's page, in later reviews and in notebooks. So its HTML needs nothing around it:
no style sheet for formulas, no picture, no address that depends on the page.
"""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from dl101.sphinx.katex import FormulaError
from quizzes.mathml import HiddenFormulaError, mathml
from sources.directives import is_closed

Mistakes = list[tuple[int, str]]
"""How many lines below the text's first one, and what is wrong and what to do."""

BLOCKS = {
    *("paragraph", "inline", "fence", "math_block", "bullet_list", "ordered_list", "list_item", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
INLINE = {
    *("text", "softbreak", "hardbreak", "em", "strong", "code_inline", "link"),
    *("math_inline", "math_inline_double"),
}
INLINE_IN_OPTION = INLINE - {"hardbreak", "math_inline_double"}

#: What Markdown knows beyond these, and what to do instead.
INSTEAD = {
    "code_block": "An indented line becomes code: take the spaces away, or write ```python and ``` around code.",
    "heading": "A question has no headings: use **bold** text, and a blank line above --- or ===.",
    "hr": "A question has no lines across: take it away.",
    "html_block": "HTML stands here: write Markdown; for a mere < write \\<.",
    "html_inline": "HTML stands here: write Markdown; for a mere < write \\<.",
    "image": "A question has no pictures: show it on the page, above the question.",
}
OPTION_IS_ONE_LINE = (
    "An option is one paragraph of text, code and formulas with $…$, or one block of code: "
    "move the rest to the question."
)

# A browser may begin a line between a formula and the comma after it.
FORMULA_WITH_MARKS = re.compile(r"([(“‘]*)(<math>(?:(?!</?math).)*</math>)([.,;:?!)’”]*)", re.DOTALL)


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables and formulas. HTML is read, so that it can be refused; nothing renders it."""
    markdown = MarkdownIt("commonmark").enable("table")
    markdown.use(dollarmath_plugin, allow_labels=False, double_inline=True)
    for kind, display in (("math_inline", False), ("math_inline_double", True), ("math_block", True)):
        markdown.add_render_rule(kind, formula_rule(display))
    return markdown


def formula_rule(display: bool):
    def rule(self, tokens, index, options, env):
        return mathml(tokens[index].content, display)

    return rule


def question_html(text: str) -> tuple[str, Mistakes]:
    """The HTML of a question or reply, of any number of paragraphs; empty if there are mistakes."""
    tokens = parser().parse(text)
    return html_or_mistakes(tokens, [*block_mistakes(tokens, text.split("\n"), INLINE)])


def option_html(text: str) -> tuple[str, Mistakes]:
    """The HTML of an option, without a paragraph around it; empty if there are mistakes."""
    tokens = parser().parse(text)
    kinds = [token.type for token in tokens]
    if kinds == ["paragraph_open", "inline", "paragraph_close"]:
        tokens = tokens[1:2]
    elif kinds != ["fence"]:
        first = kinds[0].removesuffix("_open") if kinds else ""
        return "", [(0, INSTEAD.get(first, OPTION_IS_ONE_LINE))]
    return html_or_mistakes(tokens, [*block_mistakes(tokens, text.split("\n"), INLINE_IN_OPTION)])


def html_or_mistakes(tokens: list[Token], mistakes: Mistakes) -> tuple[str, Mistakes]:
    if mistakes:
        return "", mistakes
    html = parser().renderer.render(tokens, parser().options, {}).strip()
    return FORMULA_WITH_MARKS.sub(keep_together, html), []


def keep_together(found: re.Match) -> str:
    """A formula and the marks around it, on one line."""
    opening, formula, closing = found.groups()
    return f'<span style="white-space:nowrap">{found[0]}</span>' if opening or closing else formula


def block_mistakes(
    tokens: list[Token], lines: list[str], allowed_inline: set[str]
) -> Iterator[tuple[int, str]]:
    """What is wrong with a text, from its first line on."""
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        kind = re.sub(r"_(open|close)$", "", token.type)
        if kind not in BLOCKS:
            if not token.type.endswith("_close"):
                yield line, INSTEAD.get(kind, f"A question has no {kind}: write it in another way.")
        elif kind == "fence":
            yield from fence_mistakes(token, lines, line)
        elif kind == "math_block":
            yield from formula_mistakes(token.content, True, line)
        elif kind == "inline":
            yield from inline_mistakes(token, line, allowed_inline)


def fence_mistakes(token: Token, lines: list[str], line: int) -> Iterator[tuple[int, str]]:
    language = token.info.strip()
    if not is_closed(token, lines):
        yield line, f"{token.markup}{language} is never closed: end it with a line {token.markup}."
    if language.startswith("{"):
        yield line, f"{language} means nothing in a question: write plain Markdown."
    elif not re.fullmatch(r"[\w+#.-]+", language):
        yield line, "The code has no language: write one word after the fence, as in ```python or ```text."


def inline_mistakes(inline: Token, line: int, allowed: set[str]) -> Iterator[tuple[int, str]]:
    """What is wrong with a paragraph or a cell of a table."""
    children, text = inline.children or [], ""
    for position, child in enumerate(children):
        kind = re.sub(r"_(open|close)$", "", child.type)
        if kind not in allowed:
            if not child.type.endswith("_close"):
                yield line, INSTEAD.get(kind, OPTION_IS_ONE_LINE)
        elif kind == "text":
            text += child.content
        elif kind == "code_inline" and (role := re.search(r"\{[\w:.-]+\}$", text)):
            yield (
                line,
                f"{role.group()}`…` means nothing in a question: write the words, or a formula as $…$.",
            )
        elif child.type == "link_open":
            yield from link_mistakes(child, children[position + 1], line)
        elif kind.startswith("math_inline"):
            yield from formula_mistakes(child.content, kind == "math_inline_double", line)
        if kind == "softbreak":
            line += 1
    if text.count("$") > inline.content.count(r"\$"):
        yield line, "A formula opens with $ and never closes: add the other $, or write \\$ for a dollar."
    if text.startswith(":::"):
        yield line, "::: opens no box in a question: write plain Markdown."


def link_mistakes(link: Token, text: Token, line: int) -> Iterator[tuple[int, str]]:
    address = str(link.attrs.get("href", ""))
    if not re.match(r"https?://[^/]", address):
        yield (
            line,
            f"The link to “{address}” may lead nowhere, since a question shows on several pages: "
            "write a whole address, https://…, or put the link on the page.",
        )
    if text.type == "link_close":
        yield line, f"The link to “{address}” has no text: write it between [ and ]."


def formula_mistakes(source: str, display: bool, line: int) -> Iterator[tuple[int, str]]:
    try:
        mathml(source, display)
    except (FormulaError, HiddenFormulaError) as error:
        yield line, str(error)
