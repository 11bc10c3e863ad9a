"""The directive `progress-panel`: what is remembered on this device, to export, import or erase.

:::{progress-panel}
:::

The page's script (`theme/js/progress_panel.js`) fills it, because only the reader's browser knows.
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


def setup(app):
    app.add_directive("progress-panel", ProgressPanel)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
