"""What opens once the reader has made a prediction: the box `reveal`, and the output of a cell `after-ID`.

:::{reveal} bias-line
What happens, and why.
:::

`bias-line` is the id of a prediction that stands above on the page. The box is an ordinary closed one;
theme/js/reveals.js locks it and opens it. A cell with the tag `after-bias-line` has its output in such a box.
"""

import re

from docutils import nodes

from dl101.sphinx.closed_boxes import ClosedBox, closed_box, closed_box_title
from dl101.sphinx.course_map import chapter_of_keys

TAG = re.compile(r"tag_after-(.+)")  # the class that MyST-NB gives a cell with the tag after-…


def prediction_key(docname, identifier):
    """The key in the learner's progress: `prediction/02/bias-line` on chapters/02_a_single_neuron."""
    return f"prediction/{chapter_of_keys(docname)}/{identifier}"


class Reveal(ClosedBox):
    """`reveal`, with the prediction's id as its argument."""

    required_arguments = 1

    def run(self):
        [identifier] = self.arguments
        self.arguments = []  # it is no title
        [box, *messages] = super().run()
        box["until"] = prediction_key(self.env.docname, identifier)
        return [box, *messages]


def box_outputs(app, doctree):
    """Put the output of each cell with a tag `after-ID` into a box."""
    for cell in list(doctree.findall(nodes.container)):
        for found in filter(None, map(TAG.fullmatch, cell.get("classes", []))):
            for output in [part for part in cell.children if "cell_output" in part.get("classes", [])]:
                kind = "revealed-output"
                box = closed_box("", closed_box_title("", "", kind=kind), kind=kind)
                box["until"] = prediction_key(app.env.docname, found[1])
                output.replace_self(box)
                box += output


def setup(app):
    app.add_directive("reveal", Reveal)
    app.connect("doctree-read", box_outputs)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
