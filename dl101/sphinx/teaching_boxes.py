"""Boxes that give a chapter its shape: what is needed, where a sitting begins, where to stop.

:::{need} eˣ, in three minutes
A tool, where it is first needed, with one question to check it.
:::

## A heading

:::{sitting}
:minutes: 25
The one question of this sitting?
:::

:::{stop}
What the reader can do now, and what comes next.
:::
"""

from docutils import nodes
from docutils.parsers.rst.directives import unchanged

from dl101.sphinx.titled_boxes import TitledBox

NEED = "You need:"
STOP = "A good place to stop"


class teaching_box(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """A box with a title, a `teaching_box_title`. Its attribute `kind` is "need", "sitting" or "stop".

    A sitting also has `minutes`, and `number` and `total` once its page is read.
    """


class teaching_box_title(nodes.General, nodes.TextElement):  # noqa: N801
    """The line at the top of the box."""


def sitting_facts(number, total, minutes):
    """The line above a sitting's question: "Sitting 1 of 4 · about 25 minutes"."""
    return f"Sitting {number} of {total} · about {minutes} minutes"


class TeachingBox(TitledBox):
    """A box of the kind that the directive is called; `words` begin its title."""

    words = ""

    def make_box(self, inline):
        words = [nodes.inline("", self.words, classes=["box-word"])] if self.words else []
        gap = [nodes.Text(" ")] if words and inline else []
        return teaching_box("", teaching_box_title("", "", *words, *gap, *inline), kind=self.name)


class Need(TeachingBox):
    """`need`, with a title as its argument."""

    required_arguments = 1
    final_argument_whitespace = True
    words = NEED


class Stop(TeachingBox):
    """`stop`, without a title."""

    words = STOP


class Sitting(TeachingBox):
    """`sitting`, with its `minutes`; its content is the question."""

    option_spec = {"minutes": unchanged}  # noqa: RUF012 (docutils' way)

    def run(self):
        [box, *messages] = super().run()
        box["minutes"] = self.options.get("minutes", "")
        return [box, *messages]


def number_sittings(app, doctree):
    """Count the sittings of a page, and write on each which one it is."""
    sittings = [node for node in doctree.findall(teaching_box) if node["kind"] == "sitting"]
    for number, sitting in enumerate(sittings, 1):
        facts = sitting_facts(number, len(sittings), sitting["minutes"])
        sitting.children[0] += nodes.Text(facts)


def open_box(translator, node):
    translator.body.append(f'<div class="{node["kind"]}">\n')


def close_box(translator, node):
    translator.body.append("</div>\n")


def open_title(translator, node):
    translator.body.append(f'<p class="{node.parent["kind"]}-title">')


def close_title(translator, node):
    translator.body.append("</p>\n")


def setup(app):
    app.add_node(teaching_box, html=(open_box, close_box))
    app.add_node(teaching_box_title, html=(open_title, close_title))
    app.add_directive("need", Need)
    app.add_directive("sitting", Sitting)
    app.add_directive("stop", Stop)
    app.connect("doctree-read", number_sittings)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
