"""What no line of a page ends in: "35 ms", "8 × 8", "chapter 3", a point such as (0, 1.5), and short code."""

import re

from docutils import nodes

NO_BREAK = "\N{NO-BREAK SPACE}"
PAIR = re.compile(r"(?<=\d) (?=(?:×|ms\b|kB\b))|(?<=×) (?=\d)|(?<=[Cc]hapter) (?=\d)|(?<=Fig\.) (?=\d)")
POINT = re.compile(r"\((−?[\d.]+), (−?[\d.]+)\)")
SHORT = 14  # letters of code in a line of text; longer code may break, for a phone


def keep_words(app, doctree, docname):
    """Put spaces at which no line ends between what belongs together."""
    for text in list(doctree.findall(nodes.Text)):
        if isinstance(
            text.parent, (nodes.literal, nodes.literal_block, nodes.raw, nodes.math, nodes.math_block)
        ):
            continue
        kept = POINT.sub(rf"(\1,{NO_BREAK}\2)", PAIR.sub(NO_BREAK, text))
        if kept != text:
            text.parent.replace(text, nodes.Text(kept))


def keep_code(app, doctree, docname):
    """Short code stays whole: cut before an operator, it reads as two."""
    for code in doctree.findall(nodes.literal):
        if len(code.astext()) <= SHORT and " " in code.astext():
            code["classes"].append("kept")


def setup(app):
    app.connect("doctree-resolved", keep_words)
    app.connect("doctree-resolved", keep_code)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
