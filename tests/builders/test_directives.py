"""Each directive is defined once: what the source check takes for one is what the book is built with."""

import importlib
import pkgutil
from io import StringIO

import pytest
from docutils.frontend import get_default_settings
from docutils.languages import get_language
from docutils.parsers.rst import Parser, directives
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils, sphinx_domains

import dl101.sphinx
from sources.directives import CONTAINERS, DIRECTIVES, OUTSIDE_CHAPTERS

CELLS = {"code-cell"}  # MyST-NB takes these out before any directive is looked up


class Recorder:
    """Stands for a Sphinx application: it notes the directives, and lets everything else pass."""

    def __init__(self):
        self.directives = {}

    def add_directive(self, name, kind):
        self.directives[name] = kind

    def __getattr__(self, name):
        return lambda *_, **__: None


def spec(kind):
    """What a directive takes: how many arguments, which options, whether content."""
    arguments = (kind.required_arguments, kind.optional_arguments, kind.final_argument_whitespace)
    return *arguments, kind.has_content, dict(kind.option_spec or {})


@pytest.fixture
def ours(monkeypatch):
    """The directives that our own extensions register, whichever they are."""
    monkeypatch.setenv("DL101_PROGRESS", "off")  # an extension sets it, for good
    recorder = Recorder()
    for module in pkgutil.walk_packages(dl101.sphinx.__path__, "dl101.sphinx."):
        setup = getattr(importlib.import_module(module.name), "setup", None)
        if setup:
            setup(recorder)
    return recorder.directives


@pytest.fixture(scope="module")
def registered(tmp_path_factory):
    """A function that gives the class which builds a directive in a book like ours."""
    root = tmp_path_factory.mktemp("book")
    document = new_document("page", get_default_settings(Parser))
    with patch_docutils(), docutils_namespace():
        settings = {"extensions": ["myst_parser", "dl101.sphinx.theme"], "html_theme": "dl101"}
        out, trees = root / "out", root / "trees"
        app = Sphinx(root, None, out, trees, "html", settings, status=None, warning=StringIO())
        with sphinx_domains(app.env):  # `glossary` belongs to one
            yield lambda name: directives.directive(name, get_language("en"), document)[0]


def test_the_source_check_knows_each_directive_of_ours_and_no_other(ours):
    assert len(ours) > 5
    assert ours == {name: kind for name, kind in DIRECTIVES.items() if kind.__module__.startswith("dl101.")}


@pytest.mark.parametrize("name", sorted(set(DIRECTIVES) - CELLS))
def test_the_book_takes_what_the_source_check_lets_pass(registered, name):
    known, built = DIRECTIVES[name], registered(name)
    assert spec(known)[:-1] == spec(built)[:-1]
    assert spec(known)[-1].items() <= spec(built)[-1].items(), "the check may forbid an option"


def test_what_is_said_of_a_directive_is_of_one_that_exists():
    assert set(DIRECTIVES) >= CONTAINERS | set(OUTSIDE_CHAPTERS) | CELLS
    assert all(DIRECTIVES[name].has_content for name in CONTAINERS)
