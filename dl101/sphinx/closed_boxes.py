"""Boxes that stay closed until a reader opens them: `deeper`, with more than a chapter asks for, `answer`, and code.

:::{deeper} Why the weights point across the line
The text, with anything that a page may hold but headings.
:::

:::{answer}
What a reader compares with an answer of their own.
:::

A cell with the tag `hide-input` has its code in such a box: its output is what the chapter is about.
"""

from docutils import nodes

from dl101.sphinx.titled_boxes import TitledBox

WORDS = {
    "deeper": "Go deeper:",
    "answer": "Check your answer",
    "code": "The code",
    "reveal": "After your prediction",  # reveals.py
    "revealed-output": "The output, after your prediction",
}
# What theme/js/reveals.js writes there as long as the box is locked.
LOCKED = {
    "reveal": "Opens after your prediction",
    "revealed-output": "The output opens after your prediction",
}


class closed_box(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """The box: a `closed_box_title`, then its content. Its attribute `kind` is a key of WORDS.

    With an attribute `until`, it opens when the learner's progress has an item of this key.
    """


class closed_box_title(nodes.General, nodes.TextElement):  # noqa: N801
    """The line that opens the box."""


class ClosedBox(TitledBox):
    """A box of the kind that the directive is called."""

    def make_box(self, inline):
        return closed_box("", closed_box_title("", "", *inline, kind=self.name), kind=self.name)


class Deeper(ClosedBox):
    """`deeper`, with a title as its argument."""

    required_arguments = 1
    final_argument_whitespace = True


class Answer(ClosedBox):
    """`answer`, without a title: what it answers stands before it."""


def box_code(app, doctree):
    """Put the code of each cell with the tag `hide-input` into a box, before MyST-NB does so in its own way."""
    for cell in list(doctree.findall(lambda node: isinstance(node, nodes.container) and "hide_mode" in node)):
        del cell["hide_mode"]
        code = cell.children[0]
        box = closed_box("", closed_box_title("", "", kind="code"), kind="code")
        code.replace_self(box)
        box += code


def open_box(translator, node):
    until = f' data-until="{node["until"]}"' if "until" in node else ""
    translator.body.append(f'<details class="closed-box {node["kind"]}"{until}>\n')


def close_box(translator, node):
    translator.body.append("</div>\n</details>\n")


def open_title(translator, node):
    kind = node["kind"]
    locked = f' data-locked="{LOCKED[kind]}"' if kind in LOCKED else ""
    translator.body.append(f'<summary><span class="box-word"{locked}>{WORDS[kind]}</span> ')


def close_title(translator, node):
    translator.body.append('</summary>\n<div class="box-body">\n')


def setup(app):
    app.add_node(closed_box, html=(open_box, close_box))
    app.add_node(closed_box_title, html=(open_title, close_title))
    app.add_directive("deeper", Deeper)
    app.add_directive("answer", Answer)
    app.connect("doctree-read", box_code)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
