"""What boxes with a title share: a directive whose argument is the title and whose content stands in the box."""

from sphinx.util.docutils import SphinxDirective


class TitledBox(SphinxDirective):
    """A subclass says in `make_box(inline)` which node the box is; `inline` are the nodes of its title."""

    has_content = True

    def make_box(self, inline):
        raise NotImplementedError

    def run(self):
        self.assert_has_content()
        inline, messages = self.state.inline_text(" ".join(self.arguments), self.lineno)
        box = self.make_box(inline)
        self.set_source_info(box)
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box, *messages]
