"""A drawing that has colors for the dark theme, as `NAME.svg#dark`, stands in the page twice: the style shows one.

Inside a picture, WebKit does not tell which theme the page has; an address with `#dark` works in every browser, and
the file is fetched once.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

HAS_DARK_COLORS = "#dark:target"


def visit_image(translator, node):
    """Write the picture; after a drawing with dark colors its twin."""
    start, path = len(translator.body), Path(translator.builder.srcdir, node["uri"])
    HTML5Translator.visit_image(translator, node)  # gives the node the address that it has in the book
    if path.suffix != ".svg" or HAS_DARK_COLORS not in path.read_text(encoding="utf-8"):
        return
    picture = "".join(translator.body[start:])
    twin = re.sub(r'(src="[^"]+)"', r'\1#dark"', picture, count=1)
    translator.body[start:] = [
        picture.replace("<img ", '<img class="by-day" ', 1),
        twin.replace("<img ", '<img class="by-night" loading="lazy" ', 1),
    ]


def setup(app):
    app.add_node(nodes.image, override=True, html=(visit_image, HTML5Translator.depart_image))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
