"""How results, hints, solutions and the progress bar look in a notebook, light or dark.

Styles stand in the elements, since every kind of notebook keeps those. Text takes the notebook's own color; what has a
color is a label with a ground of its own, so that it can be read on any page. No meaning rests on color alone.
"""

import html
import re

GROUNDS = {  # of a label, under white text: 4.5 : 1 and more
    "correct": "#0b6e57",
    "incorrect": "#a8321f",
    "unattempted": "#5a6274",
    "hint": "#14559b",
    "solution": "#14559b",
    "progress": "#14559b",
}
EDGES = {  # beside a card: 3 : 1 on white and on black
    "correct": "#1c9c7c",
    "incorrect": "#d95f4a",
    "unattempted": "#7c8698",
    "hint": "#3b86d6",
    "solution": "#3b86d6",
    "progress": "#3b86d6",
}
MONO = "font-family: ui-monospace, 'Cascadia Code', Menlo, Consolas, monospace; font-size: 0.93em;"
WASH = "background: rgba(127, 135, 150, 0.12);"
INLINE = re.compile(r"`([^`]+)`|\*([A-Za-z][^*`]*[A-Za-z])\*")  # as in sphinx/theme/solve/message.js


def card(kind, label, title, text):
    """A box with a colored edge, a label (icon and word), a title and a text of paragraphs."""
    name = f'<span style="{MONO}">{html.escape(title)}</span>'
    return f"{card_open(kind)}<div>{label_html(kind, label)} {name}</div>{paragraphs(text)}</div>"


def card_open(kind):
    box = "border-radius: 6px; padding: 0.6em 0.9em; margin: 0.3em 0; line-height: 1.5; max-width: 46em;"
    return f'<div data-dl101="{kind}" style="border-left: 4px solid {EDGES[kind]}; {WASH} {box}">'


def label_html(kind, label):
    style = f"background: {GROUNDS[kind]}; color: #ffffff; border-radius: 1em; padding: 0.15em 0.75em;"
    style += " font-weight: 600; margin-right: 0.35em; white-space: nowrap;"
    return f'<span style="{style}">{html.escape(label)}</span>'


def paragraphs(text):
    """Paragraphs are parted by empty lines; one whose lines are all indented is shown as it stands."""
    return "".join(block(part) for part in text.strip("\n").split("\n\n"))


def block(part):
    lines = part.split("\n")
    if all(line.startswith("    ") for line in lines):
        return preformatted("\n".join(line[4:] for line in lines))
    inside = INLINE.sub(inline, html.escape(part)).replace("\n", "<br>")
    return f'<div style="margin-top: 0.5em;">{inside}</div>'


def inline(found):
    """`code`, or *emphasis*: a product has spaces around its sign, or is code."""
    code, words = found.groups()
    if words:
        return f"<em>{words}</em>"
    return f'<code style="{MONO} {WASH} color: inherit; padding: 0 0.2em;">{code}</code>'


def preformatted(code):
    style = f"{MONO} {WASH} color: inherit; border-radius: 6px; padding: 0.6em 0.8em; margin: 0.5em 0 0;"
    return f'<pre style="{style} line-height: 1.45; overflow-x: auto;">{html.escape(code)}</pre>'
