"""The directive `progress-panel`: what is remembered on this device, to export, import or erase.

:::{progress-panel}
:::

A script that this page alone loads (`theme/js/progress_panel.js`) fills it, because only the reader's browser knows.
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

PANEL = (
    '<div class="progress-panel" data-progress-panel role="region" aria-label="Your progress">'
    '<p class="without-scripts">Once scripts are switched on for this page, '
    "your progress can be shown, exported and erased here.</p></div>"
)


class ProgressPanel(SphinxDirective):
    """`progress-panel`, without arguments or content."""

    def run(self):
        return [nodes.raw("", PANEL, format="html")]


def add_script(app, pagename, templatename, context, doctree):
    if PANEL in context.get("body", ""):
        app.builder.add_js_file("progress_panel.js", priority=200, defer="")  # after book.js


def setup(app):
    app.add_directive("progress-panel", ProgressPanel)
    app.connect("html-page-context", add_script)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
