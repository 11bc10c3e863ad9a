"""Sphinx extension: formulas are set by KaTeX while the book is built, and pages carry no script for them.

A screen reader gets MathML; a page without formulas loads no style sheet for them; a formula that KaTeX
cannot read is a warning with file and line, so that a build with `-W` stops.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.fileutil import copy_asset
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from dl101.sphinx import katex

logger = logging.getLogger(__name__)

STYLES = Path(__file__).parent / "theme" / "static" / "katex"

MARKS = re.compile(r"[.,;:?!)’”]+")


def visit_inline_formula(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula that stands in a line of text. No line ends between it and the mark after it."""
    in_table = any(isinstance(parent, nodes.entry) for parent in _parents(node))
    formula = _set_formula(node, display=False, short=0 if in_table else katex.SHORT)
    wide = _is_wide(formula)
    mark = translator.encode(node.get("mark", ""))
    kept = not wide and formula is not None
    html = formula.html if formula else _as_code(translator, node)
    classes = "math inline" + " wide" * wide + " kept" * kept
    translator.body.append(translator.starttag(node, "span", "", CLASS=classes, **_reachable(wide)))
    translator.body.append(html + (f"{mark}</span>" if kept else f"</span>{mark}"))
    raise nodes.SkipNode


def visit_display_formula(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula that has a line of its own, with its number at the right if it has a label."""
    formula = _set_formula(node, display=True)
    wide = _is_wide(formula)
    translator.body.append(translator.starttag(node, "div", "", CLASS="math display"))
    translator.body.append(translator.starttag({}, "span", "", CLASS="formula", **_reachable(wide)))
    translator.body.append(formula.html if formula else _as_code(translator, node))
    translator.body.append("</span>")
    if node["number"]:
        translator.body.append(f'<span class="eqno">({get_node_equation_number(translator, node)})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def _parents(node: nodes.Node) -> Iterator[nodes.Node]:
    while node := node.parent:
        yield node


def _set_formula(node: nodes.Element, display: bool, short: float = 0) -> katex.Formula | None:
    try:
        return katex.set_formula(node.astext(), display, short)
    except katex.FormulaError as error:
        logger.warning(str(error), location=node, type="katex")
        return None


def _is_wide(formula: katex.Formula | None) -> bool:
    """What does not fit everywhere scrolls in its own box somewhere, so the keyboard must be able to reach it."""
    return formula is not None and formula.width > katex.WIDEST_THAT_FITS_EVERYWHERE


def _reachable(wide: bool) -> dict[str, str]:
    return {"tabindex": "0", "role": "group", "aria-label": "Wide formula"} if wide else {}


def _as_code(translator: HTML5Translator, node: nodes.Element) -> str:
    return f"<code>{translator.encode(node.astext())}</code>"


def take_marks(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Hand each formula the punctuation that follows it: a browser would let the next line begin with it."""
    for formula in list(doctree.findall(nodes.math)):
        siblings = formula.parent.children
        place = siblings.index(formula) + 1
        follower = siblings[place] if place < len(siblings) else None
        found = MARKS.match(follower) if isinstance(follower, nodes.Text) else None
        if found:
            formula["mark"] = found[0]
            formula.parent[place] = nodes.Text(follower[found.end() :])


def write_titles_without_markup(app: Sphinx, doctree: nodes.document) -> None:
    """Turn formulas in titles to plain text where they leave the page: in <title>, menus, next, previous."""
    environment = app.env
    docname = environment.docname
    for title in (environment.titles[docname], environment.longtitles[docname], environment.tocs[docname]):
        for formula in list(title.findall(nodes.math)):
            formula.replace_self(nodes.Text(_plain_text(formula.astext())))


def _plain_text(source: str) -> str:
    try:
        return katex.plain_text(source)
    except katex.FormulaError:  # reported where the page itself shows the formula
        return source


def load_styles(app: Sphinx, page: str, template: str, context: dict, doctree: nodes.document | None) -> None:
    """Let a page load KaTeX's styles if it shows a formula."""
    if doctree is not None and any(
        isinstance(node, nodes.math | nodes.math_block) for node in doctree.findall()
    ):
        app.builder.add_css_file("katex/katex.css")


def copy_styles(app: Sphinx) -> None:
    """Put the styles and fonts into the output, before pages are written that carry their checksum."""
    if app.builder.format == "html":
        copy_asset(STYLES, app.outdir / "_static" / "katex")


def choose_renderer(app: Sphinx, config: Config) -> None:
    """Set formulas with KaTeX alone: no other extension may choose, or prepare pages for MathJax."""
    config.html_math_renderer = "katex"
    if "myst_update_mathjax" in config:
        config.myst_update_mathjax = False


def setup(app: Sphinx) -> dict:
    """Register the renderer with Sphinx."""
    app.add_html_math_renderer("katex", (visit_inline_formula, None), (visit_display_formula, None))
    app.connect("config-inited", choose_renderer)
    app.connect("builder-inited", copy_styles)
    app.connect("doctree-read", write_titles_without_markup, priority=900)  # after Sphinx collected them
    app.connect("doctree-resolved", take_marks)
    app.connect("html-page-context", load_styles, priority=400)  # before a theme goes through them
    # KaTeX's engine has threads, which do not survive a fork: one process writes all pages.
    return {"version": katex.version(), "parallel_read_safe": False, "parallel_write_safe": False}
