"""The directive `deeper`: a closed box with more than a chapter asks for.

:::{deeper} Why the weights point across the line
The text, with anything that a page may hold but headings.
:::
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective


class deeper(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """The box: a `deeper_title`, then its content."""


class deeper_title(nodes.General, nodes.TextElement):  # noqa: N801
    """The line that opens the box."""


class Deeper(SphinxDirective):
    """`deeper`, with a title as its argument and the text as its content."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self):
        self.assert_has_content()
        inline, messages = self.state.inline_text(self.arguments[0], self.lineno)
        box = deeper("", deeper_title("", "", *inline))
        self.set_source_info(box)
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box, *messages]


def open_box(translator, node):
    translator.body.append('<details class="deeper">\n')


def close_box(translator, node):
    translator.body.append("</div>\n</details>\n")


def open_title(translator, node):
    translator.body.append('<summary><span class="deeper-word">Go deeper:</span> ')


def close_title(translator, node):
    translator.body.append('</summary>\n<div class="deeper-body">\n')


def setup(app):
    app.add_node(deeper, html=(open_box, close_box))
    app.add_node(deeper_title, html=(open_title, close_title))
    app.add_directive("deeper", Deeper)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
