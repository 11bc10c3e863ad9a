"""What no line ends in: spaces that hold, and short code."""

import pytest
from docutils import nodes

from dl101.sphinx.kept_together import keep_code, keep_words


def paragraph(*parts):
    return nodes.paragraph("", "", *[nodes.Text(part) if isinstance(part, str) else part for part in parts])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("35 ms of them", "35~ms of them"),
        ("8 × 8 cells, see chapter 3", "8~×~8 cells, see chapter~3"),
        ("from (0, 1.5) to (−2, 1)", "from (0,~1.5) to (−2,~1)"),
        ("a list (one, two), chapter by chapter", "a list (one, two), chapter by chapter"),
    ],
)
def test_what_belongs_together_has_a_space_that_holds(text, kept):
    doctree = paragraph(text)
    keep_words(None, doctree, "page")
    assert doctree.astext() == kept.replace("~", "\N{NO-BREAK SPACE}")


def test_code_keeps_its_spaces_since_it_is_copied():
    doctree = paragraph(
        nodes.literal("", "f(0, 1)  # 8 × 8"), nodes.literal("", "b = a * a"), nodes.literal("", "relu")
    )
    keep_words(None, doctree, "page")
    keep_code(None, doctree, "page")
    assert [code.astext() for code in doctree] == ["f(0, 1)  # 8 × 8", "b = a * a", "relu"]
    assert [code["classes"] for code in doctree] == [[], ["kept"], []]
